import Bus
import GRDB
import ServiceKit
import Store
import Synchronization
import TestKit
import Testing
import Vocabulary

@testable import NoteKeeping

@Suite("What every call passes through", .timeLimit(.minutes(5)))
struct InterceptorTests {
    @Test(
        "a department's interceptors hear of calls that may be made, in order, and of their ends the other way round"
    )
    func order() async throws {
        try await withService(GuardedNotes.self, as: "thai-binh", [.caseworker]) { notes in
            let diary = GuardedNotes.diary
            diary.clear(of: "thai-binh")
            try await notes.call(Notes.write, WriteNote(unit: "thai-binh", text: "một"))
            #expect(
                diary.lines(of: "thai-binh") == [
                    "outer begins notes.Notes/Write", "inner begins notes.Notes/Write", "inner ends OK",
                    "outer ends OK",
                ])
        }
    }

    @Test("what access refuses they do not hear of")
    func afterAccess() async throws {
        try await withService(GuardedNotes.self, as: "hung-yen", [.caseworker]) { notes in
            GuardedNotes.diary.clear(of: "hung-yen")
            let denied = try await notes.refusal(of: Notes.get, GetNote(id: ID(at: .now())))
            #expect(denied?.status == .permissionDenied)
            let unknown = try await notes.refusal(of: "notes.Notes/None", json: "{}")
            #expect(unknown?.status == .unimplemented)
            #expect(GuardedNotes.diary.lines(of: "hung-yen").isEmpty)
        }
    }

    @Test("what one of them throws is the call's answer; the handler and those further in hear nothing")
    func refusing() async throws {
        try await withService(GuardedNotes.self, as: "thai-binh/closed", [.caseworker]) { notes in
            GuardedNotes.diary.clear(of: "thai-binh/closed")
            let refused = try await notes.refusal(
                of: Notes.write, WriteNote(unit: "thai-binh/closed", text: "một"))
            #expect(refused?.status == .failedPrecondition)
            #expect(
                GuardedNotes.diary.lines(of: "thai-binh/closed") == [
                    "outer begins notes.Notes/Write", "outer ends FAILED_PRECONDITION",
                ])
            // Of a unit of its own: the other tests read theirs in the same diary.
            let other = notes.acting(as: "thai-binh/thai-thuy", [.caseworker])
            #expect(try await other.call(EventLog.head, Empty()).position == 0)
        }
    }
}

/// Notes, with two interceptors of the department's own.
struct GuardedNotes: DepartmentService {
    static let name = NotesService.name
    static let texts = NotesService.texts
    static let migrations = NotesService.migrations
    static let diary = Diary()

    private let notes = NotesService()

    var routes: [Route] { notes.routes }

    var interceptors: [any Interceptor] {
        [
            Writing(name: "outer", diary: Self.diary),
            Writing(name: "inner", diary: Self.diary, closed: "thai-binh/closed"),
        ]
    }

    struct Writing: Interceptor {
        let name: String
        let diary: Diary
        var closed: UnitPath?

        func begin(_ call: inout ServedCall) throws {
            if call.principal.unit == closed {
                throw Refusal(.failedPrecondition, Message("notes.none"))
            }
            diary.write("\(name) begins \(call.method)", of: call)
        }

        func end(_ call: ServedCall, _ outcome: CallOutcome) {
            diary.write("\(name) ends \(outcome.status.name)", of: call)
        }
    }

    /// What they heard, by who called.
    final class Diary: Sendable {
        private let pages = Mutex<[UnitPath: [String]]>([:])

        func write(_ line: String, of call: ServedCall) {
            pages.withLock { $0[call.principal.unit, default: []].append(line) }
        }

        func lines(of unit: UnitPath) -> [String] { pages.withLock { $0[unit] ?? [] } }
        func clear(of unit: UnitPath) { pages.withLock { $0[unit] = nil } }
    }
}
