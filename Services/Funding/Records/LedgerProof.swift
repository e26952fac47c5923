import FundingAPI
import GRDB
import Store
import Vocabulary

/// The ledger held against the log: every entry is one that its event posts, and every event has posted its own.
struct LedgerProof: LogProof {
    static let table = LedgerRecords.table

    private var replay = LedgerReplay()
    /// The position of the last event that was passed.
    private var last: UInt64 = 0

    init() {}

    mutating func pass(_ event: EventEnvelope, _ db: Database) throws -> [EvidenceFault] {
        let before = last
        last = event.position
        let recorded = try event.recorded(FundingEvent.self)
        let due = try recorded.map { try replay.entries(of: $0) } ?? []
        return try faults(after: before, upTo: event.position, db) { posted in
            var rest = posted
            var faults: [EvidenceFault] = []
            for entry in due where !entry.postings.isEmpty {
                if let index = rest.firstIndex(where: { $0.is(entry) && $0.postedBy == event.unit }) {
                    rest.remove(at: index)
                } else {
                    faults.append(Self.missing(entry, event.position))
                }
            }
            return faults + rest.map { Self.unexplained($0, event.position) }
        }
    }

    func finish(upTo position: UInt64, _ db: Database) throws -> [EvidenceFault] {
        let ledger = LedgerRecords(db: db)
        return try faults(after: last, upTo: position, db) { posted in
            posted.map { Self.unexplained($0, position) }
        }
            + ledger.loosePostings().map {
                EvidenceFault("funding.ledger-loose", in: "ledger_postings", number: $0)
            }
    }

    /// What `compare` says of the entries of these events; of those that cannot be read, that.
    private func faults(
        after first: UInt64, upTo last: UInt64, _ db: Database,
        _ compare: ([LedgerEntry]) -> [EvidenceFault]
    ) throws -> [EvidenceFault] {
        do {
            return compare(try LedgerRecords(db: db).posted(after: LogPoint(first), upTo: LogPoint(last)))
        } catch is UnreadableRecord {
            return [EvidenceFault("funding.ledger-unreadable", in: Self.table, ["event": "\(last)"])]
        }
    }

    private static func missing(_ entry: NewEntry, _ position: UInt64) -> EvidenceFault {
        EvidenceFault(
            "funding.ledger-missing", in: table, blanks(of: entry.postings, on: entry.on, position))
    }

    private static func unexplained(_ entry: LedgerEntry, _ position: UInt64) -> EvidenceFault {
        EvidenceFault(
            "funding.ledger-unexplained", in: table, number: UInt64(max(0, entry.number)),
            blanks(of: entry.postings, on: entry.on, position))
    }

    private static func blanks(
        of postings: [Posting], on day: Day, _ position: UInt64
    ) -> [String: String] {
        [
            "on": "\(day)", "event": "\(position)",
            "amounts": postings.map { "\($0.amount.dong)" }.joined(separator: " + "),
        ]
    }
}

extension LedgerEntry {
    fileprivate func `is`(_ due: NewEntry) -> Bool {
        event == due.event && subject == due.subject && unit == due.unit && year == due.year && on == due.on
            && postings == due.postings
    }
}
