import Foundation
import Glibc

/// Services that a supervisor left behind when it was killed: they hold the stores and ports that the next one needs.
package enum OrphanedServices {
    /// Ends those of `file` that still run programs of the same name beside this one, and waits until they are gone.
    package static func end(_ file: SupervisorFile) async throws {
        let pids = file.services.compactMap { service in
            service.pid.flatMap { runs($0, Department.program(of: service.name)) ? $0 : nil }
        }
        for pid in pids { kill(pid, SIGTERM) }
        let deadline = ContinuousClock.now + Supervision.patience
        for pid in pids {
            while kill(pid, 0) == 0 {
                if ContinuousClock.now > deadline { kill(pid, SIGKILL) }
                try await Task.sleep(for: .milliseconds(20))
            }
        }
    }

    private static func runs(_ pid: Int32, _ program: String) -> Bool {
        do {
            let path = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/\(pid)/exe")
            // A program that was built anew reads "… (deleted)".
            return path.split(separator: "/").last?.hasPrefix(program) == true
        } catch {
            // No such process, or not ours.
            return false
        }
    }
}
