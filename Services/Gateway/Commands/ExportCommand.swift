import ArgumentParser
import Bus
import Foundation
import GatewayKit
import JSONCoding
import ServiceKit
import Tables
import Vocabulary

/// `chungtay export`.
struct ExportCommand: CallingCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Xuất một danh sách ra bảng · write a list into a table.",
        discussion: """
            chungtay export registry.Children/List '{"commune":"thai-binh/thai-thuy"}' --to tre-em.xlsx --purpose "…"
            Dạng của tệp theo đuôi tên: .xlsx, .ods, .csv, .jsonl. Bảng có những cột người ta cần, --all thêm cột cho máy. Lượt xem được ghi vào sổ cùng mục đích.
            The file's ending says the format; the read log keeps who was looked at, and why.
            """)

    @OptionGroup var options: GlobalOptions
    @OptionGroup var caller: CallerOptions

    @Argument(help: "Danh sách · the feed: registry.Children/List", completion: .method)
    var method: String

    @Argument(help: "Yêu cầu · request: JSON")
    var body: String = "{}"

    @Option(
        help: "Tệp ghi ra · the file to write: *.xlsx, *.ods, *.csv, *.jsonl",
        completion: .file(extensions: ["xlsx", "ods", "csv", "jsonl"]))
    var to: String

    @Flag(help: "Mọi cột, cả những cột chỉ máy dùng · every column, also those for programs alone")
    var all = false

    @OptionGroup var acting: ActingOptions

    func perform(in context: CommandContext) async throws {
        guard let unit = context.unit else { throw Failure(.usage, Message("gateway.who")) }
        guard caller.saidPurpose != nil else { throw Failure(.usage, Message("gateway.export-purpose")) }
        let directory = MethodDirectory(context.clients)
        let home = try directory.home(of: method)
        let description = try await directory.describe(method, at: home)
        guard description.kind == .feed else {
            throw Failure(.usage, Message("gateway.export-not-feed", ["method": method]))
        }
        let request = try JSONLines.whole(body, file: "JSON")
        let problems = try await directory.problems(
            in: [(nil, request)], of: method, at: [home], file: "JSON", timeout: nil)
        if let problem = FileProblem(problems) { throw problem }
        var call = CallByName(method: method, credential: .unit(unit))
        (call.body, call.actingFor) = (request, acting.for)
        let asked = ["on", "knownOn"].lazy.compactMap { request[$0]?.string.flatMap { Day($0) } }.first
        let today = try await context.today()
        let names = context.reference.unitsInListsOfDay(asked ?? today, context.language)
        let target = try ExportTarget(
            Schema(description.reply), to: to, in: context.language, isWhole: all, unitNames: names)
        let progress = ProgressLine(context.text("export-running", ["file": to]))
        do {
            let answers = try await call.make(through: context.clients, directory) { _, item in
                try target.add(item)
                progress.advance(to: target.count)
            }
            if let failure = answers.first?.outcome.failure { throw failure }
            try target.finish()
        } catch {
            // Half of a list is no list.
            target.giveUp()
            throw error
        }
        progress.finish()
        try context.show([
            "file": .string(to), "count": .integer(Int64(target.count)),
            "cutShort": .integer(Int64(target.cutShort)),
        ]) {
            let numbers = context.numbers
            let cut = ["count": numbers.whole(target.cutShort)]
            return [context.text("export-written", ["count": numbers.whole(target.count), "file": to])]
                + (target.cutShort > 0 ? [context.text("export-cut-short", cut)] : [])
        }
    }
}

/// The file that items go to.
private final class ExportTarget {
    private let path: String
    private let part: String
    private let table: ExportedTable?
    private let lines: FileHandle?
    private var written = 0

    init(
        _ schema: Schema, to path: String, in language: Language, isWhole: Bool,
        unitNames: @escaping (UnitPath) -> String
    ) throws {
        (self.path, part) = (path, path + ".part")
        let ending = path.split(separator: ".").last.map { $0.lowercased() } ?? ""
        guard TableFormat(rawValue: ending) != nil || ending == "jsonl" else {
            throw Failure(.usage, Message("gateway.export-format"))
        }
        guard !FileManager.default.fileExists(atPath: path) else {
            throw Failure(.badFile, Message("gateway.restore-over", ["path": path]))
        }
        guard ending == "jsonl" else {
            table = try ExportedTable(
                schema, to: part, as: ending, in: language, isWhole: isWhole, unitNames: unitNames)
            lines = nil
            return
        }
        table = nil
        guard FileManager.default.createFile(atPath: part, contents: nil) else { throw Self.unwritable(path) }
        lines = FileHandle(forWritingAtPath: part)
    }

    var count: Int { table?.count ?? written }
    var cutShort: Int { table?.cutShort ?? 0 }

    func add(_ item: JSONValue) throws {
        if let table { return try table.add(item) }
        written += 1
        do {
            try lines?.write(contentsOf: Array((item.compact + "\n").utf8))
        } catch {
            throw Self.unwritable(path)
        }
    }

    func finish() throws {
        try table?.finish()
        do {
            try lines?.close()
            try FileManager.default.moveItem(atPath: part, toPath: path)
        } catch {
            throw Self.unwritable(path)
        }
    }

    func giveUp() { unlink(part) }

    private static func unwritable(_ path: String) -> Failure {
        Failure(.badFile, Message("gateway.file-unwritable", ["file": path]))
    }
}
