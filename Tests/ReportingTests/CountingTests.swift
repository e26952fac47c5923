import CampaignsAPI
import CatalogueAPI
import RegistryAPI
import ReportingAPI
import TestKit
import Testing
import Vocabulary

@testable import Reporting

@Suite("Counting", .timeLimit(.minutes(5)))
struct CountingTests {
    private let withDisability = PopulationDeclaration().with {
        $0.children = ChildFilter().with {
            $0.ageUnder = 16
            $0.disability = true
        }
    }
    private var twoChildrenWithDisabilities: CountedFacts {
        var facts = CountedFacts(on: Rolls.lastDay)
        facts.enter(children: [Rolls.child(1), Rolls.child(2)])
        facts.enter(
            circumstances: [], disabilities: [Rolls.disability(1, of: 1), Rolls.disability(2, of: 2)])
        return facts
    }
    private let served = [FactDeclaration().with { $0.delivery = ["care", "education"] }]

    @Test("a child counts once, however many services it received, and the records are named")
    func onceEach() throws {
        var facts = twoChildrenWithDisabilities
        facts.deliver([
            Rolls.delivery(1, to: 1, "care"), Rolls.delivery(2, to: 1, "education"),
            Rolls.delivery(3, to: 2, "vocational"),
        ])
        let declaration = Rolls.indicator(withDisability, having: served)
        let count = try Rolls.count(declaration, facts)
        #expect(count.numerator == 1)
        #expect(count.denominator == 2)
        let records = Rolls.counting(facts).records(for: count.members, in: declaration)
        let (child, first, second): (ChildID, DeliveryID, DeliveryID) = (
            Rolls.id(1), Rolls.id(1), Rolls.id(2)
        )
        #expect(records[.of(child)] == ["delivery:\(first)", "delivery:\(second)"])
    }

    @Test("a corrected delivery that was voided does not count, nor one outside the year")
    func onlyTheYear() throws {
        var facts = CountedFacts(on: Rolls.lastDay)
        facts.enter(children: [Rolls.child(1), Rolls.child(2), Rolls.child(3)])
        facts.enter(circumstances: [], disabilities: (1...3).map { Rolls.disability($0, of: $0) })
        facts.deliver([
            Rolls.delivery(1, to: 1, "care", voided: true),
            Rolls.delivery(2, to: 2, "care", on: "2020-12-31"),
            Rolls.delivery(3, to: 3, "care", on: "2021-01-01"),
        ])
        #expect(try Rolls.count(Rolls.indicator(withDisability, having: served), facts).numerator == 1)
        let wholePlan = Rolls.indicator(withDisability, having: served, span: .plan)
        #expect(try Rolls.count(wholePlan, facts).numerator == 2)
    }

    @Test("a delivery that lies outside its child's life does not count")
    func contradicted() throws {
        var facts = twoChildrenWithDisabilities
        facts.deliver([
            Rolls.delivery(1, to: 1, "care").with { $0.contradicted = true },
            Rolls.delivery(2, to: 2, "care"),
        ])
        #expect(try Rolls.count(Rolls.indicator(withDisability, having: served), facts).numerator == 1)
    }

    @Test("age is decided on the last day", arguments: [("2006-01-01", true), ("2005-12-31", false)])
    func lastDay(born: String, counts: Bool) throws {
        var facts = CountedFacts(on: Rolls.lastDay)
        facts.enter(children: [Rolls.child(1, born: born)])
        facts.enter(circumstances: [], disabilities: [Rolls.disability(1, of: 1)])
        #expect(try Rolls.count(Rolls.indicator(withDisability), facts).denominator == (counts ? 1 : 0))
    }

    @Test("the latest determination of disability holds, one after the day does not")
    func determinations() throws {
        var facts = CountedFacts(on: Rolls.lastDay)
        facts.enter(children: [Rolls.child(1), Rolls.child(2)])
        facts.enter(
            circumstances: [],
            disabilities: [
                Rolls.disability(1, of: 1, on: "2021-01-01"), Rolls.disability(2, of: 2, on: "2022-01-01"),
            ])
        #expect(try Rolls.count(Rolls.indicator(withDisability), facts).denominator == 1)
    }

    @Test("a caregiver of two such children counts once, and not at all when the link has ended")
    func caregivers() throws {
        var facts = twoChildrenWithDisabilities
        func link(_ number: Int, _ caregiver: Int, _ child: Int, until end: String? = nil)
            -> CaregiverLinkFacts
        {
            CaregiverLinkFacts(
                id: Rolls.id(number), caregiver: Rolls.id(caregiver), child: Rolls.id(child),
                relation: .mother, start: day("2020-01-01")
            ).with { $0.end = end.map(day) }
        }
        facts.enter(
            links: [link(1, 10, 1), link(2, 10, 2), link(3, 11, 1, until: "2021-06-01")], workers: [],
            placements: [])
        facts.enter(trainings: [
            Rolls.training(1, Learner(kind: .caregiver, id: Rolls.id(10))),
            Rolls.training(2, Learner(kind: .caregiver, id: Rolls.id(10))),
        ])
        let population = PopulationDeclaration().with {
            $0.caregiversOf = ChildFilter().with {
                $0.ageUnder = 16
                $0.disability = true
            }
        }
        let count = try Rolls.count(
            Rolls.indicator(population, having: [FactDeclaration().with { $0.training = [] }]), facts)
        #expect(count.denominator == 1)
        #expect(count.numerator == 1)
    }

    @Test("what has to be renewed counts to its last day")
    func renewed() throws {
        var facts = twoChildrenWithDisabilities
        func training(_ child: Int, until last: String) -> TrainingFact {
            var training = Rolls.training(child, Learner(kind: .child, id: Rolls.id(child)))
            training.until = day(last)
            return training
        }
        facts.enter(trainings: [training(1, until: "2021-12-31"), training(2, until: "2021-12-30")])
        let population = PopulationDeclaration().with {
            $0.children = ChildFilter().with { $0.disability = true }
        }
        let count = try Rolls.count(
            Rolls.indicator(population, having: [FactDeclaration().with { $0.training = ["inclusion"] }]),
            facts)
        #expect(count.denominator == 2)
        #expect(count.numerator == 1)
    }

    @Test("a circumstance is matched by its token, and holds to its last day")
    func circumstances() throws {
        var facts = CountedFacts(on: Rolls.lastDay)
        facts.enter(children: [Rolls.child(1), Rolls.child(2), Rolls.child(3)])
        func holding(_ child: Int, until end: String? = nil) -> CircumstanceFact {
            CircumstanceFact(
                child: Rolls.id(child), token: "token-orphan", start: day("2020-01-01"),
                end: end.map(day))
        }
        facts.enter(
            circumstances: [holding(1), holding(2, until: "2021-12-31"), holding(3, until: "2021-12-30")],
            disabilities: [])
        let orphans = PopulationDeclaration().with {
            $0.children = ChildFilter().with { $0.circumstances = ["orphan"] }
        }
        #expect(try Rolls.count(Rolls.indicator(orphans), facts).denominator == 2)
    }

    @Test("nobody outside the plan's area is counted")
    func area() throws {
        var facts = CountedFacts(on: Rolls.lastDay)
        facts.enter(children: [Rolls.child(1), Rolls.child(2, commune: "bac-son-khac/dong/mot")])
        #expect(
            try Rolls.count(
                Rolls.indicator(PopulationDeclaration().with { $0.children = ChildFilter() }), facts
            )
            .denominator
                == 1)
    }
}
