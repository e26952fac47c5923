import ArgumentParser
import GatewayKit
import JSONCoding
import Vocabulary

/// `chungtay keys …`.
struct KeysCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "keys",
        abstract: "Khoá của các đơn vị · the units' keys.", subcommands: [Issue.self, List.self, Revoke.self])

    struct Issue: GatewayCommand {
        static let configuration = CommandConfiguration(
            abstract: "Cấp khoá cho đơn vị · issue keys (CZMQ certificates, as pyzmq reads them).")

        @OptionGroup var options: GlobalOptions

        @Argument(help: "Đơn vị · units: hung-yen/so-y-te …")
        var units: [UnitPath]

        @Option(
            help: "Ghi cặp khoá mới vào thư mục này · write a new pair there, to be handed on",
            completion: .directory)
        var out: String?

        func perform(in context: CommandContext) async throws {
            let known = try KnownUnits(compose: context.compose)
            for unit in units { try known.check(unit) }
            let ring = KeyRing(data: context.data)
            var entries: [KeyRing.Entry] = []
            var lines: [String] = []
            for unit in units {
                let (entry, isNew) =
                    try out.map { (try ring.issue(unit, to: GlobalOptions.absolute($0)), true) }
                    ?? ring.issue(unit)
                entries.append(entry)
                lines.append(
                    context.text(
                        isNew ? "key-issued" : "key-there", ["unit": unit.text, "file": entry.file ?? ""]))
                if let end = known.end(of: unit) { lines.append(said(end, context)) }
            }
            try context.show(entries) { lines }
        }

        /// When a unit ended, and who stands in its place.
        private func said(_ end: UnitLife, _ context: CommandContext) -> String {
            let heirs = end.now.map(\.text).joined(separator: ", ")
            return context.text(
                heirs.isEmpty ? "key-ended" : "key-succeeded",
                [
                    "unit": end.path.text, "day": end.until.map(context.numbers.day) ?? "", "heirs": heirs,
                ])
        }
    }

    struct List: GatewayCommand {
        static let configuration = CommandConfiguration(
            abstract: "Các khoá được phép · the keys that are let in.")

        @OptionGroup var options: GlobalOptions

        func perform(in context: CommandContext) async throws {
            let entries = try KeyRing(data: context.data).list()
            try context.show(entries) {
                var table = TextTable([
                    .init(title: context.text("column.unit"), wraps: true),
                    .init(title: context.text("column.key")),
                    .init(title: context.text("column.here")),
                ])
                for entry in entries {
                    table.add([entry.unit.text, entry.publicKey, entry.file == nil ? "" : "✓"])
                }
                return table.rendered(width: Terminal.width)
            }
        }
    }

    struct Revoke: GatewayCommand {
        static let configuration = CommandConfiguration(
            abstract: "Thu hồi mọi khoá của đơn vị · revoke every key of units.")

        @OptionGroup var options: GlobalOptions

        @Argument(help: "Đơn vị · units: hung-yen/so-y-te …", completion: .unitWithKey)
        var units: [UnitPath]

        func perform(in context: CommandContext) async throws {
            let ring = KeyRing(data: context.data)
            var revoked: [JSONValue] = []
            var lines: [String] = []
            for unit in units {
                let count = try ring.revoke(unit)
                guard count > 0 else {
                    throw Failure(.refused, Message("gateway.no-key-to-revoke", ["unit": unit.text]))
                }
                revoked.append(["unit": .string(unit.text), "revoked": .integer(Int64(count))])
                lines.append(context.text("key-revoked", ["unit": unit.text, "count": "\(count)"]))
            }
            try context.show(.array(revoked)) { lines }
        }
    }
}
