import ArgumentParser
import Bus
import GatewayKit
import JSONCoding
import ServiceKit
import Vocabulary

/// `chungtay print`.
struct PrintCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "print", abstract: "In ra giấy · on paper.",
        subcommands: [CaseSheet.self, ActSheet.self])

    /// `chungtay print case`.
    struct CaseSheet: CallingCommand {
        static let configuration = CommandConfiguration(
            commandName: "case",
            abstract: "Tờ theo dõi một vụ việc · a case's sheet.",
            discussion: """
                chungtay print case "Nguyễn Văn An, Diêm Điền" --to vu-viec.html --purpose "lưu hồ sơ giấy"
                Các bước theo Nghị định 56/2017, mỗi bước có số mẫu của nghị định; chỗ chưa ghi để chấm. Không thay cho mẫu của nghị định.
                The steps of Decree 56/2017, each with the number of the decree's form, dots where nothing was entered. None of those forms.
                """)

        @OptionGroup var options: GlobalOptions
        @OptionGroup var caller: CallerOptions

        @Argument(help: "Họ tên của trẻ, hoặc mã vụ việc · the child's name, or the case's id")
        var name: String

        @Option(help: "Tệp ghi ra · the file to write: *.html", completion: .file(extensions: ["html"]))
        var to: String

        func perform(in context: CommandContext) async throws {
            guard let unit = context.unit else { throw Failure(.usage, Message("gateway.who")) }
            try context.requirePrintable(to, purpose: caller.saidPurpose)
            let today = try await context.today(of: ChildFileAsking.service, as: unit)
            let id = try await context.names(as: unit, on: today).caseID(called: name)
            let asking = ChildFileAsking(context.clients, MethodDirectory(context.clients), as: unit)
            let (taken, child) = try await asking.taken(id)
            let unitName = context.reference.unitsOfDay(today, context.language)
            let cover = PrintedCover(
                on: today, zone: context.zone, office: unitName(context.clients.unit(of: unit)),
                purpose: caller.saidPurpose ?? "")
            let document = CaseDocument(
                child, taken.items.first ?? .null, taken.schema, cover, in: context.language,
                unitName: unitName)
            try context.write(document.html, toNew: to)
            let name = child.items.first?["name"]?.string ?? ""
            try context.show(["file": .string(to)]) {
                [context.text("child-document-written", ["name": name, "file": to])]
            }
        }
    }
}

extension CommandContext {
    /// Throws ``Failure`` where nobody said what for, or the file is to be something else.
    func requirePrintable(_ path: String, purpose: String?) throws {
        guard purpose != nil else { throw Failure(.usage, Message("gateway.child-document-purpose")) }
        guard path.lowercased().hasSuffix(".html") else {
            throw Failure(.usage, Message("gateway.child-document-format"))
        }
    }

    /// Writes a file that is not there yet. Throws ``Failure``.
    func write(_ text: String, toNew path: String) throws {
        guard try Files.create(Array(text.utf8), at: GlobalOptions.absolute(path)) else {
            throw Failure(.badFile, Message("gateway.restore-over", ["path": path]))
        }
    }
}
