import ArgumentParser
import GatewayKit
import ServiceKit
import Vocabulary

/// Which backup, and what opens it.
struct BackupOptions: ParsableArguments {
    @OptionGroup var backups: BackupFolderOptions

    @Option(help: "Tệp khóa sao lưu bí mật · the secret file of the backups' key", completion: .file())
    var key: String

    @Option(help: "Bản nào, mặc định bản mới nhất · which backup, the last one by default")
    var id: String?

    func restoring() throws -> Restoring {
        try Restoring(
            BackupFolder(backups.path), id,
            with: BackupSecret(contentsOf: GlobalOptions.absolute(key)))
    }
}

/// `chungtay restore`.
struct RestoreCommand: GatewayCommand {
    static let configuration = CommandConfiguration(
        commandName: "restore",
        abstract: "Khôi phục từ bản sao lưu vào thư mục trống · put a backup back where nothing is.")

    @OptionGroup var options: GlobalOptions
    @OptionGroup var backup: BackupOptions

    @Option(
        help: "Thư mục dữ liệu mới, mặc định --data · the new data directory, --data by default",
        completion: .directory)
    var to: String?

    @Option(
        parsing: .upToNextOption,
        help: """
            Chỉ các tệp hay thư mục này, vào thư mục dữ liệu đang có · only these files or folders, into a data \
            directory that is there: registry.sqlite, keys/vault
            """)
    var only: [String] = []

    func perform(in context: CommandContext) async throws {
        let data = to.map { DataDirectory(GlobalOptions.absolute($0)) } ?? context.data
        let restoring = try backup.restoring()
        let progress = RestoreProgress(context)
        if only.isEmpty {
            let report = try restoring.all(to: data, progress.tell)
            progress.finish()
            try context.show(report) { report.lines(context) }
        } else {
            let count = try restoring.only(only, to: data, progress.tell)
            progress.finish()
            try context.show(["files": count]) {
                [
                    context.text(
                        "restored-parts", ["count": context.numbers.whole(count), "data": data.path])
                ]
            }
        }
    }
}

/// The line that shows how far restoring is.
final class RestoreProgress {
    private let context: CommandContext
    private var line: ProgressLine?

    init(_ context: CommandContext) { self.context = context }

    func tell(_ step: Restoring.Step) {
        if step.piece == 1 {
            line?.finish()
            line = ProgressLine(context.text("restoring", ["file": step.path]), total: step.total)
        }
        line?.advance(to: step.piece)
    }

    func finish() { line?.finish() }
}

extension RestoreReport {
    /// What was restored, for people.
    func lines(_ context: CommandContext) -> [String] {
        let numbers = context.numbers
        let heads = stores.map { "\($0.service) \(numbers.whole($0.positions.found[$0.service]))" }
        let rows = stores.reduce(0) { $0 + $1.rows.values.reduce(0) { $0 + $1.found } }
        return [
            context.text(
                "restored",
                [
                    "id": id, "data": data, "files": numbers.whole(files), "bytes": numbers.whole(bytes),
                    "rows": numbers.whole(rows),
                ]),
            context.text("backup-stands", ["heads": heads.joined(separator: ", ")]),
            context.text("restored-next", ["data": data]),
        ]
    }

    /// All that was compared, for people.
    func comparison(_ context: CommandContext) -> [String] {
        let numbers = context.numbers
        var table = TextTable([
            .init(title: context.text("column.compared"), wraps: true),
            .init(title: context.text("column.said"), alignment: .right, wraps: true),
            .init(title: context.text("column.found"), alignment: .right, wraps: true),
            .init(title: context.text("column.equal")),
        ])
        func add<Value>(_ what: String, _ values: Comparison<Value>, _ text: (Value) -> String) {
            table.add([what, text(values.said), text(values.found), values.isEqual ? "✓" : "✗"])
        }
        for store in stores {
            table.group([store.service])
            add(context.text("compared.positions"), store.positions) {
                $0.description.replacing(",", with: ", ")
            }
            add(context.text("compared.chain"), store.chain) { String($0.description.prefix(16)) }
            add(context.text("compared.ahead"), store.ahead) { $0.joined(separator: ", ") }
            let problems = Comparison(said: [String](), found: store.problems)
            add(context.text("compared.integrity"), problems) {
                $0.isEmpty ? context.text("compared.sound") : $0.joined(separator: "; ")
            }
            for (name, rows) in store.rows.sorted(by: { $0.key < $1.key }) {
                add(name, rows) { $0 < 0 ? "–" : numbers.whole($0) }
            }
        }
        return table.rendered(width: Terminal.width)
    }
}
