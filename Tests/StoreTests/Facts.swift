import GRDB
import Vocabulary

@testable import Store

/// Where a made-up child lives.
struct Home: Codable, Hashable, Sendable {
    let commune: String
    var address: String?
}

/// A made-up stay, of which a child has one of a kind at a time.
struct Stay: Codable, PeriodValue {
    let kind: String
    func collides(with other: Stay) -> Bool { kind == other.kind }
}

/// What is said of a child in confidence: never in clear in the file.
private struct SealedSecrets: FactCodec {
    let vault: Vault

    func stored(_ value: String, of fact: FactOfPerson) throws -> DatabaseValue {
        try vault.seal(Array(value.utf8), for: fact.place(in: "secrets")).databaseValue
    }

    func value(in row: StoredRow, of fact: FactOfPerson) throws -> String {
        String(decoding: try vault.open(row["value"], for: fact.place(in: "secrets")), as: UTF8.self)
    }
}

enum Facts {
    static let homes = StateTable<ChildID, Home>("child_home", [FactColumn("commune", "$.commune")])
    static let stays = PeriodTable<ChildID, Stay>("stays", [FactColumn("kind", "$.kind")])
    static let secrets = SealedTable<ChildID, Timeline<String>>(
        "secrets", sealing: { SealedSecrets(vault: $1.vault) })
    static let migrations =
        Notes.migrations + [
            Migration("0002-facts") { db in
                try homes.create(in: db)
                try stays.create(in: db)
                try secrets.create(in: db)
            }
        ]
    static let recorder = Recorder(unit: Notes.unit, person: "p-1")

    static func day(_ number: Int) -> Day { Day(daysSinceEpoch: 18_000 + number) }

    static func learned(_ position: UInt64) -> Learned {
        Learned(at: LogPoint(position), moment: Timestamp(milliseconds: Int64(position) * 1000))
    }

    static func database() throws -> DatabaseQueue {
        let queue = try DatabaseQueue()
        try queue.write { db in for step in migrations { try step.apply(db) } }
        return queue
    }
}

/// Fixed pseudo-random numbers (SplitMix64): a failing case can be run again.
struct FactDraw: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    mutating func below(_ count: Int) -> Int { Int.random(in: 0..<count, using: &self) }
    mutating func id<Name>(_: Name.Type = Name.self) -> ID<Name> {
        ID(at: Timestamp(milliseconds: 0), using: &self)
    }
}
