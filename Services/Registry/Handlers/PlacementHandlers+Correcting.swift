import RegistryAPI
import ServiceKit
import Store
import Vocabulary

extension RegistryService {
    func correctPlacement(_ request: CorrectPlacement, _ tx: Transaction) throws -> Placement {
        let sought = try tx.seek(request.id, in: tx.placements)
        let rules = PlacementRules(tx)
        let corrected = try rules.correct(
            sought, by: request, of: sought.value.map { try tx.children.get($0.child, at: "/id") },
            with: tx.seekCaregiver(request.caregiver, at: "/caregiver"),
            at: tx.facilities.seek(request.provider, at: "/provider"),
            after: sought.value.map { try tx.said(of: $0) } ?? [])
        try rules.requireVisits(tx.placementVisits.of(corrected.id), within: corrected)
        let words = PlacementWords(request)
        if let known = sought.value, corrected.isElsewhere(than: known) {
            // As whom the entries count by now.
            let person = try tx.children.get(corrected.child, at: "/id").id
            let carer = try corrected.caregiver.flatMap { try tx.caregivers.find($0)?.id }
            let now = corrected.with { ($0.child, $0.caregiver) = (person, carer) }
            // One that the catalogue's log has no more is not looked at.
            if let facility = try corrected.provider.flatMap({ try tx.facilities.find($0) }) {
                try rules.require(
                    facility, for: corrected,
                    beside: tx.placements.beside(now))
            }
            let family = try tx.family(of: person, on: corrected.start)
            try requireApproval(for: now, beside: family, tx)
            let noted = Set(try tx.placementNotes.of(corrected.id).map(\.kind))
            try rules.require(family, around: now, unless: words.reasons.union(noted))
        }
        let right = try putRight(corrected, in: tx.placements, tx) { .placementCorrected($0) }
        for said in rules.notes(words, for: corrected, newID: { tx.newID() }) { try note(said, tx) }
        return try tx.versioned(right)
    }

    func voidPlacement(_ request: VoidPlacement, _ tx: Transaction) throws -> Placement {
        let sought = try tx.seek(request.id, in: tx.placements)
        if let known = sought.value {
            let rules = PlacementRules(tx)
            try rules.requireVisits(tx.placementVisits.of(known.id), within: nil)
            try rules.requireNoActs(tx.acts.naming(known.id))
            // What was noted of it never was either.
            for note in try tx.placementNotes.of(known.id) {
                _ = try tx.void(.found(note), in: tx.placementNotes) { .placementNoteVoided($0) }
            }
        }
        return try tx.versioned(tx.void(sought, in: tx.placements) { .placementVoided($0) })
    }
}

extension Snapshot {
    /// All that was said of a placement, as known at a point, the oldest first.
    func said(of placement: Placement, knownOn point: LogPoint = .latest) throws -> [Placement] {
        try placements.facts.history(of: placement.child).versions
            .filter { $0.fact == FactID(of: placement.id) && $0.learned.at <= point }.map(\.value)
    }

    /// The placement as it is shown, with its version.
    func versioned(_ placement: Placement, knownOn point: LogPoint = .latest) throws -> Placement {
        let version = try said(of: placement, knownOn: point).count
        return placement.with { $0.version = version }
    }
}

extension Placement {
    /// Whether it is of another kind, with others, or from another day on.
    fileprivate func isElsewhere(than other: Placement) -> Bool {
        kind != other.kind || provider != other.provider || caregiver != other.caregiver
            || start != other.start
    }
}
