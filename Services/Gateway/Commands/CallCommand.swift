import ArgumentParser
import Bus
import GatewayKit
import JSONCoding
import ServiceKit
import Vocabulary

/// `chungtay call`.
struct CallCommand: CallingCommand {
    static let configuration = CommandConfiguration(
        commandName: "call",
        abstract: "Gọi một phương thức · call a method.",
        discussion: """
            chungtay call registry.Children/Get '{"id":"…"}' --as hung-yen/so-y-te
            chungtay call registry.Children/Register @child.json --as hung-yen/thai-thuy --key child-17
            chungtay call registry.Cases/Open "child=Nguyễn Văn An, Diêm Điền" concern=violence source=neighbour channel=helpline
            chungtay call registry.Children/Get '{"id":"…"}' --as hung-yen/thai-thuy/ntl --break-glass "…"
            chungtay call health.Health/Check
            chungtay call registry.Children/Get '{"id":"…"}' --key-file so-y-te.key_secret --endpoints endpoints.json
            Dòng dữ liệu in mỗi mục một dòng JSON; nhập liệu nhận mỗi hàng một dòng JSON.
            A feed prints one JSON line an item; an import takes one JSON line a row.
            TÊN=GIÁ TRỊ: ghi như trong bảng (ngày 14/02/2015, xã Diêm Điền). Trẻ em, cơ sở, dịch vụ… ghi bằng tên thay cho mã.
            NAME=VALUE as in tables; children, providers, offers … by their names where an id belongs.
            """)

    @OptionGroup var options: GlobalOptions
    @OptionGroup var caller: CallerOptions

    @Argument(help: "Phương thức · method: package.Resource/Verb", completion: .method)
    var method: String

    @Argument(
        help: "Yêu cầu · request: JSON, @file, - (stdin), TÊN=GIÁ TRỊ · NAME=VALUE …", completion: .request)
    var body: [String] = []

    @Option(
        help: """
            Một dịch vụ, cho admin, events, health, reflection; không nêu: tất cả \
            · one service, for built-in packages; all when left out
            """,
        completion: .service)
    var service: String?

    @OptionGroup var acting: ActingOptions

    @Option(
        name: .customLong("break-glass"),
        help: """
            Lý do mở khẩn cấp hồ sơ của một trẻ em ngoài phạm vi; cơ quan chủ trì sẽ xem xét · why a child's file out of \
            reach has to be opened: the lead agency will look at it
            """)
    var breakGlass: String?

    @Option(help: "Khóa chống trùng · idempotency key")
    var key: String?

    @Option(help: "Thời hạn, mili giây · milliseconds to wait")
    var timeout: Int?

    @Option(help: "Dừng sau số mục này của dòng dữ liệu · end a feed after so many items")
    var limit: Int?

    func validate() throws {
        if let timeout, timeout < 1 {
            throw ValidationError("--timeout: 1, 2, 3 … (mili giây · milliseconds)")
        }
        let strays = isWorded ? body.filter { !$0.contains("=") } : Array(body.dropFirst())
        if strays.count == 1 { throw ValidationError("Unexpected argument '\(strays[0])'") }
        if !strays.isEmpty {
            let list = strays.map { "'\($0)'" }.joined(separator: ", ")
            throw ValidationError("\(strays.count) unexpected arguments: \(list)")
        }
        if let limit, limit < 1 { throw ValidationError("--limit: 1, 2, 3 … (số mục · items)") }
    }

    func perform(in context: CommandContext) async throws {
        let directory = MethodDirectory(context.clients)
        guard let unit = context.unit else {
            // Anybody may ask the built-in packages how things are; for all else a unit has to answer.
            guard MethodDirectory.isBuiltIn(method) else { throw Failure(.usage, Message("gateway.who")) }
            return try await answer(as: .serviceItself, context, directory)
        }
        try await answer(as: .unit(unit), context, directory)
    }

    private func answer(
        as credential: Credential, _ context: CommandContext, _ directory: MethodDirectory
    ) async throws {
        var request = CallByName(method: method, service: service, credential: credential)
        request.timeout = timeout.map { .milliseconds($0) }
        request.key = key
        request.actingFor = acting.for
        request.breakGlass = breakGlass
        request.limit = limit
        var isImport = false
        let homes = try directory.services(for: method, named: service)
        if let home = homes.first {
            isImport = try await directory.kind(of: method, at: home, timeout: request.timeout) == .import
        }
        let (text, file) = isWorded ? ("{}", "JSON") : try content()
        if isWorded {
            request.body = try await worded(homes, context, directory)
        } else if isImport {
            let lines = try JSONLines(text, file: file).lines
            request.rows = lines.map(\.value)
            try await check(lines.map { ($0.number, $0.value) }, in: file, at: homes, directory)
        } else {
            request.body = try JSONLines.whole(text, file: file)
            try await check([(nil, request.body)], in: file, at: homes, directory)
        }
        if !isImport { request.body = try await named(request.body, at: homes, context, directory) }
        var items = 0
        let answers = try await request.make(through: context.clients, directory) { service, item in
            items += 1
            let line: JSONValue = homes.count > 1 ? ["service": .string(service), "item": item] : item
            try Terminal.print(json: line.compact)
        }
        if let answer = answers.first, answers.count == 1 {
            try show(answer.outcome, hasItems: items > 0, context)
        } else {
            try show(answers, context)
        }
    }

    private func show(_ outcome: CallByName.Outcome, hasItems: Bool, _ context: CommandContext) throws {
        if let failure = outcome.failure { throw failure }
        if !hasItems, !outcome.isOfItems { try show(outcome.body, context) }
        if let nothing = outcome.nothing {
            context.say(GatewayTexts.all.render(nothing, in: context.language))
        }
        if outcome.refusedRows > 0 { throw AlreadyReported(status: .refused) }
    }

    /// What each service answered by its name; who did not is told of apart, and the first of these says how the command ends.
    private func show(_ answers: [CallByName.Answer], _ context: CommandContext) throws {
        var replies: JSONObject = [:]
        for answer in answers where answer.outcome.failure == nil && !answer.outcome.isOfItems {
            replies[answer.service] = answer.outcome.body
        }
        if !replies.isEmpty { try show(.object(replies), context) }
        var status: GatewayKit.ExitStatus?
        for answer in answers {
            guard let failure = answer.outcome.failure else { continue }
            let report = ErrorReport(failure, in: context.language, GatewayTexts.all).of(answer.service)
            report.say(json: context.json)
            status = status ?? report.status
        }
        if let status { throw AlreadyReported(status: status) }
    }

    private func show(_ value: JSONValue, _ context: CommandContext) throws {
        try Terminal.print(json: context.json ? value.compact : value.prettyPrinted)
    }

    private func check(
        _ values: [(line: Int?, value: JSONValue)], in file: String, at homes: [String],
        _ directory: MethodDirectory
    ) async throws {
        let problems = try await directory.problems(
            in: values, of: method, at: homes, file: file, timeout: timeout.map { .milliseconds($0) })
        if let problem = FileProblem(problems) { throw problem }
    }

    /// Whether the request is given in words, a member each, and not as JSON.
    private var isWorded: Bool {
        guard let first = body.first else { return false }
        return first.contains("=") && !["{", "[", "@", "\""].contains { first.hasPrefix($0) }
    }

    private func worded(
        _ homes: [String], _ context: CommandContext, _ directory: MethodDirectory
    ) async throws -> JSONValue {
        guard let home = homes.first else { return .object([:]) }
        let description = try await directory.describe(method, at: home)
        guard let caller = context.unit else { throw Failure(.usage, Message("gateway.who")) }
        let units = UnitReading(
            context.reference.units, on: try await context.today(of: home, as: caller),
            for: acting.for ?? context.clients.unit(of: caller))
        return try WordedRequest.read(body, description, units)
    }

    /// The request with ids in place of names, where there are some.
    private func named(
        _ body: JSONValue, at homes: [String], _ context: CommandContext, _ directory: MethodDirectory
    ) async throws -> JSONValue {
        guard let unit = context.unit, let home = homes.first, homes.count == 1 else { return body }
        let schema: Schema
        do {
            schema = Schema(try await directory.describe(method, at: home).request)
        } catch is CallError {
            // Whoever makes the call is told better what is wrong with it.
            return body
        }
        guard NameReading.hasNames(body, as: schema, of: method) else { return body }
        let today = try await context.today(of: home, as: unit)
        return try await context.names(as: unit, actingFor: acting.for, on: today)
            .read(body, as: schema, of: method)
    }

    private func content() throws -> (text: String, file: String) {
        let body = body.first ?? "{}"
        if body == "-" { return (try Files.text("-"), "-") }
        guard body.hasPrefix("@") else { return (body, "JSON") }
        let file = String(body.dropFirst())
        return (try Files.text(file), file)
    }
}
