import Foundation
import GatewayKit
import ServiceKit
import TestKit
import Testing
import Vocabulary

@testable import Portal

@Suite("Logging in to the portal", .timeLimit(.minutes(5)))
struct LogInTests {
    private func withTown(behindTLS: Bool = false, _ body: (Town) async throws -> Void) async throws {
        let place = try StackPlace()
        defer { place.remove() }
        // No service runs: whoever logs in needs none for it.
        try FileManager.default.removeItem(atPath: place.data.endpoints)
        try await body(try Town(place, behindTLS: behindTLS))
    }

    @Test("a name and a password open the first page, under the person's name; logging out ends it for good")
    func inAndOut() async throws {
        try await withTown { town in
            try town.add("ntl.diem-dien")
            let browser = await town.browser(loggedInAs: "NTL.diem-dien ")
            #expect(browser.path == "/" && browser.status == .ok)
            #expect(browser.page.contains("Nguyễn Thị Lan") && browser.page.contains("Diêm Điền"))
            // No service runs, and the page says so and stands.
            #expect(browser.page.contains("Chưa hỏi được hết các việc"))

            let cookie = try #require(browser.cookies["chungtay"])
            await browser.post("/log-out", [:] as [String: String])
            #expect(browser.path == "/log-in" && browser.cookies["chungtay"] == nil)
            browser.set("chungtay", cookie)
            await browser.get("/children")
            #expect(browser.status == .forbidden && browser.page.contains("name=\"password\""))
            #expect(!browser.page.contains("Nguyễn Thị Lan"))
        }
    }

    @Test("a wrong password and a name that nobody has are told in the same words")
    func wrong() async throws {
        try await withTown { town in
            try town.add("ntl.diem-dien")
            var said: [String?] = []
            for (login, password) in [("ntl.diem-dien", "không phải câu này"), ("ai.do", Town.password)] {
                let browser = Browser(town.site)
                await browser.get("/")
                await browser.post("/log-in", ["login": login, "password": password])
                #expect(browser.status == .forbidden && browser.cookies["chungtay"] == nil)
                #expect(browser.value(of: "login") == login && !browser.page.contains(password))
                said.append(browser.page.contains("Tên đăng nhập hoặc mật khẩu không đúng") ? "same" : nil)
            }
            #expect(said == ["same", "same"])
        }
    }

    @Test("an account whose file is damaged is told as that and not as a wrong password; others log in")
    func damaged() async throws {
        try await withTown { town in
            try town.add("ntl.diem-dien")
            try town.add("tvh.diem-dien", "Trần Văn Hòa")
            let path = town.place.data.path + "/keys/accounts/ntl.diem-dien.json"
            var octets = try #require(FileManager.default.contents(atPath: path))
            octets[octets.count / 2] ^= 1
            try octets.write(to: URL(filePath: path))
            let browser = await town.browser(loggedInAs: "ntl.diem-dien")
            #expect(browser.status == .unavailable && browser.cookies["chungtay"] == nil)
            #expect(browser.page.contains("Tài khoản ntl.diem-dien bị hỏng"))
            #expect(browser.page.contains("chungtay people add"))
            #expect(await town.browser(loggedInAs: "tvh.diem-dien").status == .ok)
        }
    }

    @Test("after three wrong passwords each further one makes the wait longer, and the right one waits too")
    func lockOut() async throws {
        try await withTown { town in
            try town.add("ntl.diem-dien")
            let browser = Browser(town.site)
            await browser.get("/log-in")
            for _ in 0..<3 { await browser.post("/log-in", ["login": "ntl.diem-dien", "password": "sai"]) }
            #expect(browser.status == .forbidden)
            await browser.post("/log-in", ["login": "ntl.diem-dien", "password": Town.password])
            #expect(browser.status == .tooManyRequests && browser.page.contains("5 giây"))
            // Nor does asking while one waits make it longer.
            town.clock.advance(by: .seconds(5))
            await browser.post("/log-in", ["login": "ntl.diem-dien", "password": "sai"])
            #expect(browser.status == .forbidden)
            await browser.post("/log-in", ["login": "ntl.diem-dien", "password": "sai"])
            #expect(browser.status == .tooManyRequests && browser.page.contains("10 giây"))
            town.clock.advance(by: .seconds(10))
            await browser.post("/log-in", ["login": "ntl.diem-dien", "password": Town.password])
            #expect(browser.path == "/" && browser.cookies["chungtay"] != nil)
        }
    }

    @Test("many wrong passwords never make anybody wait for more than a quarter of an hour")
    func longestWait() {
        let clock = HandClock()
        let lockouts = Lockouts { clock.now }
        for _ in 0..<40 { lockouts.failed("ntl") }
        #expect(lockouts.wait(for: "ntl") == .seconds(900))
        #expect(lockouts.wait(for: "tvb") == nil)
        clock.advance(by: .seconds(900))
        #expect(lockouts.wait(for: "ntl") == nil)
    }

    @Test(
        "a password that somebody else has seen opens the page on which another one is chosen, and no other")
    func firstPassword() async throws {
        try await withTown { town in
            try town.add("ntl.diem-dien", isFirst: true)
            let before = try KeyRing(data: town.place.data).list().map(\.publicKey)
            let browser = await town.browser(loggedInAs: "ntl.diem-dien")
            #expect(browser.path == "/password")
            await browser.get("/children")
            #expect(browser.path == "/password")
            await browser.post("/password", ["old": "không phải", "new": "ngắn", "repeated": "khác"])
            #expect(
                browser.mistake(at: "new")?.contains("12") == true && browser.mistake(at: "repeated") != nil)
            let new = "ba con vịt bơi trên ao"
            await browser.post("/password", ["old": "không phải", "new": new, "repeated": new])
            #expect(browser.mistake(at: "old")?.contains("không đúng") == true)
            await browser.post("/password", ["old": Town.password, "new": new, "repeated": new])
            #expect(browser.path == "/" && browser.page.contains("Đã đổi mật khẩu"))

            // Whoever handed the first one on, and kept what it opened, has a key that is let in no more.
            let keys = try KeyRing(data: town.place.data).list().map(\.publicKey)
            #expect(keys.count == 1 && keys != before)
            let login = try #require(LoginName("ntl.diem-dien"))
            let account = try #require(try town.accounts.find(login))
            #expect(try account.opened(with: Town.password) == nil)
            #expect(try account.opened(with: new)?.key.owner.unit == Town.commune)
        }
    }

    @Test("a session ends half an hour after its last page, and ten hours after the log-in")
    func ends() async throws {
        try await withTown { town in
            try town.add("ntl.diem-dien")
            let idle = await town.browser(loggedInAs: "ntl.diem-dien")
            town.clock.advance(by: .seconds(29 * 60))
            await idle.get("/children")
            #expect(idle.status == .ok)
            town.clock.advance(by: .seconds(31 * 60))
            await idle.get("/children")
            #expect(idle.status == .forbidden && idle.page.contains("Phiên làm việc đã hết"))

            let busy = await town.browser(loggedInAs: "ntl.diem-dien")
            for _ in 0..<30 {
                town.clock.advance(by: .seconds(20 * 60))
                await busy.get("/children")
            }
            #expect(busy.status == .forbidden)
        }
    }

    @Test("a reset gives another key and password; those of before, and a key taken away, open nothing")
    func reset() async throws {
        try await withTown { town in
            try town.add("ntl.diem-dien")
            let login = try #require(LoginName("ntl.diem-dien"))
            let ring = KeyRing(data: town.place.data)
            let before = try ring.list().map(\.publicKey)
            _ = try town.accounts.reset(login, password: "mật khẩu thứ hai")
            let after = try ring.list().map(\.publicKey)
            #expect(before.count == 1 && after.count == 1 && before != after)
            let browser = await town.browser(loggedInAs: "ntl.diem-dien")
            #expect(browser.status == .forbidden)

            _ = try ring.revoke("\(Town.commune)/ntl")
            await browser.post("/log-in", ["login": "ntl.diem-dien", "password": "mật khẩu thứ hai"])
            #expect(browser.status == .forbidden && browser.page.contains("bị thu hồi"))
            _ = try town.accounts.remove(login)
            #expect(try town.accounts.list().isEmpty)
        }
    }

    @Test(
        "whose key or account was taken away gets no other key by another password, whatever session is open",
        arguments: ["revoked", "removed"])
    func changeOfNoKey(taken: String) async throws {
        try await withTown { town in
            try town.add("ntl.diem-dien")
            let ring = KeyRing(data: town.place.data)
            let browser = await town.browser(loggedInAs: "ntl.diem-dien")
            await browser.get("/password")
            #expect(browser.status == .ok)
            if taken == "revoked" {
                _ = try ring.revoke("\(Town.commune)/ntl")
            } else {
                _ = try town.accounts.remove(try #require(LoginName("ntl.diem-dien")))
            }
            let new = "ba con vịt bơi trên ao"
            await browser.post("/password", ["old": Town.password, "new": new, "repeated": new])
            #expect(browser.status == .forbidden && browser.page.contains("bị thu hồi"))
            #expect(try ring.list().isEmpty)
            // Nor does the session go on.
            await browser.get("/children")
            #expect(browser.status == .forbidden && !browser.page.contains("Nguyễn Thị Lan"))
        }
    }

    @Test("a reset or a removal takes every key of the person's that was handed out, and nobody else's")
    func resetOfAll() async throws {
        try await withTown { town in
            try town.add("ntl.diem-dien")
            try town.add("tvb.diem-dien", "Trần Văn Bình")
            let login = try #require(LoginName("ntl.diem-dien"))
            let owner = try #require(try town.accounts.find(login)?.owner)
            let ring = KeyRing(data: town.place.data)
            // Such a one is left where a change of password broke off, or was under way.
            let handed = try ring.issue(owner, to: town.place.data.path + "/handed").publicKey
            let here = try ring.issue(owner).entry.publicKey
            let old = try #require(try town.accounts.find(login)).publicKey
            let fresh = try town.accounts.reset(login, password: "mật khẩu thứ hai")
            var keys = Set(try ring.list().map(\.publicKey))
            #expect(keys.isDisjoint(with: [handed, old]))
            #expect(keys.contains(here) && keys.contains(fresh.publicKey) && keys.count == 3)

            let again = try ring.issue(owner, to: town.place.data.path + "/again").publicKey
            _ = try town.accounts.remove(login)
            keys = Set(try ring.list().map(\.publicKey))
            #expect(keys.isDisjoint(with: [again, fresh.publicKey]))
            #expect(keys.contains(here) && keys.count == 2)
        }
    }

    @Test("a change of password at the same moment undoes no reset and no removal")
    func resetAtOnce() async throws {
        try await withTown { town in
            try town.add("ntl.diem-dien")
            let login = try #require(LoginName("ntl.diem-dien"))
            let ring = KeyRing(data: town.place.data)
            let accounts = town.accounts
            var password = Town.password
            for round in 0..<20 {
                let (old, given) = (password, "mật khẩu cấp lần \(round)")
                async let changing = accounts.changePassword(of: login, from: old, to: "của kẻ khác \(round)")
                async let resetting = accounts.reset(login, password: given)
                _ = try await (changing, resetting)
                let account = try #require(try accounts.find(login))
                #expect(try account.opened(with: given) != nil, "\(round)")
                #expect(try ring.list().map(\.publicKey) == [account.publicKey], "\(round)")
                password = given
            }
            let last = password
            async let changing = accounts.changePassword(of: login, from: last, to: "của kẻ khác")
            async let removing = accounts.remove(login)
            _ = try await (changing, removing)
            #expect(try accounts.list().isEmpty)
            #expect(try ring.list().isEmpty)
        }
    }

    @Test("where to go on after the log-in is a page of this site, whatever the form says")
    func next() async throws {
        try await withTown { town in
            try town.add("ntl.diem-dien")
            for (next, path) in [
                ("//ac.example/x", "/"), ("https://ac.example", "/"), ("/\\ac.example", "/"),
                ("/children", "/children"),
                ("/log-in", "/"),
            ] {
                let browser = Browser(town.site)
                await browser.get("/log-in")
                await browser.post(
                    "/log-in", ["login": "ntl.diem-dien", "password": Town.password, "next": next])
                #expect(browser.path == path, "\(next)")
            }
        }
    }

    @Test("behind TLS cookies are sent over nothing else")
    func secure() async throws {
        try await withTown(behindTLS: true) { town in
            try town.add("ntl.diem-dien")
            let browser = await town.browser(loggedInAs: "ntl.diem-dien")
            #expect(browser.cookies.keys.allSatisfy { $0.hasPrefix("__Host-chungtay") })
            await browser.post("/log-out", [:] as [String: String])
            #expect(browser.cookies["__Host-chungtay"] == nil)
        }
    }
}
