internal import Foundation
internal import GRDB
internal import Vocabulary

/// What is remembered of a command or an import under its unit and person, its method and its key.
struct RememberedReplies {
    /// A reply as it was given.
    struct Reply {
        let bodyHash: [UInt8]
        let outcome: CommandOutcome
    }

    /// Replies to everybody's calls, and those to steps of runs.
    static let tables = [ordinary, ofRuns]
    static let ordinary = "store_replies"
    static let ofRuns = "store_run_replies"

    let db: Database
    let vault: Vault
    private static let saltLength = 16

    /// What a call's kept texts are sealed for.
    static func place(_ call: CommandCall) -> String {
        place(call.rememberedUnit.text, call.rememberedPerson, call.method, call.idempotencyKey)
    }

    func reply(to call: CommandCall) throws -> Reply? {
        try row(
            """
            SELECT body_hash, reply, position, at FROM \(call.rememberedIn)
            WHERE unit = ? AND person = ? AND method = ? AND key = ?
            """, call
        ).map { row in
            guard call.mandate == nil || !(row[1] as Sealed).bytes.isEmpty else {
                throw StoreError.replyForgotten(method: call.method, at: row[3])
            }
            let position: Int64 = row[2]
            return Reply(
                bodyHash: Array(row[0] as Data),
                outcome: CommandOutcome(
                    reply: try opened(row[1], for: Self.place(call), call.method),
                    position: UInt64(position), doneBefore: row[3]))
        }
    }

    /// Octets: a reply is sealed with blanks behind it up to a multiple of it, since how long it is tells which of few words it says.
    private static let padding = 512

    /// Seals a reply so that it opens only while each of these people has the key that it has now.
    func sealed(
        _ reply: [UInt8], of people: some Sequence<String>, by keys: PersonKeys, for place: String
    ) throws -> Sealed {
        let people = try people.filter { try keys.has($0) }.sorted()
        let names = Array((people.joined(separator: ",") + "\n").utf8)
        let reply = Padding.adding(to: reply, upTo: Self.padding)
        guard !people.isEmpty else { return try vault.seal(names + reply, for: place) }
        let salt = (0..<Self.saltLength).map { _ in UInt8.random(in: .min ... .max) }
        guard let key = try keys.joint(people, salt: salt) else {
            preconditionFailure("each of them has a key")
        }
        return try vault.seal(names + salt + key.seal(reply, for: place).bytes, for: place)
    }

    private func opened(_ sealed: Sealed, for place: String, _ method: String) throws -> [UInt8] {
        guard !sealed.bytes.isEmpty else { throw StoreError.replyDestroyed(method: method) }
        let plain = try vault.open(sealed, for: place)
        let names = plain.prefix { $0 != UInt8(ascii: "\n") }
        let rest = Array(plain.dropFirst(names.count + 1))
        guard !names.isEmpty else { return Padding.taking(from: rest) }
        let people = String(decoding: names, as: UTF8.self).split(separator: ",").map(String.init)
        let keys = PersonKeys(db: db, vault: vault)
        guard let key = try keys.joint(people, salt: Array(rest.prefix(Self.saltLength))) else {
            throw StoreError.replyDestroyed(method: method)
        }
        return Padding.taking(
            from: try key.open(Sealed(bytes: Array(rest.dropFirst(Self.saltLength))), for: place))
    }

    /// Empties what imports were told of rows that were refused, where it names the person: whom such a row was about nobody has
    /// established. That they were done stays.
    func forget(_ person: PersonTraces) throws {
        let replies = try Row.fetchAll(
            db,
            sql: """
                SELECT number, unit, person, method, key, reply FROM store_replies
                WHERE rows IS NOT NULL AND length(reply) > 0
                """)
        for row in replies {
            let told = try vault.open(row["reply"], for: Self.place(row))
            guard person.areNamed(in: told) else { continue }
            try db.execute(
                sql: "UPDATE store_replies SET reply = x'' WHERE number = ?",
                arguments: [row["number"] as Int64])
        }
        let imports = try Row.fetchAll(
            db, sql: "SELECT unit, person, method, key, rejections FROM store_imports")
        for row in imports {
            let place = Self.place(row)
            guard try person.areNamed(in: vault.open(row["rejections"], for: place)) else { continue }
            try db.execute(
                sql: """
                    UPDATE store_imports SET rejections = ?
                    WHERE unit = ? AND person = ? AND method = ? AND key = ?
                    """,
                arguments: [
                    try vault.seal([], for: place), row["unit"] as String, row["person"] as String,
                    row["method"] as String, row["key"] as String,
                ])
        }
    }

    private static func place(_ row: Row) -> String {
        place(row["unit"], row["person"], row["method"], row["key"])
    }

    private static func place(_ unit: String, _ person: String, _ method: String, _ key: String) -> String {
        "replies/\(unit)/\(person)/\(method)/\(key)"
    }

    func state(ofImport call: CommandCall) throws -> ImportState {
        if let reply = try reply(to: call) { return .finished(reply.outcome, digest: reply.bodyHash) }
        let row = try row(
            """
            SELECT rows_done, accepted, rejected, rejections, digest FROM store_imports
            WHERE unit = ? AND person = ? AND method = ? AND key = ?
            """, call)
        guard let row else { return .underWay(ImportProgress(), digest: ImportState.noRows) }
        var progress = ImportProgress()
        progress.rowsDone = row[0]
        progress.accepted = row[1]
        progress.rejected = row[2]
        progress.rejections = try vault.openText(row[3], for: Self.place(call)).split(separator: "\n")
            .map { Array($0.utf8) }
        return .underWay(progress, digest: Array(row[4] as Data))
    }

    private func row(_ sql: String, _ call: CommandCall) throws -> Row? {
        try Row.fetchOne(
            db.cachedStatement(sql: sql),
            arguments: [call.rememberedUnit, call.rememberedPerson, call.method, call.idempotencyKey])
    }
}

extension CommandCall {
    /// Whose the reply is, beside the unit: a retry is the same person's, and what one was told is not told to another. Empty
    /// for a program. By mandate it is the run's, whoever gives the mandate by then.
    var rememberedPerson: String {
        mandate.map { "run/\($0.run.text)" } ?? principal.person?.id.text ?? ""
    }

    /// The table that has it.
    var rememberedIn: String { mandate == nil ? RememberedReplies.ordinary : RememberedReplies.ofRuns }

    /// The unit beside it.
    var rememberedUnit: UnitPath { mandate?.bearer ?? principal.unit }
}
