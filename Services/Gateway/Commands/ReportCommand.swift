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
        abstract: "Tổng hợp báo cáo, ghi HTML và CSV · compile a report, write HTML and CSV.")

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

    @Option(help: "Thư mục ghi · where to write", completion: .directory)
    var out: String = "."

    func perform(in context: CommandContext) async throws {
        let folder = GlobalOptions.absolute(out)
        do {
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        } catch {
            throw Failure(.badFile, Message("gateway.file-unwritable", ["file": folder]))
        }
        let (plan, client) = (asked.plan, try await asked.reporting(context))
        let options = CallOptions(language: context.language)
        let compilation = try await client.call(
            Compilations.compile,
            CompileReport(plan: plan, period: period).with { ($0.round, $0.units) = (round, units) }, options)
        var files: [String] = []
        for format in ReportFormat.allCases {
            let rendered = try await client.call(
                Compilations.render,
                RenderCompilation(id: compilation.id, format: format).with { $0.language = context.language },
                options)
            let name =
                "\(plan)_\(period.start)_\(period.end).\(context.language.rawValue).\(format.fileExtension)"
            let path = "\(folder)/\(name)"
            do {
                try Files.write(Array(rendered.text.utf8), to: path)
            } catch {
                throw Failure(.badFile, Message("gateway.file-unwritable", ["file": path]))
            }
            files.append(out == "." ? name : "\(out)/\(name)")
        }
        try context.show([
            "compilation": .string(compilation.id.text), "files": .array(files.map { .string($0) }),
        ]) {
            [context.text("report-written", ["id": compilation.id.text])] + files.map { "  \($0)" }
        }
    }
}
