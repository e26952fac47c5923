import ArgumentParser
import Bus
import Foundation
import GatewayKit
import JSONCoding
import ServiceKit
import Tables
import Vocabulary

/// `chungtay import`.
struct ImportCommand: CallingCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Nhập bảng XLSX, ODS, CSV hoặc JSON Lines · send a table of rows into an import.",
        discussion: """
            Bảng mẫu để điền: chungtay template PHƯƠNG-THỨC --xlsx. Tiêu đề là tên gọi (Ngày sinh, có dấu hay không) hoặc tên thành
            phần (child.birthDate). Ô ghi như người ta vẫn ghi: Nam, 14/02/2015, Diêm Điền. Danh sách hằng tháng của trường, trạm y tế
            ghi họ tên, ngày sinh, xã hoặc số định danh của trẻ: sổ đăng ký cho biết đó là ai, họ tên không đi nơi khác.
            Hàng bị từ chối trở lại trong tệp FILE.rejected cùng dạng, lý do ở cột cuối: sửa rồi nhập chính tệp đó. --dry-run chỉ hỏi
            trước, không ghi gì. Nhập lại cùng tệp thì không ghi lần nữa, chỉ báo lần trước đã nhập lúc nào, được gì.
            """)

    @OptionGroup var options: GlobalOptions
    @OptionGroup var caller: CallerOptions

    @Argument(
        help: "Bảng · the table: *.xlsx, *.ods, *.csv, *.jsonl",
        completion: .file(extensions: ["xlsx", "ods", "csv", "jsonl"]))
    var file: String

    @Option(help: "Phương thức nhận · the method: registry.Children/Import", completion: .importMethod)
    var into: String

    @OptionGroup var acting: ActingOptions

    @Option(help: "Khóa chống trùng, mặc định theo nội dung · idempotency key, from the content by default")
    var key: String?

    @Flag(
        name: .customLong("dry-run"),
        help: """
            Chỉ cho biết hàng nào sẽ được nhận, bị từ chối, đã có; không ghi gì · say what would be taken, refused or is there \
            already, and change nothing
            """)
    var isTrial = false

    func perform(in context: CommandContext) async throws {
        guard let unit = context.unit else { throw Failure(.usage, Message("gateway.who")) }
        let importing = try await TableImport(
            into: into, as: .unit(unit), context.clients, MethodDirectory(context.clients),
            language: context.language
        ) { context.names(as: unit, actingFor: acting.for, on: $0) }
        if let (service, error) = importing.unasked {
            context.note("import-by-ids", ["service": service, "why": error.message])
        }
        let table = try importing.contract.table(
            file == "-" ? .bytes(Array(Files.text(file).utf8)) : .file(file), file: file, areLines: areLines)
        let began = ContinuousClock.now
        let progress = ProgressLine(context.text("import-running", ["file": file]), total: table.count)
        var options = CallOptions(
            idempotencyKey: key ?? table.usualKey, language: context.language, actingFor: acting.for)
        options.isTrial = isTrial
        let outcome = try await importing.send(table, options) { progress.advance(to: $0) }
        progress.finish()
        try show(outcome, .now - began, context)
    }

    /// Whether a text is JSON Lines: what is called no table is.
    private var areLines: Bool {
        ![".csv", ".tsv", ".txt"].contains { file.lowercased().hasSuffix($0) }
    }

    private func show(_ outcome: ImportOutcome, _ took: Duration, _ context: CommandContext) throws {
        let isReturned = !isTrial && !outcome.refused.isEmpty
        let names = isReturned ? try outcome.keep(in: context.language) : nil
        try context.show(ImportReport(outcome, dryRun: isTrial)) {
            var lines = summary(outcome, took, context)
            if isTrial { lines.append(context.text("import-trial")) }
            guard !outcome.refused.isEmpty else { return lines }
            lines += [""] + refusals(outcome.refused, context)
            guard let names else { return lines }
            let key = names.reasons == nil ? "import-rejected" : "import-rejected-lines"
            let files = ["file": names.rows, "reasons": names.reasons ?? ""]
            return lines + ["", context.text(key, files)]
        }
        if !outcome.refused.isEmpty { throw AlreadyReported(status: .refused) }
    }

    private func summary(_ outcome: ImportOutcome, _ took: Duration, _ context: CommandContext) -> [String] {
        let numbers = context.numbers
        let there = outcome.alreadyThere
        var lines = [
            context.text(
                isTrial ? "import-would" : "import-summary",
                [
                    "accepted": numbers.whole(outcome.accepted),
                    "there": numbers.whole(there + outcome.repeated),
                    "rejected": numbers.whole(outcome.refused.count - there), "took": numbers.seconds(took),
                ])
        ]
        if let moment = outcome.doneBefore {
            let said = ["moment": context.moment(moment), "count": numbers.whole(outcome.repeated)]
            lines.append(context.text("import-repeated", said))
        }
        let table = outcome.file
        if let line = table.headingLine {
            let kind = context.text("read-as.\(table.readAs)")
            let coding = table.isWide ? ", UTF-16" : ""
            lines.append(context.text("import-read", ["kind": kind + coding, "line": numbers.whole(line)]))
        }
        if table.passedOver > 0 {
            lines.append(context.text("import-blank", ["count": numbers.whole(table.passedOver)]))
        }
        if outcome.accepted == 0, outcome.doneBefore == nil { lines.append(context.text("import-none")) }
        return lines
    }

    private func refusals(_ refused: [RefusedRow], _ context: CommandContext) -> [String] {
        var rows = TextTable([
            .init(title: context.text("column.line"), alignment: .right),
            .init(title: context.text("column.status")),
            .init(title: context.text("column.member"), wraps: true),
            .init(title: context.text("column.problem"), wraps: true),
        ])
        for row in refused.prefix(20) {
            let isThere = row.status == Status.alreadyExists.name
            for (index, mistake) in row.violations.enumerated() {
                let status = context.text(isThere ? "row-there" : "row-refused")
                let place = index == 0 ? ["\(row.line)", status] : ["", ""]
                rows.add(place + [mistake.column, mistake.message])
            }
        }
        let more = refused.count - 20
        return rows.rendered(width: Terminal.width)
            + (more > 0 ? [context.text("import-more", ["count": context.numbers.whole(more)])] : [])
    }
}
