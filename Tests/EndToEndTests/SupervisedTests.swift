import Foundation
import JSONCoding
import ProcessKit
import ServiceKit
import TestKit
import Testing
import Vocabulary

@Suite("Services that stand still or are left behind", .timeLimit(.minutes(5)), .serialized)
struct SupervisedTests {
    private let lead = CompactYear.lead

    private func chungtay(_ arguments: String..., on place: StackPlace) async throws -> Program.Ending {
        try await Program.chungtay(arguments + ["--lang", "en"], on: place)
    }

    @Test("a service that is stopped is noticed within its heartbeat, and started again")
    func stopped() async throws {
        let place = try StackPlace()
        try place.write("compose/stack.yaml", try place.read("compose/stack.yaml") + "heartbeatSeconds: 5\n")
        try await withGateway(on: place) {
            #expect(try await chungtay("keys", "issue", lead, on: place).code == 0)
            let registry = try #require(try Supervised.read(place)["registry"]?.pid)
            #expect(kill(registry, SIGSTOP) == 0)
            let stopped = ContinuousClock.now
            // Goes unanswered, and is asked again once the connection is broken.
            let ending = try await chungtay(
                "call", "health.Health/Check", "{}", "--service", "registry", "--as", lead, "--timeout",
                "60000",
                on: place)
            #expect(ending.code == 0, "\(ending.errors)")
            print("answered again after \(ContinuousClock.now - stopped)")
            let after = try await Supervised.read(place) { said in
                said["registry"]?.pid.map { $0 != registry } ?? false
            }
            for service in after.services {
                #expect(service.restarts == (service.name == "registry" ? 1 : 0), "\(service.name)")
            }
        }
    }

    @Test("what `up` says itself goes to a file that is set aside when it is long, as the services' are")
    func longLog() async throws {
        let place = try StackPlace()
        let log = place.data.upLog
        try place.write("data/run/up.log", "earlier\n")
        // Long, and takes up no room.
        try #require(truncate(log, 17 << 20) == 0)
        try await withGateway(on: place) {
            let earlier = try Data(contentsOf: URL(fileURLWithPath: log + ".1"))
            #expect(earlier.starts(with: Data("earlier\n".utf8)))
            let said = try place.read("data/run/up.log")
            #expect(said.contains(place.data.path), "\(said)")
            #expect(said.utf8.count < 1 << 20)
        }
    }

    @Test("services whose supervisor was killed are told of by status, and down ends them and nobody else's")
    func leftBehind() async throws {
        // Another deployment's service, whose number stands in a file of this one.
        try await withStack(["registry"]) { other in
            try await other.healthy(as: "thai-binh/so-ldtbxh")
            let stranger = try #require(try pid(inRunFileOf: "registry", other.place))
            let place = try StackPlace()
            defer { place.remove() }
            let up = try await chungtay("up", "--detach", on: place)
            try #require(up.code == 0, "\(up.errors)")
            let supervised = try Supervised.read(place)
            #expect(kill(supervised.pid, SIGKILL) == 0)
            let pids = supervised.services.compactMap(\.pid)
            #expect(pids.count == StackPlace.everyService.count)

            // The lock is let go of when the killed process has ended, which is not at once.
            var status = try await chungtay("status", "--json", on: place)
            while !status.output.contains("orphaned") {
                status = try await chungtay("status", "--json", on: place)
            }
            #expect(status.code == 69)
            for service in try status.table()["services"]?.array ?? [] {
                #expect(service["state"] == "orphaned", "\(service)")
            }
            let told = try await chungtay("status", on: place)
            #expect(told.code == 69)
            for pid in pids { #expect(told.output.contains("(\(pid))"), "\(told.output)") }

            let text = try place.read("data/run/supervisor.json")
            let registry = try #require(supervised["registry"]?.pid)
            try place.write(
                "data/run/supervisor.json", text.replacing("\"pid\":\(registry)", with: "\"pid\":\(stranger)")
            )
            let down = try await chungtay("down", on: place)
            #expect(down.code == 0, "\(down.errors)")
            // By what they wrote themselves, the one that the file does not name is found too.
            for pid in pids { #expect(kill(pid, 0) != 0 || isZombie(pid), "\(pid)") }
            #expect(try await chungtay("status", on: place).code == 69)
            try await other.healthy(as: "thai-binh/so-ldtbxh")
            #expect(other.starts(of: "registry") == 1)
        }
    }

    private func pid(inRunFileOf service: String, _ place: StackPlace) throws -> Int32? {
        try JSON.decode(Running.self, from: Array(try place.read("data/run/\(service).json").utf8)).pid
    }

    private struct Running: Decodable { let pid: Int32? }

    /// It has ended; its parent by adoption has not looked yet.
    private func isZombie(_ pid: Int32) -> Bool {
        do {
            return try String(contentsOfFile: "/proc/\(pid)/stat", encoding: .utf8).contains(") Z ")
        } catch {
            return true
        }
    }
}
