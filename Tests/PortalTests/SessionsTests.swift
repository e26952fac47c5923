import Foundation
import ServiceKit
import TestKit
import Testing

@testable import Portal

@Suite("One's own sessions at the portal", .timeLimit(.minutes(5)))
struct SessionsTests {
    private func withTown(_ body: (Town) async throws -> Void) async throws {
        let place = try StackPlace()
        defer { place.remove() }
        try FileManager.default.removeItem(atPath: place.data.endpoints)
        let town = try Town(place)
        try town.add("ntl.diem-dien")
        try town.add("tvb.diem-dien", "Trần Văn Bình")
        try await body(town)
    }

    private static let telephone =
        "Mozilla/5.0 (Linux; Android 14; <b>SM</b>) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0 Mobile Safari/537.36"

    @Test(
        "all of one's own are listed with their device, and nobody else's; another is ended, and with it its cookie"
    )
    func list() async throws {
        try await withTown { town in
            let office = await town.browser(loggedInAs: "ntl.diem-dien")
            let telephone = await town.browser(loggedInAs: "ntl.diem-dien", with: Self.telephone)
            let other = await town.browser(loggedInAs: "tvb.diem-dien")
            await office.get("/sessions")
            #expect(office.page.contains("Chrome, Android") && office.page.contains("Thiết bị không rõ"))
            #expect(!office.page.contains("<b>") && office.page.contains("phiên này"))
            #expect(office.hidden["end"]?.count == 2, "\(office.hidden)")
            let id = try #require(office.hidden["end"]?.first { $0 != "others" })
            // Nobody ends another's, whatever they send.
            await other.get("/sessions")
            #expect(other.page.contains("Không có phiên nào khác"))
            await other.post("/sessions", ["end": id])
            await telephone.get("/sessions")
            #expect(telephone.status == .ok)

            await office.post("/sessions", ["end": id])
            #expect(office.path == "/sessions" && office.page.contains("Đã kết thúc."))
            #expect(office.page.contains("Không có phiên nào khác"))
            await telephone.get("/sessions")
            #expect(telephone.status == .forbidden && telephone.page.contains("Phiên làm việc đã hết"))
            await office.get("/sessions")
            #expect(office.status == .ok)
        }
    }

    @Test("all others end at once; the one at which that is done goes on")
    func others() async throws {
        try await withTown { town in
            let office = await town.browser(loggedInAs: "ntl.diem-dien")
            let more = [
                await town.browser(loggedInAs: "ntl.diem-dien"),
                await town.browser(loggedInAs: "ntl.diem-dien"),
            ]
            await office.get("/sessions")
            await office.post("/sessions", ["end": "others"])
            #expect(office.page.contains("Không có phiên nào khác"))
            for browser in more {
                await browser.get("/sessions")
                #expect(browser.status == .forbidden)
            }
        }
    }

    @Test(
        "browsers are called by their own name, whatever others they name",
        arguments: [
            (
                "Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/126.0 Safari/537.36 Edg/126.0",
                "Edge, Windows"
            ),
            (
                "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) CriOS/126.0 Safari/604.1",
                "Chrome, iPhone"
            ),
            ("Mozilla/5.0 (X11; Linux x86_64; rv:127.0) Gecko/20100101 Firefox/127.0", "Firefox, Linux"),
            (
                "Mozilla/5.0 (Windows NT 10.0) coc_coc_browser/126.0 Chrome/120.0 Safari/537.36",
                "Cốc Cốc, Windows"
            ),
            ("curl/8.5", ""), ("", ""),
        ])
    func device(agent: String, text: String) {
        #expect(Device(agent).text == text)
    }
}
