import ArgumentParser
import Bus
import GatewayKit
import JSONCoding
import Vocabulary

/// `chungtay duplicates …`.
struct DuplicatesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "duplicates",
        abstract: "Một người ghi hai lần · one person entered twice.",
        discussion: """
            chungtay duplicates list --within "Diêm Điền"
            chungtay duplicates show "Nguyễn Văn An #1a2b3c4d" "Nguyễn Văn An #5e6f7a8b"
            chungtay duplicates merge "Nguyễn Văn An #1a2b3c4d" "Nguyễn Văn An #5e6f7a8b" --reason "cùng giấy khai sinh"
            chungtay duplicates unmerge "Nguyễn Văn An, Diêm Điền" --reason "hai anh em sinh đôi"
            chungtay duplicates apart "Trần Thị Hoa #…" "Trần Thị Hoa #…" --of caregiver --note "khác số định danh"
            Không nêu --of: trẻ em. Gộp rồi vẫn tách lại được; không gì đã ghi bị mất.
            Children unless --of says otherwise. A merge can be taken back, and loses nothing that was entered.
            """,
        subcommands: [List.self, Show.self, Merge.self, Unmerge.self, Apart.self])

    /// Whose entries are meant.
    struct KindOptions: ParsableArguments {
        @Option(help: "Ghi ai hai lần · who was entered twice: child, caregiver, worker")
        var of: RegisteredPerson = .child
    }

    struct List: CallingCommand {
        static let configuration = CommandConfiguration(
            abstract: "Những cặp có thể là một người, chưa ai kết luận · pairs to be decided on.")

        @OptionGroup var options: GlobalOptions
        @OptionGroup var caller: CallerOptions
        @OptionGroup var kind: KindOptions

        @Option(help: "Ở đơn vị này, theo tên hay đường dẫn · within this unit, by name or path")
        var within: String?

        func perform(in context: CommandContext) async throws {
            let (entries, names, today) = try await context.entries(kind.of)
            let unit = try within.map { text in
                guard let unit = names.units.path(text) else {
                    throw Failure(
                        .refused,
                        names.units.instead(of: text) ?? Message("gateway.unit-unknown", ["unit": text]))
                }
                return unit
            }
            let pairs = try await entries.pairs(within: unit)
            let items = pairs.map { pair -> JSONValue in
                ["one": pair.one, "other": pair.other, "mark": pair.mark.map { .string($0) } ?? .null]
            }
            try context.show(["items": .array(items)]) {
                DuplicatePage(pairs, of: kind.of, context, on: today).lines
            }
        }
    }

    struct Show: CallingCommand {
        static let configuration = CommandConfiguration(
            abstract: "Xem hai hồ sơ cạnh nhau · two entries side by side.")

        @OptionGroup var options: GlobalOptions
        @OptionGroup var caller: CallerOptions
        @OptionGroup var kind: KindOptions

        @Argument(help: "Họ tên, kèm nơi ở, năm sinh hay dấu # nếu cần · name, with home, birth or mark")
        var one: String

        @Argument(help: "Hồ sơ kia · the other one")
        var other: String

        func perform(in context: CommandContext) async throws {
            let (entries, _, today) = try await context.entries(kind.of)
            let (one, other) = (
                try await entries.entry(called: one), try await entries.entry(called: other)
            )
            let words = MemberWords(
                zone: context.zone, language: context.language,
                unitName: context.reference.unitsOfDay(today, context.language))
            let rows = PersonEntries.compare(one, other, in: words)
            try context.show(["one": one.item, "other": other.item]) {
                SideBySide(one.title, other.title, rows, context).lines(width: Terminal.width)
            }
        }
    }

    struct Merge: CallingCommand {
        static let configuration = CommandConfiguration(
            abstract:
                "Gộp: hồ sơ thứ hai thành tên khác của hồ sơ thứ nhất · the second becomes another name of the first."
        )

        @OptionGroup var options: GlobalOptions
        @OptionGroup var caller: CallerOptions
        @OptionGroup var kind: KindOptions

        @Argument(help: "Hồ sơ được giữ · the entry by which the person is shown")
        var survivor: String

        @Argument(help: "Hồ sơ ghi lần nữa · the other one")
        var duplicate: String

        @Option(help: "Vì sao biết là một người · how it is known that both are one person")
        var reason: String

        func perform(in context: CommandContext) async throws {
            let (entries, _, _) = try await context.entries(kind.of)
            let (reply, collisions) = try await entries.merge(survivor, duplicate, reason: reason)
            try context.show(reply) {
                let name = reply[kind.of.rawValue]?["name"]?.string ?? survivor
                guard !collisions.isEmpty else { return [context.text("duplicates-merged", ["name": name])] }
                return [context.text("duplicates-merged-colliding", ["name": name])]
                    + collisions.map { "- \($0[context.language])" }
            }
        }
    }

    struct Unmerge: CallingCommand {
        static let configuration = CommandConfiguration(
            abstract: "Tách lại hai hồ sơ đã gộp · takes a merge back.")

        @OptionGroup var options: GlobalOptions
        @OptionGroup var caller: CallerOptions
        @OptionGroup var kind: KindOptions

        @Argument(
            help: """
                Tên của hồ sơ được giữ; nhiều hồ sơ đã gộp vào thì kèm dấu # của hồ sơ cần tách · the name of the entry that was \
                kept, with the mark of the one meant where several were merged
                """)
        var name: String

        @Option(help: "Vì sao là hai người · why they are two after all")
        var reason: String

        func perform(in context: CommandContext) async throws {
            let (entries, _, _) = try await context.entries(kind.of)
            let reply = try await entries.unmerge(name, reason: reason)
            try context.show(reply) {
                [
                    context.text(
                        "duplicates-unmerged",
                        [
                            "name": reply[kind.of.rawValue]?["name"]?.string ?? name,
                            "other": reply["duplicate"]?["name"]?.string ?? name,
                        ])
                ]
            }
        }
    }

    struct Apart: CallingCommand {
        static let configuration = CommandConfiguration(
            abstract: "Kết luận là hai người khác nhau · the two are two people.")

        @OptionGroup var options: GlobalOptions
        @OptionGroup var caller: CallerOptions
        @OptionGroup var kind: KindOptions

        @Argument(help: "Một hồ sơ · one entry")
        var one: String

        @Argument(help: "Hồ sơ kia · the other one")
        var other: String

        @Option(help: "Vì sao biết · how that is known")
        var note: String?

        func perform(in context: CommandContext) async throws {
            let (entries, _, _) = try await context.entries(kind.of)
            let reply = try await entries.keepApart(one, other, note: note)
            try context.show(reply) { [context.text("duplicates-apart", ["one": one, "other": other])] }
        }
    }
}

extension CommandContext {
    /// Entries of the register that may be of one person, for whoever calls; names are read as of the register's day.
    fileprivate func entries(
        _ kind: RegisteredPerson
    ) async throws -> (entries: PersonEntries, names: NameReading, today: Day) {
        guard let unit else { throw Failure(.usage, Message("gateway.who")) }
        let today = try await today(of: ChildFileAsking.service, as: unit)
        let names = names(as: unit, on: today)
        return (PersonEntries(kind, clients, as: unit, names: names), names, today)
    }
}
