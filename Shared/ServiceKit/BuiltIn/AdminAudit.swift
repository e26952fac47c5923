public import Bus
internal import Store
public import Vocabulary

/// The log of deeds as evidence. In every service.
public enum AdminAudit {
    /// Goes over the service's evidence, piece by piece and while calls go on: the layout with its triggers, every row of the event
    /// log, the audit trail and the read log, every signature on their heads, what others kept of them, and what the service
    /// holds against its log (the ledger). Each fault is a sentence; evidence without any is sound.
    public static let verify = Feed<VerifyEvidence, VerifiedPiece>("admin.Audit/Verify", needs: .auditor)
    /// Who did what, the latest first: deeds of units within the caller's reach, and of its own. Every member of the request
    /// narrows the list.
    public static let search = Query<SearchAudit, List<AuditEntry>>("admin.Audit/Search", needs: .auditor)
}

/// What services keep of each other's logs, so that none can be written anew unnoticed, its own service's keys in hand. In every
/// service.
public enum AdminHeads {
    /// Which heads, signed by the services that it follows, this service keeps.
    public static let get = Query<Empty, NeighbourHeads>("admin.Heads/Get", needs: .auditor)
}

/// Who looked at whom. In every service.
public enum AdminReads {
    /// Which children's data were shown to whom, the latest first: to units within the caller's reach, and to its own. Every
    /// member of the request narrows the list: to a child, to what somebody looked at.
    public static let list = Query<ListReads, List<ReadEntry>>("admin.Reads/List", needs: .auditor)
}

public struct SearchAudit: Composite, PagedRequest {
    /// This unit and those below it.
    public var unit: UnitPath?
    /// The code of a person, of whatever unit.
    public var person: PersonCode?
    /// `registry.Children/Register`.
    public var method: String?
    /// The id of what it happened to: a child's, or what the service's events are about. Deeds whose events are confidential are
    /// not found by it: who did one was shown the child, which ``AdminReads/list`` tells to who is confidential there.
    public var subject: String?
    /// Deeds of these days.
    public var period: Period?
    /// `next` of the page before; the first page when absent.
    public var after: String?
    /// 1 to 500 items; 200 when absent.
    public var limit: Int?

    public init() {}
}

/// A command, or a part of an import, that was done.
public struct AuditEntry: Composite {
    /// Of the service's entries, from 1, without gaps.
    public var number: UInt64
    /// The moment that it counts as.
    public var at: Timestamp
    public var unit: UnitPath
    /// The code of the person; absent where a program did it.
    public var person: PersonCode?
    /// What the person was called then.
    public var name: String?
    /// `registry.Children/Register`.
    public var method: String
    /// `done`; `done by mandate, run …` of what the coordinator did in their name; of an import which rows.
    public var outcome: String
    /// The number of its first event; absent where there was none.
    public var firstEvent: UInt64?
    /// The number of its last event; absent where there was none.
    public var lastEvent: UInt64?
    /// The ids of what it happened to, each once, 16 at most; of confidential events only for who is confidential there.
    public var subjects: [String]

    public init(
        number: UInt64, at: Timestamp, unit: UnitPath, method: String, outcome: String, subjects: [String]
    ) {
        (self.number, self.at, self.unit, self.method) = (number, at, unit, method)
        (self.outcome, self.subjects) = (outcome, subjects)
    }
}

extension AuditEntry {
    /// The run of a workflow by whose mandate it was done; nil of what was done in person.
    package var mandatedRun: String? {
        outcome.hasPrefix(DeedOutcome.byMandate)
            ? String(outcome.dropFirst(DeedOutcome.byMandate.count)) : nil
    }
}

extension ReadEntry {
    /// The run of a workflow by whose mandate was looked; nil of a look in person.
    package var mandatedRun: String? {
        guard let purpose, purpose.hasPrefix(ShownMandate.mark) else { return nil }
        return String(purpose.dropFirst(ShownMandate.mark.count))
    }
}

public struct ListReads: Composite, PagedRequest {
    /// This unit and those below it.
    public var unit: UnitPath?
    /// The code of a person, of whatever unit.
    public var person: PersonCode?
    /// Looks at this child; those that tell of something confidential only for who is confidential where the one is who looked.
    public var child: ChildID?
    /// `registry.Children/Get`.
    public var method: String?
    /// Looks of these days.
    public var period: Period?
    /// Only looks by which a file was opened out of the caller's reach (true), or only the others (false).
    public var breakGlass: Bool?
    /// `next` of the page before; the first page when absent.
    public var after: String?
    /// 1 to 500 items; 200 when absent.
    public var limit: Int?

    public init() {}
}

/// That a child's data were shown to somebody.
public struct ReadEntry: Composite {
    /// Of the answer, from 1, without gaps: all whom one answer showed have the same.
    public var number: UInt64
    public var at: Timestamp
    public var unit: UnitPath
    /// The code of the person; absent where a program looked.
    public var person: PersonCode?
    /// What the person was called then.
    public var name: String?
    /// `registry.Children/Get`.
    public var method: String
    /// Absent where that it was shown tells of something confidential (a case, a deed whose events are), but for who is
    /// confidential there.
    public var child: ChildID?
    /// Why, in the words of who looked; absent where nothing was said, and where the child is.
    public var purpose: String?
    /// Why the file was opened out of the caller's reach, in the words of who did; absent of a look within it.
    public var breakGlass: String?

    public init(number: UInt64, at: Timestamp, unit: UnitPath, method: String) {
        (self.number, self.at, self.unit, self.method) = (number, at, unit, method)
    }
}

public struct VerifyEvidence: Composite {
    /// What others have kept of this service's logs, at most 1,000; each must be in them still.
    public var known: [KeptHead]?
    /// What this service signed and its neighbours keep (``AdminHeads/get``), at most 1,000; each must be in the logs still.
    public var neighbours: [NeighbourLogHead]?

    public init(known: [KeptHead]? = nil, neighbours: [NeighbourLogHead]? = nil) {
        (self.known, self.neighbours) = (known, neighbours)
    }
}

/// What a log of a service was up to one of its rows, as somebody kept it elsewhere.
public struct KeptHead: Composite {
    public var log: EvidenceLog
    /// The row's number.
    public var position: UInt64
    /// The chain up to it, as ``VerifiedPiece/head`` says it; of the event log as every event says it.
    public var chain: ChainHead

    public init(log: EvidenceLog, position: UInt64, chain: ChainHead) {
        (self.log, self.position, self.chain) = (log, position, chain)
    }
}

/// What a service signed of one of its logs: the chain up to a row.
public struct SignedLogHead: Composite {
    /// Of the service's signed heads, from 1, without gaps.
    public var number: UInt64
    public var log: EvidenceLog
    /// The log's last row then.
    public var position: UInt64
    public var chain: ChainHead
    /// When it was signed, by the machine's clock.
    public var at: Timestamp
    /// The id of the key, 16 hexadecimal digits.
    public var signedWith: String
    /// Ed25519 (RFC 8032), 128 hexadecimal digits.
    public var signature: String
}

/// A head that a service signed, as one keeps it that follows its log.
public struct NeighbourLogHead: Composite {
    /// The service that keeps it.
    public var keeper: String
    /// The service that signed it.
    public var source: String
    public var signed: SignedLogHead
    /// When that service turned out not to have it any more; absent while it has.
    public var goneAt: Timestamp?
}

/// What a service keeps of its neighbours' logs.
public struct NeighbourHeads: Composite {
    /// Of each log of a service that it follows the last signed head, and those that turned out to be no more.
    public var heads: [NeighbourLogHead]
}

/// A service's own logs.
public enum EvidenceLog: String, Choice {
    /// What happened.
    case events
    /// Who did it.
    case audit
    /// Who looked.
    case reads
    /// What the people were called who did something or looked.
    case people
    /// Which reference data and which policy the service went by.
    case versions

    package var table: String { "store_\(rawValue)" }

    package init?(table: String) {
        guard let log = Self.allCases.first(where: { $0.table == table }) else { return nil }
        self = log
    }
}

/// One piece of a service's evidence that has been gone over.
public struct VerifiedPiece: Composite {
    /// The table: a log, the signed heads, one that is held against the log, or `sqlite_master`, the layout.
    public var table: String
    /// So many of its rows have been gone over.
    public var done: UInt64
    /// So many are to be: those that were there when it began.
    public var of: UInt64
    /// Once a log has been gone over to its end: what it is up to there. To be kept elsewhere, and asked for later.
    public var head: ChainHead?
    public var faults: [EvidenceFinding]

    public init(table: String, done: UInt64, of: UInt64, head: ChainHead? = nil, faults: [EvidenceFinding]) {
        (self.table, self.done, self.of, self.head, self.faults) = (table, done, of, head, faults)
    }
}

/// Something in a service's evidence that is not as it was written, or not as it must be.
public struct EvidenceFinding: Composite {
    public var table: String
    /// The row's, or that of the first of those; absent where it is about none.
    public var number: UInt64?
    /// Says so in a sentence, in the caller's language.
    public var text: String

    public init(table: String, number: UInt64? = nil, text: String) {
        (self.table, self.number, self.text) = (table, number, text)
    }
}
