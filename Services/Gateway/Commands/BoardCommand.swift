import ArgumentParser
import Bus
import GatewayAPI
import GatewayKit
import ReportingAPI
import ServiceKit
import Vocabulary

/// `chungtay board`.
struct BoardCommand: CallingCommand {
    static let configuration = CommandConfiguration(
        commandName: "board",
        abstract: "Các kế hoạch trên một màn hình · the plans on one screen.",
        discussion: """
            chungtay board
            chungtay board thai-binh-2020-2025 --watch
            Chỉ tiêu bên mục tiêu, báo cáo còn thiếu, tiền đã chi, khó khăn chưa ai trả lời, và ai đang để người khác chờ. \
            Targets, reports that are missing, money paid, difficulties that nobody has answered, and who keeps others waiting.
            """)

    @OptionGroup var options: GlobalOptions
    @OptionGroup var caller: CallerOptions

    @Argument(
        help: "Chỉ kế hoạch này · this plan alone: thai-binh-2020-2025", completion: .plan)
    var plan: String?

    @Flag(
        help: """
            Vẽ lại mỗi khi có gì thay đổi; Ctrl-C để dừng · drawn anew whenever something changes, until Ctrl-C
            """)
    var watch = false

    func perform(in context: CommandContext) async throws {
        var shown = try await show(after: nil, in: context)
        guard watch else { return }
        for await _ in try changes(context) {
            do {
                shown = try await show(after: shown, in: context)
            } catch let error as CallError where error.status == .unavailable {
                // A service that is away comes back, and says so.
                for line in ErrorReport(error, in: context.language, GatewayTexts.all).lines {
                    context.say(line)
                }
            }
        }
    }

    /// Draws the board unless it is as it was.
    private func show(after shown: Board?, in context: CommandContext) async throws -> Board {
        let board = try await context.clients.board(of: plan, as: context.unit)
        guard board != shown else { return board }
        if shown != nil, !context.json { try Terminal.clear() }
        try context.show(board, alerting: { BoardPage(board, context).lines })
        return board
    }

    /// Once for each change of what reporting has counted or of what the coordinator waits for; those that come while the board is
    /// drawn are one.
    private func changes(_ context: CommandContext) throws -> AsyncStream<Void> {
        let services = try [ReportingContract.name, GatewayContract.name].map {
            try context.clients.client(to: $0, as: .serviceItself)
        }
        return AsyncStream(bufferingPolicy: .bufferingNewest(1)) { changes in
            let watchers = services.map { service in
                Task {
                    while !Task.isCancelled {
                        do {
                            for try await _ in service.feed(Health.watch, Empty()) { changes.yield() }
                        } catch {
                            // Who draws the board hears of it, and says so.
                            changes.yield()
                        }
                        try await Task.sleep(for: .seconds(2))
                    }
                }
            }
            changes.onTermination = { _ in for watcher in watchers { watcher.cancel() } }
        }
    }
}
