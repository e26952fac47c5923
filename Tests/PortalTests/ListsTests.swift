import Foundation
import GatewayKit
import ServiceKit
import Tables
import TestKit
import Testing
import Vocabulary

@testable import Portal

@Suite("Bringing in lists at the portal", .timeLimit(.minutes(5)))
struct ListsTests {
    private static let table = """
        Họ tên trẻ em;Giới tính trẻ em;Ngày sinh;Xã
        Trần Thị Mai;nữ;04/03/2015;Diêm Điền
        Lê Văn Nam;nam;31/02/2014;Diêm Điền

        """

    /// A town, and a clerk in front of a browser.
    private func withClerk(_ body: (Town, Browser) async throws -> Void) async throws {
        try await withStack(["registry"], today: day("2020-06-15")) { stack in
            try await stack.healthy(as: "thai-binh")
            let town = try Town(stack.place)
            try town.add("ntl.diem-dien")
            let clerk = await town.browser(loggedInAs: "ntl.diem-dien")
            try await body(town, clerk)
        }
    }

    /// Sends the table, and waits until its page says what would become of the rows.
    private func send(_ text: String, by clerk: Browser, to list: String = "children") async {
        await clerk.get("/lists/\(list)")
        await clerk.upload("/lists/\(list)", Array(text.utf8))
        await clerk.settle()
    }

    private func count(_ what: String, _ clerk: Browser) -> String? {
        clerk.page.range(of: "<dt>\(what)</dt><dd>").map { found in
            String(clerk.page[found.upperBound...].prefix { $0 != "<" })
        }
    }

    private func found(_ words: String, by clerk: Browser) async -> Bool {
        await clerk.get("/children")
        await clerk.post("/children/search", ["words": words])
        return clerk.page.contains("Tìm thấy 1<")
    }

    @Test("what may be brought in is listed with its template, which the portal itself reads")
    func lists() async throws {
        try await withClerk { _, clerk in
            await clerk.get("/lists")
            #expect(clerk.page.contains("href=\"/lists/children\"") && clerk.page.contains("Trẻ em"))
            #expect(clerk.page.contains("href=\"/lists/workers\""))
            // Of services that do not run nobody knows what may be brought in.
            #expect(clerk.page.contains("Chưa hỏi được hết các dịch vụ"))
            #expect(!clerk.page.contains("/lists/classes") && !clerk.page.contains("/lists/deliveries"))
            for format in TableFormat.allCases {
                await clerk.get("/lists/children/template/\(format.rawValue)")
                let octets = try #require(clerk.response.file, "\(format)")
                let kept = clerk.response.value(of: "Content-Disposition")
                #expect(kept == "attachment; filename=\"mau-tre-em.\(format.rawValue)\"")
                #expect(clerk.response.value(of: "Cache-Control") == "no-store")
                await clerk.get("/lists/children")
                await clerk.upload("/lists/children", octets, named: "mau.\(format.rawValue)")
                // The example is a remark: there is no row yet.
                #expect(clerk.mistake(at: "file")?.contains("không có hàng nào") == true, "\(clerk.page)")
            }
            await clerk.get("/lists/children/template/exe")
            #expect(clerk.status == .notFound)
            await clerk.get("/lists/nothing")
            #expect(clerk.status == .notFound)
        }
    }

    @Test(
        "a list is seen as it will be, tried, mended at its row and brought in; sent again it changes nothing"
    )
    func whole() async throws {
        try await withClerk { _, clerk in
            await send(Self.table, by: clerk)
            let place = clerk.path
            #expect(place.hasPrefix("/lists/children/") && clerk.page.contains("bang.csv"), "\(clerk.page)")
            #expect(clerk.page.contains("CSV, dấu chấm phẩy giữa các ô, bảng mã UTF-8"))
            #expect(clerk.page.contains("ngày/tháng/năm"))
            #expect(clerk.page.contains(">04/03/2015</td>") && clerk.page.contains("Thị trấn Diêm Điền"))
            #expect(count("Ghi mới", clerk) == "1" && count("Phải sửa", clerk) == "1", "\(clerk.page)")
            #expect(clerk.mistake(at: "cell.3.child.birthDate")?.contains("31/02/2014") == true)
            #expect(clerk.value(of: "cell.3.child.birthDate") == "31/02/2014")
            // What a browser's history keeps names nobody, and no file.
            #expect(clerk.page.contains("<title>Trẻ em · Chung Tay</title>"))
            let stale = clerk.hidden
            #expect(await found("tran thi mai", by: clerk) == false)

            await clerk.get(place)
            await clerk.post("\(place)/rows", ["cell.3.child.birthDate": "31/02/2014"])
            #expect(clerk.page.contains("Chưa có gì được sửa."))
            await clerk.post("\(place)/rows", ["cell.3.child.birthDate": "28/02/2014"])
            await clerk.settle()
            #expect(count("Ghi mới", clerk) == "2" && count("Phải sửa", clerk) == "0", "\(clerk.page)")
            #expect(clerk.page.contains("<button>Ghi 2 hàng mới</button>"))

            // A page that was opened before the mending brings in nothing that nobody has seen.
            let current = clerk.hidden
            #expect(stale["key"] != current["key"])
            await clerk.repeated("\(place)/bring-in", stale)
            #expect(clerk.page.contains("Bảng đã được sửa sau khi mở trang đó"), "\(clerk.page)")

            await clerk.repeated("\(place)/bring-in", current)
            await clerk.settle()
            let receipt = "Đã ghi mới 2 hàng; đã có sẵn 0; phải sửa 0."
            #expect(clerk.page.components(separatedBy: receipt).count == 2, "\(clerk.page)")
            let key = try #require(current["key"]?.first)
            #expect(clerk.page.contains("<code>\(key)</code>"))
            await clerk.repeated("\(place)/bring-in", current)
            await clerk.settle()
            #expect(clerk.page.components(separatedBy: receipt).count == 2)
            #expect(await found("tran thi mai", by: clerk))
            #expect(await found("le van nam", by: clerk))
        }
    }

    @Test("the same table sent in another session enters nobody twice, and says so")
    func twice() async throws {
        try await withClerk { town, clerk in
            let table = Self.table.replacing("31/02/2014", with: "28/02/2014")
            for round in 0..<2 {
                let browser = round == 0 ? clerk : await town.browser(loggedInAs: "ntl.diem-dien")
                await send(table, by: browser)
                #expect(count("Ghi mới", browser) == (round == 0 ? "2" : "0"), "\(browser.page)")
                #expect(count("Đã có sẵn", browser) == (round == 0 ? "0" : "2"), "\(browser.page)")
                guard round == 0 else { continue }
                await browser.post("\(browser.path)/bring-in", [:] as [String: String])
                await browser.settle()
                #expect(browser.page.contains("Đã ghi mới 2 hàng"), "\(browser.page)")
            }
        }
    }

    @Test(
        "rows that came back are downloaded as they were sent, why beside each; mended there they go in alone"
    )
    func returned() async throws {
        try await withClerk { _, clerk in
            await send(Self.table, by: clerk)
            let place = clerk.path
            await clerk.post("\(place)/bring-in", [:] as [String: String])
            await clerk.settle()
            #expect(clerk.page.contains("Đã ghi mới 1 hàng; đã có sẵn 0; phải sửa 1."), "\(clerk.page)")
            await clerk.get("\(place)/refused")
            let text = try #require(String(bytes: clerk.response.file ?? [], encoding: .utf8))
            let lines = text.split(separator: "\n")
            #expect(lines.count == 2 && lines[1].hasPrefix("Lê Văn Nam;nam;31/02/2014;Diêm Điền;"), "\(text)")
            #expect(
                clerk.response.value(of: "Content-Disposition")
                    == "attachment; filename=\"tre-em-can-sua.csv\"")
            // On the page too: only that row is left.
            await clerk.get(place)
            await clerk.post("\(place)/rows", ["cell.3.child.birthDate": "28/02/2014"])
            await clerk.settle()
            await clerk.post("\(place)/bring-in", [:] as [String: String])
            await clerk.settle()
            #expect(
                clerk.page.components(separatedBy: "Đã ghi mới 1 hàng; đã có sẵn 0;").count == 3,
                "\(clerk.page)")
            await clerk.get("/lists/children")
            await clerk.upload("/lists/children", Array(text.replacing("31/02", with: "28/02").utf8))
            await clerk.settle()
            #expect(count("Đã có sẵn", clerk) == "1", "\(clerk.page)")
        }
    }

    @Test("a column that is not understood is asked about: chosen, or left out")
    func columns() async throws {
        try await withClerk { _, clerk in
            await send(
                """
                Tên cháu,Giới tính trẻ em,Ngày sinh,Xã,Ghi gì đó
                Trần Thị Mai,nữ,04/03/2015,Diêm Điền,xinh

                """, by: clerk)
            let place = clerk.path
            #expect(clerk.mistake(at: "column.0")?.contains("Tên cháu") == true, "\(clerk.page)")
            #expect(clerk.mistake(at: "column.4") != nil && clerk.mistake(at: "column.1") == nil)
            #expect(count("Ghi mới", clerk) == nil && !clerk.page.contains("xinh</td>"))
            await clerk.post("\(place)/columns", ["column.0": "child.name"])
            #expect(clerk.mistake(at: "column.0") == nil && clerk.mistake(at: "column.4") != nil)
            await clerk.post("\(place)/columns", ["column.4": "-"])
            await clerk.settle()
            #expect(count("Ghi mới", clerk) == "1", "\(clerk.page)")
            #expect(clerk.page.contains("data-label=\"Họ tên trẻ em\">Trần Thị Mai</td>"), "\(clerk.page)")
        }
    }

    @Test("who is like a child of the register is entered only when somebody says that it is another")
    func unsure() async throws {
        try await withClerk { _, clerk in
            let table = Self.table.replacing("31/02/2014", with: "28/02/2014")
            await send(table, by: clerk)
            await clerk.post("\(clerk.path)/bring-in", [:] as [String: String])
            await clerk.settle()
            await send(
                table.replacing("Lê Văn Nam;nam;28/02/2014", with: "Phạm Văn Bắc;nam;11/11/2011"), by: clerk)
            #expect(count("Ghi mới", clerk) == "1" && count("Đã có sẵn", clerk) == "1", "\(clerk.page)")
            // Nobody reads an id: a link leads to the file.
            let ids = clerk.page.matches(of: /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f-]{22}/).count
            let links = clerk.page.matches(of: /href="\/children\/[0-9a-f-]{36}"/).count
            #expect(links == 1 && ids == 1, "\(clerk.page)")
            await clerk.post("\(clerk.path)/rows", ["cell.2.child.confirmedDistinct": "true"])
            await clerk.settle()
            #expect(count("Ghi mới", clerk) == "2" && count("Đã có sẵn", clerk) == "0", "\(clerk.page)")
        }
    }
}
