import ArgumentParser
import Bus
import GatewayKit
import JSONCoding
import ServiceKit
import Tables
import Vocabulary

/// `chungtay template`.
struct TemplateCommand: GatewayCommand {
    static let configuration = CommandConfiguration(
        commandName: "template",
        abstract: "Bảng mẫu để điền rồi nhập · an empty table to fill for an import.",
        discussion: """
            Tiêu đề, một hàng ví dụ (bắt đầu bằng #, không được nhập), lời giải thích và danh mục để chọn.
            chungtay template registry.Children/Import --xlsx
            Không cần dịch vụ đang chạy · no stack has to run.
            """)

    @OptionGroup var options: GlobalOptions

    @Argument(help: "Phương thức nhận · the method: registry.Children/Import", completion: .importMethod)
    var method: String

    @Flag(help: "Excel (.xlsx), mặc định · Excel, the default")
    var xlsx = false

    @Flag(help: "LibreOffice (.ods)")
    var ods = false

    @Flag(help: "CSV")
    var csv = false

    @Option(help: "Tệp ghi ra · the file to write", completion: .file())
    var out: String?

    func validate() throws {
        if [xlsx, ods, csv].count(where: { $0 }) > 1 {
            throw ValidationError("--xlsx, --ods, --csv: một thôi · one of them")
        }
    }

    func perform(in context: CommandContext) async throws {
        let source = try await MethodSource.find(context.clients)
        let description = try await source.describe(method)
        guard description.kind == .import else {
            throw Failure(.usage, Message("gateway.import-not-import", ["method": method]))
        }
        let format: TableFormat = csv ? .csv : ods ? .ods : .xlsx
        let template = TableTemplate(
            description, identify: try await identify(source), context.reference,
            on: try await context.today(), in: context.language)
        // `registry.Children/Import` → `Children-Import.xlsx`.
        let usual = method.split(separator: ".").last.map { $0.replacing("/", with: "-") } ?? "table"
        let path = out ?? "\(usual).\(format.rawValue)"
        try template.write(to: path, as: format)
        try context.show(["file": .string(path)]) {
            [context.text("template-written", ["file": path, "method": method])]
        }
    }

    /// How the register says who a child is; nil where it is away.
    private func identify(_ source: MethodSource) async throws -> MethodDescription? {
        do {
            return try await source.describe(RowReading.identify)
        } catch is CallError {
            return nil
        }
    }
}
