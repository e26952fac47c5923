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
}
