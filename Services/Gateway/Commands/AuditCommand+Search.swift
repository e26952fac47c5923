import ArgumentParser
import Bus
import GatewayKit
import ServiceKit
import Vocabulary

extension AuditCommand {
    /// `chungtay audit search`.
    struct Search: CallingCommand {
        static let configuration = CommandConfiguration(
            abstract: "Ai đã làm gì, ai đã xem ai · who did what, and who looked at whom.")

        @OptionGroup var options: GlobalOptions
        @OptionGroup var caller: CallerOptions

        @OptionGroup var named: ServicesOptions

        @Option(help: "Đơn vị và các đơn vị trực thuộc · this unit and those below it")
        var unit: UnitPath?

        @Option(help: "Mã cán bộ · the code of a person")
        var person: String?

        @Option(help: "Mã trẻ em · a child's id")
        var child: ChildID?

        @Option(help: "registry.Children/Get …", completion: .method)
        var method: String?

        @Option(help: "Trong những ngày · of these days: 2021-01-01..2021-12-31")
        var period: Period?

        @Flag(help: "Chỉ việc đã làm · deeds alone")
        var deeds = false

        @Flag(help: "Chỉ lượt xem · looks alone")
        var looks = false

        @Flag(
            name: .customLong("break-glass"),
            help: "Chỉ lượt mở khẩn cấp hồ sơ ngoài phạm vi · only files opened out of reach")
        var breakGlass = false

        @Flag(
            help: """
                Hỏi tên trẻ em ở sổ đăng ký bằng khóa của người hỏi, mỗi lần hỏi là một lượt xem · ask the registry for \
                children's names by the caller's own key: each is a look
                """)
        var names = false

        @Option(help: "Nhiều nhất từng này dòng mỗi dịch vụ · so many lines a service at most")
        var limit = 200

        func validate() throws {
            if let person, PersonCode(person) == nil {
                throw ValidationError("--person: \(person)?")
            }
            guard limit > 0 else { throw ValidationError("--limit: 1 …") }
            if deeds && breakGlass { throw ValidationError("--deeds, --break-glass?") }
        }

        func perform(in context: CommandContext) async throws {
            let caller = try context.unit ?? Operator.unit(compose: context.compose)
            let running = try context.running(named.services)
            var found: [FoundDeeds] = []
            for service in running {
                let client = try context.clients.client(to: service, as: .unit(caller))
                found.append(
                    FoundDeeds(
                        service: service, deeds: looks || breakGlass ? [] : try await deeds(client, context),
                        looks: deeds ? [] : try await looks(client, context)))
            }
            let shown =
                names ? try await context.clients.names(ofChildren: found.flatMap(\.ids), as: caller) : [:]
            try context.show(found, alerting: { FoundDeeds.lines(found, naming: shown, context) })
        }

        private func deeds(_ client: BusClient, _ context: CommandContext) async throws -> [AuditEntry] {
            let request = SearchAudit().with {
                ($0.unit, $0.person, $0.method) = (unit, person.flatMap { PersonCode($0) }, method)
                ($0.subject, $0.period) = (child?.text, period)
            }
            return try await pages { after, length in
                try await client.call(
                    AdminAudit.search, request.with { ($0.after, $0.limit) = (after, length) },
                    CallOptions(language: context.language))
            }
        }

        private func looks(_ client: BusClient, _ context: CommandContext) async throws -> [ReadEntry] {
            let request = ListReads().with {
                ($0.unit, $0.person, $0.method) = (unit, person.flatMap { PersonCode($0) }, method)
                ($0.child, $0.period) = (child, period)
                if breakGlass { $0.breakGlass = true }
            }
            return try await pages { after, length in
                try await client.call(
                    AdminReads.list, request.with { ($0.after, $0.limit) = (after, length) },
                    CallOptions(language: context.language))
            }
        }

        /// As many items as were asked for.
        private func pages<Item>(
            _ page: (_ after: String?, _ length: Int) async throws -> List<Item>
        ) async throws -> [Item] {
            var items: [Item] = []
            var after: String?
            repeat {
                let next = try await page(after, min(limit - items.count, 500))
                items += next.items
                after = next.next
            } while after != nil && items.count < limit
            return items
        }
    }
}

/// What one service says of who did what, and who looked at whom: the latest first.
struct FoundDeeds: Encodable {
    let service: String
    let deeds: [AuditEntry]
    let looks: [ReadEntry]

    /// Of all that it is about.
    var ids: [String] { deeds.flatMap(\.subjects) + looks.compactMap(\.child?.text) }

    /// For people; ids of which the name is known are told by it. A look out of reach is to be seen.
    static func lines(
        _ found: [FoundDeeds], naming names: [String: String], _ context: CommandContext,
        width: Int = Terminal.width
    ) -> [TerminalLine] {
        var table = TextTable([
            .init(title: context.text("column.moment")),
            .init(title: context.text("column.unit"), wraps: true),
            .init(title: context.text("column.person"), wraps: true),
            .init(title: context.text("column.method")),
            .init(title: context.text("column.about"), wraps: true),
            .init(title: context.text("column.purpose"), wraps: true),
        ])
        for service in found {
            if !service.deeds.isEmpty {
                table.group([context.text("audit-deeds", ["service": service.service])])
            }
            for deed in service.deeds {
                table.add([
                    context.moment(deed.at, withSeconds: true), deed.unit.text,
                    said(deed.person, deed.name), deed.method,
                    deed.subjects.map { names[$0] ?? $0 }.joined(separator: ", "),
                    deed.mandatedRun.map { context.text("audit-by-mandate", ["run": $0]) } ?? "",
                ])
            }
            if !service.looks.isEmpty {
                table.group([context.text("audit-looks", ["service": service.service])])
            }
            for look in service.looks {
                let opened = look.breakGlass.map { context.text("audit-break-glass", ["reason": $0]) }
                let purpose =
                    look.mandatedRun.map { context.text("audit-by-mandate", ["run": $0]) } ?? look.purpose
                table.add(
                    [
                        context.moment(look.at, withSeconds: true), look.unit.text,
                        said(look.person, look.name), look.method,
                        look.child.map { names[$0.text] ?? $0.text } ?? "–",
                        [opened, purpose].compactMap(\.self).joined(separator: " · "),
                    ], isAlert: opened != nil)
            }
        }
        let isEmpty = found.allSatisfy { $0.deeds.isEmpty && $0.looks.isEmpty }
        return isEmpty ? [TerminalLine(context.text("audit-none"))] : table.lines(width: width)
    }

    private static func said(_ person: PersonCode?, _ name: String?) -> String {
        guard let person else { return "–" }
        return name.map { "\($0) (\(person.text))" } ?? person.text
    }
}
