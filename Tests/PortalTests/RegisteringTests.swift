import Foundation
import ServiceKit
import TestKit
import Testing
import Vocabulary

@testable import Portal

@Suite("Registering a child at the portal", .timeLimit(.minutes(5)))
struct RegisteringTests {
    private static let child = [
        "name": "Trần Thị Mai", "sex": "female", "birthDate": "04/03/2015", "commune": Town.commune.text,
        "address": "Thôn 3",
    ]

    private func withTown(_ body: (Town) async throws -> Void) async throws {
        try await withStack(["registry"], today: day("2020-06-15")) { stack in
            try await stack.healthy(as: "thai-binh")
            let town = try Town(stack.place)
            try town.add("ntl.diem-dien")
            try await body(town)
        }
    }

    @Test(
        "a child is entered as typed, day first, and its file says who entered it; sent again nothing is entered"
    )
    func once() async throws {
        try await withTown { town in
            let clerk = await town.browser(loggedInAs: "ntl.diem-dien")
            await clerk.get("/children/register")
            // The clerk's one commune is chosen already.
            #expect(clerk.page.contains("<option value=\"\(Town.commune.text)\" selected>"))
            let sent = clerk.hidden.merging(Self.child.mapValues { [$0] }) { $1 }
            await clerk.repeated("/children/register", sent)
            #expect(clerk.page.contains("Đã ghi vào sổ.") && clerk.page.contains("<h1>Trần Thị Mai</h1>"))
            #expect(clerk.page.contains("04/03/2015") && clerk.page.contains("Thôn 3"))
            // What a browser's history keeps names no child.
            #expect(clerk.page.contains("<title>Trẻ em · Chung Tay</title>"))
            #expect(clerk.page.contains("ntl") && clerk.page.contains("Diêm Điền"))
            // As the office is called on the services' clock, and not what it became by the machine's.
            #expect(!clerk.page.contains("trước là"))
            let file = clerk.path

            await clerk.repeated("/children/register", sent)
            #expect(clerk.path == file)
            await clerk.post("/children/search", ["words": "tran thi mai"])
            #expect(
                clerk.page.contains("Tìm thấy 1<") && clerk.page.contains("href=\"\(file)\""), "\(clerk.page)"
            )
        }
    }

    @Test("every mistake is said at its field, all at once, and what was typed stays")
    func mistakes() async throws {
        try await withTown { town in
            let clerk = await town.browser(loggedInAs: "ntl.diem-dien")
            await clerk.get("/children/register")
            await clerk.post(
                "/children/register",
                [
                    "name": "M", "birthDate": "31/02/2015", "personalNumber": "12", "commune": "",
                    "address": "Thôn 3",
                ])
            #expect(clerk.status == .badRequest)
            for field in ["name", "sex", "birthDate", "personalNumber", "commune"] {
                #expect(clerk.mistake(at: field)?.isEmpty == false, "\(field): \(clerk.page)")
                #expect(clerk.page.contains("<a href=\"#\(field)\">"), "\(field)")
            }
            #expect(clerk.mistake(at: "address") == nil && clerk.mistake(at: "ethnicity") == nil)
            #expect(clerk.mistake(at: "birthDate")?.contains("31/02/2015") == true)
            #expect(clerk.value(of: "birthDate") == "31/02/2015" && clerk.value(of: "address") == "Thôn 3")
            #expect(clerk.page.contains("<title>Cần sửa: Đăng ký trẻ em"))

            await clerk.post("/children/register", Self.child)
            #expect(clerk.page.contains("Đã ghi vào sổ."))
        }
    }

    @Test("whom the register takes the child for stands beside it; another child is entered with the reason")
    func near() async throws {
        try await withTown { town in
            let clerk = await town.browser(loggedInAs: "ntl.diem-dien")
            await clerk.get("/children/register")
            await clerk.post("/children/register", Self.child)
            let first = clerk.path
            let id = String(first.dropFirst("/children/".count))

            await clerk.get("/children/register")
            var twin = Self.child
            twin["name"] = "Trần Thị Mại"
            await clerk.post("/children/register", twin)
            #expect(clerk.status == .badRequest)
            #expect(
                clerk.page.contains("Có thể trẻ đã có trong sổ") && clerk.page.contains("href=\"\(first)\""))
            #expect(clerk.value(of: "name") == "Trần Thị Mại")

            // Another child: but why?
            var typed = twin.mapValues { [$0] }
            typed["distinctFrom"] = [id]
            typed["because"] = [""]
            await clerk.post("/children/register", typed)
            #expect(clerk.mistake(at: "because")?.isEmpty == false, "\(clerk.page)")
            #expect(clerk.page.contains("value=\"\(id)\" checked"))
            typed["because"] = ["chị em sinh đôi"]
            await clerk.post("/children/register", typed)
            #expect(clerk.page.contains("Đã ghi vào sổ.<") && clerk.path != first, "\(clerk.page)")
            await clerk.post("/children/search", ["words": "tran thi mai"])
            #expect(clerk.page.contains("Tìm thấy 2<"))
        }
    }

    @Test("markup in what people write of a child is text on its page")
    func escaped() async throws {
        try await withTown { town in
            let clerk = await town.browser(loggedInAs: "ntl.diem-dien")
            await clerk.get("/children/register")
            var child = Self.child
            // A mark that stands before letters, and one on the sign before it, make other Characters of the signs.
            child["address"] =
                "<img src=x onerror=alert(1)> & \"3\" \u{0D4E}<img src=y> 4\"\u{301} <\u{302}img src=z>"
            await clerk.post("/children/register", child)
            #expect(clerk.page.contains("Đã ghi vào sổ."))
            #expect(!clerk.holds("<img"))
            #expect(clerk.holds("&lt;img src=x onerror=alert(1)&gt; &amp; &quot;3&quot;"), "\(clerk.page)")
            #expect(clerk.holds("\u{0D4E}&lt;img src=y&gt; 4&quot;\u{301} &lt;\u{302}img src=z&gt;"))
            #expect(!clerk.holds("<\u{302}") && !clerk.holds("\"\u{301}"))
        }
    }

    @Test("whose session ended while they typed logs in again, finds it all there, and nothing was sent")
    func kept() async throws {
        try await withTown { town in
            let clerk = await town.browser(loggedInAs: "ntl.diem-dien")
            await clerk.get("/children/register")
            let key = try #require(clerk.hidden["key"])
            town.clock.advance(by: .seconds(3600))
            await clerk.post("/children/register", Self.child)
            #expect(clerk.status == .forbidden && clerk.page.contains("những gì bạn vừa điền vẫn còn"))
            await clerk.post("/log-in", ["login": "ntl.diem-dien", "password": Town.password])
            #expect(clerk.path == "/children/register" && clerk.value(of: "name") == "Trần Thị Mai")
            #expect(clerk.hidden["key"] == key)
            await clerk.post("/children/search", ["words": "tran thi mai"])
            #expect(clerk.page.contains("Không thấy trẻ em nào"))
        }
    }

    @Test("what somebody typed whose session ended is handed to nobody else who logs in there next")
    func keptFromOthers() async throws {
        try await withTown { town in
            try town.add("tvb.diem-dien", "Trần Văn Bình")
            let browser = await town.browser(loggedInAs: "ntl.diem-dien")
            await browser.get("/children/register")
            let key = try #require(browser.hidden["key"])
            town.clock.advance(by: .seconds(3600))
            await browser.post("/children/register", Self.child)
            #expect(browser.status == .forbidden && browser.hidden["kept.name"] == ["Trần Thị Mai"])
            await browser.post("/log-in", ["login": "tvb.diem-dien", "password": Town.password])
            #expect(browser.path == "/children/register" && browser.page.contains("Trần Văn Bình"))
            #expect(browser.value(of: "name")?.isEmpty == true && !browser.page.contains("Trần Thị Mai"))
            #expect(browser.hidden["key"]?.isEmpty == false && browser.hidden["key"] != key)
        }
    }

    @Test("what is out of reach, or is none, looks the same; a role that may not is told so")
    func denied() async throws {
        try await withTown { town in
            let clerk = await town.browser(loggedInAs: "ntl.diem-dien")
            await clerk.get("/children/register")
            await clerk.post("/children/register", Self.child)
            let file = clerk.path
            try town.add("pvh.vu-thu", "Phạm Văn Hòa", of: "thai-binh/vu-thu")
            let other = await town.browser(loggedInAs: "pvh.vu-thu")
            await other.get(file)
            #expect(other.status == .notFound && !other.page.contains("Trần Thị Mai"))
            await other.get("/children/0198b4a0-0000-7000-8000-000000000001")
            #expect(other.status == .notFound)
        }
    }

    @Test("in English the same pages, with English days, from the next page on")
    func english() async throws {
        try await withTown { town in
            let clerk = await town.browser(loggedInAs: "ntl.diem-dien")
            await clerk.get("/children")
            await clerk.post("/language", ["language": "en", "here": "/children"])
            #expect(clerk.path == "/children" && clerk.page.contains("<html lang=\"en\">"))
            await clerk.get("/children/register")
            await clerk.post("/children/register", Self.child)
            #expect(clerk.page.contains("Entered in the register.") && clerk.page.contains("2015-03-04"))
        }
    }
}
