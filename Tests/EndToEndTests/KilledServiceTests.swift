import Foundation
import JSONCoding
import ProcessKit
import ServiceKit
import Synchronization
import TestKit
import Testing
import Vocabulary

@Suite("A script while a service is killed", .timeLimit(.minutes(5)), .serialized)
struct KilledServiceTests {
    /// What the year comes to, as the command line prints it for machines.
    struct Tables: Equatable {
        let progress: JSONValue
        let duties: JSONValue
        let money: JSONValue
    }

    /// The tables of a year in which nobody is killed; made once for all tests.
    static let undisturbed = Task { try await year(killing: nil) }

    @Test(
        "a service killed three times while a script runs is started again, clients retry, the tables are the same",
        arguments: StackPlace.everyService)
    func killed(_ service: String) async throws {
        let calm = try await Self.undisturbed.value
        #expect(calm.progress["values"]?.array?.isEmpty == false)
        #expect(calm.money["items"]?.array?.isEmpty == false)
        #expect(calm.duties["items"]?.array?.isEmpty == false)
        #expect(try await Self.year(killing: service) == calm)
    }

    /// Plays the year on a stack of its own, kills `service` after certain lines, and reads the tables.
    static func year(killing service: String?) async throws -> Tables {
        let place = try StackPlace(today: day("2020-01-02"))
        return try await withGateway(on: place) {
            try await succeed(["keys", "issue", CompactYear.lead], on: place)
            try await succeed(
                [
                    "plan", "publish", "\(place.compose)/plans/\(CompactYear.plan).yaml", "--as",
                    CompactYear.lead,
                ],
                on: place)
            try place.write("year.jsonl", CompactYear.lines.joined(separator: "\n") + "\n")
            let kills = service.map { service in CompactYear.kills(of: service).map { ($0, service) } } ?? []
            let killer = Killer(Dictionary(uniqueKeysWithValues: kills), on: place)
            let run = try await Program.chungtay(
                ["script", "run", "--issue-missing-keys", "\(place.path)/year.jsonl"], on: place
            ) { killer.hear($0) }
            #expect(
                run.code == 0,
                "\(run.errors)\n\(run.output.split(separator: "\n").filter { $0.contains("\"ok\":false") })")
            #expect(killer.lines == CompactYear.lines.count)
            let day = ["--on", "2020-12-14"]
            let period = ["--period", "2020-01-01..2021-01-31"]
            let tables = Tables(
                progress: try await read(["progress", CompactYear.plan] + day, on: place),
                duties: try await read(["duties", CompactYear.plan] + period, on: place),
                money: try await read(["money", CompactYear.plan], on: place))
            if let service { try await expectRestarts(of: service, killer.kills, on: place) }
            return tables
        }
    }

    @discardableResult
    private static func succeed(_ arguments: [String], on place: StackPlace) async throws -> Program.Ending {
        let ending = try await Program.chungtay(arguments + ["--lang", "en"], on: place)
        try #require(ending.code == 0, "\(arguments): \(ending.errors)")
        return ending
    }

    private static func read(_ arguments: [String], on place: StackPlace) async throws -> JSONValue {
        let ending = try await succeed(arguments + ["--json", "--as", CompactYear.lead], on: place)
        return try ending.table()
    }

    /// Every kill has hit, and only this service was started again.
    private static func expectRestarts(of service: String, _ kills: Int, on place: StackPlace) async throws {
        #expect(kills == CompactYear.kills(of: service).count)
        // The last kill may still wait for its start: whoever answers has been started.
        try await succeed(
            ["call", "health.Health/Check", "{}", "--service", service, "--as", CompactYear.lead], on: place)
        let report = try await Supervised.read(place) { $0[service]?.restarts == kills }
        for entry in report.services {
            #expect(entry.restarts == (entry.name == service ? kills : 0), "\(entry.name)")
        }
    }
}

/// `<data>/run/supervisor.json`, as far as a test needs it.
struct Supervised: Decodable {
    struct Service: Decodable {
        let name: String
        let pid: Int32?
        let restarts: Int
    }

    let pid: Int32
    let services: [Service]

    static func read(_ place: StackPlace) throws -> Supervised {
        try JSON.decode(Supervised.self, from: Array(try place.read("data/run/supervisor.json").utf8))
    }

    /// What the file says once it says so: the supervisor writes it after it has started a service, which may answer before.
    static func read(
        _ place: StackPlace, once isSo: (Supervised) -> Bool
    ) async throws -> Supervised {
        while true {
            let said = try read(place)
            if isSo(said) { return said }
            try Task.checkCancellation()
            await Task.yield()
        }
    }

    subscript(service: String) -> Service? { services.first { $0.name == service } }
}

/// Kills services after certain lines of a script, while the script runs on.
final class Killer: Sendable {
    private struct State {
        var lines = 0
        var kills = 0
        /// Whom it has killed: a process dies once.
        var victims: Set<Int32> = []
    }

    private let schedule: [Int: String]
    private let place: StackPlace
    private let state = Mutex(State())

    /// `schedule`: after which line whom.
    init(_ schedule: [Int: String], on place: StackPlace) {
        self.schedule = schedule
        self.place = place
    }

    var lines: Int { state.withLock { $0.lines } }
    var kills: Int { state.withLock { $0.kills } }

    /// A line of the script's results, from the thread that reads them.
    func hear(_: String) {
        let due = state.withLock { state in
            state.lines += 1
            return schedule[state.lines]
        }
        guard let due else { return }
        while !strike(due) { sched_yield() }
    }

    /// False while the service has no process that is still to be killed.
    private func strike(_ service: String) -> Bool {
        do {
            guard let pid = try Supervised.read(place)[service]?.pid,
                state.withLock({ !$0.victims.contains(pid) }), kill(pid, SIGKILL) == 0
            else { return false }
            state.withLock { state in
                state.victims.insert(pid)
                state.kills += 1
            }
            return true
        } catch {
            print("the supervisor's file cannot be read: \(error)")
            return true
        }
    }
}
