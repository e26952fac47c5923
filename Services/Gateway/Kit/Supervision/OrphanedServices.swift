import Foundation
import Glibc
import JSONCoding
package import ServiceKit

/// Services that a supervisor left behind when it was killed: they hold the stores and ports that the next one needs.
package struct OrphanedServices {
    package struct Service: Hashable {
        package let name: String
        package let pid: Int32
    }

    private let data: DataDirectory
    /// Those that run, in the order of their start.
    package let services: [Service]

    /// Looks for those whom the supervisor of `data` has named, and for those who say themselves that they listen for it. A
    /// number that is another process's by now is none of them, be it the same program for another data directory.
    package init(_ data: DataDirectory) throws {
        self.data = data
        var named: [String: Set<Int32>] = [:]
        for service in try SupervisorFile.read(data)?.services ?? [] {
            if let pid = service.pid { named[service.name, default: []].insert(pid) }
        }
        for name in Departments.names {
            if let pid = Self.pid(inRunFileOf: name, data) { named[name, default: []].insert(pid) }
        }
        services = Departments.sorted(named.keys).flatMap { name in
            (named[name] ?? []).sorted().filter { Self.runs($0, name, data) }
                .map { Service(name: name, pid: $0) }
        }
    }

    /// Started after the supervisor last wrote whom it keeps.
    private static func pid(inRunFileOf name: String, _ data: DataDirectory) -> Int32? {
        guard let bytes = FileManager.default.contents(atPath: data.runFile(of: name)) else { return nil }
        do {
            return try JSON.decode(Whereabouts.self, from: Array(bytes)).pid
        } catch {
            // Whoever wrote that is no service of ours.
            return nil
        }
    }

    /// `registry (4711), funding (4713)`.
    package var text: String { services.map { "\($0.name) (\($0.pid))" }.joined(separator: ", ") }

    /// Ends them, and waits until they are gone.
    package func end() async throws {
        for service in services { kill(service.pid, SIGTERM) }
        let deadline = ContinuousClock.now + Supervision.patience
        for service in services {
            while Self.runs(service.pid, service.name, data) {
                if ContinuousClock.now > deadline { kill(service.pid, SIGKILL) }
                try await Task.sleep(for: .milliseconds(20))
            }
        }
    }

    private static func runs(_ pid: Int32, _ name: String, _ data: DataDirectory) -> Bool {
        ProcessFile.runs(pid, Department.program(of: name), on: data.path)
    }
}
