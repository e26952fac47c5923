import Bus
import Dispatch
import Store
import TestKit
import Testing
import Vocabulary

@testable import NoteKeeping
@testable import ServiceKit

@Suite("Long requests", .timeLimit(.minutes(5)))
struct LongRequestTests {
    @Test("a text that is too long is refused while the writer is busy, a good one waits for its turn")
    func beforeTheWriter() async throws {
        try await withDeployment([NotesService.self]) { deployment in
            let client = deployment.client(as: office)
            let gate = DispatchSemaphore(value: 0)
            let busy = CommandCall(
                principal: Principal(unit: office, roles: [.caseworker]), method: "notes.Notes/Wait",
                language: .vi, idempotencyKey: "busy", body: [])
            deployment.store(of: "notes").command(busy) { transaction in
                gate.wait()
                transaction.authorizeByRoleAlone()
                return []
            } completion: { _ in
            }
            let refused: Refused?
            do {
                defer { gate.signal() }
                refused = try await client.refusal(
                    of: Notes.write, WriteNote(unit: office, text: String(repeating: "a", count: 70_000)))
            }
            #expect(refused?.status == .invalidArgument)
            #expect(refused?.fields == ["/text"])
            let text = String(repeating: "ă", count: 20_000)
            #expect(try await client.call(Notes.write, WriteNote(unit: office, text: text)).text == text)
        }
    }

    @Test("rows of an import are cut by their length, and none is lost")
    func chunks() {
        func row(_ kibibytes: Int, _ mark: UInt8) -> [UInt8] {
            [UInt8](repeating: mark, count: kibibytes << 10)
        }
        #expect(Dispatcher.chunks([]) == [])
        let short = (0..<32).map { row(1, $0) }
        #expect(Dispatcher.chunks(short) == [short])
        let long = [row(40, 1), row(20, 2), row(40, 3), row(100, 4), row(1, 5)]
        #expect(Dispatcher.chunks(long).map(\.count) == [2, 1, 1, 1])
        #expect(Array(Dispatcher.chunks(long).joined()) == long)
    }

    @Test("what is too long for the name of a unit is not looked up, nor more than a few of one request")
    func units() async throws {
        try await withDeployment([NotesService.self], on: [.inProcess]) { deployment in
            let dispatcher = Dispatcher(deployment.running("notes"))
            func refusal(_ words: [String]) -> Refusal {
                dispatcher.namingUnits(
                    .invalid(
                        words.enumerated().map {
                            Refusal.Violation("/\($0.offset)", Message("value.unit", ["value": $0.element]))
                        }))
            }
            func named(_ words: [String]) -> Int {
                refusal(words).violations.count { $0.message.terms["units"] != nil }
            }
            #expect(named(["Thái Thụy"]) == 1)
            #expect(named(["Thái Thụy" + String(repeating: " ", count: 200)]) == 0)
            #expect(named(Array(repeating: "Thái Thụy", count: 20)) == 8)
        }
    }
}
