internal import Crypto
internal import Foundation
public import GRDB
public import Vocabulary

/// The chain of hashes that the log is: each event's is over what lies in its row, sealed data as they are sealed, and over the
/// one before. So it can be checked without a key, and says the same after what is sealed can no longer be opened.
enum EventChain {
    static let columns =
        "position, id, type, subject, time, unit, confidential, data, version, traceparent, person"

    /// `row` holds the values of ``columns`` in that order.
    static func next(after previous: ChainHead, _ row: some Sequence<DatabaseValue>) -> ChainHead {
        var octets = previous.bytes
        octets.reserveCapacity(1024)
        for value in row { append(value, to: &octets) }
        return ChainHead(bytes: Array(SHA256.hash(data: octets)))
    }

    /// A value's kind, length and octets: two rows never make the same sequence.
    private static func append(_ value: DatabaseValue, to octets: inout [UInt8]) {
        func add(_ kind: Unicode.Scalar, _ more: some Collection<UInt8>) {
            octets.append(UInt8(ascii: kind))
            withUnsafeBytes(of: UInt64(more.count).bigEndian) { octets.append(contentsOf: $0) }
            octets.append(contentsOf: more)
        }
        switch value.storage {
        case .null: add("n", [])
        case .int64(let number): withUnsafeBytes(of: number.bigEndian) { add("i", $0) }
        case .double(let number): withUnsafeBytes(of: number.bitPattern.bigEndian) { add("d", $0) }
        case .string(let text): add("t", text.utf8)
        case .blob(let data): add("b", data)
        }
    }

    /// The chain up to an event; nil where there is none. Of position 0 that of an empty log.
    static func head(at position: UInt64, _ db: Database) throws -> ChainHead? {
        guard position > 0 else { return .empty }
        let statement = try db.cachedStatement(sql: "SELECT chain FROM store_events WHERE position = ?")
        return try ChainHead.fetchOne(statement, arguments: [Int64(clamping: position)])
    }

    /// The first event whose row is not what its chain says; nil when all are.
    static func firstBroken(_ db: Database) throws -> UInt64? {
        var previous = ChainHead.empty
        let rows = try Row.fetchCursor(
            db, sql: "SELECT \(columns), chain FROM store_events ORDER BY position")
        while let row = try rows.next() {
            let values = Array(row.databaseValues)
            let chain = ChainHead.fromDatabaseValue(values[values.count - 1])
            previous = next(after: previous, values.dropLast())
            guard chain == previous else { return UInt64(row[0] as Int64) }
        }
        return nil
    }
}

extension ChainHead: DatabaseValueConvertible {
    public var databaseValue: DatabaseValue { Data(bytes).databaseValue }

    public static func fromDatabaseValue(_ value: DatabaseValue) -> ChainHead? {
        Data.fromDatabaseValue(value).flatMap { $0.count == 32 ? ChainHead(bytes: Array($0)) : nil }
    }
}
