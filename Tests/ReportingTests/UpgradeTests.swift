import Bus
import CatalogueAPI
import ReportingAPI
import TestKit
import Testing
import Vocabulary

@testable import Reporting

@Suite("Upgrades count where their facility stands", .timeLimit(.minutes(5)))
struct UpgradeTests {
    /// The shipped plan, with an indicator of upgrades.
    private func plan() throws -> PlanDocument {
        var plan = try Province.shipped(Province.plan)
        let population = PopulationDeclaration().with { $0.upgrades = EmptyFilter() }
        let completed = [FactDeclaration().with { $0.completed = true }]
        plan.indicators.append(
            Rolls.indicator(population, having: completed, measure: .count, span: .plan))
        return plan
    }

    /// How many works were completed by a day in each district, as known at the end of another.
    private typealias Counted = (_ on: String, _ knownOn: String?) async throws -> [String: Int?]

    /// A province with such a plan, and what it counts.
    private func open(_ body: (Province, @escaping Counted) async throws -> Void) async throws {
        try await Province.open(publish: false, on: [.inProcess]) { province in
            _ = try await province.lead.call(Plans.publish, PublishPlan(plan: plan()))
            try await body(province) { on, knownOn in
                let value = try await province.value("X1", on: on, knownOn: knownOn, by: .district)
                let cells = value.cells ?? []
                return Dictionary(uniqueKeysWithValues: cells.map { ($0.key, $0.numerator) })
            }
        }
    }

    @Test("a move counts from its own day, however late it was entered, and nothing before the proposal")
    func moved() async throws {
        try await open { province, counted in
            func move(to place: UnitPath, on text: String, _ provider: ProviderID) async throws {
                _ = try await province.lead.call(
                    Providers.update,
                    UpdateProvider(id: provider).with {
                        $0.place = place
                        $0.on = day(text)
                    })
            }
            let (here, there) = (Province.district.text, Province.otherDistrict.text)
            let provider = try await province.provider()
            let upgrade = try await province.lead.call(
                Upgrades.propose, ProposeUpgrade(provider: provider, work: "Đường dốc", cost: 80_000_000))
            #expect(try await counted("2021-03-15", nil) == [here: 0])
            _ = try await province.lead.call(Upgrades.approve, ApproveUpgrade(id: upgrade.id))
            _ = try await province.lead.call(
                Upgrades.complete, CompleteUpgrade(id: upgrade.id))
            #expect(try await counted("2021-03-15", nil) == [here: 1])
            #expect(try await counted("2021-03-14", nil).isEmpty)

            province.deployment.set(day: day("2021-03-20"))
            try await move(to: Province.otherCommune, on: "2021-03-18", provider)
            #expect(try await counted("2021-03-17", nil) == [here: 1])
            #expect(try await counted("2021-03-18", nil) == [there: 1])
            try await move(to: Province.otherDistrict, on: "2021-03-10", provider)
            #expect(try await counted("2021-03-15", nil) == [there: 1])
            #expect(try await counted("2021-03-15", "2021-03-15") == [here: 1])
            #expect(try await counted("2021-03-14", nil).isEmpty)
        }
    }

    @Test("a corrected completion counts from its own day, what never was on none, and known figures stay")
    func corrected() async throws {
        try await open { province, counted in
            let here = Province.district.text
            let upgrade = try await province.lead.call(
                Upgrades.propose,
                ProposeUpgrade(provider: try await province.provider(), work: "Đường dốc", cost: 80_000_000))
            _ = try await province.lead.call(Upgrades.approve, ApproveUpgrade(id: upgrade.id))
            province.deployment.set(day: day("2021-03-20"))
            _ = try await province.lead.call(
                Upgrades.complete, CompleteUpgrade(id: upgrade.id))
            #expect(try await counted("2021-03-20", nil) == [here: 1])
            province.deployment.set(day: day("2021-03-25"))
            func correct(_ change: (inout CorrectUpgrade) -> Void) async throws {
                var correction = CorrectUpgrade(id: upgrade.id)
                change(&correction)
                _ = try await province.lead.call(Upgrades.correct, correction)
            }
            try await correct { $0.completedOn = day("2021-03-18") }
            #expect(try await counted("2021-03-18", nil) == [here: 1])
            #expect(try await counted("2021-03-17", nil) == [here: 0])
            #expect(try await counted("2021-03-18", "2021-03-20") == [here: 0])
            try await correct { $0.clear = ["completedOn"] }
            #expect(try await counted("2021-03-25", nil) == [here: 0])
            try await correct { $0.proposedOn = day("2021-03-10") }
            #expect(try await counted("2021-03-10", nil) == [here: 0])
            _ = try await province.lead.call(Upgrades.void, VoidUpgrade(id: upgrade.id))
            #expect(try await counted("2021-03-25", nil).isEmpty)
            #expect(try await counted("2021-03-20", "2021-03-20") == [here: 1])
        }
    }
}
