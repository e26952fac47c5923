import Bus
import GRDB
import ServiceKit
import Store
import Vocabulary

@testable import NoteKeeping

/// A made-up department that counts the notes of the other one.
enum Digests {
    static let count = Query<CountNotes, NoteCount>("digests.Digests/Count", needs: .reader)
    static let remark = Command<CountNotes, NoteCount>("digests.Digests/Remark", needs: .caseworker)
}

struct CountNotes: Codable, Hashable, Sendable {
    var unit: UnitPath
}

struct NoteCount: Codable, Hashable, Sendable {
    var count: Int
}

struct DigestsService: DepartmentService {
    static let name = "digests"
    static let texts = TextCatalogue(vi: [:], en: [:])

    static let migrations = [
        Migration("0001-digests") { db in
            try db.execute(
                sql: """
                    CREATE TABLE heard (
                        id TEXT PRIMARY KEY NOT NULL, unit TEXT NOT NULL, position INTEGER NOT NULL
                    ) STRICT;
                    CREATE TABLE settled (id TEXT PRIMARY KEY NOT NULL, heard INTEGER NOT NULL) STRICT;
                    """)
        }
    ]

    var routes: [Route] {
        Route(Digests.count) { request, snapshot in
            try snapshot.authorize(request.unit, at: "/unit")
            return try count(request.unit, snapshot)
        }
        Route(Digests.remark) { request, tx in
            try tx.authorize(request.unit, at: "/unit")
            return try count(request.unit, tx)
        }
    }

    var followings: [Following] {
        [
            Following(
                NoteEvent.self,
                apply: { recorded, tx in
                    switch recorded.event {
                    case .noteWritten(let note):
                        try tx.db.cachedStatement(sql: "INSERT INTO heard VALUES (?, ?, ?)")
                            .execute(arguments: [note.id, note.unit, recorded.learned.at])
                    }
                },
                forget: { point, tx in
                    let gone = try String.fetchAll(
                        tx.db, sql: "SELECT id FROM heard WHERE position > ?", arguments: [point])
                    try tx.db.execute(sql: "DELETE FROM heard WHERE position > ?", arguments: [point])
                    return Set(gone)
                },
                settle: { subject, tx in
                    try tx.db.execute(
                        sql: "INSERT INTO settled (id, heard) VALUES (?, (SELECT count(*) FROM heard))",
                        arguments: [subject])
                })
        ]
    }

    private func count(_ unit: UnitPath, _ snapshot: Snapshot) throws -> NoteCount {
        let statement = try snapshot.db.cachedStatement(sql: "SELECT unit FROM heard")
        let place = snapshot.territory(of: unit)
        return NoteCount(count: try UnitPath.fetchAll(statement).count(where: place.contains))
    }
}
