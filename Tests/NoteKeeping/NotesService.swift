import Bus
import GRDB
import ServiceKit
import Store
import Vocabulary

struct NotesService: DepartmentService {
    static let name = "notes"
    static let texts = TextCatalogue(
        vi: ["notes.empty": "Ghi chú trống. Hãy viết gì đó.", "notes.none": "Không có ghi chú này."],
        en: ["notes.empty": "The note is empty. Write something.", "notes.none": "There is no such note."])

    static let migrations = [
        Migration("0001-notes") { db in
            try db.execute(
                sql: """
                    CREATE TABLE note (
                      id TEXT PRIMARY KEY NOT NULL, unit TEXT NOT NULL, text TEXT NOT NULL, day TEXT NOT NULL,
                      secret INTEGER NOT NULL) STRICT
                    """)
        }
    ]

    init() {}

    var routes: [Route] {
        Route(Notes.write, write)
        Route(Notes.get, get)
        Route(Notes.list, list)
        Route(Notes.import) { row, tx in _ = try write(row, tx) }
        Route(Notes.careless) { request, tx in
            try tx.notes.insert(note(request, tx))
        }
        Route(Notes.carelessGet) { request, snapshot in try snapshot.notes.get(request.id) }
        Route(Notes.broken) { _, _ in throw Mishap() }
    }

    func write(_ request: WriteNote, _ tx: Transaction) throws -> Note {
        try tx.authorize(request.unit, at: "/unit")
        guard !request.text.isEmpty else { throw Refusal.invalid("/text", Message("notes.empty")) }
        let note = try tx.notes.insert(note(request, tx))
        tx.emit(NoteEvent.noteWritten(note))
        var reply = note
        reply.text = String(repeating: note.text, count: request.copies ?? 1)
        return reply
    }

    func get(_ request: GetNote, _ snapshot: Snapshot) throws -> Note {
        let note = try snapshot.notes.get(request.id)
        try snapshot.authorize(note.unit, at: "/id")
        return note
    }

    func list(_ request: ListNotes, _ snapshot: Snapshot, _ page: FeedPage) throws -> Page<Note> {
        let scope = snapshot.visibleScope
        let notes = try snapshot.notes.list(after: page.after, limit: 64)
        return Page(
            notes.filter { scope.contains($0.unit) },
            next: notes.count == 64 ? notes.last?.id.text : nil)
    }

    private func note(_ request: WriteNote, _ tx: Transaction) -> Note {
        Note(
            id: request.id ?? tx.newID(), unit: request.unit, text: request.text, day: tx.today,
            secret: request.secret ?? false)
    }

    struct Mishap: Error {
        let inside = "a secret of the inside"
    }
}

extension Snapshot {
    var notes: NoteRecords { NoteRecords(db: db) }
}

struct NoteRecords {
    let db: Database

    @discardableResult
    func insert(_ note: Note) throws -> Note {
        try db.cachedStatement(sql: "INSERT INTO note (id, unit, text, day, secret) VALUES (?, ?, ?, ?, ?)")
            .execute(arguments: [note.id, note.unit, note.text, note.day, note.secret])
        return note
    }

    func get(_ id: NoteID) throws -> Note {
        let row = try Row.fetchOne(
            db.cachedStatement(sql: "SELECT * FROM note WHERE id = ?"), arguments: [id])
        guard let row else { throw Refusal.notFound("/id", Message("notes.none")) }
        return note(row)
    }

    func list(after: String?, limit: Int) throws -> [Note] {
        try Row.fetchAll(
            db.cachedStatement(sql: "SELECT * FROM note WHERE id > ? ORDER BY id LIMIT ?"),
            arguments: [after ?? "", limit]
        ).map(note)
    }

    private func note(_ row: Row) -> Note {
        Note(id: row["id"], unit: row["unit"], text: row["text"], day: row["day"], secret: row["secret"])
    }
}
