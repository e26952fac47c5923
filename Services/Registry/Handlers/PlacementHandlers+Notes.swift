import Bus
import RegistryAPI
import ServiceKit
import Store
import Vocabulary

extension RegistryService {
    func hearChild(_ request: HearChild, _ tx: Transaction) throws -> PlacementNote {
        let placement = try tx.seek(request.placement, in: tx.placements, at: "/placement") {
            try tx.home(of: $0.child)
        }
        let child = try placement.value.map { try tx.children.get($0.child, at: "/placement") }
        let note = try PlacementRules(tx).hear(
            request, in: placement, of: child, as: request.id ?? tx.newID())
        try tx.placementNotes.facts.refuseTaken(request.id)
        return try self.note(note, tx)
    }

    /// Keeps what was noted, and tells that it was: a child is asked while it is on the register.
    @discardableResult
    func note(_ note: PlacementNote, _ tx: Transaction) throws -> PlacementNote {
        if note.kind == .heard { try tx.requireActive(note.child, on: note.on) }
        tx.discloseConfidential(note.child)
        return try tx.enter(note, as: .recorded, in: tx.placementNotes) { .placementNoted($0) }
    }

    func voidPlacementNote(_ request: VoidPlacementNote, _ tx: Transaction) throws -> PlacementNote {
        let sought = try tx.seek(request.id, in: tx.placementNotes)
        let shown = try sought.value.map { note in
            try tx.shown(note, in: tx.placementNotes.words(of: note))
        }
        let voided = try tx.void(sought, in: tx.placementNotes) { .placementNoteVoided($0) }
        return shown ?? voided
    }

    func listPlacementNotes(
        _ request: ListPlacementNotes, _ snapshot: Snapshot
    ) throws -> List<PlacementNote> {
        let child = try snapshot.child(request.child, at: "/child")
        snapshot.disclose(child.id)
        let page = try ListPage(request, in: PlacementNoteRecords.order)
        if let asOf = try snapshot.asOf(on: request.on, knownOn: request.knownOn) {
            let begun = try snapshot.begun(
                of: child, named: request.child, in: snapshot.placementNotes, by: PlacementNoteRecords.order,
                asOf)
            return try page.reply(page.fetch(begun)) { notes in
                try notes.map { try snapshot.shown($0, in: $0.text) }.marked(asOf, in: \.provisional)
            }
        }
        return try page.reply(page.fetch(snapshot.placementNotes.of(child: child.id))) { notes in
            try notes.map { try snapshot.shown($0, in: snapshot.placementNotes.words(of: $0)) }
        }
    }
}

extension Snapshot {
    /// The note as the caller may know it: its words are for the office that noted them, whatever it was called then, and for the
    /// chief.
    fileprivate func shown(
        _ note: PlacementNote, in words: @autoclosure () throws -> String?
    ) throws -> PlacementNote {
        let recorder = try placementNotes.facts.recorder(of: FactID(of: note.id))
        let isOwn = recorder.map { units.continues(principal.unit, $0.unit, on: today) } ?? false
        guard try isOwn || reaches(home(of: note.child), as: .supervisor) else {
            return note.with { $0.text = nil }
        }
        discloseConfidential(note.child)
        return try note.with { $0.text = try words() }
    }
}
