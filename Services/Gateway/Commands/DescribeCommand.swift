import ArgumentParser
import Bus
import GatewayKit
import JSONCoding
import ServiceKit
import Vocabulary

/// `chungtay describe`.
struct DescribeCommand: GatewayCommand {
    static let configuration = CommandConfiguration(
        commandName: "describe",
        abstract: "Các phương thức, hoặc một phương thức · the methods, or one of them with its members.",
        discussion: """
            --json: JSON Schema 2020-12.
            Không cần dịch vụ đang chạy · no stack has to run.
            """)

    @OptionGroup var options: GlobalOptions

    @Argument(
        help: "Phương thức, hoặc gói · method or package: registry.Children/Get, registry",
        completion: .method)
    var method: String?

    @Flag(help: "Cả health, reflection, events, admin · the built-in packages too")
    var all = false

    @Flag(
        help:
            "Mọi hợp đồng thành một tài liệu AsyncAPI 3.0 · all contracts as one AsyncAPI 3.0 document (YAML)"
    )
    var asyncapi = false

    @Option(
        help: "Mã nguồn, để lấy lời giải thích · the sources, for the words that explain (docs)",
        completion: .directory)
    var sources = "."

    func validate() throws {
        if asyncapi, method != nil {
            throw ValidationError("--asyncapi: không nêu phương thức · name no method with it")
        }
    }

    func perform(in context: CommandContext) async throws {
        if asyncapi {
            let document = AsyncAPI.document(
                try await InstalledPrograms.descriptions(),
                DocTexts(sources: GlobalOptions.absolute(sources), of: Departments.names)
            )
            return try Terminal.print(
                context.json ? document.prettyPrinted : YAMLWriter.text(document), terminator: "")
        }
        let source = try await MethodSource.find(context.clients)
        guard let method, method.contains(where: { "/.".contains($0) }) else {
            return try await list(context, source)
        }
        let description = try await source.describe(method)
        let today = try await context.today()
        try context.show(description) { Self.lines(description, context, on: today) }
    }

    private func list(_ context: CommandContext, _ source: MethodSource) async throws {
        let services = try source.services()
        if let method, !services.contains(method), !MethodDirectory.isBuiltIn(method) {
            throw Failure(
                .refused,
                Message(
                    "gateway.no-method-of-package",
                    ["package": method, "known": services.joined(separator: ", ")]))
        }
        var entries: [MethodList.Entry] = []
        for service in services {
            for entry in try await source.list(of: service) where !entries.contains(entry) {
                let package = String(entry.name.prefix { $0 != "." })
                let isWanted =
                    self.method.map { $0 == package } ?? (all || !MethodDirectory.isBuiltIn(package))
                if isWanted { entries.append(entry) }
            }
        }
        try context.show(entries) {
            var table = TextTable([
                .init(title: context.text("column.method")), .init(title: context.text("column.kind")),
                .init(title: context.text("column.needs")),
            ])
            for entry in entries {
                table.add([entry.name, context.text("kind.\(entry.kind.rawValue)"), entry.needs.rawValue])
            }
            return table.rendered(width: Terminal.width)
        }
    }

    static func lines(_ method: MethodDescription, _ context: CommandContext, on today: Day) -> [String] {
        let kind = context.text("kind.\(method.kind.rawValue)")
        let request = context.text(method.kind == .import ? "row" : "request")
        let reply = context.text(method.kind == .feed ? "item" : "reply")
        var values = DescribedValues(context.reference, on: today)
        values.add(Schema(method.request))
        values.add(Schema(method.reply))
        return ["\(method.name)   \(kind) · \(method.needs.rawValue)", ""]
            + DescribedMembers.lines(request, method.request, context) + [""]
            + DescribedMembers.lines(reply, method.reply, context) + values.lines(context)
    }
}
