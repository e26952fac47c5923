import Bus
import RegistryAPI
import Store
import Vocabulary

extension CaseFile {
    /// What somebody put right, or took back.
    struct Change: Codable, Hashable, Sendable {
        let kind: VersionKind
        /// As it was until then.
        let entry: Entry
        let reason: String
        let moment: Timestamp
        let unit: UnitPath
        let person: String?
    }

    /// Whether the entry of this number, from 1, is a decision of the chief's, or the plan that it is about.
    func isDecided(entry number: Int) -> Bool {
        guard entries.indices.contains(number - 1) else { return false }
        let decisions: Set<CaseEntry.Kind> = [.decision, .returned]
        let kind = entries[number - 1].kind
        let next = entries.dropFirst(number).map(\.kind).first { $0 == .plan || decisions.contains($0) }
        return decisions.contains(kind) || kind == .plan && next.map(decisions.contains) == true
    }

    /// The case as it stands after these steps and no other. Throws FAILED_PRECONDITION with the first that cannot have been
    /// taken after those before it.
    func replaying(_ entries: [Entry]) throws -> CaseFile {
        var file = CaseFile(
            id: id, child: child, commune: commune, worker: worker, concern: concern, source: source,
            channel: channel, step: .reported, risk: nil, goals: [], nextReview: nil, isReadyToClose: false,
            closedFor: nil, ending: nil, entries: Array(entries.prefix(1)))
        file.changes = changes
        for entry in entries.dropFirst() {
            do {
                try file.take(entry)
            } catch is Refusal {
                throw Refusal.precondition(
                    "/entry",
                    Message(
                        "registry.case-entry-follows", ["day": "\(entry.on)"],
                        terms: ["kind": [entry.kind.term]]))
            }
        }
        return file
    }

    private mutating func take(_ entry: Entry) throws {
        let when: When = (entry.on, entry.at)
        switch entry.kind {
        case .opened: break
        case .protection: try protect(.intervention, on: when, note: entry.note)
        case .isolation: try protect(.isolation, on: when, note: entry.note)
        case .isolationEnd: try protect(.isolationEnd, on: when, note: entry.note)
        case .initialAssessment:
            try assess(.initial, risk: entry.risk ?? .low, on: when, note: entry.note)
        case .detailedAssessment:
            try assess(.detailed, risk: entry.risk ?? .low, on: when, note: entry.note)
        case .plan: try plan(entry.goals ?? [], nextReview: entry.nextReview ?? entry.on, on: when)
        case .decision: try decide(.approve, on: when, note: entry.note)
        case .returned: try decide(.giveBack, on: when, note: entry.note)
        case .carriedOut: try carryOut(entry.note ?? "", on: when)
        case .review:
            try review(
                entry.outcome ?? .carryOn, risk: entry.risk, nextReview: entry.nextReview, on: when,
                note: entry.note)
        case .closed: try close(entry.closedFor ?? .other, on: when, note: entry.note)
        }
    }
}
