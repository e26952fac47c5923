import Foundation
import GatewayKit
import Passwords
import ServiceKit
import Synchronization
import TestKit
import Testing
import Vocabulary

@testable import Portal

/// A browser in front of a site: keeps cookies, sends forms as the page has them, follows what it is told to.
final class Browser {
    let site: Site
    private(set) var cookies: [String: String] = [:]
    private(set) var page = ""
    private(set) var status = WebResponse.Status.ok
    private(set) var path = "/"
    private(set) var response = WebResponse()

    /// What it says that it is.
    private let agent: String

    init(_ site: Site, agent: String = "") { (self.site, self.agent) = (site, agent) }

    func set(_ cookie: String, _ value: String) { cookies[cookie] = value }

    func get(_ path: String) async { await ask(WebRequest(path: path)) }

    /// Sends what was typed, with what the page hides in its form.
    ///
    /// - Parameter token: nil for the page's own.
    func post(_ path: String, _ typed: [String: [String]], token: String? = nil) async {
        var fields = hidden.filter { !["here", "language"].contains($0.key) }
        fields.merge(typed) { $1 }
        if let token { fields["token"] = [token] }
        await ask(WebRequest(method: .post, path: path, fields: fields))
    }

    func post(_ path: String, _ typed: [String: String]) async {
        await post(path, typed.mapValues { [$0] })
    }

    /// Sends a file as the page's form does.
    ///
    /// - Parameter token: nil for the page's own.
    func upload(_ path: String, _ octets: [UInt8], named name: String = "bang.csv", token: String? = nil)
        async
    {
        let token = token ?? hidden["token"]?.first ?? ""
        await ask(
            WebRequest(
                method: .post, path: path, fields: ["token": [token]],
                files: ["file": SentFile(name: name, octets: octets)]))
    }

    /// Looks again as long as the page says that it is not at an end yet: each look waits a while for that.
    func settle() async {
        for _ in 0..<100 where response.value(of: "Refresh") != nil { await get(path) }
    }

    /// The same question again, as by reloading.
    func repeated(_ path: String, _ fields: [String: [String]]) async {
        await ask(WebRequest(method: .post, path: path, fields: fields))
    }

    private func ask(_ request: WebRequest) async {
        var request = request
        for _ in 0..<5 {
            (request.cookies, request.agent) = (cookies, agent)
            path = request.path
            response = await site.answer(request)
            (status, page) = (response.status, response.body)
            for (name, value) in response.headers where name == "Set-Cookie" {
                let sides = (value.split(separator: ";").first ?? "").split(
                    separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
                cookies[String(sides[0])] = sides[1].isEmpty ? nil : String(sides[1])
            }
            guard status == .seeOther, let next = response.value(of: "Location") else { return }
            request = WebRequest(path: next)
        }
    }

    /// The hidden fields of the page's forms.
    var hidden: [String: [String]] {
        var fields: [String: [String]] = [:]
        for match in page.matches(of: /<input type="hidden" name="([^"]+)" value="([^"]*)">/) {
            let value = String(match.2).replacing("&quot;", with: "\"").replacing("&#39;", with: "'")
                .replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&amp;", with: "&")
            if fields[String(match.1)]?.contains(value) != true {
                fields[String(match.1), default: []].append(value)
            }
        }
        return fields
    }

    /// Whether the page has the text, octet by octet, as browsers read it: a `<` with a mark on it is another `Character`, and markup.
    func holds(_ text: String) -> Bool { Array(page.utf8).contains(Array(text.utf8)) }

    /// What is said at the field; nil where nothing is.
    func mistake(at field: String) -> String? { said("\(field)-mistake") }

    /// What is said beside the field's label, whatever is typed; nil where nothing is.
    func hint(at field: String) -> String? { said("\(field)-hint") }

    private func said(_ id: String) -> String? {
        guard let start = page.range(of: "id=\"\(id)\">") else { return nil }
        return String(page[start.upperBound...].prefix { $0 != "<" })
    }

    /// What stands in the field.
    func value(of field: String) -> String? {
        guard let start = page.range(of: "name=\"\(field)\" type=\"text\" value=\"") else { return nil }
        return String(page[start.upperBound...].prefix { $0 != "\"" })
    }
}

/// A clock that a test moves.
final class HandClock: Sendable {
    private let moment = Mutex(ContinuousClock.now)
    var now: ContinuousClock.Instant { moment.withLock { $0 } }
    func advance(by duration: Duration) { moment.withLock { $0 += duration } }
}

extension PasswordSeal.Cost {
    /// What takes no time: a test is no guesser.
    static let cheap = PasswordSeal.Cost(passes: 1, memory: 8192)
}

/// A site of a test's own, and the people who may log in there.
struct Town {
    static let password = "một câu dài dễ nhớ"
    static let commune: UnitPath = "thai-binh/thai-thuy/diem-dien"

    let place: StackPlace
    let site: Site
    let clock: HandClock
    let accounts: Accounts

    init(
        _ place: StackPlace, behindTLS: Bool = false, secondFactor: [Role] = [],
        wall: @escaping @Sendable () -> Timestamp = { .now() }
    ) throws {
        self.place = place
        let clock = HandClock()
        self.clock = clock
        accounts = Accounts(data: place.data, cost: .cheap)
        site = try Site(
            data: place.data, compose: place.compose,
            reference: Reference(directory: place.compose + "/reference"),
            settings: StackSettings(
                portal: .init(port: 0, isBehindTLS: behindTLS, secondFactor: secondFactor)), cost: .cheap,
            now: { clock.now }, wall: wall)
    }

    /// Somebody who has chosen a password, or has not yet.
    func add(
        _ login: String, _ name: String = "Nguyễn Thị Lan", of unit: UnitPath = Town.commune,
        isFirst: Bool = false
    ) throws {
        let first = isFirst ? Self.password : "mật khẩu được cấp"
        let code = try #require(PersonCode(String(login.prefix { $0 != "." })))
        let login = try #require(LoginName(login))
        let person = Person(id: code, name: PersonName(name))
        _ = try accounts.add(KeyOwner(unit: unit, person: person), login: login, password: first)
        guard !isFirst else { return }
        guard
            case .changed(let account, _, _) = try accounts.changePassword(
                of: login, from: first, to: Self.password)
        else {
            Issue.record("\(login) could not choose a password")
            return
        }
        #expect(!account.isFirstPassword)
    }

    func browser(loggedInAs login: String, with agent: String = "") async -> Browser {
        let browser = Browser(site, agent: agent)
        await browser.get("/log-in")
        await browser.post("/log-in", ["login": login, "password": Self.password])
        return browser
    }
}
