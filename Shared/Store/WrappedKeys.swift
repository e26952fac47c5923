internal import Foundation
internal import GRDB
internal import Vocabulary

/// The keys that seal in a store, oldest first, as they lie in it: wrapped by the one of the vault's key file that `store_vault` names.
struct WrappedKeys {
    let db: Database

    /// The id of what wraps them; nil in a new file.
    func wrapper() throws -> String? { try String.fetchOne(db, sql: "SELECT key_id FROM store_vault") }

    /// Opened. Throws ``StoreError/sealBroken(place:)``.
    func open(with wrapper: KeyLine) throws -> [(id: [UInt8], key: [UInt8])] {
        try Row.fetchAll(db, sql: "SELECT number, id, wrapped FROM store_vault_keys ORDER BY number").map {
            let (number, id, wrapped): (Int64, Data, Data) = ($0[0], $0[1], $0[2])
            return (Array(id), try wrapper.unwrap(Array(wrapped), for: Self.place(number)))
        }
    }

    /// Draws one more, which seals from now on, and wraps all of them with `wrapper`. Returns it.
    func add(_ keys: [(id: [UInt8], key: [UInt8])], wrapping wrapper: KeyLine) throws -> (
        id: [UInt8], key: [UInt8]
    ) {
        let drawn = VaultKeys.fresh()
        let fresh = (id: Hexadecimal.octets(drawn.id) ?? [], key: drawn.octets)
        for (index, key) in (keys + [fresh]).enumerated() {
            let number = Int64(index + 1)
            try db.execute(
                sql: "INSERT OR REPLACE INTO store_vault_keys (number, id, wrapped) VALUES (?, ?, ?)",
                arguments: [
                    number, Data(key.id), Data(try wrapper.wrap(key.key, for: Self.place(number))),
                ])
        }
        try db.execute(
            sql: "INSERT OR REPLACE INTO store_vault (only, key_id) VALUES (1, ?)", arguments: [wrapper.id])
        return fresh
    }

    private static func place(_ number: Int64) -> String { "store_vault_keys/\(number)" }
}
