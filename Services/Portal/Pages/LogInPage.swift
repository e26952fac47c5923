import Bus
import GatewayKit
import Vocabulary

extension Templates {
    static let logIn = """
        <div class="narrow">
        <h1>[[log-in]]</h1>
        <p class="lead">[[log-in-lead]]</p>
        {{#note}}<div class="note" role="status"><p>{{note}}</p></div>{{/note}}
        {{> mistakes}}
        <form method="post" action="/log-in" novalidate>
        <input type="hidden" name="token" value="{{token}}">
        <input type="hidden" name="next" value="{{next}}">
        {{#kept}}<input type="hidden" name="{{name}}" value="{{value}}">
        {{/kept}}
        {{#fields}}{{> field}}{{/fields}}
        <p class="acts"><button>[[log-in]]</button></p>
        </form>
        <p class="hint">[[log-in-help]]</p>
        </div>
        """
}

extension Visit {
    /// Forms that are filled in again for who was logged out while they typed.
    private static func isResumable(_ path: String) -> Bool {
        path == "/children/register" || ActPlace(WebRequest(path: path).parts) != nil
    }
    /// Before the names of the fields of such a form.
    private static let keptMark = "kept."

    /// - Parameter next: where to go on.
    func logInPage(
        _ mistakes: [Mistake] = [], note: String? = nil, next: String = "/", kept: [String: [String]] = [:],
        _ status: WebResponse.Status = .ok
    ) -> WebResponse {
        var context = self.mistakes(mistakes)
        context["next"] = next
        context["note"] = note.map { $0 as Any } ?? false
        context["kept"] = kept.sorted { $0.key < $1.key }.flatMap { name, values in
            values.map { ["name": Self.keptMark + name, "value": $0] }
        }
        context["fields"] = [
            Field(
                name: "login", label: text("login-name"), value: request.field("login"), complete: "username"
            ).context,
            Field(
                name: "password", label: text("password"), kind: .password, complete: "current-password"
            ).context,
        ]
        let title = text("log-in")
        return page(
            "log-in", title: mistakes.isEmpty ? title : text("wrong-title", ["title": title]), context, status
        )
    }

    /// For a page that needs somebody: the log-in, and what was typed is kept.
    func askToLogIn() -> WebResponse {
        let hadSession = request.cookies[site.sessionCookie] != nil
        let note = hadSession ? text("session-over") : nil
        guard request.method == .post else {
            return logInPage(note: note, next: request.path, .forbidden)
        }
        guard Self.isResumable(request.path) else { return logInPage(note: note, .forbidden) }
        let kept = request.fields.filter { $0.key != "token" }
        return logInPage(note: text("session-over-kept"), next: request.path, kept: kept, .forbidden)
    }

    /// Somebody took the person's key away while they worked.
    func keyGone() -> WebResponse { ended("key-gone") }

    /// - Parameter why: the sentence that says why the session has ended.
    func ended(_ why: String) -> WebResponse {
        if let word = request.cookies[site.sessionCookie] { site.sessions.end(word) }
        var visit = self
        visit.leave()
        return visit.logInPage(note: text(why), .forbidden)
    }

    mutating func logIn() async -> WebResponse {
        let kept = Dictionary(
            request.fields.filter { $0.key.hasPrefix(Self.keptMark) }.map {
                (String($0.key.dropFirst(Self.keptMark.count)), $0.value)
            }
        ) { first, _ in first }
        let next = Self.ownPath(request.field("next"))
        func again(_ mistake: Mistake, _ status: WebResponse.Status) -> WebResponse {
            logInPage([mistake], next: next, kept: kept, status)
        }
        let outcome: LogIn.Outcome
        do {
            outcome = try await site.logIn.open(request.field("login"), request.exactField("password"))
        } catch {
            return refused(error)
        }
        switch outcome {
        case .wrong: return again(Mistake(field: "login", said: text("log-in-wrong")), .forbidden)
        case .busy: return again(Mistake(field: nil, said: text("log-in-busy")), .unavailable)
        case .keyGone: return again(Mistake(field: nil, said: text("key-gone")), .forbidden)
        case .wait(let wait):
            let said = text("log-in-wait", ["wait": waiting(wait)])
            return again(Mistake(field: "login", said: said), .tooManyRequests)
        case .opened(let opened):
            let stage: Session.Stage
            do {
                stage =
                    opened.account.second != nil
                    ? .code : try site.asksSecondFactor(opened.key.owner) ? .enrol : .open
            } catch {
                return refused(error)
            }
            guard let session = Session(opened, site.data, Device(request.agent), at: site.now(), stage)
            else {
                return again(Mistake(field: nil, said: text("key-gone")), .forbidden)
            }
            // The cookie of before is worth nothing from now on, whoever set it.
            if let word = request.cookies[site.sessionCookie] { site.sessions.end(word) }
            let word = site.sessions.begin(session)
            // A second factor set up since the account was read ended the sessions that stood: this one began after, and gave no code.
            do {
                if session.stage != .code, try site.accounts.find(opened.account.login)?.second != nil {
                    site.sessions.end(word)
                    return logInPage(
                        note: text("second-factor-meanwhile"), next: next, kept: kept, .forbidden)
                }
            } catch {
                site.sessions.end(word)
                return refused(error)
            }
            session.goOn(to: next)
            var response = WebResponse.redirect(to: next)
            // Of somebody else, who sat there before, nothing is handed on.
            if Self.isResumable(next), let by = kept["by"]?.first,
                site.tokens.isValid(by, for: opened.account.login)
            {
                session.keep(form: kept, for: next)
            }
            response.setCookie(site.sessionCookie, word, isSecure: site.isBehindTLS)
            return response
        }
    }

    func logOut() -> WebResponse {
        if let word = request.cookies[site.sessionCookie] { site.sessions.end(word) }
        var response = WebResponse.redirect(to: "/log-in")
        response.setCookie(site.sessionCookie, "", isSecure: site.isBehindTLS, for: 0)
        return response
    }

    func changeLanguage() -> WebResponse {
        var response = WebResponse.redirect(to: Self.ownPath(request.field("here")))
        if let language = Language(rawValue: request.field("language")) {
            response.setCookie(
                site.languageCookie, language.rawValue, isSecure: site.isBehindTLS, for: 365 * 86_400)
        }
        return response
    }

    /// The path where it is one of this site; otherwise the first page.
    private static func ownPath(_ path: String) -> String {
        let isPlain = path.utf8.allSatisfy {
            (97...122).contains($0) || (65...90).contains($0) || (48...57).contains($0)
                || $0 == UInt8(ascii: "-")
                || $0 == UInt8(ascii: "/")
        }
        return isPlain && path.hasPrefix("/") && !path.hasPrefix("//") && path != "/log-in" ? path : "/"
    }

    /// Minutes, or seconds where it is less than one.
    func waiting(_ wait: Duration) -> String {
        let seconds = max(1, wait.components.seconds + (wait.components.attoseconds > 0 ? 1 : 0))
        return seconds < 60
            ? text("seconds", ["count": "\(seconds)"]) : text("minutes", ["count": "\((seconds + 59) / 60)"])
    }
}
