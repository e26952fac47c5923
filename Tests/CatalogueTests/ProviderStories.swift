import Bus
import CatalogueAPI
import TestKit
import Vocabulary

@testable import Catalogue

/// What a provider is said to be from a day on.
func update(
    _ id: ProviderID, on text: String, _ change: (inout UpdateProvider) -> Void
) -> UpdateProvider {
    var request = UpdateProvider(id: id)
    request.on = day(text)
    change(&request)
    return request
}

extension TestClient {
    /// The provider on a day, as known at the end of another.
    func provider(
        _ id: ProviderID, on text: String? = nil, knownOn: String? = nil
    ) async throws -> Provider {
        try await call(
            Providers.get,
            GetProvider(id: id).with { ($0.on, $0.knownOn) = (text.map(day), knownOn.map(day)) })
    }

    func history(
        _ id: ProviderID, _ aspect: ProviderAspect
    ) async throws -> [ProviderFactEntry] {
        try await call(Providers.history, ListProviderHistory(provider: id)).items
            .filter { $0.aspect == aspect }
    }
}
