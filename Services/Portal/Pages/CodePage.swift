import GatewayKit
import Vocabulary

extension Templates {
    static let code = """
        <div class="narrow">
        <h1>[[code]]</h1>
        <p class="lead">[[code-lead]]</p>
        {{> mistakes}}
        <form method="post" action="/code" novalidate>
        <input type="hidden" name="token" value="{{token}}">
        {{#fields}}{{> field}}{{/fields}}
        <p class="acts"><button>[[code-send]]</button></p>
        </form>
        <p class="hint">[[code-help]]</p>
        </div>
        """
}

extension Visit {
    /// Asked for after the password, before any other page.
    func codePage(_ mistakes: [Mistake] = [], _ status: WebResponse.Status = .ok) -> WebResponse {
        var context = self.mistakes(mistakes)
        context["fields"] = [
            Field(
                name: "code", label: text("code-label"), hint: text("code-hint"),
                mistake: mistakes.first { $0.field == "code" }?.said, width: "middle",
                complete: "one-time-code"
            ).context
        ]
        let title = text("code")
        return page(
            "code", title: mistakes.isEmpty ? title : text("wrong-title", ["title": title]), context, status)
    }

    func giveCode(_ session: Session) async throws -> WebResponse {
        guard session.stage == .code, let secret = session.secret else { return .redirect(to: "/") }
        // Nothing typed is no try: it counts against nobody.
        guard !request.field("code").isEmpty else {
            return codePage([Mistake(field: "code", said: text("code-missing"))], .badRequest)
        }
        var note: String?
        switch try await site.logIn.use(String(request.field("code").prefix(100)), of: session.login, secret)
        {
        case .right: break
        case .recovered(let left): note = text("code-recovered", ["count": numbers.whole(left)])
        case .wrong: return codePage([Mistake(field: "code", said: text("code-wrong"))], .forbidden)
        case .busy: return codePage([Mistake(field: nil, said: text("log-in-busy"))], .unavailable)
        case .wait(let wait):
            let said = text("log-in-wait", ["wait": waiting(wait)])
            return codePage([Mistake(field: "code", said: said)], .tooManyRequests)
        }
        let (fresh, next) = session.passed(at: site.now())
        if let note { fresh.tell(note) }
        if let word = request.cookies[site.sessionCookie] { site.sessions.end(word) }
        var response = WebResponse.redirect(to: next)
        response.setCookie(site.sessionCookie, site.sessions.begin(fresh), isSecure: site.isBehindTLS)
        return response
    }
}
