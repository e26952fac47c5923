import RegistryAPI
import Store
import TestKit
import Testing
import Vocabulary

@testable import Registry

@Suite("What becomes of pairs of entries", .timeLimit(.minutes(5)))
struct PairingTests {
    private let id: ChildID = newID()
    private let other: ChildID = newID()
    private let decision = EntryPair<Subject.Child>.Decision(
        recorder: Recorder(unit: Office.province), moment: .now(), note: "Đã gặp cả hai gia đình")

    private func pairing(
        _ before: [EntryPair<Subject.Child>], _ marks: [ChildID: DuplicateMark], on today: Day = Office.today
    ) -> Pairing<Subject.Child> {
        Pairing(id: id, before: before, marks: marks, today: today)
    }

    private func pair(
        _ mark: DuplicateMark?, _ verdict: DuplicateVerdict = .undecided
    ) -> EntryPair<Subject.Child> {
        EntryPair(
            id, other, by: mark, since: day("2020-01-02"), verdict: verdict,
            decision: verdict == .undecided ? nil : decision)
    }

    @Test("who shares a mark is brought together, whoever of the two was entered first, and told of")
    func begins() {
        let change = pairing([], [other: .personalNumber]).following
        let pair = EntryPair(other, id, by: .personalNumber, since: Office.today)
        #expect(change == Pairing.Change(kept: [pair], ended: [], told: [pair]))
        #expect(pair.first < pair.second)
        #expect(pair.other(than: id) == other)
    }

    @Test("nothing happens to a pair that stands as before, and one that shares nothing any more ends")
    func ends() {
        let known = pair(.name)
        #expect(pairing([known], [other: .name]).following == Pairing.Change())
        #expect(pairing([known], [:]).following == Pairing.Change(ended: [known]))
        let changed = pairing([known], [other: .personalNumber]).following
        #expect(changed == Pairing.Change(kept: [pair(.personalNumber)]))
    }

    @Test(
        "what somebody decided stands, but two namesakes who turn out to have one number are asked about anew"
    )
    func decided() {
        for verdict in [DuplicateVerdict.same, .distinct] {
            #expect(pairing([pair(.personalNumber, verdict)], [:]).following == Pairing.Change())
            #expect(
                pairing([pair(.personalNumber, verdict)], [other: .name]).following == Pairing.Change())
        }
        let asked = pair(.personalNumber)
        #expect(
            pairing([pair(.name, .distinct)], [other: .personalNumber]).following
                == Pairing.Change(kept: [asked], told: [asked]))
    }

    @Test(
        "a verdict keeps what brought them together, and taken back leaves the pair while they share a mark")
    func verdicts() {
        let known = pair(.personalNumber)
        let same = pairing([known], [other: .personalNumber]).deciding(.same, of: other, by: decision)
        #expect(same == pair(.personalNumber, .same))
        #expect(same.isKept)
        let back = pairing([same], [other: .name]).deciding(.undecided, of: other, by: decision)
        #expect((back.mark, back.verdict) == (.name, .undecided))
        #expect(back.isKept)
        let none = pairing([same], [:]).deciding(.undecided, of: other, by: decision)
        #expect(!none.isKept)
        let unasked = pairing([], [:]).deciding(.same, of: other, by: decision)
        #expect((unasked.mark, unasked.since) == (nil, Office.today))
        #expect(unasked.isKept)
    }
}
