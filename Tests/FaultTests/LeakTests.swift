import Foundation
import JSONCoding
import ProcessKit
import Testing

@testable import FaultPeer

/// In a process of their own, where nobody else allocates.
@Suite("What calls leave behind", .timeLimit(.minutes(10)))
struct LeakTests {
    /// `CHUNGTAY_LONG=1`, as `compose/test --long` sets it, makes it the real number everywhere.
    static let isLong = ProcessInfo.processInfo.environment["CHUNGTAY_LONG"] == "1"

    @Test(
        "thousands of calls of each kind leave no call, task, file, thread or memory",
        arguments: ["process", "tcp"])
    func leaks(way: String) async throws {
        let count = LeakTests.isLong ? 10_000 : 2_000
        // Without malloc's caches a freed octet counts as free at once.
        let program = try await Program.start(
            "FaultPeer", ["leaks", way, "\(count)"],
            environment: ["GLIBC_TUNABLES": "glibc.malloc.tcache_count=0"])
        let ending = try await program.ending()
        #expect(ending.code == 0, "\(ending.errors)")
        let reports = try ending.output.split(separator: "\n").map {
            try JSON.decode(LeakReport.self, from: Array($0.utf8))
        }
        #expect(reports.map(\.kind) == LeakKind.allCases.map(\.rawValue))
        for report in reports {
            let (before, after) = (report.before, report.after)
            let grown = after.memory - before.memory
            print(
                "\(way) \(report.kind): \(report.calls) calls in \(report.milliseconds) ms, memory \(grown), files",
                "\(after.files - before.files), threads \(after.threads - before.threads)")
            // Tables that grow once take some, however many calls there are; a call, a peer or a socket that stayed
            // behind of each would take hundreds of octets a call.
            #expect(grown < 160 * 1024 + report.calls * 16, "\(report)")
            #expect(after.files <= before.files, "\(report)")
            // The system's pool may grow by a thread when it likes.
            #expect(after.threads <= before.threads + 1, "\(report)")
            #expect(after.calls == 0 && after.alive == 0 && after.tasks == 0, "\(report)")
            #expect(after.peers == 1, "\(report)")
        }
    }
}
