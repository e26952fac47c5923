import ArgumentParser
import Foundation
import GatewayKit
import JSONCoding
import ServiceKit
import Vocabulary

extension BackupCommand {
    /// `chungtay backup drill`.
    struct Drill: GatewayCommand {
        static let configuration = CommandConfiguration(
            abstract: """
                Thử khôi phục ở nơi tạm rồi đối chiếu · restore in a temporary place and compare, where the secret is.
                """)

        @OptionGroup var options: GlobalOptions
        @OptionGroup var backup: BackupOptions

        @Option(
            name: .customLong("in"),
            help: "Nơi tạm, mặc định của hệ thống · the temporary place, the system's by default",
            completion: .directory)
        var place: String?

        @Flag(help: "Chạy thử các dịch vụ ở đó · run the services there too")
        var run = false

        func perform(in context: CommandContext) async throws {
            let restoring = try backup.restoring()
            let progress = RestoreProgress(context)
            let parent =
                place.map(GlobalOptions.absolute)
                ?? GlobalOptions.absolute(FileManager.default.temporaryDirectory.path(percentEncoded: false))
            let report = try restoring.drill(in: parent, progress.tell) { data in
                progress.finish()
                if run { try DrillRun(data, context).play() }
            }
            try context.show(report) {
                report.comparison(context) + [""]
                    + [context.text(report.isEqual ? "drill-equal" : "drill-differs", ["id": report.id])]
                    + (run && report.isEqual ? [context.text("drill-ran")] : [])
            }
            if !report.isEqual { throw AlreadyReported(status: .failed) }
        }
    }
}

/// The services of a restored deployment, run where it lies and ended again.
struct DrillRun {
    private let data: DataDirectory
    private let context: CommandContext

    init(_ data: DataDirectory, _ context: CommandContext) { (self.data, self.context) = (data, context) }

    /// Throws ``Failure`` with what they said unless all become healthy and agree with each other.
    func play() throws {
        try data.prepare()
        let result = Result {
            try chungtay(["up", "--detach", "--ports", "any"])
            try chungtay(["status"])
        }
        try chungtay(["down"])
        try result.get()
    }

    private func chungtay(_ arguments: [String]) throws {
        let log = "\(data.run)/drill.log"
        let tail = LogTail(log)
        let child = try ChildProcess(
            try OwnExecutable.path(),
            arguments + [
                "--data", data.path, "--compose", "\(data.path)/compose", "--lang",
                context.language.rawValue,
            ], errors: log, detached: true)
        var status: Int32 = 0
        while waitpid(child.pid, &status, 0) == -1, errno == EINTR {}
        guard status == 0 else {
            for line in tail.lastLines(20) { context.say(line) }
            throw Failure(
                .failed, Message("gateway.drill-not-run", ["command": arguments.joined(separator: " ")]))
        }
    }
}
