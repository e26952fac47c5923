import Bus
import RegistryAPI
import ServiceKit
import Store
import Vocabulary

/// What a request says in words of a placement.
struct PlacementWords {
    let kinPassedOver: String?
    let apart: String?
    var childSaid: String?
    var heardOn: Day?

    init(_ request: BeginPlacement) {
        (kinPassedOver, apart) = (request.kinPassedOver, request.apart)
        (childSaid, heardOn) = (request.childSaid, request.heardOn)
    }

    init(_ request: CorrectPlacement) { (kinPassedOver, apart) = (request.kinPassedOver, request.apart) }

    /// For what it gives a reason.
    var reasons: Set<PlacementNoteKind> {
        func isSaid(_ text: String?) -> Bool { text?.contains { !$0.isWhitespace } ?? false }
        return Set(
            [(kinPassedOver, PlacementNoteKind.noKin), (apart, .apart)].compactMap { text, kind in
                isSaid(text) ? kind : nil
            })
    }
}

extension PlacementNote: AroundChild {
    var days: DayRange { DayRange(on, on) }
    /// A child may be asked again on the same day, and a reason be given better.
    func collides(with _: PlacementNote) -> Bool { false }

    var facts: PlacementNoteFacts {
        PlacementNoteFacts(id: id, child: child, placement: placement, kind: kind, on: on)
    }
}

extension PlacementRules {
    /// Whether somebody born then has to be asked where it is to live (Decree 56/2017), by the law of the day on which it comes
    /// there. By the day it goes home.
    func isHeard(_ birth: Birth, in placement: Placement) -> Bool {
        guard placement.kind.isResidence,
            let age = reference.due(
                Self.hearing, from: Occurrence(on: birth.counted), by: placement.start)
        else { return false }
        return age.day <= placement.start
    }

    /// From what age a child is asked; the decree that says so puts kin first too, and keeps siblings together.
    static let hearing = "care.child-heard"

    /// What is wrong with the words of a request.
    func check(_ words: PlacementWords, of child: RegisteredChild?, _ checks: inout Checks) {
        _ = notes(words, of: child, &checks)
    }

    /// What they say, of a request that has passed ``check(_:of:_:)``.
    func notes(
        _ words: PlacementWords, for placement: Placement, newID: () -> PlacementNoteID
    ) -> [PlacementNote] {
        var checks = Checks(reference, today: today)
        return notes(words, of: nil, &checks).map { note in
            PlacementNote(
                id: newID(), child: placement.child, placement: placement.id, kind: note.kind,
                on: note.on ?? placement.start
            ).with { $0.text = note.text }
        }
    }

    private typealias Said = (kind: PlacementNoteKind, on: Day?, text: String)

    private func notes(
        _ words: PlacementWords, of child: RegisteredChild?, _ checks: inout Checks
    ) -> [Said] {
        var notes: [Said] = []
        if let text: String = checks.remark(words.kinPassedOver, at: "/kinPassedOver", upTo: 1000) {
            notes.append((.noKin, nil, text))
        }
        if let text: String = checks.remark(words.apart, at: "/apart", upTo: 1000) {
            notes.append((.apart, nil, text))
        }
        if let day = words.heardOn { checks.day(day, since: .birth(of: child), at: "/heardOn") }
        if let text: String = checks.remark(words.childSaid, at: "/childSaid", upTo: 4000) {
            notes.append((.heard, words.heardOn, text))
        } else if words.heardOn != nil {
            checks.fail("/childSaid", "check.text-empty")
        }
        return notes
    }

    /// That the child of a placement was asked. `child` is as it is now.
    func hear(
        _ request: HearChild, in placement: Sought<Placement>, of child: RegisteredChild?,
        as id: PlacementNoteID
    ) throws -> PlacementNote {
        var checks = Checks(reference, today: today)
        let day = checks.day(request.on, since: .birth(of: child), at: "/on")
        let said: String = checks.remark(request.said, at: "/said", upTo: 4000)
        let placement = try checks.finish(placement)
        return PlacementNote(
            id: id, child: placement.child, placement: placement.id, kind: .heard, on: day
        ).with { $0.text = said }
    }
}
