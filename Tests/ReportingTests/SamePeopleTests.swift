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

    @Test("one child has what is said of each of its entries, and what was done for any speaks for it")
    func together() throws {
        var facts = CountedFacts(on: Rolls.lastDay, same: Children([(child(1), child(2))]))
        facts.enter(children: [Rolls.child(1), Rolls.child(2), Rolls.child(3)])
        facts.enter(
            circumstances: [],
            disabilities: [Rolls.disability(1, of: 2), Rolls.disability(2, of: 3)])
        facts.deliver([Rolls.delivery(1, to: 1, "care"), Rolls.delivery(2, to: 2, "care")])
        let population = PopulationDeclaration().with {
            $0.children = ChildFilter().with { $0.disability = true }
        }
        let served = [FactDeclaration().with { $0.delivery = ["care"] }]
        let declaration = Rolls.indicator(population, having: served)
        let count = try Rolls.count(declaration, facts)
        #expect(count.members.map(\.id) == [.of(child(1)), .of(child(3))])
        #expect(count.numerator == 1)
        let records = Rolls.counting(facts).records(for: count.members, in: declaration)
        #expect(records[.of(child(1))]?.count == 2)
    }

    @Test("an entry that is off the register on the day leaves the other to be counted")
    func closed() {
        var facts = CountedFacts(on: Rolls.lastDay, same: Children([(child(1), child(2))]))
        facts.enter(children: [Rolls.child(2)])
        #expect(facts.children.map(\.id) == [child(2)])
        #expect(facts.counted(child(1)) == child(2))
    }

    @Test("a caregiver entered twice, for two children, is one, and what one entry learned the person did")
    func caregivers() throws {
        let carers = SamePeople<Subject.Caregiver>([(Rolls.id(10), Rolls.id(11))])
        var facts = CountedFacts(on: Rolls.lastDay, same: Children(), carers)
        facts.enter(children: [Rolls.child(1), Rolls.child(2)])
        facts.enter(circumstances: [], disabilities: (1...2).map { Rolls.disability($0, of: $0) })
        let links = (1...2).map { number in
            CaregiverLinkFacts(
                id: Rolls.id(number), caregiver: Rolls.id(9 + number), child: child(number),
                relation: .mother, start: day("2020-01-01"))
        }
        facts.enter(links: links, workers: [], placements: [])
        facts.enter(trainings: [Rolls.training(1, Learner(kind: .caregiver, id: Rolls.id(11)))])
        let population = PopulationDeclaration().with {
            $0.caregiversOf = ChildFilter().with { $0.disability = true }
        }
        let trained = [FactDeclaration().with { $0.training = [] }]
        let count = try Rolls.count(Rolls.indicator(population, having: trained), facts)
        let shown: CaregiverID = Rolls.id(10)
        #expect(count.members.map(\.id) == [.of(shown)])
        #expect(count.numerator == 1)
    }
}
