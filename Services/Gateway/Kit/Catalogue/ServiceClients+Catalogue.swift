import Bus
import CatalogueAPI
package import JSONCoding
import ServiceKit
package import Vocabulary

extension ServiceClients {
    /// The offers of the services' today as HSDS 3 has them, by their ids; `withWithdrawn`: withdrawn ones, and those of closed
    /// providers, too.
    package func hsds(
        as unit: UnitPath, withWithdrawn: Bool, _ reference: Reference, utcOffset: Int
    ) async throws -> [JSONValue] {
        let client = try client(to: CatalogueContract.name, as: .unit(unit))
        let options = CallOptions(language: language)
        let day = try await client.call(Health.check, Empty(), options).today
        var providers: [ProviderID: Provider] = [:]
        for try await provider in client.feed(Providers.list, ListProviders(), options) {
            providers[provider.id] = provider
        }
        let offers = try await client.all(Offers.search, options) { after in
            SearchOffers().with { ($0.withWithdrawn, $0.after) = (withWithdrawn, after) }
        }
        let export = HSDSExport(reference, language, on: day, utcOffset: utcOffset)
        return offers.compactMap { offer in
            providers[offer.provider].map { export.service(offer, by: $0) }
        }
    }
}
