import Foundation
import GatewayKit
import ServiceKit
import Tables
import TestKit
import Testing
import Vocabulary

@testable import Portal

@Suite("Files that are sent to the portal as lists", .timeLimit(.minutes(5)))
struct ListFilesTests {
    private func withClerk(_ body: (Town, Browser) async throws -> Void) async throws {
        try await withStack(["registry"], today: day("2020-06-15")) { stack in
            try await stack.healthy(as: "thai-binh")
            let town = try Town(stack.place)
            try town.add("ntl.diem-dien")
            try town.add("tvb.diem-dien", "Trần Văn Bình")
            try await body(town, await town.browser(loggedInAs: "ntl.diem-dien"))
        }
    }

    /// An archive of these parts.
    private static func archive(_ parts: [(name: String, text: String)]) throws -> [UInt8] {
        let path = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString).path
        defer { unlink(path) }
        try ArchiveFile.write(parts, to: path)
        return Array(try Data(contentsOf: URL(filePath: path)))
    }

    private static let workbook = (
        name: "xl/workbook.xml",
        text: """
        <workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" \
        xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets>\
        <sheet name="a" sheetId="1" r:id="rId1"/></sheets></workbook>
        """
    )
    private static let relations = (
        name: "xl/_rels/workbook.xml.rels",
        text: """
        <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">\
        <Relationship Id="rId1" Type="http://a/worksheet" Target="worksheets/sheet1.xml"/></Relationships>
        """
    )

    /// What is sent, and what is said of it.
    private static func bad() throws -> [(octets: [UInt8], vi: String, en: String)] {
        let rows = "Họ tên trẻ em\n" + String(repeating: "A\n", count: 100_000)
        let bomb = "<worksheet>" + String(repeating: " ", count: 40 << 20) + "</worksheet>"
        // “Nguyễn” as Windows-1258 has it: the tone after its vowel.
        let old: [UInt8] = Array("Ten;Xa\nNguy".utf8) + [0xEA, 0xDE, 0x6E] + Array(";A\n".utf8)
        return [
            (Array("%PDF-1.7\n%".utf8), "không phải bảng tính", "no table"),
            ([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A], "không phải bảng tính", "no table"),
            (Array("\n <HTML><table><tr>".utf8), "không phải bảng tính", "no table"),
            ([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1], "có mật khẩu", "password"),
            (
                try archive([workbook, relations, ("xl/vbaProject.bin", "x")]), "macro (.xlsm)",
                "macros (.xlsm)"
            ),
            (
                try archive([workbook, relations, ("xl/worksheets/sheet1.xml", bomb)]), "nở ra quá lớn",
                "too large"
            ),
            (try archive([("word/document.xml", "<a/>")]), "không có trang tính nào", "no sheet"),
            (Array(rows.utf8), "dài hơn 20000 hàng", "longer than 20000 rows"),
            (Array("Họ tên trẻ em;Xã\n".utf8), "không có hàng nào để nhập", "no row to import"),
            (old, "Windows-1258", "Windows-1258"),
            ([], "Hãy chọn tệp", "Choose the file"),
        ]
    }

    @Test(
        "a file that is no table is answered with a sentence at its field, in either language, and is not kept"
    )
    func bad() async throws {
        try await withClerk { _, clerk in
            for language in Language.allCases {
                clerk.set("chungtay-language", language.rawValue)
                for (index, file) in try Self.bad().enumerated() {
                    await clerk.get("/lists/children")
                    await clerk.upload("/lists/children", file.octets, named: "x.xlsx")
                    let said = language == .vi ? file.vi : file.en
                    #expect(
                        clerk.mistake(at: "file")?.contains(said) == true,
                        "\(index): \(clerk.mistake(at: "file") ?? clerk.page)")
                    #expect(clerk.status == .badRequest && clerk.path == "/lists/children")
                }
                await clerk.get("/lists")
                #expect(!clerk.page.contains("x.xlsx"))
            }
        }
    }

    @Test("of a workbook with several sheets the first is read, and the page names the others")
    func sheets() async throws {
        try await withClerk { town, clerk in
            var layout = TableLayout(["Họ tên trẻ em", "Xã"].map { TableColumn($0) })
            (layout.guideSheet, layout.guide) = ("Xã khác", [["một"], ["hai"]])
            for format in [TableFormat.xlsx, .ods] {
                let path = town.place.data.path + "/run/two.\(format.rawValue)"
                let writer = try format.writer(to: path, layout)
                try writer.write([.text("Trần Thị Mai"), .text("Diêm Điền")])
                try writer.finish()
                await clerk.get("/lists/children")
                await clerk.upload("/lists/children", Array(try Data(contentsOf: URL(filePath: path))))
                await clerk.settle()
                #expect(clerk.page.contains("Không đọc: Xã khác."), "\(clerk.page)")
                #expect(clerk.page.contains("Trần Thị Mai"))
            }
        }
    }

    @Test("a table is its session's: another's does not know it, and what is in it is text, never markup")
    func forged() async throws {
        try await withClerk { town, clerk in
            let script = "<script>alert(1)</script>"
            await clerk.get("/lists/children")
            await clerk.upload(
                "/lists/children",
                Array("Họ tên trẻ em;Xã;\(script)\n\(script);<b>;\n".utf8), named: "\(script).csv")
            let place = clerk.path
            #expect(place.hasPrefix("/lists/children/"))
            #expect(!clerk.holds("<script") && !clerk.holds("<b>"))
            #expect(clerk.holds("&lt;script&gt;alert(1)&lt;/script&gt;.csv"))
            await clerk.post("\(place)/columns", ["column.2": "-"])
            await clerk.settle()
            #expect(!clerk.holds("<script") && clerk.holds("&lt;b&gt;"), "\(clerk.page)")

            let other = await town.browser(loggedInAs: "tvb.diem-dien")
            for path in [place, "\(place)/refused"] {
                await other.get(path)
                #expect(other.status == .notFound && !other.page.contains("script"))
            }
            for form in ["rows", "columns", "trial", "bring-in", "drop"] {
                await other.get("/lists/children")
                await other.post("\(place)/\(form)", ["key": "import:0"])
                #expect(other.status == .notFound, "\(form)")
                await clerk.post("\(place)/\(form)", ["key": ["import:0"]], token: "")
                #expect(clerk.status == .forbidden, "\(form)")
            }
            await clerk.upload("/lists/children", Array("a;b\n1;2\n".utf8), token: "0")
            #expect(clerk.status == .forbidden)
            // A list that it was not sent for does not know it either.
            await clerk.get("/lists/workers/\(place.split(separator: "/").last ?? "")")
            #expect(clerk.status == .notFound)
            await clerk.get(place)
            #expect(clerk.status == .ok)
            // Nothing of it lies where somebody could come by it; it ends with the session.
            let names = try FileManager.default.contentsOfDirectory(atPath: town.place.data.path + "/run")
            #expect(!names.contains { $0.hasPrefix("sheet-") || $0.hasPrefix("draft-") }, "\(names)")
            await clerk.post("/log-out", [:] as [String: String])
            let again = await town.browser(loggedInAs: "ntl.diem-dien")
            await again.get(place)
            #expect(again.status == .notFound && again.page.contains("không còn được giữ"))
        }
    }

    @Test("what is too long, or comes when many do, is answered on the page of the form")
    func unread() async throws {
        try await withClerk { town, clerk in
            for (unread, status, said) in [
                (WebRequest.Unread.tooLong, WebResponse.Status.tooLarge, "8 MiB"),
                (.busy, .unavailable, "nhiều người gửi bảng"),
            ] {
                var request = WebRequest(path: "/lists/children", cookies: clerk.cookies)
                request.unread = unread
                let answer = await town.site.answer(request)
                #expect(answer.status == status && answer.body.contains(said), "\(answer.body)")
            }
            #expect(town.site.mayUpload(WebRequest(cookies: clerk.cookies)))
            #expect(!town.site.mayUpload(WebRequest(cookies: ["chungtay": "0"])))
        }
    }
}

@Suite("Forms with files", .timeLimit(.minutes(5)))
struct MultipartFormTests {
    private func form(_ text: String, _ boundary: String = "xYz") -> MultipartForm? {
        MultipartForm(Data(text.replacing("\n", with: "\r\n").utf8), boundary: boundary)
    }

    @Test("fields and files are read as browsers send them, files to the octet")
    func parts() throws {
        let read = try #require(
            form(
                """
                --xYz
                Content-Disposition: form-data; name="token"

                abc
                --xYz
                Content-Disposition: form-data; name="file"; filename="C:\\Bảng\\Danh sách.csv"
                Content-Type: text/csv

                a;b
                --xY

                --xYz
                Content-Disposition: form-data; name="none"; filename=""
                Content-Type: application/octet-stream


                --xYz--

                """))
        #expect(read.fields == ["token": ["abc"]])
        #expect(read.files["file"]?.name == "Danh sách.csv")
        #expect(read.files["file"]?.octets == Array("a;b\r\n--xY\r\n".utf8))
        #expect(read.files["none"] == nil)
    }

    @Test("what is no such form, is cut off, or has more parts than any of ours, is none")
    func none() {
        let part = "--xYz\nContent-Disposition: form-data; name=\"a\"\n\n1\n"
        #expect(form(part + "--xYz--\n")?.fields == ["a": ["1"]])
        #expect(form(part) == nil && form("") == nil && form("abc") == nil)
        #expect(form("--xYz\nContent-Disposition: form-data\n\n1\n--xYz--\n") == nil)
        #expect(form(String(repeating: part, count: 51) + "--xYz--\n") == nil)
        let long = String(repeating: "1", count: 70_000)
        #expect(form(part.replacing("\n1\n", with: "\n\(long)\n") + "--xYz--\n") == nil)
        #expect(MultipartForm.boundary(of: "multipart/form-data; boundary=\"a b\"; x=1") == "a b")
        #expect(MultipartForm.boundary(of: "Multipart/Form-Data; Boundary=----WebKit1") == "----WebKit1")
        #expect(MultipartForm.boundary(of: "application/x-www-form-urlencoded") == nil)
        #expect(MultipartForm.boundary(of: "multipart/form-data; boundary=") == nil)
    }
}
