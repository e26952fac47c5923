import ArgumentParser
import GatewayKit
import Glibc
import JSONCoding
import ServiceKit
import Vocabulary

/// `chungtay down`.
struct DownCommand: GatewayCommand {
    static let configuration = CommandConfiguration(
        commandName: "down",
        abstract: "Dừng các dịch vụ đang chạy nền · stop the services that run in the background.")

    @OptionGroup var options: GlobalOptions

    func perform(in context: CommandContext) async throws {
        try context.data.prepare()
        if try StackLock(SupervisorFile.lock(context.data)) != nil {
            // Nobody keeps them; some may have been left behind.
            let orphans = try OrphanedServices(context.data)
            try await orphans.end()
            try context.show(["stopped": .bool(!orphans.services.isEmpty)]) {
                [
                    orphans.services.isEmpty
                        ? context.text("not-running", ["data": context.data.path])
                        : context.text("orphans-stopped", ["services": orphans.text])
                ]
            }
            return
        }
        // The file may be of one that was killed before: then its number is anybody's.
        guard let file = try SupervisorFile.read(context.data),
            StackLock.holder(SupervisorFile.lock(context.data)) == file.pid
        else {
            throw Failure(.unavailable, Message("gateway.starting-now", ["data": context.data.path]))
        }
        kill(file.pid, SIGTERM)
        let progress = ProgressLine(context.text("stopping"))
        let deadline = ContinuousClock.now + .seconds(90)
        while try StackLock(SupervisorFile.lock(context.data)) == nil {
            progress.advance(to: 0)
            guard ContinuousClock.now < deadline else {
                throw Failure(.failed, Message("gateway.not-stopped", ["pid": "\(file.pid)"]))
            }
            try await Task.sleep(for: .milliseconds(50))
        }
        progress.finish()
        try context.show(["stopped": true]) { [context.text("stopped")] }
    }
}
