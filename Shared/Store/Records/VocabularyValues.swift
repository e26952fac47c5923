public import GRDB
public import Vocabulary

// Vocabulary's words as SQLite values: text as text, money as an integer.

extension DatabaseValueConvertible where Self: TextValue {
    public var databaseValue: DatabaseValue { description.databaseValue }

    public static func fromDatabaseValue(_ value: DatabaseValue) -> Self? {
        String.fromDatabaseValue(value).flatMap { Self($0) }
    }
}

extension ID: DatabaseValueConvertible {}
extension Day: DatabaseValueConvertible {}
extension Month: DatabaseValueConvertible {}
extension Timestamp: DatabaseValueConvertible {}
extension UnitPath: DatabaseValueConvertible {}
extension PersonalID: DatabaseValueConvertible {}
extension PersonName: DatabaseValueConvertible {}
extension PersonCode: DatabaseValueConvertible {}
extension Incarnation: DatabaseValueConvertible {}

extension LogPoint: DatabaseValueConvertible {
    public var databaseValue: DatabaseValue { Int64(clamping: position).databaseValue }

    public static func fromDatabaseValue(_ value: DatabaseValue) -> LogPoint? {
        Int64.fromDatabaseValue(value).flatMap(UInt64.init(exactly:)).map { LogPoint($0) }
    }
}

extension Money: DatabaseValueConvertible {
    public var databaseValue: DatabaseValue { dong.databaseValue }

    public static func fromDatabaseValue(_ value: DatabaseValue) -> Money? {
        Int64.fromDatabaseValue(value).flatMap { try? Money(dong: $0) }
    }
}
