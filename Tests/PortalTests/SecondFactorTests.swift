import Foundation
import GatewayKit
import ServiceKit
import Synchronization
import TestKit
import Testing
import Vocabulary

@testable import Portal

/// The machine's clock, as a test sets it.
private final class Wall: Sendable {
    private let seconds = Mutex<Int64>(1_700_000_010)
    var now: Timestamp { Timestamp(milliseconds: seconds.withLock { $0 } * 1000) }
    func advance(by more: Int64) { seconds.withLock { $0 += more } }
    /// The half minute of now.
    var step: Int64 { seconds.withLock { $0 } / 30 }
}

@Suite("A second factor at the portal", .timeLimit(.minutes(5)))
struct SecondFactorTests {
    private func withTown(
        _ roles: [Role] = [.caseworker], _ body: (Town, Wall) async throws -> Void
    ) async throws {
        let place = try StackPlace()
        defer { place.remove() }
        try FileManager.default.removeItem(atPath: place.data.endpoints)
        let wall = Wall()
        let town = try Town(place, secondFactor: roles, wall: { wall.now })
        try town.add("ntl.diem-dien")
        try await body(town, wall)
    }

    /// What the page says is to be typed into a telephone.
    private func secret(on browser: Browser) throws -> OneTimeSecret {
        let shown = try #require(browser.page.firstMatch(of: /<code class="secret">([A-Z2-7 ]+)<\/code>/))
        let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567")
        var octets: [UInt8] = []
        var (rest, bits) = (0, 0)
        for letter in shown.1 where letter != " " {
            rest = (rest << 5 | (letters.firstIndex(of: letter) ?? 0)) & 0xFFFF
            bits += 5
            if bits >= 8 {
                bits -= 8
                octets.append(UInt8(truncatingIfNeeded: rest >> bits))
            }
        }
        return OneTimeSecret(octets)
    }

    /// Logs in, sets the second factor up, and hands on what the telephone and the paper have.
    private func enrolled(_ town: Town, _ wall: Wall) async throws -> (
        Browser, OneTimeSecret, codes: [String]
    ) {
        let browser = await town.browser(loggedInAs: "ntl.diem-dien")
        let secret = try secret(on: browser)
        await browser.post(
            "/second-factor", ["code": secret.code(ofStep: wall.step), "password": Town.password])
        let codes = browser.page.matches(of: /<li><code>([0-9-]{29})<\/code>/).map { String($0.1) }
        #expect(Set(codes).count == 10, "\(browser.page)")
        return (browser, secret, codes)
    }

    @Test(
        "codes are those of RFC 6238's table, of six digits",
        arguments: [
            (59, "287082"), (1_111_111_109, "081804"), (1_111_111_111, "050471"), (1_234_567_890, "005924"),
            (2_000_000_000, "279037"), (20_000_000_000, "353130"),
        ] as [(Int64, String)])
    func vectors(second: Int64, code: String) {
        let secret = OneTimeSecret(Array("12345678901234567890".utf8))
        #expect(secret.code(ofStep: second / 30) == code)
        #expect(secret.text == "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ")
        let now = Timestamp(milliseconds: second * 1000)
        #expect(secret.step(of: " \(code.prefix(3)) \(code.suffix(3)) ", at: now, after: nil) == second / 30)
        for (apart, isGood) in [(-60, false), (-30, true), (30, true), (60, false)] as [(Int64, Bool)] {
            let then = Timestamp(milliseconds: (second + apart) * 1000)
            #expect((secret.step(of: code, at: then, after: nil) != nil) == isGood, "\(apart)")
        }
        #expect(secret.step(of: code, at: now, after: second / 30) == nil)
    }

    @Test("whose role asks for it sets it up before any other page; then the password alone opens nothing")
    func roles() async throws {
        try await withTown { town, wall in
            let (first, secret, _) = try await enrolled(town, wall)
            await first.get("/children")
            #expect(first.path == "/children" && first.status == .ok)

            let browser = await town.browser(loggedInAs: "ntl.diem-dien")
            #expect(browser.path == "/code" && !browser.page.contains("Nguyễn Thị Lan"))
            for path in ["/", "/children", "/children/register", "/password", "/second-factor", "/sessions"] {
                await browser.get(path)
                #expect(browser.path == "/code", "\(path)")
            }
            let half = browser.cookies["chungtay"]
            // The code of the setting up is used already; so is the one before it.
            for step in [wall.step, wall.step - 1] {
                await browser.post("/code", ["code": secret.code(ofStep: step)])
                #expect(
                    browser.status == .forbidden && browser.mistake(at: "code")?.contains("đã dùng") == true)
            }
            wall.advance(by: 30)
            await browser.post("/code", ["code": secret.code(ofStep: wall.step)])
            #expect(browser.path == "/" && browser.page.contains("Nguyễn Thị Lan"), "\(browser.page)")
            // The word of who had not given it is worth nothing any more.
            #expect(browser.cookies["chungtay"] != half)
            let again = await town.browser(loggedInAs: "ntl.diem-dien")
            await again.post("/code", ["code": secret.code(ofStep: wall.step)])
            #expect(again.status == .forbidden)
        }
    }

    @Test("whose role does not ask for it is not asked, and may have it all the same")
    func free() async throws {
        try await withTown([.auditor]) { town, wall in
            let browser = await town.browser(loggedInAs: "ntl.diem-dien")
            #expect(browser.path == "/")
            await browser.get("/second-factor")
            let secret = try secret(on: browser)
            await browser.post("/second-factor", ["code": "", "password": ""])
            #expect(
                browser.mistake(at: "code")?.isEmpty == false
                    && browser.mistake(at: "password")?.isEmpty == false)
            await browser.post("/second-factor", ["code": "000000", "password": Town.password])
            #expect(browser.status == .forbidden)
            #expect(try self.secret(on: browser) == secret)
            await browser.post(
                "/second-factor", ["code": secret.code(ofStep: wall.step), "password": Town.password])
            #expect(browser.page.contains("Mã dự phòng"), "\(browser.page)")
            let again = await town.browser(loggedInAs: "ntl.diem-dien")
            #expect(again.path == "/code")
        }
    }

    @Test("a code on paper opens once, and is counted; a portal that is started anew forgets neither")
    func recovery() async throws {
        try await withTown { town, wall in
            let (_, secret, codes) = try await enrolled(town, wall)
            let browser = await town.browser(loggedInAs: "ntl.diem-dien")
            await browser.post("/code", ["code": codes[3].uppercased().replacing("-", with: " ")])
            #expect(browser.path == "/" && browser.page.contains("còn 9 mã"), "\(browser.page)")
            let later = try Town(town.place, secondFactor: [.caseworker], wall: { wall.now })
            let again = await later.browser(loggedInAs: "ntl.diem-dien")
            await again.post("/code", ["code": codes[3]])
            #expect(again.status == .forbidden)
            await again.post("/code", ["code": secret.code(ofStep: wall.step)])
            #expect(again.status == .forbidden)
            await again.post("/code", ["code": codes[4]])
            #expect(again.path == "/", "\(again.page)")
        }
    }

    @Test("wrong codes make the person wait, however often the password is right meanwhile")
    func lockout() async throws {
        try await withTown { town, wall in
            let (_, secret, _) = try await enrolled(town, wall)
            wall.advance(by: 60)
            for _ in 0..<Lockouts.free {
                let browser = await town.browser(loggedInAs: "ntl.diem-dien")
                await browser.post("/code", ["code": "000000"])
                #expect(browser.status == .forbidden)
            }
            let browser = await town.browser(loggedInAs: "ntl.diem-dien")
            await browser.post("/code", ["code": secret.code(ofStep: wall.step)])
            #expect(browser.status == .tooManyRequests && browser.page.contains("Hãy chờ"))
            town.clock.advance(by: .seconds(6))
            await browser.post("/code", ["code": secret.code(ofStep: wall.step)])
            #expect(browser.path == "/")
        }
    }

    @Test(
        "who knows the password alone puts no telephone of their own in its place, ends nobody's session, and has minutes"
    )
    func thief() async throws {
        try await withTown { town, wall in
            // Open before anybody had a second factor, with a secret of its own on its page.
            let other = await town.browser(loggedInAs: "ntl.diem-dien")
            let own = try secret(on: other)
            let (first, secret, _) = try await enrolled(town, wall)
            await other.post(
                "/second-factor", ["code": own.code(ofStep: wall.step), "password": Town.password])
            #expect(other.status == .forbidden && !other.page.contains("Mã dự phòng"))
            let login = try #require(LoginName("ntl.diem-dien"))
            let replaced = try town.accounts.secure(
                login, under: Town.password, with: own, RecoveryCodes(), code: own.code(ofStep: wall.step),
                at: wall.now)
            #expect(replaced == .wrong)
            for _ in 0...Sessions.mostOfOne {
                let half = await town.browser(loggedInAs: "ntl.diem-dien")
                #expect(half.path == "/code")
            }
            await first.get("/sessions")
            #expect(first.status == .ok && first.page.contains("Không có phiên nào khác"))
            let half = await town.browser(loggedInAs: "ntl.diem-dien")
            town.clock.advance(by: .seconds(301))
            wall.advance(by: 300)
            await half.post("/code", ["code": secret.code(ofStep: wall.step)])
            #expect(half.status == .forbidden && half.page.contains("name=\"password\""))
        }
    }

    @Test(
        "another password keeps the telephone; another account given by the office asks for none until it is set up"
    )
    func passwords() async throws {
        try await withTown { town, wall in
            let (browser, secret, _) = try await enrolled(town, wall)
            let new = "một câu dài khác hẳn"
            await browser.post("/password", ["old": Town.password, "new": new, "repeated": new])
            #expect(browser.path == "/" && browser.page.contains("Đã đổi mật khẩu."), "\(browser.page)")
            let again = Browser(town.site)
            await again.get("/log-in")
            await again.post("/log-in", ["login": "ntl.diem-dien", "password": new])
            #expect(again.path == "/code")
            wall.advance(by: 30)
            await again.post("/code", ["code": secret.code(ofStep: wall.step)])
            #expect(again.path == "/")

            let login = try #require(LoginName("ntl.diem-dien"))
            #expect(try town.accounts.reset(login, password: new).second == nil)
            let fresh = Browser(town.site)
            await fresh.get("/log-in")
            await fresh.post("/log-in", ["login": "ntl.diem-dien", "password": new])
            #expect(fresh.path == "/password")
        }
    }

    @Test("roles are read from stack.yaml; one that there is not is refused, with its place")
    func settings() throws {
        let place = try StackPlace()
        defer { place.remove() }
        let before = try place.read("compose/stack.yaml")
        try place.write(
            "compose/stack.yaml", before + "portal: {port: 0, secondFactor: [caseworker, lead]}\n")
        #expect(try StackSettings.read(compose: place.compose).portal?.secondFactor == [.caseworker, .lead])
        try place.write("compose/stack.yaml", before + "portal: {port: 0, secondFactor: [lead, casworker]}\n")
        let problem = #expect(throws: FileProblem.self) { try StackSettings.read(compose: place.compose) }
        #expect(problem.map { "\($0)".contains("casworker") } == true)
    }

    @Test("nothing of the secret or of the paper stands in clear in the account's file")
    func sealed() async throws {
        try await withTown { town, wall in
            let (_, secret, codes) = try await enrolled(town, wall)
            let path = "\(town.place.data.path)/keys/accounts/ntl.diem-dien.json"
            let file = try #require(FileManager.default.contents(atPath: path))
            let text = String(decoding: file, as: UTF8.self)
            #expect(text.contains("lastStep") && !text.contains(secret.text))
            #expect(
                !text.contains(secret.octets.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()))
            for code in codes {
                #expect(!text.contains(code) && !text.contains(code.replacing("-", with: "")))
            }
        }
    }
}
