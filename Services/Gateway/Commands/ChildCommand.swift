import ArgumentParser
import Bus
import GatewayKit
import JSONCoding
import ServiceKit
import Vocabulary

/// `chungtay child`.
struct ChildCommand: CallingCommand {
    static let configuration = CommandConfiguration(
        commandName: "child",
        abstract: "Hồ sơ của một trẻ em trên một trang · a child's file on one page.",
        discussion: """
            chungtay child "Nguyễn Văn An, Diêm Điền" --purpose "thăm hộ gia đình"
            chungtay child "nguyen van an 2015" --commune thai-binh/thai-thuy
            Gom những gì các cơ quan ghi về trẻ mà khóa của người hỏi được xem; phần nào không hỏi được thì nói rõ. Mỗi lượt xem được ghi vào sổ.
            Gathers what the departments have of the child and the caller may see; what could not be asked is said. Each look is logged.
            """)

    @OptionGroup var options: GlobalOptions
    @OptionGroup var caller: CallerOptions

    @Argument(
        help: """
            Họ tên, kèm nơi ở, ngày hay năm sinh, số điện thoại, số định danh nếu cần; hoặc mã · name, with home, birth, telephone or \
            personal number where needed; or id
            """)
    var name: String

    @Option(help: "Trong đơn vị này, theo tên hay đường dẫn · within this unit, by name or path")
    var commune: String?

    @Option(
        help:
            "In cả hồ sơ ra một tệp, cho người có quyền xem · print the whole file, for who may see it: *.html",
        completion: .file(extensions: ["html"]))
    var document: String?

    @Option(help: "Ai đề nghị xem · who asked for the document")
    var recipient: String?

    @Flag(
        help: """
            Bản in có cả những gì pháp luật yêu cầu giữ kín và hồ sơ vụ việc · the document has what the law keeps private, and \
            cases, too
            """)
    var withConfidential = false

    func perform(in context: CommandContext) async throws {
        guard let unit = context.unit else { throw Failure(.usage, Message("gateway.who")) }
        if let document { try context.requirePrintable(document, purpose: caller.saidPurpose) }
        let today = try await context.today(of: ChildFileAsking.service, as: unit)
        let names = context.names(as: unit, on: today)
        let child = try await names.child(called: commune.map { "\(name), \($0)" } ?? name)
        let directory = MethodDirectory(context.clients)
        let file = try await ChildFileAsking(context.clients, directory, as: unit).file(of: child)
        if let document { return try write(file, to: document, for: unit, on: today, context) }
        let page = ChildPage(file, context, on: today)
        try context.show(page.object) { page.lines(width: Terminal.width) }
    }

    private func write(
        _ file: ChildFile, to path: String, for caller: UnitPath, on today: Day, _ context: CommandContext
    ) throws {
        let names = context.reference.unitsOfDay(today, context.language)
        let cover = PrintedCover(
            on: today, zone: context.zone, office: names(context.clients.unit(of: caller)),
            purpose: self.caller.saidPurpose ?? "",
            recipient: recipient)
        let shown = withConfidential ? file : file.withoutConfidential
        let text = ChildDocument(shown, cover, in: context.language, unitName: names).html
        try context.write(text, toNew: path)
        let name = file.child["name"]?.string ?? ""
        try context.show(["file": .string(path)]) {
            [context.text("child-document-written", ["name": name, "file": path])]
        }
        if !withConfidential { context.note("child-document-open") }
    }
}
