import GatewayKit
import Vocabulary

extension Templates {
    static let password = """
        <div class="narrow">
        <h1>[[choose-password]]</h1>
        {{#isFirst}}<p class="lead">[[first-password]]</p>{{/isFirst}}
        {{> mistakes}}
        <form method="post" action="/password" novalidate>
        <input type="hidden" name="token" value="{{token}}">
        {{#fields}}{{> field}}{{/fields}}
        <p class="acts"><button>[[change-password]]</button></p>
        </form>
        </div>
        """
}

extension Visit {
    func passwordPage(_ mistakes: [Mistake] = [], _ status: WebResponse.Status = .ok) -> WebResponse {
        var context = self.mistakes(mistakes)
        func mistake(_ name: String) -> String? { mistakes.first { $0.field == name }?.said }
        context["isFirst"] = session?.mustChoosePassword ?? false
        context["fields"] = [
            Field(
                name: "old", label: text("old-password"), kind: .password, mistake: mistake("old"),
                complete: "current-password"),
            Field(
                name: "new", label: text("new-password"), hint: text("new-password-hint"), kind: .password,
                mistake: mistake("new"), complete: "new-password"),
            Field(
                name: "repeated", label: text("repeated-password"), kind: .password,
                mistake: mistake("repeated"), complete: "new-password"),
        ].map(\.context)
        let title = text("choose-password")
        return page(
            "password", title: mistakes.isEmpty ? title : text("wrong-title", ["title": title]), context,
            status)
    }

    func changePassword(_ session: Session) async throws -> WebResponse {
        let (old, new) = (request.exactField("old"), request.exactField("new"))
        var mistakes: [Mistake] = []
        if old.isEmpty { mistakes.append(Mistake(field: "old", said: text("old-password-missing"))) }
        if new.count < LogIn.shortestPassword || new.utf8.count > LogIn.longestPassword {
            mistakes.append(Mistake(field: "new", said: text("new-password-length")))
        } else if new == old {
            mistakes.append(Mistake(field: "new", said: text("new-password-same")))
        }
        if new != request.exactField("repeated") {
            mistakes.append(Mistake(field: "repeated", said: text("repeated-password-other")))
        }
        guard mistakes.isEmpty else { return passwordPage(mistakes, .badRequest) }
        switch try await site.logIn.changePassword(of: session.login, from: old, to: new) {
        case .opened(let opened):
            // A code was given in this session, where there is one to give.
            let isAsked = try opened.account.second == nil && site.asksSecondFactor(opened.key.owner)
            let stage = isAsked ? Session.Stage.enrol : .open
            guard let fresh = Session(opened, site.data, Device(request.agent), at: site.now(), stage) else {
                return keyGone()
            }
            fresh.tell(text("password-changed"))
            let word = site.sessions.begin(fresh)
            // Ended meanwhile, as by a second factor set up elsewhere: who sat in it gave no code, and the new one is ended with it.
            guard let before = request.cookies[site.sessionCookie], site.sessions.session(before) != nil
            else {
                site.sessions.end(word)
                return ended("session-over")
            }
            var response = WebResponse.redirect(to: "/")
            response.setCookie(site.sessionCookie, word, isSecure: site.isBehindTLS)
            // The key of before is gone: this session too, and whatever is open elsewhere.
            site.sessions.endOthers(of: fresh)
            return response
        case .wait(let wait):
            let said = text("log-in-wait", ["wait": waiting(wait)])
            return passwordPage([Mistake(field: "old", said: said)], .tooManyRequests)
        case .busy:
            return passwordPage([Mistake(field: nil, said: text("log-in-busy"))], .unavailable)
        case .keyGone: return keyGone()
        case .wrong:
            return passwordPage([Mistake(field: "old", said: text("old-password-wrong"))], .forbidden)
        }
    }
}
