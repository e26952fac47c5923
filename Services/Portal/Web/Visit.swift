import Bus
import GatewayKit
import JSONCoding
import RegistryAPI
import ServiceKit
import Vocabulary

/// One question of a browser, by whoever has logged in there.
struct Visit: Sendable {
    let site: Site
    let request: WebRequest
    let language: Language
    private(set) var session: Session?
    /// The cookie that the forms of the answer are made for.
    private(set) var formSecret: String
    /// Whether the browser is to be given that cookie.
    private(set) var isNewVisitor = false
    /// The day on the services' clock, as a year that is replayed has one of its own; the machine's until that is known.
    private(set) var day: Day

    init(_ site: Site, _ request: WebRequest) {
        (self.site, self.request) = (site, request)
        day = Timestamp.now().day(utcOffset: site.zone)
        language = request.cookies[site.languageCookie].flatMap { Language(rawValue: $0) } ?? .vi
        let word = request.cookies[site.sessionCookie]
        session = word.flatMap(site.sessions.session)
        if let word, session != nil {
            formSecret = word
        } else if let visitor = request.cookies[site.visitorCookie], visitor.utf8.count == 64 {
            formSecret = visitor
        } else {
            formSecret = RandomWord.make()
            isNewVisitor = true
        }
    }

    /// Whether the form is one of ours, sent by the browser that it was made for; also after a session that has ended since.
    var hasToken: Bool {
        let token = request.exactField("token")
        return [site.sessionCookie, site.visitorCookie].compactMap { request.cookies[$0] }
            .contains { site.tokens.isValid(token, for: $0) }
    }

    mutating func answered() async -> WebResponse {
        if request.method == .post, !hasToken {
            return problem("form-foreign", .forbidden)
        }
        switch (request.method, request.path) {
        case (.post, "/language"): return changeLanguage()
        case (.post, "/log-in"): return await logIn()
        case (.get, "/log-in"):
            return session == nil ? logInPage() : .redirect(to: "/")
        case (.post, "/log-out"): return logOut()
        default: break
        }
        guard let session else { return askToLogIn() }
        if session.stage == .code {
            guard request.path == "/code" else { return .redirect(to: "/code") }
            return request.method == .get ? codePage() : await codeGiven(session)
        }
        if session.mustChoosePassword, request.path != "/password" { return .redirect(to: "/password") }
        if session.stage == .enrol, !["/second-factor", "/password"].contains(request.path) {
            return .redirect(to: "/second-factor")
        }
        let context = CallContext(
            CommandTrace.next(), language: language, deadline: .now + Self.patience)
        return await CallContext.$current.withValue(context) { [self] in await acted(by: session) }
    }

    private func codeGiven(_ session: Session) async -> WebResponse {
        do {
            return try await giveCode(session)
        } catch {
            return refused(error)
        }
    }

    /// Nobody waits for a page for longer.
    private static let patience = Duration.seconds(15)

    private func acted(by session: Session) async -> WebResponse {
        var visit = self
        do {
            visit.day = try await today(session, within: .seconds(1))
        } catch {
            // Names are those of the machine's day then; whatever the page needs the services for says that they are away.
        }
        do {
            return try await visit.answered(session)
        } catch {
            return visit.refused(error)
        }
    }

    /// The day on the registry's clock.
    func today(_ session: Session, within timeout: Duration = .seconds(5)) async throws -> Day {
        try await session.work(in: language) { desk in
            try await desk.clients.client(to: RegistryContract.name, as: .unit(session.caller))
                .call(Health.check, Empty(), CallOptions(timeout: timeout, language: language)).today
        }
    }

    private func answered(_ session: Session) async throws -> WebResponse {
        let parts = request.parts
        switch (request.method, parts.count, parts.first) {
        case (.get, 0, _): return try await workPage(session)
        case (.get, 1, "password"): return passwordPage()
        case (.post, 1, "password"): return try await changePassword(session)
        case (.get, 1, "code"): return .redirect(to: "/")
        case (.get, 1, "second-factor"): return try secondFactorPage(session)
        case (.post, 1, "second-factor"): return try await setUpSecondFactor(session)
        case (.get, 1, "sessions"): return sessionsPage(session)
        case (.post, 1, "sessions"): return endSessions(session)
        case (.get, _, "plans"): return try await planPages(session, parts)
        case (_, _, "lists"): return try await lists(session, parts)
        case (.get, 1, "children"): return searchPage()
        case (.post, 2, "children") where parts[1] == "search": return keepSearch(session)
        case (.get, 3, "children") where parts[1] == "found": return try await foundPage(session, parts[2])
        case (.get, 2, "children") where parts[1] == "register": return try await registerPage(session)
        case (.post, 2, "children") where parts[1] == "register": return try await register(session)
        case (.get, 2, "children"): return try await childPage(session, parts[1])
        case (.get, 4..., "children"):
            guard let place = ActPlace(parts) else { return problem("no-page", .notFound) }
            return try await actPage(session, place)
        case (.post, 4..., "children"):
            guard let place = ActPlace(parts) else { return problem("no-page", .notFound) }
            return try await act(session, place)
        default: return problem("no-page", .notFound)
        }
    }

    /// What is said of a call that was refused, or that nobody answered.
    func refused(_ error: any Error) -> WebResponse {
        let sentence = ErrorReport(error, in: language).sentence
        guard let error = error as? CallError else { return problem("away", .unavailable, sentence) }
        switch error.status {
        case .unauthenticated: return keyGone()
        case .permissionDenied: return problem("denied", .forbidden, error.message)
        case .notFound: return problem("nobody", .notFound, error.message)
        case .unavailable, .deadlineExceeded, .cancelled, .resourceExhausted:
            return problem("away", .unavailable, error.message)
        default: return problem("not-done", .badRequest, error.message)
        }
    }

    // MARK: - Pages

    /// A page with the frame that all have.
    func page(_ name: String, title: String, _ context: [String: Any], _ status: WebResponse.Status = .ok)
        -> WebResponse
    {
        var all = context
        all["token"] = site.tokens.text(for: formSecret)
        var frame: [String: Any] = [
            "main": site.pages.render(name, all, in: language), "title": title, "language": language.rawValue,
            "other": language == .vi ? "en" : "vi", "token": all["token"] ?? "", "style": StyleSheet.path,
            "here": request.method == .get ? request.path : "/",
        ]
        if let session, session.stage != .code {
            frame["person"] = session.owner.person?.text ?? ""
            frame["unit"] = unitName(session.owner.unit)
            frame["atWork"] = request.path == "/"
            frame["atChildren"] = request.path.hasPrefix("/children")
            frame["atPlans"] = request.path.hasPrefix("/plans")
            frame["atLists"] = request.path.hasPrefix("/lists")
        }
        return .page(site.pages.render("frame", frame, in: language), status)
    }

    /// A page that says what is the matter, and what to do.
    func problem(_ key: String, _ status: WebResponse.Status, _ sentence: String? = nil) -> WebResponse {
        let title = text("problem.\(key)")
        var context: [String: Any] = ["heading": title, "advice": text("problem.\(key)-advice")]
        if let sentence, sentence != title { context["sentence"] = sentence }
        if request.method == .get, status != .notFound { context["again"] = request.path }
        return page("problem", title: title, context, status)
    }

    func text(_ key: String, _ arguments: [String: String] = [:]) -> String {
        PortalTexts.all.render(Message("portal.\(key)", arguments), in: language)
    }

    /// What the unit is called today, and what it was called where something was recorded under another name.
    func unitName(_ unit: UnitPath) -> String {
        site.reference.unitsOfDay(day, language)(unit)
    }

    var numbers: NumberFormat { NumberFormat(language) }

    mutating func leave() { session = nil }
}

extension ErrorReport {
    /// What people are told, without the marks for programs.
    var sentence: String { object["message"]?.string ?? lines.joined(separator: " ") }
}
