internal import Crypto
internal import Foundation
internal import GRDB
internal import Vocabulary

/// The keys of people's own (``PersonKey``), as one call needs them: each is read and unwrapped once, and only when something of
/// that person is sealed or opened. They lie in `store_person_keys`, sealed by the vault.
///
/// Nothing is kept from one call to the next: so a key is never used that a transaction made and then undid, nor one that is
/// destroyed.
public final class PersonKeys {
    private let db: Database
    private let vault: Vault
    private var opened: [String: PersonKey] = [:]
    /// How many keys were read from the file.
    private(set) var unwrapped = 0

    init(db: Database, vault: Vault) {
        self.db = db
        self.vault = vault
    }

    /// Seals who somebody is, or what is said of it, for `place`, as the vault does. Who has no key yet is given one.
    ///
    /// - Parameter person: the id.
    /// - Throws: ``StoreError/keyDestroyed(person:)``.
    public func seal(_ plain: [UInt8], of person: String, for place: String) throws -> Sealed {
        try made(for: person).seal(plain, for: place)
    }

    /// What was sealed of the person for `place`.
    ///
    /// Throws ``StoreError/keyDestroyed(person:)``, ``StoreError/sealBroken(place:)``.
    public func open(_ sealed: Sealed, of person: String, for place: String) throws -> [UInt8] {
        guard let key = try key(of: person) else { throw StoreError.keyDestroyed(person: person) }
        return try key.open(sealed, for: place)
    }

    /// Whether the person has a key.
    func has(_ person: String) throws -> Bool { try key(of: person) != nil }

    /// The key that takes those of all these people, who have one. Nil once one of them is destroyed.
    func joint(_ people: [String], salt: [UInt8]) throws -> PersonKey? {
        let keys = try people.compactMap { try key(of: $0) }
        return keys.count == people.count ? PersonKey(of: keys, salt: salt) : nil
    }

    /// Nil of whom there is none, or none any more.
    private func key(of person: String) throws -> PersonKey? {
        if let key = opened[person] { return key }
        let statement = try db.cachedStatement(sql: "SELECT key FROM store_person_keys WHERE person = ?")
        return try Sealed.fetchOne(statement, arguments: [person]).map { try unwrap($0, of: person) }
    }

    private func unwrap(_ wrapped: Sealed, of person: String) throws -> PersonKey {
        let key = PersonKey(octets: try vault.open(wrapped, for: Self.place(person)))
        unwrapped += 1
        opened[person] = key
        return key
    }

    private func made(for person: String) throws -> PersonKey {
        if let key = opened[person] { return key }
        // Both questions in one: of whoever is new.
        let statement = try db.cachedStatement(
            sql: """
                SELECT (SELECT key FROM store_person_keys WHERE person = ?1),
                    EXISTS (SELECT 1 FROM store_destroyed_keys WHERE person = ?1)
                """)
        let known = try Row.fetchOne(statement, arguments: [person])
        if let wrapped: Sealed = known?[0] { return try unwrap(wrapped, of: person) }
        if known?[1] == true { throw StoreError.keyDestroyed(person: person) }
        let key = PersonKey()
        try db.cachedStatement(sql: "INSERT INTO store_person_keys (person, key) VALUES (?, ?)")
            .execute(arguments: [person, try vault.seal(key.octets, for: Self.place(person))])
        opened[person] = key
        return key
    }

    /// Whether the person had a key that is no more.
    public func isDestroyed(_ person: String) throws -> Bool {
        let statement = try db.cachedStatement(
            sql: "SELECT EXISTS (SELECT 1 FROM store_destroyed_keys WHERE person = ?)")
        return try Bool.fetchOne(statement, arguments: [person]) ?? false
    }

    /// Destroys the person's key, for good: whoever never had one is given none either. Returns what lay in its place, sealed.
    func destroy(_ person: String, at moment: Timestamp) throws -> Sealed? {
        opened[person] = nil
        let wrapped = try Sealed.fetchOne(
            db, sql: "SELECT key FROM store_person_keys WHERE person = ?", arguments: [person])
        try db.execute(sql: "DELETE FROM store_person_keys WHERE person = ?", arguments: [person])
        try db.execute(
            sql: "INSERT OR IGNORE INTO store_destroyed_keys (person, at, cleared) VALUES (?, ?, FALSE)",
            arguments: [person, moment])
        return wrapped
    }

    /// Wraps anew what another key than the vault's present one wraps, of `count` people at most, in the order of their ids after
    /// `last`. Returns the last of them; nil once there is none.
    static func rewrap(_ db: Database, _ vault: Vault, after last: String, count: Int) throws -> String? {
        let rows = try Row.fetchAll(
            db,
            sql: """
                SELECT person, key FROM store_person_keys
                WHERE person > ? AND substr(key, 2, \(Vault.idLength)) <> ? ORDER BY person LIMIT ?
                """, arguments: [last, Data(vault.currentID), count])
        let update = try db.cachedStatement(sql: "UPDATE store_person_keys SET key = ? WHERE person = ?")
        for row in rows {
            let (person, key): (String, Sealed) = (row[0], row[1])
            let octets = try vault.open(key, for: place(person))
            try update.execute(arguments: [try vault.seal(octets, for: place(person)), person])
        }
        return rows.last.map { $0[0] as String }
    }

    private static func place(_ person: String) -> String { "people/\(person)" }
}
