import ArgumentParser
import GatewayKit
import JSONCoding
import ServiceKit
import Vocabulary

/// `chungtay catalogue`.
struct CatalogueCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "catalogue", abstract: "Danh mục dịch vụ · the catalogue of services.",
        subcommands: [ExportCatalogueCommand.self])
}

/// `chungtay catalogue export`.
struct ExportCatalogueCommand: CallingCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Xuất danh mục theo chuẩn mở · write the catalogue as an open standard has it.",
        discussion: """
            chungtay catalogue export --hsds --to services.json
            Mỗi dịch vụ là một "service" của Open Referral HSDS 3; không có thông tin về trẻ.
            Each offer is a "service" of Open Referral's HSDS 3; no child is in it.
            """)

    @OptionGroup var options: GlobalOptions
    @OptionGroup var caller: CallerOptions

    @Flag(help: "Theo chuẩn HSDS 3 của Open Referral · as Open Referral's HSDS 3 has it")
    var hsds = false

    @Option(help: "Tệp ghi ra · the file to write: *.json", completion: .file(extensions: ["json"]))
    var to: String

    @Flag(
        name: .customLong("with-withdrawn"),
        help: "Cả dịch vụ đã rút và của cơ sở đã ngừng · withdrawn ones, and those of closed providers, too")
    var withWithdrawn = false

    func perform(in context: CommandContext) async throws {
        guard hsds else { throw Failure(.usage, Message("gateway.catalogue-format")) }
        guard let unit = context.unit else { throw Failure(.usage, Message("gateway.who")) }
        let zone = try StackSettings.read(compose: context.compose).zoneOffsetMinutes
        let services = try await context.clients.hsds(
            as: unit, withWithdrawn: withWithdrawn, context.reference, utcOffset: zone)
        guard try Files.create(Array((JSONValue.array(services).prettyPrinted + "\n").utf8), at: to) else {
            throw Failure(.badFile, Message("gateway.restore-over", ["path": to]))
        }
        try context.show(["file": .string(to), "count": .integer(Int64(services.count))]) {
            [
                context.text(
                    "export-written", ["count": context.numbers.whole(services.count), "file": to])
            ]
        }
    }
}
