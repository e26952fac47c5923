import ArgumentParser
import GatewayKit
import JSONCoding
import ServiceKit
import Vocabulary

/// `chungtay keys …`.
struct KeysCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "keys",
        abstract: "Khóa của các đơn vị, cán bộ và bản sao lưu · the keys of units, their people and backups.",
        subcommands: [Init.self, Issue.self, List.self, Rotate.self, Status.self, Revoke.self])

    struct Issue: GatewayCommand {
        static let configuration = CommandConfiguration(
            abstract: "Cấp khóa cho đơn vị hoặc cán bộ · issue keys (CZMQ certificates, as pyzmq reads them)."
        )

        @OptionGroup var options: GlobalOptions

        @Argument(help: "Đơn vị · units: hung-yen/so-y-te …")
        var units: [UnitPath]

        @Option(
            help: "Ghi cặp khóa mới vào thư mục này · write a new pair there, to be handed on",
            completion: .directory)
        var out: String?

        @Option(
            help: """
                Họ tên cán bộ dùng khóa · whose key it is; without it, a program's: "Nguyễn Thị Lan"
                """)
        var name: PersonName?

        @OptionGroup var of: PersonOptions

        func perform(in context: CommandContext) async throws {
            let known = try KnownUnits(compose: context.compose)
            for unit in units { try known.check(unit) }
            let ring = KeyRing(data: context.data)
            let owners = try owners(known, ring)
            var entries: [KeyRing.Entry] = []
            var lines: [String] = []
            for owner in owners {
                let (entry, isNew) =
                    try out.map { (try ring.issue(owner, to: GlobalOptions.absolute($0)), true) }
                    ?? ring.issue(owner)
                entries.append(entry)
                lines.append(
                    context.text(
                        isNew ? "key-issued" : "key-there",
                        ["owner": owner.saying, "file": entry.file ?? ""]))
                if let end = known.end(of: owner.unit) { lines.append(said(end, context)) }
            }
            try context.show(entries) { lines }
        }

        /// Who is to get keys: the units, or one person of the one unit.
        private func owners(_ known: KnownUnits, _ ring: KeyRing) throws -> [KeyOwner] {
            guard name != nil || of.person != nil || of.only != nil else {
                return units.map { KeyOwner(unit: $0) }
            }
            guard units.count == 1, let unit = units.first else {
                throw Failure(.usage, Message("gateway.person-of-one-unit"))
            }
            guard let name = try name ?? of.person.flatMap({ try ring.name(of: $0, in: unit) }) else {
                throw Failure(.usage, Message("gateway.person-without-name"))
            }
            return [
                KeyOwner(
                    unit: unit, person: try ring.person(of.recipient(name), of: unit, isUnit: known.has))
            ]
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
            abstract: "Các khóa được phép · the keys that are let in.")

        @OptionGroup var options: GlobalOptions

        func perform(in context: CommandContext) async throws {
            let entries = try KeyRing(data: context.data).list()
            try context.show(entries) {
                var table = TextTable([
                    .init(title: context.text("column.unit"), wraps: true),
                    .init(title: context.text("column.person"), wraps: true),
                    .init(title: context.text("column.needs"), wraps: true),
                    .init(title: context.text("column.key")),
                    .init(title: context.text("column.key-until")),
                    .init(title: context.text("column.here")),
                ])
                for entry in entries {
                    table.add([
                        entry.unit.text, said(of: entry, context), roles(of: entry, context), entry.publicKey,
                        entry.until.map { context.moment($0) } ?? "", entry.file == nil ? "" : "✓",
                    ])
                }
                return table.rendered(width: Terminal.width)
            }
        }

        /// Who of the unit, by name and code.
        private func said(of entry: KeyRing.Entry, _ context: CommandContext) -> String {
            guard let person = entry.owner.person else { return context.text("key-of-program") }
            return "\(person.text) (\(person.id))"
        }

        /// What the key was narrowed to.
        private func roles(of entry: KeyRing.Entry, _ context: CommandContext) -> String {
            guard let roles = entry.roles else { return context.text("key-all-roles") }
            return roles.map { GatewayTexts.all.template($0.term, in: context.language) ?? $0.rawValue }
                .joined(separator: ", ")
        }
    }

    struct Revoke: GatewayCommand {
        static let configuration = CommandConfiguration(
            abstract:
                "Thu hồi mọi khóa của đơn vị, hoặc khóa của một cán bộ · revoke every key of units, or of people."
        )

        @OptionGroup var options: GlobalOptions

        @Argument(
            help: """
                Đơn vị, hoặc cán bộ theo mã hay họ tên · units, or people by code or name: hung-yen/so-y-te \
                hung-yen/so-y-te/ntl "hung-yen/so-y-te/Nguyễn Thị Lan" …
                """, completion: .unitWithKey)
        var owners: [String]

        func perform(in context: CommandContext) async throws {
            let ring = KeyRing(data: context.data)
            var revoked: [JSONValue] = []
            var lines: [String] = []
            for words in owners {
                let entries = try ring.revoke(words)
                guard let first = entries.first else {
                    try KnownUnits(compose: context.compose).refuseUnknown(words)
                    throw Failure(.refused, Message("gateway.no-key-to-revoke", ["owner": words]))
                }
                let isUnit = first.unit.text == words
                var told: JSONObject = [
                    "unit": .string(first.unit.text), "revoked": .integer(Int64(entries.count)),
                ]
                if !isUnit { told["person"] = first.person.map { .string($0.text) } }
                revoked.append(.object(told))
                lines.append(
                    context.text(
                        isUnit ? "key-revoked" : "key-of-person-revoked",
                        ["owner": isUnit ? words : first.owner.saying, "count": "\(entries.count)"]))
            }
            try context.show(.array(revoked)) { lines }
        }
    }
}
