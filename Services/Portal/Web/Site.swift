import Crypto
import Foundation
import GatewayKit
import Passwords
import ServiceKit
import Vocabulary

/// The portal: what a browser asks, what it is answered. Whatever is done is done by the services, with the key of the person who
/// has logged in: the portal has no rights of its own.
final class Site: Sendable {
    let data: DataDirectory
    let reference: Reference
    let sessions: Sessions
    let logIn: LogIn
    let accounts: Accounts
    let tokens = FormToken()
    let contracts = Contracts()
    let uploads = Uploads()
    /// Where files are looked through that people send.
    let readings = OneAtATime("tables", most: 20)
    let pages: Pages
    /// Whether browsers reach it through TLS.
    let isBehindTLS: Bool
    /// Whoever has one of these roles needs a second factor.
    private let secondFactor: Set<Role>
    private let compose: String
    /// Minutes that the deployment's clocks are ahead of UTC.
    let zone: Int
    let now: @Sendable () -> ContinuousClock.Instant

    /// - Parameters:
    ///   - cost: of passwords that are sealed from now on.
    ///   - compose: where `policy.yaml` is.
    ///   - now: by which sessions and waits end.
    ///   - wall: by which codes of telephones go.
    init(
        data: DataDirectory, compose: String, reference: Reference, settings: StackSettings = StackSettings(),
        cost: PasswordSeal.Cost = .usual,
        now: @escaping @Sendable () -> ContinuousClock.Instant = { .now },
        wall: @escaping @Sendable () -> Timestamp = { .now() }
    ) throws {
        (self.data, self.compose, self.reference, self.now) = (data, compose, reference, now)
        secondFactor = Set(settings.portal?.secondFactor ?? [])
        (isBehindTLS, zone) = (settings.portal?.isBehindTLS ?? false, settings.zoneOffsetMinutes)
        accounts = Accounts(data: data, cost: cost)
        sessions = Sessions(now: now)
        logIn = try LogIn(accounts, Lockouts(now: now), cost: cost, wall: wall)
        pages = try Pages()
    }

    /// Whether the person has a role for which the password alone is not enough, by the policy of now. Throws ``FileProblem`` where
    /// that cannot be read: then nobody is let in whose role might ask for more.
    func asksSecondFactor(_ owner: KeyOwner) throws -> Bool {
        guard !secondFactor.isEmpty else { return false }
        let policy = try WrittenPolicy.read(compose: compose).policy
        // Of a unit that has ended, as in a year that is replayed, its last day.
        let today = Timestamp.now().day(utcOffset: zone)
        let last = reference.units.unit(owner.unit)?.validity.until?.advanced(by: -1) ?? today
        let unit = policy.principal(for: owner.unit, reference: reference, on: min(today, last))
        let roles = unit?.roles ?? []
        return !secondFactor.isDisjoint(with: owner.person?.roles.map(roles.intersection) ?? roles)
    }

    /// Whether what was sent is read when it is long: of whoever has logged in, and is past what comes before all pages.
    func mayUpload(_ request: WebRequest) -> Bool {
        guard let session = request.cookies[sessionCookie].flatMap(sessions.session) else { return false }
        return session.stage == .open && !session.mustChoosePassword
    }

    // MARK: - Cookies

    /// A name with this beginning is taken by browsers over TLS alone, of this very host.
    private var cookiePrefix: String { isBehindTLS ? "__Host-" : "" }
    var sessionCookie: String { cookiePrefix + "chungtay" }
    /// Of a browser in which nobody has logged in: its forms have a token too.
    var visitorCookie: String { cookiePrefix + "chungtay-visitor" }
    var languageCookie: String { cookiePrefix + "chungtay-language" }

    // MARK: - Answering

    func answer(_ request: WebRequest) async -> WebResponse { await routed(request).guarded }

    private func routed(_ request: WebRequest) async -> WebResponse {
        switch (request.method, request.path) {
        case (.get, PortalPlace.healthPath):
            return WebResponse(headers: [("Content-Type", "text/plain; charset=utf-8")], body: "ok\n")
        case (.get, StyleSheet.path): return StyleSheet.response
        default: break
        }
        var visit = Visit(self, request)
        var response = await visit.answered()
        if visit.isNewVisitor {
            response.setCookie(visitorCookie, visit.formSecret, isSecure: isBehindTLS)
        }
        return response
    }
}
