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

    func perform(in context: CommandContext) async throws {
        guard let unit = context.unit else { throw Failure(.usage, Message("gateway.who")) }
        let today = try await context.today()
        let names = context.names(as: unit, on: today)
        let child = try await names.child(called: commune.map { "\(name), \($0)" } ?? name)
        let directory = MethodDirectory(context.clients)
        let file = try await ChildFileAsking(context.clients, directory, as: unit).file(of: child)
        let page = ChildPage(file, context, on: today)
        try context.show(page.object) { page.lines(width: Terminal.width) }
    }
}
