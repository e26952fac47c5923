internal import Foundation
internal import GRDB
public import Vocabulary

/// What one of a service's logs was up to a row of it, signed: whoever writes the log anew cannot write this anew without the key.
public struct SignedHead: Hashable, Sendable {
    /// Of the service's signed heads, from 1, without gaps.
    public let number: UInt64
    /// The log's table: `store_audit`.
    public let log: String
    /// The log's last row then, and its chain.
    public let mark: LogMark
    /// When it was signed, by the machine's clock.
    public let at: Timestamp
    /// The id of the key.
    public let key: String
    /// Ed25519 (RFC 8032), 64 octets.
    public let signature: [UInt8]

    /// The octets that are signed.
    static func text(
        _ number: UInt64, of log: String, _ mark: LogMark, at moment: Timestamp, service: String
    ) -> [UInt8] {
        Array(
            """
            chungtay head 1
            \(service)
            \(number)
            \(log)
            \(mark.position)
            \(mark.chain)
            \(moment)

            """.utf8)
    }

    func text(of service: String) -> [UInt8] {
        Self.text(number, of: log, mark, at: at, service: service)
    }
}

extension SignedHead {
    /// What has to be in the log still.
    public var known: KnownHead { KnownHead(log: log, mark: mark) }

    /// The signature in hexadecimal digits.
    public var signatureText: String { Hexadecimal.text(signature) }

    /// A signature that is not in hexadecimal digits is nobody's.
    public init(
        number: UInt64, log: String, mark: LogMark, at moment: Timestamp, key: String, signatureText: String
    ) {
        self.init(
            number: number, log: log, mark: mark, at: moment, key: key,
            signature: Hexadecimal.octets(signatureText) ?? [])
    }

    static let table = "store_signed_heads"

    /// Nil for a row that somebody spoilt.
    init?(_ row: Row) {
        guard let number = Int64.fromDatabaseValue(row[0]), number > 0,
            let log = String.fromDatabaseValue(row[1]),
            let position = Int64.fromDatabaseValue(row[2]), position > 0,
            let chain = ChainHead.fromDatabaseValue(row[3]), let at = Timestamp.fromDatabaseValue(row[4]),
            let key = String.fromDatabaseValue(row[5]), let signature = Data.fromDatabaseValue(row[6])
        else { return nil }
        self.init(
            number: UInt64(number), log: log, mark: LogMark(position: UInt64(position), chain: chain), at: at,
            key: key, signature: Array(signature))
    }
}

/// How far a service's logs are signed.
struct SignedEnds: Hashable, Sendable {
    /// The last signed head's number; 0 before the first.
    var number: UInt64 = 0
    /// By table the last row that is.
    var positions: [String: UInt64] = [:]

    init() {}

    init(_ db: Database) throws {
        number = UInt64(try Int64.fetchOne(db, sql: "SELECT max(number) FROM \(SignedHead.table)") ?? 0)
        let rows = try Row.fetchAll(
            db, sql: "SELECT log, max(position) FROM \(SignedHead.table) GROUP BY log")
        for row in rows { positions[row[0] as String] = UInt64(max(0, row[1] as Int64)) }
    }
}
