import CatalogueAPI
import ReportingAPI
import TestKit
import Testing
import Vocabulary

@testable import Reporting

@Suite("Each aspect of a provider has days of its own", .timeLimit(.minutes(5)))
struct ProviderFactTests {
    private let here: UnitPath = "bac-son/dong/nui"
    private let there: UnitPath = "bac-son/tay/hai"
    private let provider: ProviderID = newID()

    private let all = PopulationDeclaration().with { $0.providers = ProviderFilter(kinds: []) }

    /// What is counted once one log has told these in this order.
    private func told(_ events: [[ProviderFact]], _ body: (MadeUpStar) throws -> Void) throws {
        let star = try MadeUpStar()
        for facts in events { try star.enter(ProviderFacts(provider: provider, facts: facts)) }
        try body(star)
    }

    private func fact(
        _ aspect: ProviderAspect, from text: String, _ kind: VersionKind = .recorded, of id: FactID = newID(),
        _ change: (inout ProviderFact) -> Void
    ) -> ProviderFact {
        ProviderFact(id: id, aspect: aspect, kind: kind, from: day(text)).with(change)
    }

    private var registration: [ProviderFact] {
        [
            fact(.identity, from: "1900-01-01") {
                $0.identity = ProviderIdentity(name: "Trạm", kind: "clinic", unit: "bac-son")
            },
            fact(.place, from: "2019-01-01") { $0.place = here },
            fact(.standing, from: "2019-01-01") { $0.status = .open },
        ]
    }

    @Test("a facility that moved and a standard won or lost late move figures of their own days only")
    func late() throws {
        let won: FactID = newID()
        try told([
            registration, [fact(.place, from: "2020-06-01") { $0.place = there }],
            [fact(.standard, from: "2020-03-01", of: won) { $0.meetsStandard = true }],
            [fact(.standard, from: "2020-05-01") { $0.meetsStandard = false }],
            [fact(.standard, from: "2020-04-01", .corrected, of: won) { $0.meetsStandard = true }],
        ]) { star in
            for (on, point, place, isMet) in [
                ("2020-02-29", 5, here, false), ("2020-03-31", 5, here, false), ("2020-04-01", 5, here, true),
                ("2020-05-01", 5, here, false), ("2020-06-01", 5, there, false),
                ("2020-06-01", 1, here, false), ("2020-03-31", 4, here, true), ("2020-05-01", 3, here, true),
            ] as [(String, UInt64, UnitPath, Bool)] {
                let met = Rolls.indicator(all, having: [FactDeclaration().with { $0.standard = true }])
                let counted = try star.figures(met, on: day(on), knownAt: LogPoint(point))
                #expect(
                    counted.byUnit == [place: Figures.Share(people: 1, counted: isMet ? 1 : 0)],
                    "on \(on), known at \(point)")
            }
        }
    }

    @Test("a provider counts while it works")
    func working() throws {
        try told([registration, [fact(.standing, from: "2020-06-01") { $0.status = .closed }]]) { star in
            for (on, point, expected) in [
                ("2018-12-31", 2, 0), ("2019-01-01", 2, 1), ("2020-05-31", 2, 1), ("2020-06-01", 2, 0),
                ("2020-06-01", 1, 1),
            ] as [(String, UInt64, Int)] {
                let counted = try star.figures(Rolls.indicator(all), on: day(on), knownAt: LogPoint(point))
                #expect(counted.denominator == expected, "on \(on), known at \(point)")
            }
            let clinics = PopulationDeclaration().with { $0.providers = ProviderFilter(kinds: ["clinic"]) }
            let schools = PopulationDeclaration().with { $0.providers = ProviderFilter(kinds: ["school"]) }
            #expect(try star.figures(Rolls.indicator(clinics), on: day("2020-05-31")).denominator == 1)
            #expect(try star.figures(Rolls.indicator(schools), on: day("2020-05-31")).denominator == 0)
        }
    }
}
