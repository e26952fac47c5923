import Bus
import CatalogueAPI
import ServiceKit
import Store
import TestKit
import Vocabulary

/// Stands where the catalogue stands: whatever a test tells it, its log tells on.
struct CatalogueStandIn: DepartmentService {
    static let name = CatalogueContract.name
    static let migrations: [Migration] = []
    static let texts = TextCatalogue(vi: [:], en: [:])
    static let tell = Command<CatalogueEvent, Empty>("catalogue.StandIn/Tell", needs: .anyone)

    var routes: [Route] {
        Route(Self.tell) { event, tx in
            tx.authorizeByRoleAlone()
            tx.emit(event)
            return Empty()
        }
    }
}

extension TestClient {
    /// That there is a facility, with what else is said of it.
    func facility(_ id: ProviderID, from text: String? = nil, _ more: ProviderSaying...) async throws {
        let since = text.map(day) ?? .first
        let said: [ProviderSaying] =
            [
                .identity(ProviderIdentity(name: "Cơ sở", kind: "child-facility", unit: Office.province)),
                .place(unit: Office.district), .standing(status: .open, reason: nil),
            ] + more
        try await tell(id, said, from: since) { .providerRegistered($0) }
    }

    /// What is said of a facility from a day on.
    func say(_ said: ProviderSaying, of id: ProviderID, from text: String) async throws {
        try await tell(id, [said], from: day(text)) { .providerUpdated($0) }
    }

    private func tell(
        _ id: ProviderID, _ said: [ProviderSaying], from day: Day, _ event: (ProviderFacts) -> CatalogueEvent
    ) async throws {
        let facts = said.map { value in
            ProviderFact(
                FactVersion(
                    .recorded, of: newID(),
                    days: DayRange(from: ProviderSaying.everyDay.contains(value.aspect) ? .first : day),
                    value: value, learned: Learned(at: LogPoint(1), moment: .now())))
        }
        try await on(CatalogueStandIn.name).call(
            CatalogueStandIn.tell, event(ProviderFacts(provider: id, facts: facts)))
    }
}
