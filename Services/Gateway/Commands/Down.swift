import ArgumentParser
import GatewayKit
import Glibc
import ServiceKit
import Vocabulary

/// `chungtay down`.
struct Down: GatewayCommand {
    static let configuration = CommandConfiguration(
        abstract: "Dừng các dịch vụ đang chạy nền · stop the services that run in the background.")

    @OptionGroup var options: GlobalOptions

    func perform(at desk: Desk) async throws {
        try desk.data.prepare()
        if try StackLock(SupervisorFile.lock(desk.data)) != nil {
            // Nobody keeps them; some may have been left behind.
            if let left = try SupervisorFile.read(desk.data) { try await OrphanedServices.end(left) }
            try desk.show(["stopped": false]) { [desk.text("not-running", ["data": desk.data.path])] }
            return
        }
        guard let file = try SupervisorFile.read(desk.data) else {
            throw Failure(.unavailable, Message("gateway.starting-now", ["data": desk.data.path]))
        }
        kill(file.pid, SIGTERM)
        let progress = ProgressLine(desk.text("stopping"))
        let deadline = ContinuousClock.now + .seconds(90)
        while try StackLock(SupervisorFile.lock(desk.data)) == nil {
            progress.advance(to: 0)
            guard ContinuousClock.now < deadline else {
                throw Failure(.failed, Message("gateway.not-stopped", ["pid": "\(file.pid)"]))
            }
            try await Task.sleep(for: .milliseconds(50))
        }
        progress.finish()
        try desk.show(["stopped": true]) { [desk.text("stopped")] }
    }
}
