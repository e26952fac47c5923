import Bus
import GatewayKit
import RegistryAPI
import Vocabulary

extension Templates {
    static let search = """
        <h1>[[children]]</h1>
        <form method="post" action="/children/search" class="search" role="search" novalidate>
        <input type="hidden" name="token" value="{{token}}">
        {{#fields}}{{> field}}{{/fields}}
        <button>[[search]]</button>
        </form>
        {{#isForgotten}}<p class="empty">[[search-forgotten]]</p>{{/isForgotten}}
        {{#isEmpty}}<div class="empty"><p>{{emptyText}}</p><p>[[search-empty-advice]]</p></div>{{/isEmpty}}
        {{#hasFound}}
        <h2>{{foundText}}</h2>
        <div class="scroll"><table><thead><tr><th scope="col">[[name]]</th><th scope="col">[[sex]]</th>\
        <th scope="col">[[born]]</th><th scope="col">[[home]]</th><th scope="col">[[status]]</th></tr></thead>
        <tbody>{{#found}}<tr><th scope="row"><a href="/children/{{id}}">{{name}}</a></th>\
        <td data-label="[[sex]]">{{sex}}</td><td data-label="[[born]]">{{born}}</td>\
        <td data-label="[[home]]">{{home}}</td><td data-label="[[status]]">{{status}}</td></tr>
        {{/found}}</tbody></table></div>
        {{#isMore}}<p class="hint">[[search-more]]</p>{{/isMore}}
        {{/hasFound}}
        <p class="acts"><a class="button second" href="/children/register">[[register-child]]</a> <a href="/lists">[[lists-open]]</a></p>
        """
}

extension Visit {
    /// So many are shown: who does not find somebody among them says more.
    private static let shown = 50

    func searchPage(
        _ words: String = "", mistake: String? = nil, _ further: [String: Any] = [:],
        _ status: WebResponse.Status = .ok
    ) -> WebResponse {
        var context: [String: Any] = [
            "isForgotten": false, "isEmpty": false, "hasFound": false, "isMore": false,
        ]
        context.merge(further) { $1 }
        context["fields"] = [
            Field(
                name: "words", label: text("search-label"), hint: text("search-hint"), value: words,
                mistake: mistake
            ).context
        ]
        return page("search", title: text("children"), context, status)
    }

    /// What is searched for goes into no address: the session keeps it.
    func keepSearch(_ session: Session) -> WebResponse {
        let words = request.field("words")
        guard !words.isEmpty else { return searchPage(mistake: text("search-nothing"), [:], .badRequest) }
        guard words.utf8.count <= 1000 else {
            return searchPage(mistake: text("search-long"), [:], .badRequest)
        }
        return .redirect(to: "/children/found/\(session.keep(search: words))")
    }

    func foundPage(_ session: Session, _ id: String) async throws -> WebResponse {
        guard let words = session.search(id) else { return searchPage("", ["isForgotten": true]) }
        do {
            let page = try await session.work(in: language) { desk in
                try await desk.clients.client(to: RegistryContract.name, as: .unit(session.caller)).call(
                    Children.search, SearchChildren().with { ($0.name, $0.limit) = (words, Self.shown) },
                    CallOptions(language: language))
            }
            let found = page.items.filter { $0.status != .enteredInError }
            let count = numbers.whole(found.count)
            return searchPage(
                words,
                [
                    "isEmpty": found.isEmpty, "hasFound": !found.isEmpty, "isMore": page.next != nil,
                    "emptyText": text("search-empty", ["words": words]),
                    "foundText": text("found", ["count": count]), "found": found.map(row),
                ])
        } catch let error as CallError
            where [.unauthenticated, .permissionDenied].contains(error.status)
        {
            throw error
        } catch let error as CallError where error.status == .invalidArgument {
            let said = error.violations.first?.message ?? error.message
            return searchPage(words, mistake: said, [:], .badRequest)
        } catch {
            // Nobody answers, and nothing that was typed is lost.
            return searchPage(words, mistake: ErrorReport(error, in: language).sentence, [:], .unavailable)
        }
    }

    private func row(_ child: FoundChild) -> [String: Any] {
        [
            "id": child.id.text, "name": child.name, "sex": word(child.sex.term),
            "born": child.birthDate.map(numbers.day) ?? "\(child.birthYear)", "home": unitName(child.commune),
            "status": text("status.\(child.status.rawValue)"),
        ]
    }

    /// What people call a choice that all departments share.
    func word(_ term: String) -> String { GatewayKitTexts.all.template(term, in: language) ?? term }
}
