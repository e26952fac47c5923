internal import Foundation
public import GRDB
internal import JSONCoding
public import Vocabulary

/// Values that say who somebody is: sealed whole under the key of whom they are about. Columns beside them (``FactColumn``) are of
/// the table that follows from the versions, out of which a person can be taken.
public struct SealedByPerson<Value: Codable>: FactCodec {
    private struct Stored: Decodable { let sealed: Data }

    private let table: String
    private let people: PersonKeys

    /// - Parameter table: the aspect's.
    public init(in table: String, by sealing: Sealing) { (self.table, people) = (table, sealing.people) }

    public func stored(_ value: Value, of fact: FactOfPerson) throws -> DatabaseValue {
        let sealed = try people.seal(JSON.encode(value), of: fact.person, for: fact.place(in: table))
        // As the coder writes it, which is asked for every name: nothing in base64 needs escaping.
        return #"{"sealed":"\#(Data(sealed.bytes).base64EncodedString())"}"#.databaseValue
    }

    public func asked(_ value: Value, stored _: DatabaseValue) throws -> DatabaseValue { try text(value) }

    public func value(in row: StoredRow, of fact: FactOfPerson) throws -> Value {
        let stored: Stored = try row.json("value")
        let sealed = Sealed(bytes: Array(stored.sealed))
        return try row.json(people.open(sealed, of: fact.person, for: fact.place(in: table)), in: "value")
    }
}

/// Values of which one text may say who somebody is: that is sealed under the key of whom they are about, and gone from them once
/// it is destroyed. The rest lies in the open, as the member `value`.
public struct TextSealedByPerson<Value: Codable>: FactCodec {
    private struct Stored: Codable {
        let value: Value
        var sealed: Data?
    }

    private let text: WritableKeyPath<Value, String?>
    private let table: String
    private let people: PersonKeys

    /// - Parameter table: the aspect's.
    public init(_ text: WritableKeyPath<Value, String?>, in table: String, by sealing: Sealing) {
        (self.text, self.table, people) = (text, table, sealing.people)
    }

    public func stored(_ value: Value, of fact: FactOfPerson) throws -> DatabaseValue {
        var open = value
        open[keyPath: text] = nil
        let sealed = try value[keyPath: text].map { words in
            try people.seal(Array(words.utf8), of: fact.person, for: fact.place(in: table))
        }
        return try text(Stored(value: open, sealed: sealed.map { Data($0.bytes) }))
    }

    public func value(in row: StoredRow, of fact: FactOfPerson) throws -> Value {
        let stored: Stored = try row.json("value")
        var value = stored.value
        if let sealed = stored.sealed.map({ Sealed(bytes: Array($0)) }) {
            do {
                let words = try people.open(sealed, of: fact.person, for: fact.place(in: table))
                value[keyPath: text] = String(decoding: words, as: UTF8.self)
            } catch StoreError.keyDestroyed {
                // Nobody can know it any more; what else was so stays.
            }
        }
        return value
    }
}

/// Values of which some texts may say who somebody is, or what becomes of it: each lies in its own member, sealed under the key of whom
/// they are about, and is gone from there once that is destroyed.
public struct TextsSealedByPerson<Value: Codable>: FactCodec {
    private let texts: [(name: String, path: WritableKeyPath<Value, String?>)]
    private let people: PersonKeys
    private let person: (FactOfPerson) -> String
    private let table: String

    /// - Parameters:
    ///   - texts: each by the name of its member.
    ///   - table: the aspect's.
    ///   - person: whom a fact is about, where its subject is not the id.
    public init(
        _ texts: [(name: String, path: WritableKeyPath<Value, String?>)], in table: String,
        by sealing: Sealing, about person: @escaping (FactOfPerson) -> String = \.person
    ) {
        (self.texts, self.table, self.person, people) = (texts, table, person, sealing.people)
    }

    /// What a member of a fact is sealed for.
    public static func place(of name: String, in table: String, _ fact: FactID) -> String {
        "\(table).\(name)/\(fact)"
    }

    public func stored(_ value: Value, of fact: FactOfPerson) throws -> DatabaseValue {
        try text(turning(value, of: fact, by: people.seal(asText:of:for:)))
    }

    public func value(in row: StoredRow, of fact: FactOfPerson) throws -> Value {
        try turning(row.json("value"), of: fact, by: people.words(inText:of:for:))
    }

    private func turning(
        _ value: Value, of fact: FactOfPerson, by turn: (String?, String, String) throws -> String?
    ) rethrows -> Value {
        var turned = value
        for (name, path) in texts {
            let place = Self.place(of: name, in: table, fact.fact)
            turned[keyPath: path] = try turn(value[keyPath: path], person(fact), place)
        }
        return turned
    }
}
