import Bus
import GatewayKit
import ServiceKit
import Tables
import Vocabulary

extension Templates {
    static let lists = """
        <h1>[[lists]]</h1>
        <p class="lead">[[lists-lead]]</p>
        {{#isAway}}<div class="away" role="status"><p>[[lists-away]]</p><p class="small">{{why}}</p></div>{{/isAway}}
        {{#isEmpty}}<p class="empty">[[lists-none]]</p>{{/isEmpty}}
        {{#lists}}
        <section aria-labelledby="list-{{name}}"><h2 id="list-{{name}}">{{title}}</h2>
        <p>{{when}}</p>
        <p class="acts"><a class="button" href="/lists/{{name}}" aria-label="[[list-bring]]: {{title}}">[[list-bring]]</a>\
        <a href="/lists/{{name}}/template/xlsx" aria-label="[[list-template]]: {{title}}">[[list-template]]</a></p>
        {{#sheets}}<p class="small"><a href="/lists/{{name}}/{{id}}">{{file}}</a>: [[sheet-open]]</p>{{/sheets}}
        </section>
        {{/lists}}
        """

    static let list = """
        <p class="back"><a href="/lists">[[lists]]</a></p>
        <h1>{{title}}</h1>
        <p class="lead">{{when}}</p>
        {{> mistakes}}
        <form method="post" action="/lists/{{name}}" enctype="multipart/form-data" novalidate>
        <input type="hidden" name="token" value="{{token}}">
        <div class="field{{#isWrong}} wrong{{/isWrong}}">
        <label for="file">[[list-file]]</label>
        <p class="hint" id="file-hint">{{hint}}</p>
        {{#isWrong}}<p class="mistake" id="file-mistake">{{mistake}}</p>{{/isWrong}}
        <input id="file" name="file" type="file" accept=".xlsx,.ods,.csv,.tsv,.txt" aria-describedby="file-hint{{#isWrong}} file-mistake{{/isWrong}}"{{#isWrong}} aria-invalid="true"{{/isWrong}}>
        </div>
        <p class="acts"><button>[[list-look]]</button></p>
        </form>
        <h2>[[list-template]]</h2>
        <p>[[list-template-lead]]</p>
        <p class="acts"><a class="button second" href="/lists/{{name}}/template/xlsx">Excel (.xlsx)</a>\
        <a href="/lists/{{name}}/template/ods">LibreOffice (.ods)</a> <a href="/lists/{{name}}/template/csv">CSV</a></p>
        """
}

extension Visit {
    /// All that is below `/lists`.
    func lists(_ session: Session, _ parts: [String]) async throws -> WebResponse {
        if request.method == .get, parts.count == 1 { return try await listsPage(session) }
        guard parts.count > 1, let list = SheetList.named(parts[1]) else {
            return problem("no-page", .notFound)
        }
        switch (request.method, parts.count) {
        case (.get, 2): return listPage(list)
        case (.post, 2): return try await take(list, session)
        case (.get, 4) where parts[2] == "template": return try await template(list, parts[3], session)
        case (_, 3...4):
            guard let sheet = session.sheet(parts[2], of: list) else {
                return problem("sheet-gone", .notFound)
            }
            return try await answer(sheet, session, parts.count == 4 ? parts[3] : nil)
        default: return problem("no-page", .notFound)
        }
    }

    /// What the person may bring in, by what the services say.
    private func listsPage(_ session: Session) async throws -> WebResponse {
        var context: [String: Any] = ["isAway": false, "isEmpty": false, "why": ""]
        var allowed: [SheetList] = []
        for list in SheetList.all {
            do {
                let question = ExplainAccess(method: list.method).with { $0.place = session.owner.unit }
                let answer = try await session.work(in: language) { desk in
                    try await desk.clients.client(to: list.service, as: .unit(session.caller)).call(
                        AdminAccess.explain, question,
                        CallOptions(timeout: .seconds(4), language: language, retry: .never))
                }
                if answer.allowed { allowed.append(list) }
            } catch let error as CallError where error.status == .unauthenticated {
                throw error
            } catch {
                context["isAway"] = true
                context["why"] = ErrorReport(error, in: language).sentence
            }
        }
        context["isEmpty"] = allowed.isEmpty && context["isAway"] as? Bool == false
        context["lists"] = allowed.map { list -> [String: Any] in
            [
                "name": list.name, "title": text("list.\(list.name)"), "when": text("list.\(list.name)-when"),
                "sheets": session.sheets(of: list).map { ["id": $0.id, "file": $0.name, "name": list.name] },
            ]
        }
        return page("lists", title: text("lists"), context)
    }

    /// The form in which a table is sent.
    func listPage(_ list: SheetList, _ mistake: String? = nil, _ status: WebResponse.Status = .ok)
        -> WebResponse
    {
        var (mistake, status) = (mistake, status)
        switch request.unread {
        case .tooLong:
            let most = "\(MultipartForm.longest >> 20)"
            mistake = GatewayKitTexts.all.render(
                Message("tables.file-too-large", ["most": most]), in: language)
            status = .tooLarge
        case .busy: (mistake, status) = (text("upload-busy"), .unavailable)
        case nil: break
        }
        let title = text("list.\(list.name)")
        var context = mistakes(mistake.map { [Mistake(field: "file", said: $0)] } ?? [])
        context["name"] = list.name
        context["title"] = title
        context["when"] = text("list.\(list.name)-when")
        context["hint"] = text(
            "list-file-hint",
            [
                "most": "\(MultipartForm.longest >> 20)", "rows": numbers.whole(SheetLimits.rows),
            ])
        context["isWrong"] = mistake != nil
        context["mistake"] = mistake ?? ""
        return page(
            "list", title: mistake == nil ? title : text("wrong-title", ["title": title]), context, status)
    }

    /// An empty table to fill.
    private func template(_ list: SheetList, _ format: String, _ session: Session) async throws
        -> WebResponse
    {
        guard let format = TableFormat(rawValue: format) else { return problem("no-page", .notFound) }
        let (method, identify) = try await session.work(in: language) { desk in
            let method = try await desk.directory.describe(
                list.method, at: list.service, timeout: .seconds(5), retry: .never)
            return (method, try await identifying(desk))
        }
        let template = TableTemplate(method, identify: identify, site.reference, on: day, in: language)
        let folder = site.data.path + "/run"
        let octets = try await site.readings.perform { try template.octets(as: format, by: folder) }
        return .file(octets, "\(text("list.\(list.name)-file")).\(format.rawValue)", type: format.mediaType)
    }

    /// How the register says who a child is; nil where it is away: rows name children by their ids then.
    private func identifying(_ desk: Session.Desk) async throws -> MethodDescription? {
        do {
            guard let registry = try desk.directory.services(for: RowReading.identify).first else {
                return nil
            }
            return try await desk.directory.describe(
                RowReading.identify, at: registry, timeout: .seconds(5), retry: .never)
        } catch let error as CallError where error.status != .unauthenticated {
            return nil
        }
    }
}

extension TableFormat {
    /// As browsers are told of it.
    var mediaType: String {
        switch self {
        case .csv: "text/csv; charset=utf-8"
        case .xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        case .ods: "application/vnd.oasis.opendocument.spreadsheet"
        }
    }
}
