import Bus
import CoreMetrics
import TestKit
import Testing
import Vocabulary

@testable import NoteKeeping
@testable import ServiceKit

@Suite("Calls are counted and timed", .timeLimit(.minutes(5)))
struct MetricsTests {
    @Test("by method and status, in the process's own backend")
    func backend() async throws {
        try await Watched.run { watched in
            let office = watched.client([.caseworker])
            for _ in 0..<3 { _ = try await office.call(Notes.write, watched.note) }
            _ = await office.raw(Notes.list.name, kind: .feed, body: Array("{}".utf8))
            for name in ["a.B/C", "d.E/F"] { _ = await office.raw(name, kind: .query) }
            let metrics = watched.metrics
            let written = "{method=notes.Notes/Write,status=OK}"
            #expect(metrics["chungtay_calls_total" + written]?.sum == 3)
            let times = try #require(metrics["chungtay_call_duration_seconds" + written]?.values)
            #expect(times.count == 3)
            #expect(times.allSatisfy { $0 > 0 })
            #expect(
                metrics["chungtay_calls_total{method=notes.Notes/List,status=PERMISSION_DENIED}"]?.sum == 1)
            // Whatever callers make up is one series.
            #expect(metrics["chungtay_calls_total{method=unknown,status=UNIMPLEMENTED}"]?.sum == 2)
            #expect(!metrics.names.contains { $0.contains("a.B/C") })
        }
    }

    @Test("an operator can ask the service itself, and nobody else")
    func report() async throws {
        try await Watched.run { watched in
            let office = watched.client([.caseworker])
            for _ in 0..<20 { _ = try await office.call(Notes.write, watched.note) }
            let refused = await office.raw(AdminMetrics.get.name, kind: .query, body: Array("{}".utf8))
            #expect(refused.status == .permissionDenied)
            let report = try await watched.client([.operator]).call(AdminMetrics.get, Empty())
            #expect(report.service == "notes")
            let written = try #require(report.calls.first { $0.method == "notes.Notes/Write" })
            #expect(written.status == "OK")
            #expect(written.count == 20)
            #expect(written.p50 > 0)
            #expect(written.p50 <= written.p99)
            #expect(written.p99 <= written.max)
            #expect(
                report.calls.contains {
                    $0.method == AdminMetrics.get.name && $0.status == "PERMISSION_DENIED"
                })
        }
    }

    @Test("the bus counts its connections, its calls and what was no frame")
    func bus() async throws {
        try await Watched.run { watched in
            let office = watched.client([.caseworker])
            _ = try await office.call(Notes.write, watched.note)
            #expect(watched.metrics["chungtay_bus_peers_connected"]?.last == 1)
            let running = watched.metrics.names.filter { $0.hasPrefix("chungtay_bus_calls_running{kind=") }
            #expect(running.contains { watched.metrics[$0]?.values.contains(1) == true })
            #expect(watched.metrics.names.contains { $0.hasPrefix("chungtay_bus_calls_queued{kind=") })
            #expect(watched.metrics.names.contains { $0.hasPrefix("chungtay_bus_calls_refused_total{") })
            #expect(watched.metrics.names.contains("chungtay_bus_frames_dropped_total{side=server}"))
            #expect(watched.metrics.names.contains("chungtay_bus_peers_stalled_total"))
        }
    }

    @Test("percentiles are within 3 %", arguments: 0..<20)
    func percentiles(seed: Int) {
        var random = Seeded(seed: UInt64(seed))
        var histogram = Histogram()
        var values: [Int64] = []
        for _ in 0..<(1 + seed * 300) {
            // From nanoseconds to a day, every magnitude as often as every other.
            let value = Int64(random.next() >> (17 + random.next() % 47))
            values.append(value)
            histogram.record(value)
        }
        values.sort()
        for share in [0, 0.01, 0.5, 0.9, 0.99, 0.999, 1] {
            let exact = Double(values[max(0, Int((share * Double(values.count)).rounded(.up)) - 1)])
            let found = Double(histogram.percentile(share))
            #expect(abs(found - exact) <= 0.0313 * exact, "\(share): \(found), not \(exact)")
        }
        #expect(histogram.maximum == values.last)
        #expect(histogram.count == UInt64(values.count))
    }

    @Test("a histogram takes whatever an integer can be")
    func extremes() {
        var histogram = Histogram()
        #expect(histogram.percentile(0.5) == 0)
        for value in [Int64.min, -1, 0, 1, 31, 32, 33, .max] { histogram.record(value) }
        #expect(histogram.count == 8)
        #expect(histogram.maximum == .max)
        #expect(histogram.percentile(1) <= .max)
        #expect(histogram.percentile(0) == 0)
    }

    @Test("whoever asks for the same figure twice gets the same one")
    func sameCell() {
        let book = MetricsBook()
        book.makeCounter(label: "a", dimensions: [("x", "1"), ("y", "2")]).increment(by: 2)
        book.makeCounter(label: "a", dimensions: [("y", "2"), ("x", "1")]).increment(by: 3)
        book.makeCounter(label: "a", dimensions: []).increment(by: 7)
        book.makeRecorder(label: "b", dimensions: [], aggregate: false).record(4.5)
        book.makeMeter(label: "b", dimensions: []).decrement(by: 1)
        #expect(book.values.map(\.value) == [7, 5, 3.5])
    }
}
