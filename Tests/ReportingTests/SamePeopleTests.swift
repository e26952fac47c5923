import CampaignsAPI
import CatalogueAPI
import RegistryAPI
import RegistryKnown
import ReportingAPI
import TestKit
import Testing
import Vocabulary

@testable import Reporting

@Suite("Whoever was entered twice counts once", .timeLimit(.minutes(5)))
struct SamePeopleTests {
    private typealias Children = SamePeople<Subject.Child>

    private func child(_ number: Int) -> ChildID { Rolls.id(number) }

    @Test(
        "whoever hangs together by pairs is one, shown by the preferred entry that is there, else by the least id"
    )
    func shown() {
        let same = Children([(child(2), child(1)), (child(3), child(4)), (child(3), child(2))])
        #expect((1...4).map { same.shown(child($0)) } == Array(repeating: child(1), count: 4))
        #expect(same.shown(child(2), where: { $0 != child(1) }) == child(2))
        #expect(same.shown(child(5)) == child(5))
        #expect(same.shown(child(5), where: { _ in false }) == nil)
        #expect(Set(same.several) == Set((1...4).map(child)))
        let preferring = Children([(child(1), child(2))], preferring: { $0 == child(2) })
        #expect(preferring.shown(child(1)) == child(2))
    }

    private let trained = [FactDeclaration().with { $0.training = [] }]

    @Test("one child has what is said of each of its entries, and what was done for any speaks for it")
    func together() throws {
        let star = try MadeUpStar()
        try star.enter([Rolls.child(1), Rolls.child(2), Rolls.child(3)])
        try star.enter([Rolls.disability(1, of: 2), Rolls.disability(2, of: 3)])
        try star.deliver([Rolls.delivery(1, to: 1, "care"), Rolls.delivery(2, to: 2, "care")])
        let same = [child(1): child(1), child(2): child(1)]
        let population = PopulationDeclaration().with {
            $0.children = ChildFilter().with { $0.disability = true }
        }
        let served = [FactDeclaration().with { $0.delivery = ["care"] }]
        let declaration = Rolls.indicator(population, having: served)
        let explained = try star.explained(declaration, children: same)
        #expect(explained.map(\.id) == [child(1).text, child(3).text])
        #expect(explained.map(\.because.count) == [2, 0])
        #expect(try star.figures(declaration, children: same).whole == Figures.Share(people: 2, counted: 1))
        #expect(try star.figures(declaration).whole == Figures.Share(people: 2, counted: 1))
    }

    @Test("of two entries with determinations the latest holds")
    func latest() throws {
        let star = try MadeUpStar()
        try star.enter([Rolls.child(1), Rolls.child(2)])
        try star.enter([
            Rolls.disability(1, of: 1, on: "2020-02-01"),
            Rolls.disability(2, of: 2, on: "2020-03-01").with { $0.type = .hearingSpeech },
        ])
        let everybody = Rolls.indicator(PopulationDeclaration().with { $0.children = ChildFilter() })
        let figures = try star.figures(everybody, children: [child(1): child(1), child(2): child(1)])
        #expect(figures.by(.disabilityType) == ["hearingSpeech": Figures.Share(people: 1, counted: 1)])
    }

    @Test("a caregiver entered twice, for two children, is one, and what one entry learned the person did")
    func caregivers() throws {
        let star = try MadeUpStar()
        try star.enter([Rolls.child(1), Rolls.child(2)])
        try star.enter((1...2).map { Rolls.disability($0, of: $0) })
        try star.enter([Rolls.link(1, 10, 1), Rolls.link(2, 11, 2)])
        try star.train([Rolls.training(1, Learner(kind: .caregiver, id: Rolls.id(11)))])
        let carers: [CaregiverID: CaregiverID] = [Rolls.id(10): Rolls.id(10), Rolls.id(11): Rolls.id(10)]
        let population = PopulationDeclaration().with {
            $0.caregiversOf = ChildFilter().with { $0.disability = true }
        }
        let declaration = Rolls.indicator(population, having: trained)
        let shown: CaregiverID = Rolls.id(10)
        let explained = try star.explained(declaration, caregivers: carers)
        #expect(explained.map(\.id) == [shown.text])
        #expect(explained.map(\.isCounted) == [true])
        #expect(
            try star.figures(declaration, caregivers: carers).whole == Figures.Share(people: 1, counted: 1))
    }

    /// Children 1 and 2 are one, 4 and 5 too; of both it was determined under the entry that is not shown. So are caregivers 10
    /// and 11.
    private let sameCarers: [CaregiverID: CaregiverID] = [
        Rolls.id(10): Rolls.id(10), Rolls.id(11): Rolls.id(10),
    ]
    private let sameChildren: [ChildID: ChildID] = [
        Rolls.id(1): Rolls.id(1), Rolls.id(2): Rolls.id(1),
        Rolls.id(4): Rolls.id(4), Rolls.id(5): Rolls.id(4),
    ]

    private func linked() throws -> MadeUpStar {
        let star = try MadeUpStar()
        try star.enter((1...6).map { Rolls.child($0) })
        try star.enter([
            Rolls.disability(1, of: 2), Rolls.disability(2, of: 3),
            Rolls.disability(3, of: 5, on: "2021-06-01"),
        ])
        try star.enter([
            // By the entry that is not shown, of a child and of a caregiver.
            Rolls.link(1, 10, 2), Rolls.link(2, 11, 3), Rolls.link(3, 12, 3),
            Rolls.link(4, 13, 5), Rolls.link(5, 14, 6), Rolls.link(6, 15, 1, until: "2021-06-01"),
        ])
        return star
    }

    private let carersOfDisabled = PopulationDeclaration().with {
        $0.caregiversOf = ChildFilter().with { $0.disability = true }
    }

    @Test("a link under any entry of a child, of any entry of a caregiver, is one of the two persons")
    func linksOfEntries() throws {
        let star = try linked()
        try star.train([Rolls.training(1, Learner(kind: .caregiver, id: Rolls.id(11)))])
        let declaration = Rolls.indicator(carersOfDisabled, having: trained)
        let explained = try star.explained(declaration, children: sameChildren, caregivers: sameCarers)
        let carers: [CaregiverID] = [Rolls.id(10), Rolls.id(12), Rolls.id(13)]
        #expect(explained.map(\.id) == carers.map(\.text))
        #expect(explained.map(\.isCounted) == [true, false, false])
        let figures = try star.figures(declaration, children: sameChildren, caregivers: sameCarers)
        #expect(figures.whole == Figures.Share(people: 3, counted: 1))
        // As strangers they are four, each for itself.
        #expect(try star.figures(declaration).whole == Figures.Share(people: 4, counted: 1))
        let before = try star.figures(
            declaration, on: day("2021-05-31"), children: sameChildren, caregivers: sameCarers)
        #expect(before.whole == Figures.Share(people: 3, counted: 1))
    }

    @Test("of whom nothing was determined under any entry is without, once")
    func without() throws {
        let star = try linked()
        let without = PopulationDeclaration().with {
            $0.children = ChildFilter().with { $0.disability = false }
        }
        for (on, expected) in [("2021-05-31", 2), ("2021-06-01", 1)] {
            let figures = try star.figures(
                Rolls.indicator(without), on: day(on), children: sameChildren)
            #expect(figures.denominator == expected, "on \(on)")
        }
    }

    @Test("who is the same is not looked for in the whole list for each child and each link")
    func passes() throws {
        let star = try linked()
        let everybody = PopulationDeclaration().with { $0.children = ChildFilter() }
        for population in [everybody, carersOfDisabled] {
            let steps = try star.steps(
                Rolls.indicator(population, having: trained), children: sameChildren, caregivers: sameCarers)
            #expect(steps.contains { $0.hasPrefix("SEARCH d USING PRIMARY KEY") })
            #expect(steps.filter { $0.hasPrefix("SCAN") && $0.hasSuffix("LEFT-JOIN") } == [])
        }
    }
}
