import ArgumentParser
import Bus
import CampaignsAPI
import GatewayKit
import JSONCoding
import ServiceKit
import Vocabulary

/// `chungtay attendance`.
struct AttendanceCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "attendance", abstract: "Bảng điểm danh của lớp · a class's attendance sheet.",
        subcommands: [Sheet.self, Enter.self])

    /// `chungtay attendance sheet`.
    struct Sheet: CallingCommand {
        static let configuration = CommandConfiguration(
            commandName: "sheet",
            abstract: "Ghi bảng điểm danh để điền · write a sheet to fill.",
            discussion: """
                chungtay attendance sheet MÃ-LỚP --to diem-danh.xlsx --purpose "điểm danh"
                Mỗi hàng một người học, mỗi cột một buổi; họ tên do sổ đăng ký cho biết. A learner a row, a session a column.
                """)

        @OptionGroup var options: GlobalOptions
        @OptionGroup var caller: CallerOptions

        @Argument(help: "Lớp · the class, by id")
        var taught: ClassID

        @Option(
            help: "Tệp ghi ra · the file to write: *.xlsx, *.ods, *.csv",
            completion: .file(extensions: ["xlsx", "ods", "csv"]))
        var to: String

        func perform(in context: CommandContext) async throws {
            guard let unit = context.unit else { throw Failure(.usage, Message("gateway.who")) }
            let client = try context.clients.client(to: CampaignsContract.name, as: .unit(unit))
            let register = try await client.register(of: taught, context)
            let learners = register.enrolments.filter { $0.until == nil }.map(\.learner)
            let names = try await context.clients.named(learners, as: unit)
            let ending = to.split(separator: ".").last.map(String.init) ?? ""
            try AttendanceGrid.write(
                learners.map { ($0, names[$0]?.name ?? "") }, register.sessions.map(\.on),
                to: GlobalOptions.absolute(to), as: ending,
                headings: (context.text("column.code"), context.text("column.name")), in: context.language)
            try context.show(["file": .string(to), "learners": .integer(Int64(learners.count))]) {
                [
                    context.text(
                        "attendance-written",
                        ["file": to, "count": context.numbers.whole(learners.count)])
                ]
            }
        }
    }

    /// `chungtay attendance enter`.
    struct Enter: CallingCommand {
        static let configuration = CommandConfiguration(
            commandName: "enter",
            abstract: "Nhập bảng điểm danh đã điền · enter a filled sheet.",
            discussion: """
                Hàng ghi mã của tờ đã in, hoặc họ tên như danh sách của trường: chỉ người trong lớp được nhận ra.
                x, 1, có: dự học; ô trống, 0, vắng: không dự. Cột trống cả thì chưa ghi buổi đó. Nhập lại cùng bảng không thay đổi gì.
                A column without any mark is no session yet. The same sheet entered again changes nothing.
                """)

        @OptionGroup var options: GlobalOptions
        @OptionGroup var caller: CallerOptions

        @Argument(help: "Lớp · the class, by id")
        var taught: ClassID

        @Argument(
            help: "Bảng · the sheet: *.xlsx, *.ods, *.csv",
            completion: .file(extensions: ["xlsx", "ods", "csv"]))
        var file: String

        func perform(in context: CommandContext) async throws {
            guard let unit = context.unit else { throw Failure(.usage, Message("gateway.who")) }
            let client = try context.clients.client(to: CampaignsContract.name, as: .unit(unit))
            let register = try await client.register(of: taught, context)
            let path = GlobalOptions.absolute(file)
            var names: [Learner: String] = [:]
            if try AttendanceGrid.namesPeople(contentsOf: path, name: file) {
                // A school's own list: whom it means is asked of the registry, of those who learn in the class alone.
                let learners = Set(register.enrolments.map(\.learner))
                names = try await context.clients.named(learners, as: unit).mapValues(\.name)
            }
            let grid = try AttendanceGrid(
                contentsOf: path, days: register.sessions.map(\.on), name: file, calling: names)
            var entered: [SessionAttendance] = []
            for session in grid.sessions {
                entered.append(
                    try await client.call(
                        Classes.attendSession,
                        AttendSession(id: taught, on: session.on, present: session.present).with {
                            $0.absent = session.absent
                        }, CallOptions(language: context.language)))
            }
            try context.show(List(items: entered)) {
                entered.map { session in
                    context.text(
                        "attendance-entered",
                        [
                            "day": context.numbers.day(session.on),
                            "entered": context.numbers.whole(session.entered),
                            "same": context.numbers.whole(session.same),
                        ])
                }
            }
        }
    }
}

extension BusClient {
    /// A class's sessions, and everybody who learns in it.
    fileprivate func register(
        of id: ClassID, _ context: CommandContext
    ) async throws -> (sessions: [ClassSession], enrolments: [Enrolment]) {
        let options = CallOptions(language: context.language)
        var page = try await call(Classes.get, GetClass(id: id), options)
        let sessions = page.sessions
        var enrolments = page.enrolments.items
        while let after = page.enrolments.next {
            page = try await call(Classes.get, GetClass(id: id).with { $0.after = after }, options)
            enrolments += page.enrolments.items
        }
        return (sessions, enrolments)
    }
}
