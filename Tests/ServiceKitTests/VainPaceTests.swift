import Bus
import Synchronization
import TestKit
import Testing
import Vocabulary

@testable import NoteKeeping
@testable import ServiceKit

@Suite("Calls that come to nothing", .timeLimit(.minutes(5)))
struct VainPaceTests {
    private static let (flooder, other): (UnitPath, UnitPath) = (
        "thai-binh/thai-thuy", "thai-binh/kien-xuong"
    )
    private let start = ContinuousClock.now

    /// Refusals of the flooder's, each of which has taken so long; how long each is put off.
    private func delays(
        _ pace: inout VainPace, _ times: [Duration], at now: ContinuousClock.Instant,
        deadline: ContinuousClock.Instant? = nil
    ) -> [Duration?] {
        times.map { pace.delay(Self.flooder, using: $0, at: now, deadline: deadline) }
    }

    @Test("are told at once as long as nobody else is there")
    func alone() {
        var pace = VainPace()
        pace.note(Self.flooder, at: start)
        let told = delays(&pace, Array(repeating: .milliseconds(100), count: 20), at: start)
        #expect(told == Array(repeating: nil, count: 20))
        // Who was there is not there any more.
        pace.note(Self.other, at: start)
        pace.note(Self.flooder, at: start + .seconds(1))
        #expect(delays(&pace, [.milliseconds(100)], at: start + .seconds(1)) == [nil])
    }

    @Test(
        "take a tenth of the time, beyond a moment's work, where others are; what took nothing is told at once"
    )
    func beside() {
        var pace = VainPace()
        pace.note(Self.other, at: start)
        pace.note(Self.flooder, at: start)
        let first = delays(&pace, [.milliseconds(50), .milliseconds(50), .milliseconds(10)], at: start)
        #expect(first == [nil, nil, .milliseconds(100)])
        #expect(delays(&pace, [.zero], at: start) == [nil])
        #expect(pace.delay(Self.other, using: .milliseconds(50), at: start, deadline: nil) == nil)
        // The clock has not moved on by what it did not take.
        pace.note(Self.other, at: start + .milliseconds(600))
        #expect(delays(&pace, [.milliseconds(10)], at: start + .milliseconds(600)) == [nil])
    }

    @Test("nobody is put off for more than two seconds, nor for more than half of the time that it gave")
    func bounded() {
        var pace = VainPace()
        pace.note(Self.other, at: start)
        pace.note(Self.flooder, at: start)
        #expect(delays(&pace, [.seconds(60), .seconds(60)], at: start) == [.seconds(2), .seconds(2)])
        let soon = start + .milliseconds(300)
        #expect(delays(&pace, [.milliseconds(1)], at: start, deadline: soon) == [.milliseconds(150)])
        #expect(delays(&pace, [.milliseconds(1)], at: start, deadline: start - .seconds(1)) == [.zero])
        // What was owed beyond that is forgotten: after three seconds all is as in the beginning.
        let later = start + .seconds(3)
        pace.note(Self.other, at: later)
        #expect(delays(&pace, [.milliseconds(100)], at: later) == [nil])
    }

    @Test("of a thousand units those that owe nothing are forgotten, and those that do are not")
    func forgotten() throws {
        var pace = VainPace()
        pace.note(Self.other, at: start)
        pace.note(Self.flooder, at: start)
        let owing = start + .milliseconds(500)
        #expect(delays(&pace, [.milliseconds(100)], at: owing) == [nil])
        for number in 0..<3000 {
            let unit = try #require(UnitPath("thai-binh/xa-\(number)"))
            let now = start + .microseconds(number)
            _ = pace.delay(unit, using: .nanoseconds(1), at: now, deadline: nil)
        }
        #expect(pace.known <= 1025)
        #expect(delays(&pace, [.milliseconds(10)], at: owing) == [.milliseconds(100)])
    }

    @Test("hold their places until they are told, and the caller is told the same")
    func served() async throws {
        try await withDeployment([NotesService.self]) { deployment in
            let service = deployment.running("notes")
            try await withServer(service.server(), grace: .zero) { server in
                let client = server.client(as: Principal(unit: Self.flooder, roles: [.reader]))
                // However long the test takes, somebody else was there a moment ago.
                let far = ContinuousClock.now + .seconds(3600)
                service.vain.withLock { pace in
                    pace.note(Self.other, at: far)
                    _ = pace.delay(Self.flooder, using: .seconds(60), at: .now, deadline: nil)
                }
                let began = ContinuousClock.now
                let told = await client.raw(
                    "notes.Notes/Wrote", kind: .query, CallOptions(timeout: .seconds(240), retry: .never))
                #expect(told.status == .unimplemented)
                #expect(ContinuousClock.now - began >= .milliseconds(500))
                let calls = try await server.census.calls
                #expect(calls == 0)
            }
        }
    }
}
