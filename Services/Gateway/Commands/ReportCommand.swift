import ArgumentParser
import Bus
import Foundation
import GatewayKit
import JSONCoding
import ReportingAPI
import ServiceKit
import Vocabulary

/// `chungtay report`.
struct ReportCommand: PlanQueryCommand {
    static let configuration = CommandConfiguration(
        commandName: "report",
        abstract: "Tổng hợp báo cáo, ghi văn bản và bảng · compile a report, write a document and tables.",
        discussion: """
            chungtay report thai-binh-2020-2025 --period 2021-01-01..2021-12-31 --output docx --output pdf
            Thể thức theo Nghị định 30/2020. PDF cần Chromium: compose/install --paper. --as-sent ghi báo cáo đã gửi của kỳ.
            Laid out as Decree 30/2020 asks. PDF wants Chromium. --as-sent writes the report of the period as it went out last.
            """)

    @OptionGroup var options: GlobalOptions
    @OptionGroup var asked: PlanOptions

    @Option(help: "Kỳ · period: 2021-01-01..2021-12-31")
    var period: Period

    @Option(help: "Đợt báo cáo · the round whose submissions it takes in")
    var round: RoundID?

    @Option(
        help: """
            Phân tổ theo huyện của kỳ (then) hay đơn vị hiện nay (now) \
            · by the districts of the period (then) or the units of today (now)
            """)
    var units: BreakdownUnits?

    @Option(
        help: """
            Dạng tệp, nêu được nhiều lần: html, pdf, docx, xlsx, csv, json, dhis2 (mặc định: html, docx, csv) \
            · what to write, once for each; html, docx and csv when left out
            """)
    var output: [ReportOutput] = []

    @Flag(
        help: "Bản đã gửi gần nhất của kỳ, không tổng hợp lại · as it went out last, without compiling anew")
    var asSent = false

    @Option(help: "Thư mục ghi · where to write", completion: .directory)
    var out: String = "."

    func perform(in context: CommandContext) async throws {
        let folder = GlobalOptions.absolute(out)
        do {
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        } catch {
            throw Failure(.badFile, Message("gateway.file-unwritable", ["file": folder]))
        }
        let outputs = output.isEmpty ? [.html, .docx, .csv] : output
        // Before anything is compiled: what cannot be printed is not asked for.
        if outputs.contains(.pdf), Paper.browser == nil {
            throw Failure(.unavailable, Message("gateway.no-chromium"))
        }
        let client = try await asked.reporting(context)
        let writer = try await ReportWriter(report(by: client, context), client, context.language)
        var files: [String] = []
        for format in outputs where !files.contains(name(format, context)) {
            let name = name(format, context)
            try await writer.write(format, to: "\(folder)/\(name)")
            files.append(name)
        }
        let paths = files.map { out == "." ? $0 : "\(out)/\($0)" }
        try context.show([
            "compilation": .string(writer.report.compilation.text),
            "files": .array(paths.map { .string($0) }),
        ]) {
            let said = asSent ? "report-as-sent" : "report-written"
            return [context.text(said, ["id": writer.report.compilation.text])] + paths.map { "  \($0)" }
        }
    }

    private func name(_ format: ReportOutput, _ context: CommandContext) -> String {
        "\(asked.plan)_\(period.start)_\(period.end).\(context.language.rawValue).\(format.fileExtension)"
    }

    /// A new one, or the one that went out last.
    private func report(by client: BusClient, _ context: CommandContext) async throws -> ReportWriter.Report {
        let options = CallOptions(language: context.language)
        guard asSent else {
            let compilation = try await client.call(
                Compilations.compile,
                CompileReport(plan: asked.plan, period: period).with {
                    ($0.round, $0.units) = (round, units)
                },
                options)
            return ReportWriter.Report(compilation: compilation.id, sending: nil)
        }
        let sent = try await client.all(Compilations.sent, options) { after in
            ListSentReports(plan: asked.plan).with { $0.after = after }
        }
        guard let last = sent.last(where: { $0.period == period }) else {
            throw Failure(
                .refused,
                Message(
                    "gateway.none-sent", ["plan": asked.plan, "period": "\(period.start)..\(period.end)"]))
        }
        return ReportWriter.Report(compilation: last.compilation, sending: last.id)
    }
}
