import ReportingAPI
import TestKit
import Testing
import Vocabulary

@testable import Reporting

@Suite("Indicators of the same people hide together", .timeLimit(.minutes(1)))
struct KinTests {
    private func children(_ write: (inout ChildFilter) -> Void) -> PopulationDeclaration {
        PopulationDeclaration().with { $0.children = ChildFilter().with(write) }
    }

    private func delivery(_ domains: String...) -> [FactDeclaration] {
        [FactDeclaration().with { $0.delivery = domains }]
    }

    private func areAkin(
        _ one: PopulationDeclaration, _ other: PopulationDeclaration,
        _ measures: [IndicatorDeclaration.Measure] = [.percent, .percent],
        having facts: [[FactDeclaration]]? = nil
    ) -> Bool {
        let facts = facts ?? [delivery("care"), [FactDeclaration().with { $0.training = [] }]]
        let indicators = [one, other].enumerated().map { number, population in
            Rolls.indicator(population, having: facts[number], measure: measures[number])
                .with { $0.id = "X\(number)" }
        }
        let plan = Rolls.plan.with { $0.indicators = indicators }
        let kin = indicators.map { Kin(of: $0, in: plan).declarations }
        #expect((kin[0] == kin[1]) == (kin[0].count == 2), "whichever of them is asked for")
        return kin[0].count == 2
    }

    @Test(
        "of the same filter, or of one that lies within the other, wherever the number of the larger is told")
    func within() {
        let all = children { $0.ageUnder = 16 }
        let disabled = children { ($0.ageUnder, $0.disability) = (16, true) }
        let severely = children { ($0.ageUnder, $0.disabilityDegrees) = (6, [.severe]) }
        let ways = children {
            $0.ageUnder = 16
            $0.anyOf = [
                ChildFilter().with { $0.disabilityTypes = [.mobility] },
                ChildFilter().with { $0.disability = true },
            ]
        }
        for (small, large) in [
            (all, all), (disabled, all), (severely, disabled), (severely, all), (ways, disabled),
        ] {
            #expect(areAkin(small, large) && areAkin(large, small))
        }
        #expect(!areAkin(children { $0.disability = false }, disabled))
        #expect(!areAkin(children { $0.circumstances = ["orphan"] }, disabled))
        #expect(!areAkin(PopulationDeclaration().with { $0.caregiversOf = disabled.children }, disabled))
        #expect(!areAkin(PopulationDeclaration().with { $0.workers = WorkerFilter(roles: []) }, disabled))
        let workers = [[], ["childOfficer"]].map { roles in
            PopulationDeclaration().with { $0.workers = WorkerFilter(roles: roles) }
        }
        #expect(areAkin(workers[0], workers[1]))
    }

    @Test(
        "a count of more people does not tell how many these are: only what looks at the same kind of fact is bounded by it"
    )
    func counts() {
        let (all, disabled) = (
            children { $0.ageUnder = 16 }, children { ($0.ageUnder, $0.disability) = (16, true) }
        )
        #expect(!areAkin(disabled, all, [.percent, .count]))
        #expect(
            areAkin(
                disabled, all, [.percent, .count], having: [delivery("care"), delivery("health", "care")]))
        #expect(areAkin(all, all, [.count, .count]))
        #expect(areAkin(disabled, all, [.percent, .count], having: [delivery("care"), []]), "all count")
    }
}
