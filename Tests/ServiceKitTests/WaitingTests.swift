import Bus
import JSONCoding
import TestKit
import Testing
import Vocabulary

@testable import NoteKeeping
@testable import ServiceKit

@Suite("Calls that have to wait", .timeLimit(.minutes(5)))
struct WaitingTests {
    @Test("a call that waits for a log takes no place from one for which there is something to do")
    func noPlace() async throws {
        try await withDeployment([NotesService.self, DigestsService.self]) { deployment in
            let limits = ServerLimits(calls: .init(running: 1, runningPerPrincipal: 1, queued: 0))
            let server = try deployment.running("digests").server(limits: limits)
            let body = try JSON.encode(CountNotes(unit: office))
            try await withServer(server, grace: .zero) { server in
                let client = server.client(as: Principal(unit: office, roles: [.reader]))
                let waiting = Task {
                    await client.raw(
                        Digests.count.name, kind: .query, body: body,
                        CallOptions(timeout: .seconds(600), seen: Positions(["notes": 99]), retry: .never)
                    ).status
                }
                while try await server.census.calls == 0 { await Task.yield() }
                let status = await client.raw(
                    Digests.count.name, kind: .query, body: body,
                    CallOptions(timeout: .seconds(600), retry: .never)
                ).status
                #expect(status == .ok)
                waiting.cancel()
                #expect(await waiting.value == .cancelled)
            }
        }
    }

    @Test("what sleeps until something happens has places of its own")
    func kinds() async throws {
        try await withDeployment([NotesService.self, DigestsService.self]) { deployment in
            let dispatcher = Dispatcher(deployment.running("digests"))
            func kind(of method: some Method, _ seen: Positions? = nil) -> ServerLimits.Kind {
                var metadata = Metadata()
                metadata.seen = seen
                return dispatcher.kind(of: method.name, metadata)
            }
            #expect(kind(of: Digests.count) == .calls)
            #expect(kind(of: Digests.remark) == .calls)
            #expect(kind(of: Health.check) == .health)
            #expect(kind(of: Health.watch) == .watches)
            #expect(kind(of: EventLog.subscribe) == .watches)
            let ahead = Positions(["notes": 99])
            #expect(kind(of: Digests.count, ahead) == .waits)
            #expect(kind(of: Digests.remark, ahead) == .waits)
            #expect(kind(of: Health.check, ahead) == .waits)
            // A log that is not followed is none of its business.
            #expect(kind(of: Digests.count, Positions(["funding": 99])) == .calls)
        }
    }

    @Test("a position that a followed log cannot have is refused at once")
    func outOfSight() async throws {
        try await withDeployment([NotesService.self, DigestsService.self]) { deployment in
            let client = deployment.client(as: office)
            try await client.call(Notes.write, WriteNote(unit: office, text: "một"))
            // Now it is known that the log is followed, and how far.
            #expect(try await client.call(Digests.count, CountNotes(unit: office)).count == 1)
            deployment.pretendToHaveSeen(Positions(["notes": 1_000_002]))
            let refused = try #require(
                try await client.within(.seconds(600)).refusal(of: Digests.count, CountNotes(unit: office)))
            #expect(refused.status == .outOfRange)
            #expect(refused.message.contains("notes=1000002"), "\(refused.message)")
        }
    }
}
