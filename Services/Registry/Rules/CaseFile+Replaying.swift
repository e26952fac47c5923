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

    /// How much was said of the case: an entry that was taken back had been one, too.
    var version: Int { entries.count + changes.reduce(0) { $0 + ($1.kind == .voided ? 2 : 1) } }

    /// Who works on the case, and where it is kept.
    var keeper: CaseKeeper { CaseKeeper(commune: commune, worker: worker) }

    /// Whether the entry of this number, from 1, is a decision of the chief's, or the plan that it is about.
    func isDecided(entry number: Int) -> Bool {
        guard entries.indices.contains(number - 1) else { return false }
        let decisions: Set<CaseEntry.Kind> = [.decision, .returned]
        let kind = entries[number - 1].kind
        let next = entries.dropFirst(number).map(\.kind).first { $0 == .plan || decisions.contains($0) }
        return decisions.contains(kind) || kind == .plan && next.map(decisions.contains) == true
    }

    /// Between which days a step may lie, by its place among the entries: not before what it came after when it was taken, nor past
    /// what came after it. Nil where nothing of the case sets one.
    ///
    /// What was done at once came after the report alone, and an end of an isolation after that besides, wherever they were entered;
    /// any other step came after all that was entered before it.
    func limits(ofEntryAt index: Int) -> (earliest: Day?, latest: Day?) {
        let before = entries[..<index].indices.filter { entries.isFollowing($0, at: index) }
        let after = entries.indices.dropFirst(index + 1).filter { entries.isFollowing(index, at: $0) }
        return (before.map { entries[$0].on }.max(), after.map { entries[$0].on }.min())
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

    /// The case as it stood after these steps, as they were known once, what was put right of them by then, and who kept it. A step
    /// that does not go with those before it, on the days that are asked about, moves nothing.
    func then(_ entries: [Entry], _ changes: [Change], keptBy keeper: CaseKeeper) throws -> CaseFile {
        var file = CaseFile(
            id: id, child: child, commune: keeper.commune, worker: keeper.worker, concern: concern,
            source: source, channel: channel, step: .reported, risk: nil, goals: [], nextReview: nil,
            isReadyToClose: false, closedFor: nil, ending: nil, entries: Array(entries.prefix(1)))
        file.changes = changes
        for entry in entries.dropFirst() {
            if let closure = entry.cause {
                file.end(with: closure, for: entry.closedFor ?? .other, on: entry.on)
            } else {
                do {
                    try file.take(entry)
                } catch is Refusal {
                    continue
                }
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

extension [CaseFile.Entry] {
    /// Whether the one at `index` cannot have been before `other`, which was entered earlier.
    fileprivate func isFollowing(_ other: Int, at index: Int) -> Bool {
        let isolation: Set<CaseEntry.Kind> = [.isolation, .isolationEnd]
        return switch self[index].kind {
        case .protection: other == 0
        case .isolation, .isolationEnd: other == 0 || isolation.contains(self[other].kind)
        default: true
        }
    }
}

/// Who works on a case, and which commune keeps it.
struct CaseKeeper: Hashable, Sendable {
    let commune: UnitPath
    let worker: CaseWorker
}

extension CaseEntry.Kind {
    /// The step that it leads a case to; nil where that stays, or hangs on what was decided.
    var leadsTo: CaseStep? {
        switch self {
        case .opened: .reported
        case .initialAssessment: .screened
        case .detailedAssessment, .returned: .assessed
        case .plan: .planned
        case .decision: .approved
        case .closed: .closed
        case .protection, .isolation, .isolationEnd, .carriedOut, .review: nil
        }
    }
}

extension ReviewCase.Outcome {
    /// The same of a review.
    var leadsTo: CaseStep? { self == .planAnew ? .assessed : nil }
}
