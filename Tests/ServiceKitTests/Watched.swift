import Bus
import CoreMetrics
import Foundation
import JSONCoding
import Logging
import Synchronization
import TestKit
import Testing
import Vocabulary

@testable import NoteKeeping
@testable import ServiceKit

/// A service whose log and metrics are caught, and somebody in the same process who calls it over the bus.
struct Watched {
    let service: RunningService
    let log: CaughtLog
    let metrics: CaughtMetrics
    /// What most calls write.
    let note = WriteNote(unit: office, text: "xin chào")
    private let server: BusServer
    private let directory: URL

    /// Runs `body` with a fresh service of this type, and clears it away.
    static func run<Service: DepartmentService>(
        _ type: Service.Type = NotesService.self, level: Logger.Level = .trace,
        room: DiskSpaceSettings = DiskSpaceSettings(),
        _ body: (Watched) async throws -> Void
    ) async throws {
        let watched = try Watched(type, level, room)
        do {
            try await body(watched)
        } catch {
            await watched.end()
            throw error
        }
        await watched.end()
    }

    private init<Service: DepartmentService>(
        _ type: Service.Type, _ level: Logger.Level, _ room: DiskSpaceSettings
    ) throws {
        directory = FileManager.default.temporaryDirectory.appending(path: "watched-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
        let (log, metrics, data) = (CaughtLog(), CaughtMetrics(), DataDirectory(directory.path))
        (self.log, self.metrics) = (log, metrics)
        service = try withMetricsFactory(metrics) {
            try RunningService(
                type, reference: Reference(), data: data, room: room,
                logger: Logger(label: "notes") { _ in CaughtLog.Handler(log: log, logLevel: level) })
        }
        server = try service.server()
    }

    func client(
        _ roles: Set<Role>, as unit: UnitPath = "thai-binh/thai-thuy", by person: Person? = nil
    ) -> BusClient {
        server.client(as: Principal(unit: unit, roles: roles, person: person))
    }

    private func end() async {
        service.drain()
        await server.shutdown(grace: .seconds(5))
        await service.close()
        do {
            try FileManager.default.removeItem(at: directory)
        } catch {
            print("could not remove \(directory.path): \(error)")
        }
    }
}

/// What was logged.
final class CaughtLog: Sendable {
    struct Line: Sendable {
        let level: Logger.Level
        let message: String
        let metadata: [String: String]

        /// All that stands in it.
        var text: String { message + metadata.map { " \($0.key)=\($0.value)" }.joined() }
    }

    struct Handler: LogHandler {
        let log: CaughtLog
        var logLevel: Logger.Level
        var metadata: Logger.Metadata = [:]

        subscript(metadataKey key: String) -> Logger.MetadataValue? {
            get { metadata[key] }
            set { metadata[key] = newValue }
        }

        func log(event: LogEvent) {
            let all = metadata.merging(event.metadata ?? [:]) { _, new in new }
            let line = Line(
                level: event.level, message: "\(event.message)", metadata: all.mapValues { "\($0)" })
            log.caught.withLock { $0.append(line) }
        }
    }

    private let caught = Mutex<[Line]>([])

    var lines: [Line] { caught.withLock { $0 } }

    /// Those of calls of `method`.
    func lines(of method: any Bus.Method) -> [Line] {
        lines.filter { $0.metadata["method"] == method.name }
    }
}

/// What was counted and timed.
final class CaughtMetrics: MetricsFactory {
    final class Cell: CounterHandler, MeterHandler, RecorderHandler, TimerHandler {
        private let recorded = Mutex<[Double]>([])

        var values: [Double] { recorded.withLock { $0 } }
        var sum: Double { values.reduce(0, +) }
        var last: Double? { values.last }

        private func add(_ value: Double) { recorded.withLock { $0.append(value) } }
        func increment(by amount: Int64) { add(Double(amount)) }
        func reset() {}
        func set(_ value: Int64) { add(Double(value)) }
        func set(_ value: Double) { add(value) }
        func increment(by amount: Double) { add((last ?? 0) + amount) }
        func decrement(by amount: Double) { add((last ?? 0) - amount) }
        func record(_ value: Int64) { add(Double(value)) }
        func record(_ value: Double) { add(value) }
        func recordNanoseconds(_ duration: Int64) { add(Double(duration)) }
    }

    private let cells = Mutex<[String: Cell]>([:])

    /// `label{key=value,…}`, keys sorted.
    subscript(name: String) -> Cell? { cells.withLock { $0[name] } }

    var names: [String] { cells.withLock { $0.keys.sorted() } }

    private func cell(_ label: String, _ dimensions: [(String, String)]) -> Cell {
        let words = dimensions.sorted { $0.0 < $1.0 }.map { "\($0.0)=\($0.1)" }
        let name = words.isEmpty ? label : "\(label){\(words.joined(separator: ","))}"
        return cells.withLock { cells in
            let cell = cells[name] ?? Cell()
            cells[name] = cell
            return cell
        }
    }

    func makeCounter(label: String, dimensions: [(String, String)]) -> any CounterHandler {
        cell(label, dimensions)
    }
    func makeMeter(label: String, dimensions: [(String, String)]) -> any MeterHandler {
        cell(label, dimensions)
    }
    func makeRecorder(
        label: String, dimensions: [(String, String)], aggregate: Bool
    ) -> any RecorderHandler {
        cell(label, dimensions)
    }
    func makeTimer(label: String, dimensions: [(String, String)]) -> any TimerHandler {
        cell(label, dimensions)
    }
    func destroyCounter(_ handler: any CounterHandler) {}
    func destroyMeter(_ handler: any MeterHandler) {}
    func destroyRecorder(_ handler: any RecorderHandler) {}
    func destroyTimer(_ handler: any TimerHandler) {}
}
