import ArgumentParser
import Bus
import Foundation
import GatewayKit
import ServiceKit
import Vocabulary

/// `chungtay backup …`.
struct BackupCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "backup",
        abstract: "Sao lưu toàn bộ trong khi đang chạy · back everything up while it runs.",
        subcommands: [Make.self, List.self, Drill.self], defaultSubcommand: Make.self)

    struct Make: GatewayCommand {
        static let configuration = CommandConfiguration(
            abstract: "Tạo một bản sao lưu đã niêm phong · make a sealed backup.")

        @OptionGroup var options: GlobalOptions

        @OptionGroup var backups: BackupFolderOptions

        @Option(
            help: """
                Giữ chừng này bản mới nhất, bỏ các bản cũ hơn · keep so many, the latest; with --keep-days one that \
                neither keeps goes
                """)
        var keep: Int?

        @Option(help: "Giữ mọi bản trong chừng này ngày · keep all of the last so many days")
        var keepDays: Int?

        func validate() throws {
            if let keep, keep < 1 { throw ValidationError("--keep: 1, 2, 3 …") }
            if let keepDays, keepDays < 1 { throw ValidationError("--keep-days: 1, 2, 3 …") }
        }

        func perform(in context: CommandContext) async throws {
            try context.data.prepare()
            let making = try BackupMaking(
                of: context.data, compose: context.compose, in: backups.path,
                program: Chungtay.configuration.version, today: await today(context))
            let began = ContinuousClock.now
            var progress: ProgressLine?
            let made = try making.make(
                at: .now(), keeping: BackupRetention(count: keep, days: keepDays)
            ) { step in
                switch step {
                case .sealing(let path, let piece, let total):
                    if piece == 1 {
                        progress?.finish()
                        progress = ProgressLine(context.text("backup-sealing", ["file": path]), total: total)
                    }
                    progress?.advance(to: piece)
                case .copying(let service):
                    progress?.finish()
                    progress = ProgressLine(context.text("backup-copying", ["service": service]))
                case .checking(let service):
                    progress?.finish()
                    progress = ProgressLine(context.text("backup-checking", ["service": service]))
                case .removing:
                    progress?.finish()
                    progress = nil
                }
            }
            try context.show(made) { made.lines(.now - began, backups.folder, context) }
        }

        /// The day on the services' clock; nil where none run, or it is not told.
        private func today(_ context: CommandContext) async -> Day? {
            guard context.clients.isUp else { return nil }
            do {
                let once = CallOptions(timeout: .seconds(2), language: context.language, retry: .never)
                return try await context.today(once)
            } catch {
                // A backup is made all the same: most of all then.
                return nil
            }
        }
    }

    struct List: GatewayCommand {
        static let configuration = CommandConfiguration(
            abstract: "Các bản sao lưu đang có · the backups that there are.")

        @OptionGroup var options: GlobalOptions

        @OptionGroup var backups: BackupFolderOptions

        func perform(in context: CommandContext) async throws {
            let lines = try BackupFolder(backups.path).all().map(BackupLine.init)
            try context.show(lines) {
                var table = TextTable([
                    .init(title: context.text("column.backup")), .init(title: context.text("column.today")),
                    .init(title: context.text("column.files"), alignment: .right),
                    .init(title: context.text("column.bytes"), alignment: .right),
                    .init(title: context.text("column.fresh"), alignment: .right),
                    .init(title: context.text("column.key")),
                    .init(title: context.text("column.stands"), wraps: true),
                ])
                for line in lines {
                    table.add([
                        line.id, line.today.map(context.numbers.day) ?? "–",
                        context.numbers.whole(line.files), context.numbers.whole(line.bytes),
                        context.numbers.whole(line.fresh), line.key, line.heads(context),
                    ])
                }
                return table.rendered(width: Terminal.width)
            }
        }
    }
}

extension BackupLine {
    /// Where each log stands.
    func heads(_ context: CommandContext) -> String {
        stores.reversed().map { "\($0.service) \(context.numbers.whole($0.positions[$0.service]))" }
            .joined(separator: ", ")
    }
}

extension BackupMade {
    /// For people.
    func lines(_ took: Duration, _ folder: String, _ context: CommandContext) -> [String] {
        let numbers = context.numbers
        var lines = [
            context.text(
                "backup-made",
                [
                    "id": backup.id, "folder": folder, "files": numbers.whole(backup.files),
                    "bytes": numbers.whole(backup.bytes), "fresh": numbers.whole(backup.fresh),
                    "took": numbers.seconds(took),
                ]),
            context.text("backup-stands", ["heads": backup.heads(context)]),
        ]
        lines += backup.ahead.map {
            context.text("backup-ahead", ["service": $0.service, "source": $0.source])
        }
        if !removed.isEmpty {
            lines.append(
                context.text(
                    "backup-removed",
                    ["count": numbers.whole(removed.count), "ids": removed.joined(separator: ", ")]))
        }
        return lines + [context.text("backup-checked", ["folder": folder])]
    }
}
