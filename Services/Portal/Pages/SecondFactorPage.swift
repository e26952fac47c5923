import GatewayKit
import Vocabulary

extension Templates {
    static let secondFactor = """
        <div class="narrow">
        <h1>[[second]]</h1>
        {{#isOn}}<p>{{on}}</p><p class="hint">[[second-off]]</p>{{/isOn}}
        {{^isOn}}
        {{#isAsked}}<p class="lead">[[second-asked]]</p>{{/isAsked}}
        <ol><li>[[second-step-app]]</li><li>[[second-step-secret]] <code class="secret">{{secret}}</code>
        <span class="small">[[second-link]] <a href="{{link}}">[[second-open]]</a></span></li><li>[[second-step-code]]</li></ol>
        {{> mistakes}}
        <form method="post" action="/second-factor" novalidate>
        <input type="hidden" name="token" value="{{token}}">
        {{#fields}}{{> field}}{{/fields}}
        <p class="acts"><button>[[second-turn-on]]</button></p>
        </form>
        {{/isOn}}
        </div>
        """

    /// Shown once.
    static let recovery = """
        <div class="narrow">
        <h1>[[recovery]]</h1>
        <p class="lead">[[recovery-lead]]</p>
        <ul class="plain codes">{{#codes}}<li><code>{{code}}</code></li>{{/codes}}</ul>
        <p class="acts"><a class="button" href="/">[[recovery-kept]]</a></p>
        </div>
        """
}

extension Visit {
    func secondFactorPage(
        _ session: Session, _ mistakes: [Mistake] = [], _ status: WebResponse.Status = .ok
    ) throws -> WebResponse {
        let second = try site.accounts.find(session.login)?.second
        var context = self.mistakes(mistakes)
        func mistake(_ name: String) -> String? { mistakes.first { $0.field == name }?.said }
        context["isOn"] = second != nil
        context["on"] = text("second-on", ["count": numbers.whole(second?.left ?? 0)])
        context["isAsked"] = session.stage == .enrol
        if second == nil {
            let secret = session.enrolling()
            context["secret"] = stride(from: 0, to: secret.text.count, by: 4)
                .map { String(secret.text.dropFirst($0).prefix(4)) }.joined(separator: " ")
            context["link"] = secret.link(for: session.login)
        }
        context["fields"] = [
            Field(
                name: "code", label: text("code-label"), mistake: mistake("code"), width: "short",
                isNumber: true,
                complete: "one-time-code"),
            Field(
                name: "password", label: text("old-password"), kind: .password, mistake: mistake("password"),
                complete: "current-password"),
        ].map(\.context)
        let title = text("second")
        return page(
            "second-factor", title: mistakes.isEmpty ? title : text("wrong-title", ["title": title]), context,
            status)
    }

    func setUpSecondFactor(_ session: Session) async throws -> WebResponse {
        guard try site.accounts.find(session.login)?.second == nil else {
            return .redirect(to: "/second-factor")
        }
        let (password, code) = (request.exactField("password"), String(request.field("code").prefix(100)))
        var mistakes: [Mistake] = []
        if code.isEmpty { mistakes.append(Mistake(field: "code", said: text("code-missing"))) }
        if password.isEmpty {
            mistakes.append(Mistake(field: "password", said: text("old-password-missing")))
        }
        guard mistakes.isEmpty else { return try secondFactorPage(session, mistakes, .badRequest) }
        let codes = RecoveryCodes()
        switch try await site.logIn.secure(
            session.login, under: password, with: session.enrolling(), codes, code: code)
        {
        case .right, .recovered:
            session.enrolled()
            // Who was logged in elsewhere gave no code.
            site.sessions.endOthers(of: session)
            return page(
                "recovery", title: text("recovery"), ["codes": codes.texts.map { ["code": $0] }])
        case .wrong:
            return try secondFactorPage(
                session, [Mistake(field: "code", said: text("second-wrong"))], .forbidden)
        case .busy:
            return try secondFactorPage(
                session, [Mistake(field: nil, said: text("log-in-busy"))], .unavailable)
        case .wait(let wait):
            let said = text("log-in-wait", ["wait": waiting(wait)])
            return try secondFactorPage(session, [Mistake(field: "code", said: said)], .tooManyRequests)
        }
    }
}
