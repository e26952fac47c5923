internal import Crypto
internal import Foundation
public import GRDB
public import Vocabulary

/// A table whose rows are a chain of hashes: each row's is over what lies in it, sealed data as they are sealed, and over the
/// one before. So it can be checked without a key, and says the same after what is sealed can no longer be opened. Its rows are
/// numbered from 1, without gaps.
struct RowChain: Sendable {
    let table: String
    /// All but `chain`, in the order in which they are hashed; the first is the row's number.
    let columns: [String]
    private let insertion: String

    init(_ table: String, _ columns: [String]) {
        (self.table, self.columns) = (table, columns)
        let blanks = Array(repeating: "?", count: columns.count + 1).joined(separator: ", ")
        insertion = "INSERT INTO \(table) (\(columns.joined(separator: ", ")), chain) VALUES (\(blanks))"
    }

    /// Of the row's number.
    var number: String { columns[0] }
    /// As a SELECT lists them.
    var listed: String { columns.joined(separator: ", ") }

    /// Adds a row, given without its number, after the last one, and says which is the last one now.
    func append(_ values: [DatabaseValue], after last: LogMark, _ db: Database) throws -> LogMark {
        let number = last.position + 1
        let row = [Int64(number).databaseValue] + values
        let chain = Self.head(after: last.chain, row)
        try db.cachedStatement(sql: insertion)
            .execute(arguments: StatementArguments(row + [chain.databaseValue]))
        return LogMark(position: number, chain: chain)
    }

    /// The last row, and the chain up to it.
    func end(_ db: Database) throws -> LogMark {
        let last = try Row.fetchOne(
            db, sql: "SELECT \(number), chain FROM \(table) ORDER BY \(number) DESC LIMIT 1")
        guard let last else { return .start }
        // Of a row that somebody spoilt the chain is not known: what comes after it will not fit, and verifying says so.
        return LogMark(
            position: UInt64(max(0, last[0] as Int64)), chain: ChainHead.fromDatabaseValue(last[1]) ?? .empty)
    }

    /// The chain up to a row, as it lies in it; nil where there is none. Of number 0 that of an empty table, and so of a row that
    /// somebody spoilt: no row has that.
    func head(at number: UInt64, _ db: Database) throws -> ChainHead? {
        guard number > 0 else { return .empty }
        let statement = try db.cachedStatement(sql: "SELECT chain FROM \(table) WHERE \(self.number) = ?")
        let row = try Row.fetchOne(statement, arguments: [Int64(clamping: number)])
        return row.map { ChainHead.fromDatabaseValue($0[0]) ?? .empty }
    }

    /// `row` holds the values of ``columns`` in their order.
    static func head(after previous: ChainHead, _ row: some Sequence<DatabaseValue>) -> ChainHead {
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
}

extension ChainHead: DatabaseValueConvertible {
    public var databaseValue: DatabaseValue { Data(bytes).databaseValue }

    public static func fromDatabaseValue(_ value: DatabaseValue) -> ChainHead? {
        Data.fromDatabaseValue(value).flatMap { $0.count == 32 ? ChainHead(bytes: Array($0)) : nil }
    }
}
