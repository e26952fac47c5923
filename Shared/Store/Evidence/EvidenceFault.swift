public import GRDB
public import Vocabulary

/// Something in a store's evidence that is not as it was written, or not as it must be.
public struct EvidenceFault: Hashable, Sendable {
    /// The table, or the part of the layout, that it is about.
    public let table: String
    /// Of the row, or of the first of those; nil where it is about none.
    public let number: UInt64?
    /// Says so in a sentence; those of the store itself are `kit.evidence-…`.
    public let message: Message

    /// `{table}` and `{number}` in the sentence are filled.
    public init(_ key: String, in table: String, number: UInt64? = nil, _ blanks: [String: String] = [:]) {
        (self.table, self.number) = (table, number)
        var arguments = blanks
        arguments["table"] = table
        if let number { arguments["number"] = "\(number)" }
        message = Message(key, arguments)
    }
}

extension EvidenceFault {
    init(_ fault: ChainFault, in table: String) {
        switch fault {
        case .missing(let numbers) where numbers.count == 1:
            self.init("kit.evidence-row-missing", in: table, number: numbers.lowerBound)
        case .missing(let numbers):
            self.init(
                "kit.evidence-rows-missing", in: table, number: numbers.lowerBound,
                ["last": "\(numbers.upperBound)"])
        case .altered(let number): self.init("kit.evidence-row-altered", in: table, number: number)
        case .unnumbered(let number):
            self.init("kit.evidence-row-unnumbered", in: table, ["value": "\(number)"])
        }
    }
}

/// One piece of going over a store's evidence.
public struct EvidencePiece: Hashable, Sendable {
    /// What was gone over: a chain's table, that of the signed heads, one that is held against the log, or `sqlite_master`, the
    /// layout.
    public let table: String
    /// Of the table's rows so many have been gone over.
    public let done: UInt64
    /// So many are to be: those that were there at the beginning.
    public let of: UInt64
    /// Of a chain that has been gone over to its end: what it is up to there. To be kept elsewhere, and to be asked for later.
    public let head: ChainHead?
    public let faults: [EvidenceFault]
}

/// What somebody kept of a log elsewhere: a follower, or an auditor on paper.
public struct KnownHead: Hashable, Sendable {
    /// The log's table: `store_audit`.
    public let log: String
    public let mark: LogMark

    public init(log: String, mark: LogMark) { (self.log, self.mark) = (log, mark) }
}

/// What a service's own tables are held against: what follows from its log, event by event.
public protocol LogProof: Sendable {
    init()
    /// The table that is held against the log.
    static var table: String { get }
    /// Goes on to the next event. Its data are missing where it is confidential.
    mutating func pass(_ event: EventEnvelope, _ db: Database) throws -> [EvidenceFault]
    /// What the table has of events up to the last one that was passed, and none of them explains.
    func finish(upTo position: UInt64, _ db: Database) throws -> [EvidenceFault]
}
