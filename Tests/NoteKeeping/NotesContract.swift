import Bus
import Vocabulary

/// A made-up department that keeps notes, to test the framework with.
enum Notes {
    static let write = Command<WriteNote, Note>("notes.Notes/Write", needs: .caseworker)
    static let get = Query<GetNote, Note>("notes.Notes/Get", needs: .reader)
    static let list = Feed<ListNotes, Note>("notes.Notes/List", needs: .reader)
    static let `import` = Import<WriteNote>("notes.Notes/Import", needs: .caseworker)
    /// Its handler forgets to ask for permission.
    static let careless = Command<WriteNote, Note>("notes.Notes/Careless", needs: .caseworker)
    static let carelessGet = Query<GetNote, Note>("notes.Notes/CarelessGet", needs: .reader)
    /// Its handler fails as no handler should.
    static let broken = Query<Empty, Empty>("notes.Notes/Broken", needs: .reader)

    static let all: [any Bus.Method] = [write, get, list, `import`, careless, carelessGet, broken]
}

struct WriteNote: Codable, Hashable, Sendable {
    var id: NoteID?
    var unit: UnitPath
    var text: String
    var secret: Bool?
    /// How often the reply says the text; once when left out.
    var copies: Int?
}

struct GetNote: Codable, Hashable, Sendable {
    var id: NoteID
}

struct ListNotes: Codable, Hashable, Sendable {}

struct Note: Codable, Hashable, Sendable {
    var id: NoteID
    var unit: UnitPath
    var text: String
    var day: Day
    var secret: Bool
}

typealias NoteID = ID<Note>

enum NoteEvent: DomainEvent {
    case noteWritten(Note)

    static let source = "notes"

    var subject: String {
        switch self {
        case .noteWritten(let note): note.id.text
        }
    }

    var isConfidential: Bool {
        switch self {
        case .noteWritten(let note): note.secret
        }
    }
}
