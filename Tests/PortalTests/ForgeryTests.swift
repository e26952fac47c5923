import Foundation
import GatewayKit
import ServiceKit
import TestKit
import Testing
import Vocabulary

@testable import Portal

@Suite("What somebody else's page cannot make a browser do at the portal", .timeLimit(.minutes(5)))
struct ForgeryTests {
    private static let forms = [
        "/log-in", "/log-out", "/language", "/password", "/children/search", "/children/register",
        "/sessions", "/lists/children", "/children/0198b4a0-0000-7000-8000-000000000001/act/home",
    ]

    private func withTown(_ body: (Town) async throws -> Void) async throws {
        let place = try StackPlace()
        defer { place.remove() }
        try FileManager.default.removeItem(atPath: place.data.endpoints)
        let town = try Town(place)
        try town.add("ntl.diem-dien")
        try town.add("tvb.diem-dien", "Trần Văn Bình")
        try await body(town)
    }

    @Test("a form without the token, or with that of another browser, does nothing", arguments: forms)
    func token(form: String) async throws {
        try await withTown { town in
            let other = await town.browser(loggedInAs: "tvb.diem-dien")
            let theirs = try #require(other.hidden["token"]?.first)
            for token in ["", "0", theirs] {
                let browser = await town.browser(loggedInAs: "ntl.diem-dien")
                let cookies = browser.cookies
                await browser.post(form, ["words": ["Lan"], "login": ["ntl.diem-dien"]], token: token)
                #expect(browser.status == .forbidden && browser.path == form, "\(token)")
                #expect(browser.page.contains("Biểu mẫu này không còn dùng được"))
                #expect(browser.cookies == cookies)
                await browser.get("/children")
                #expect(browser.status == .ok && browser.page.contains("Nguyễn Thị Lan"))
            }
        }
    }

    @Test(
        "a search is the session's that made it: another's session does not know it, nor does an address tell it"
    )
    func searches() async throws {
        try await withTown { town in
            let mine = await town.browser(loggedInAs: "ntl.diem-dien")
            await mine.post("/children/search", ["words": "Bé Thị Sao"])
            #expect(mine.path.hasPrefix("/children/found/") && !mine.path.contains("Sao"))
            // No service runs: what was typed is there, and why nothing was found.
            #expect(mine.value(of: "words") == "Bé Thị Sao")
            let other = await town.browser(loggedInAs: "tvb.diem-dien")
            await other.get(mine.path)
            #expect(other.page.contains("không còn được giữ") && !other.page.contains("Sao"))
        }
    }

    @Test("a session's word that is made up, or was set before the log-in, is worth nothing")
    func fixation() async throws {
        try await withTown { town in
            let browser = Browser(town.site)
            browser.set("chungtay", String(repeating: "a", count: 64))
            await browser.get("/children")
            #expect(browser.status == .forbidden)
            await browser.post("/log-in", ["login": "ntl.diem-dien", "password": Town.password])
            let word = try #require(browser.cookies["chungtay"])
            #expect(word != String(repeating: "a", count: 64))
            #expect(browser.path == "/children")
        }
    }

    @Test(
        "every answer forbids scripts, frames, other sites and keeping; cookies are for no script and no other site"
    )
    func headers() async throws {
        try await withTown { town in
            let visitor = Browser(town.site)
            for path in ["/", "/log-in", "/health", "/nothing", "/children", StyleSheet.path] {
                await visitor.get(path)
                let policy = visitor.response.value(of: "Content-Security-Policy") ?? ""
                #expect(policy.hasPrefix("default-src 'none'; style-src 'self'; form-action 'self'"))
                #expect(policy.contains("frame-ancestors 'none'") && !policy.contains("unsafe"))
                #expect(visitor.response.value(of: "X-Content-Type-Options") == "nosniff")
                #expect(visitor.response.value(of: "Referrer-Policy") == "no-referrer")
                let keeps = visitor.response.value(of: "Cache-Control")
                #expect(
                    path == StyleSheet.path ? keeps?.hasPrefix("public") == true : keeps == "no-store",
                    "\(path)")
            }
            let answered = await town.site.answer(WebRequest(path: "/log-in"))
            let cookie = try #require(answered.value(of: "Set-Cookie"))
            #expect(cookie.contains("; HttpOnly; SameSite=Strict"))
            #expect(!answered.body.contains("<script") && !answered.body.contains(" style=\""))
        }
    }

    @Test("only the frame takes markup into itself: everything else is escaped")
    func templates() throws {
        for (name, template) in Pages.templates {
            #expect(template.contains("{{{") == (name == "frame"), "\(name)")
            #expect(
                !template.contains("{{&") && !template.contains("onclick")
            )
        }
        // Every text that a template names is there in both languages.
        _ = try Pages()
        #expect(PortalTexts.catalogue.untranslated.isEmpty)
    }

    /// What is typed, and how it stands on a page. Signs with a mark on them, or after one that stands before letters, are other
    /// Characters, and to a browser the same signs.
    private static let attempts = [
        (
            #""><script>alert(1)</script>'&{{{name}}}[[log-in]]"#,
            "&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;&#39;&amp;{{{name}}}[[log-in]]"
        ),
        ("\u{0D4E}<script>alert(1)</script>", "\u{0D4E}&lt;script&gt;alert(1)&lt;/script&gt;"),
        ("x\"\u{301} autofocus x=\"", "x&quot;\u{301} autofocus x=&quot;"),
        ("x\u{0D4E}\" autofocus x='\u{301}", "x\u{0D4E}&quot; autofocus x=&#39;\u{301}"),
    ]

    @Test("what is typed comes back as text, never as markup", arguments: attempts)
    func scripts(script: String, shown: String) async throws {
        try await withTown { town in
            let browser = Browser(town.site)
            await browser.get("/log-in")
            await browser.post("/log-in", ["login": script, "password": "sai"])
            #expect(!browser.holds(script) && !browser.holds("<script") && browser.holds(shown))
            let clerk = await town.browser(loggedInAs: "ntl.diem-dien")
            await clerk.post("/children/search", ["words": script])
            #expect(!clerk.holds(script) && !clerk.holds("<script") && clerk.holds(shown))
            await clerk.post(
                "/children/register", ["name": script, "key": "0198b4a0-0000-7000-8000-000000000001"])
            #expect(!clerk.holds(script) && !clerk.holds("<script") && clerk.holds(shown))
            await clerk.get("/children/<script>")
            #expect(!clerk.holds("<script>"))
        }
    }

    @Test("a form that is none, or has more fields than any of ours, is refused")
    func noForm() {
        #expect(
            FormText.fields("name=Nguy%E1%BB%85n+Lan&sex=female&sex=male") == [
                "name": ["Nguyễn Lan"], "sex": ["female", "male"],
            ])
        #expect(FormText.fields("name=%E1%BB") == nil)
        #expect(FormText.fields("name=%4") == nil)
        #expect(FormText.fields("name=%zz") == nil)
        #expect(FormText.fields(String(repeating: "a=1&", count: 201)) == nil)
    }
}
