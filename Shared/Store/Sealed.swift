internal import Crypto
internal import Foundation
public import GRDB
internal import Vocabulary

/// Bytes that only the vault can read. A BLOB column.
public struct Sealed: Hashable, Sendable {
    /// Version, key id, nonce, ciphertext, tag.
    public let bytes: [UInt8]

    public init(bytes: [UInt8]) { self.bytes = bytes }

    /// Whether it is sealed under a person's own key, and not by the vault.
    var isOfPerson: Bool { bytes.first == PersonKey.version }

    /// What lies in these columns, in 64 hexadecimal digits: by it is seen that one of them was changed, and nothing of what is sealed in
    /// them. Nil where nothing lies in any.
    public static func digest(of columns: [Sealed?]) -> String? {
        guard columns.contains(where: { $0 != nil }) else { return nil }
        var hash = SHA256()
        for column in columns {
            // Nothing, and so many octets, each for itself.
            hash.update(data: Array((column.map { "\($0.bytes.count):" } ?? "-").utf8))
            hash.update(data: column?.bytes ?? [])
        }
        return Hexadecimal.text(Array(hash.finalize()))
    }
}

/// A blind index of a sealed value, 32 bytes. A BLOB column.
public struct BlindToken: Hashable, Sendable {
    public let bytes: [UInt8]

    public init(bytes: [UInt8]) { self.bytes = bytes }

    /// In hexadecimal digits.
    public var text: String { Hexadecimal.text(bytes) }
}

extension Sealed: DatabaseValueConvertible {
    public var databaseValue: DatabaseValue { Data(bytes).databaseValue }

    public static func fromDatabaseValue(_ value: DatabaseValue) -> Sealed? {
        Data.fromDatabaseValue(value).map { Sealed(bytes: Array($0)) }
    }
}

extension BlindToken: DatabaseValueConvertible {
    public var databaseValue: DatabaseValue { Data(bytes).databaseValue }

    public static func fromDatabaseValue(_ value: DatabaseValue) -> BlindToken? {
        Data.fromDatabaseValue(value).map { BlindToken(bytes: Array($0)) }
    }
}
