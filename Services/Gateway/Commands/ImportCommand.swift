import ArgumentParser
import Bus
import Foundation
import GatewayKit
import JSONCoding
import ServiceKit
import Vocabulary

/// `chungtay import`.
struct ImportCommand: CallingCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Nhập bảng CSV hoặc JSON Lines · send a table of rows into an import.",
        discussion: """
            Dòng đầu của CSV là tên thành phần (child.birthDate, caregivers.0.name) hoặc tên gọi (Ngày sinh).
            Hàng bị từ chối được ghi vào FILE.rejected.csv, lý do vào FILE.rejected.reasons.csv; nhập lại cùng tệp không thay
            đổi gì hai lần. Đơn vị có thể ghi bằng tên (Diêm Điền) khi chỉ một đơn vị có tên đó.
            """)

    @OptionGroup var options: GlobalOptions
    @OptionGroup var caller: CallerOptions

    @Argument(help: "Bảng · the table: *.csv, *.jsonl", completion: .file(extensions: ["csv", "jsonl"]))
    var file: String

    @Option(help: "Phương thức nhận · the method: registry.Children/Import", completion: .importMethod)
    var into: String

    @OptionGroup var acting: ActingOptions

    @Option(help: "Khoá chống lặp, mặc định theo nội dung · idempotency key, from the content by default")
    var key: String?

    func perform(in context: CommandContext) async throws {
        guard let unit = context.unit else { throw Failure(.usage, Message("gateway.who")) }
        let text = try Files.text(file)
        let directory = MethodDirectory(context.clients)
        guard let service = try directory.services(for: into).first else {
            let known = Departments.sorted(try context.clients.services().keys).joined(separator: ", ")
            throw Failure(.refused, Message("gateway.no-package", ["method": into, "known": known]))
        }
        let description = try await directory.describe(into, at: service)
        guard description.kind == .import else {
            throw Failure(.usage, Message("gateway.import-not-import", ["method": into]))
        }
        let client = try context.clients.client(to: service, as: .unit(unit))
        let today = try await client.call(
            Health.check, Empty(), CallOptions(language: context.language)
        ).today
        let table = try RowFile(
            text, file: file, isCSV: file.lowercased().hasSuffix(".csv"), method: into,
            schema: Schema(description.request), names: description.names,
            units: UnitReading(
                context.reference.units, on: today, for: acting.for ?? context.clients.unit(of: unit)))
        guard !table.rows.isEmpty else {
            throw FileProblem(file: file, message: Message("gateway.import-empty"))
        }
        let began = ContinuousClock.now
        let progress = ProgressLine(context.text("import-running", ["file": file]), total: table.rows.count)
        let options = CallOptions(
            idempotencyKey: key ?? "import:\(Fingerprint.of(Array(text.utf8)))", language: context.language,
            actingFor: acting.for)
        let summary: ImportSummary
        do {
            summary = try await table.send(into: description, through: client, options) {
                progress.advance(to: $0)
            }
        } catch let error as CallError {
            if let doubtful = DoubtfulCall(error, key: options.idempotencyKey) { throw doubtful }
            throw error
        }
        progress.finish()
        try show(summary, table, .now - began, context)
    }

    private func show(_ summary: ImportSummary, _ table: RowFile, _ took: Duration, _ context: CommandContext)
        throws
    {
        let refused = table.refused(summary)
        let headings = ["rejected-line", "original-line", "status", "member", "problem"].map {
            context.text("column.\($0)")
        }
        let names =
            refused.isEmpty ? nil : try table.keep(refused, beside: file, headings: headings)
        try context.show(ImportReport(summary, refused)) {
            var lines = [
                context.text(
                    "import-summary",
                    [
                        "accepted": context.numbers.whole(summary.accepted),
                        "rejected": context.numbers.whole(summary.rejected),
                        "took": context.numbers.seconds(took),
                    ])
            ]
            if table.blankRows > 0 {
                lines.append(
                    context.text("import-blank", ["count": context.numbers.whole(table.blankRows)]))
            }
            guard let names else { return lines }
            if summary.accepted == 0 { lines.append(context.text("import-none")) }
            var rows = TextTable([
                .init(title: context.text("column.line"), alignment: .right),
                .init(title: context.text("column.status")),
                .init(title: context.text("column.member"), wraps: true),
                .init(title: context.text("column.problem"), wraps: true),
            ])
            for row in refused.prefix(20) {
                for (index, mistake) in row.violations.enumerated() {
                    let place = index == 0 ? ["\(row.line)", row.status] : ["", ""]
                    rows.add(place + [mistake.column, mistake.message])
                }
            }
            lines += [""] + rows.rendered(width: Terminal.width)
            if refused.count > 20 {
                lines.append(
                    context.text("import-more", ["count": context.numbers.whole(refused.count - 20)]))
            }
            let files = ["file": names.rows, "reasons": names.reasons]
            return lines + ["", context.text("import-rejected", files)]
        }
        if summary.rejected > 0 { throw AlreadyReported(status: .refused) }
    }
}
