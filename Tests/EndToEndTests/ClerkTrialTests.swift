import Foundation
import JSONCoding
import ProcessKit
import Tables
import TestKit
import Testing
import Vocabulary

/// What a clerk types on one day, by a key of her own, and what comes back; who calls and why stands in the environment of a
/// shell, and is said here by options. No id is copied by hand.
@Suite("A clerk's trial", .timeLimit(.minutes(5)), .serialized)
struct ClerkTrialTests {
    private static let commune = "thai-binh/thai-thuy/diem-dien"
    private static let clerk = commune + "/ntl"

    private static let given = [
        "Bình", "Cúc", "Dũng", "Giang", "Hạnh", "Khánh", "Linh", "Minh", "Nga", "Oanh", "Phúc", "Quân",
        "Rạng",
        "Sơn", "Tâm", "Uyên", "Vinh", "Xuân", "Yến", "Ánh", "Bảo", "Chi", "Duyên", "Gấm", "Hòa", "Kiên",
        "Loan",
        "Mạnh", "Nhung", "Ổn",
    ]

    /// Thirty children with names and days of birth far apart.
    private static let sheet: [(name: String, sex: String, born: String)] = given.enumerated().map {
        index, name in
        let family = ["Trần", "Lê", "Phạm", "Vũ", "Đỗ", "Bùi", "Hoàng"][index % 7]
        let isGirl = index % 2 == 1
        let month = index % 12 + 1
        return (
            "\(family) \(isGirl ? "Thị" : "Văn") \(name)", isGirl ? "Nữ" : "Nam",
            "\(index % 28 + 1)/\(month)/\(2008 + index % 9)"
        )
    }

    /// A stack on which the clerk has a key, and her commune a clinic that counsels.
    private func withClerk(
        _ body: (StackPlace, (_ words: [String]) async throws -> Program.Ending) async throws -> Void
    ) async throws {
        let place = try StackPlace(today: day("2020-06-15"))
        defer { place.remove() }
        try await withStack(on: place, StackPlace.everyService) { stack in
            try await stack.healthy(as: "thai-binh")
            func chungtay(_ words: [String]) async throws -> Program.Ending {
                try await Program.chungtay(
                    words + ["--as", Self.clerk, "--purpose", "làm thử", "--lang", "vi"], on: place)
            }
            let key = try await Program.chungtay(
                ["keys", "issue", Self.commune, "--name", "Nguyễn Thị Lan"], on: place)
            try #require(key.code == 0, "\(key.errors)")
            for words in [
                [
                    "catalogue.Providers/Register", "name=Trạm y tế Diêm Điền", "unit=\(Self.commune)",
                    "kind=other-facility",
                ],
                [
                    "catalogue.Offers/Publish", "provider=tram y te diem dien", "title=Tư vấn tâm lý",
                    "domain=counselling", "from=01/01/2020",
                ],
            ] {
                let set = try await chungtay(["call"] + words)
                try #require(set.code == 0, "\(words): \(set.errors)")
            }
            try await body(place, chungtay)
        }
    }

    @Test(
        "five children, a sheet of thirty, a search, a case, a referral, a month's list, a delivery and the next task take twelve commands and no id"
    )
    func oneDay() async throws {
        try await withClerk { place, chungtay in
            var typed: [[String]] = []
            func type(_ words: String...) async throws -> String {
                typed.append(words)
                let ending = try await chungtay(words)
                try #require(ending.code == 0, "\(words): \(ending.output) \(ending.errors)")
                return ending.output
            }
            for (name, sex, born) in [
                ("Nguyễn Văn An", "nam", "14/02/2015"), ("Đinh Thị Mai", "nữ", "3/5/2014"),
                ("Tô Quốc Huy", "nam", "2012"), ("Lại Thị Thơm", "nữ", "21/11/2016"),
                ("Ngô Gia Khiêm", "nam", "9/9/2009"),
            ] {
                let said = try await type(
                    "call", "registry.Children/Register", "họ tên=\(name)", "giới tính=\(sex)",
                    "ngày sinh=\(born)", "xã=Diêm Điền")
                #expect(said.contains(name))
            }

            // As Excel saves it in Vietnam: with a mark, semicolons, CRLF.
            let rows = Self.sheet.map { "\($0.name);\($0.sex);\($0.born);Diêm Điền" }
            try place.write(
                "danh-sach.csv",
                "\u{FEFF}"
                    + (["Họ tên trẻ em;Giới tính trẻ em;Ngày sinh;Xã"] + rows).map { $0 + "\r\n" }.joined())
            let entered = try await type(
                "import", place.path + "/danh-sach.csv", "--into", "registry.Children/Import")
            #expect(entered.contains("30 hàng mới"), "\(entered)")

            let page = try await type("child", "nguyen van an, 2015")
            #expect(page.contains("Nguyễn Văn An") && page.contains("14/02/2015"), "\(page)")

            let opened = try await type(
                "call", "registry.Cases/Open", "child=Nguyễn Văn An, Diêm Điền", "concern=bỏ mặc",
                "ghi chú=Hàng xóm báo bé ở nhà một mình.")
            #expect(opened.contains("neglect"))
            let referred = try await type(
                "call", "catalogue.Referrals/Create", "child=Nguyễn Văn An", "offer=tư vấn tâm lý",
                "until=31/12/2020")
            #expect(referred.contains("waiting"), "\(referred)")

            let list = place.path + "/thang-6.xlsx"
            let writer = try TableFormat.xlsx.writer(
                to: list,
                TableLayout(
                    ["STT", "Họ tên trẻ em", "Ngày sinh", "Xã", "Ngày", "Dịch vụ"].map { TableColumn($0) }))
            for (index, child) in Self.sheet.enumerated() {
                try writer.write(
                    [
                        .text("\(index + 1)"), .text(child.name.uppercased()), .text(child.born),
                        .text("Thị trấn Diêm Điền"), .text("15/6/2020"), .text("Tư vấn tâm lý"),
                    ])
            }
            try writer.finish()
            let delivered = try await type("import", list, "--into", "catalogue.Deliveries/Import")
            #expect(delivered.contains("30 hàng mới"), "\(delivered)")

            let given = try await type(
                "call", "catalogue.Deliveries/Record", "child=Nguyễn Văn An", "offer=Tư vấn tâm lý",
                "on=15/6/2020")
            #expect(given.contains("counselling"))
            let next = try await type("call", "registry.Cases/Due")
            #expect(next.contains("protection") && next.contains("hoursLeft"), "\(next)")

            #expect(typed.count == 12)
            let ids = /[0-9a-f]{8}-[0-9a-f]{4}/
            #expect(typed.joined().allSatisfy { !$0.contains(ids) })

            // All that was done is on the child's page, from three departments, in words.
            let after = try await chungtay(["child", "Nguyễn Văn An"]).output
            for words in ["Mở hồ sơ vụ việc", "Giới thiệu đến dịch vụ", "Nhận dịch vụ", "15/06/2020"] {
                #expect(after.contains(words), "\(words): \(after)")
            }
            #expect(after.split(separator: "\n").allSatisfy { $0.count <= 100 }, "\(after)")

            // On paper: who asks for the file is not told of the case; whoever works on that has it with the decree's forms.
            for (words, paper, has, hasNot) in [
                (["child", "Nguyễn Văn An", "--document"], "an.html", "Tư vấn", "Mở hồ sơ vụ việc"),
                (["print", "case", "Nguyễn Văn An", "--to"], "vu-viec.html", "Mẫu số 01", "gateway."),
            ] {
                let printed = try await chungtay(words + [place.path + "/" + paper])
                #expect(printed.code == 0, "\(printed.errors)")
                let text = try place.read(paper)
                #expect(text.contains("Nguyễn Văn An") && text.contains(has) && !text.contains(hasNot))
            }
        }
    }

    @Test(
        "of a clinic's list the known go, the new and the unsure come back with why; what a clerk decided goes then"
    )
    func list() async throws {
        try await withClerk { place, chungtay in
            for (name, born) in [
                ("Nguyễn Văn An", "14/02/2015"), ("Trần Thị Bình", "3/5/2014"), ("Trần Thị Bình", "7/7/2011"),
            ] {
                let ending = try await chungtay([
                    "call", "registry.Children/Register", "name=\(name)",
                    "sex=\(name.contains("Thị") ? "nữ" : "nam")", "birthDate=\(born)", "commune=Diêm Điền",
                    "confirmedDistinct=có",
                ])
                try #require(ending.code == 0, "\(ending.errors)")
            }
            let head = "Họ tên trẻ em;Ngày sinh;Xã;Ngày;Dịch vụ"
            try place.write(
                "tram.csv",
                """
                \(head)
                nguyễn văn an;14/02/2015;Diêm Điền;15/6/2020;Tư vấn tâm lý
                Trần Thị Bình;;Diêm Điền;15/6/2020;Tư vấn tâm lý
                Người Chưa Có;1/1/2010;Diêm Điền;15/6/2020;Tư vấn tâm lý

                """)
            let file = place.path + "/tram.csv"
            let ending = try await chungtay(["import", file, "--into", "catalogue.Deliveries/Import"])
            #expect(ending.code == 1, "\(ending.errors)")
            #expect(ending.output.contains("1 hàng mới"), "\(ending.output)")
            let back = try place.read("tram.csv.rejected.csv").split(separator: "\n").map(String.init)
            try #require(back.count == 3, "\(back)")
            #expect(back[0].hasSuffix("\(head);Vì sao bị từ chối"))
            #expect(back[1].hasPrefix("Trần Thị Bình;;Diêm Điền;") && back[1].contains("Chưa chắc"))
            #expect(back[2].hasPrefix("Người Chưa Có;") && back[2].contains("Sổ đăng ký chưa có"))

            // The clerk knows which of the two it was, and writes that child's mark behind the name.
            let mark = try #require(back[1].firstMatch(of: /#[0-9a-f]{8}/)).output
            try place.write(
                "lai.csv", "\(head)\nTrần Thị Bình \(mark);;Diêm Điền;15/6/2020;Tư vấn tâm lý\n")
            let again = try await chungtay([
                "import", place.path + "/lai.csv", "--into", "catalogue.Deliveries/Import",
            ])
            #expect(again.code == 0 && again.output.contains("1 hàng mới"), "\(again.output) \(again.errors)")

            // No name went to the catalogue, and a name of two is refused with both.
            let kept = try await chungtay(["call", "catalogue.Deliveries/List", "--json"]).output
            #expect(kept.contains("counselling") && !kept.lowercased().contains("nguyễn"))
            let both = try await chungtay(["child", "Trần Thị Bình"])
            #expect(both.code == 1)
            #expect(both.errors.matches(of: #/Trần Thị Bình \#[0-9a-f]{8}, /#).count == 2, "\(both.errors)")
        }
    }

    @Test("a department that is away is said to be, and the page shows the rest")
    func away() async throws {
        let place = try StackPlace(["registry"], today: day("2020-06-15"))
        defer { place.remove() }
        try await withStack(on: place, ["registry"]) { stack in
            try await stack.healthy(as: "thai-binh")
            func chungtay(_ words: [String]) async throws -> Program.Ending {
                try await Program.chungtay(
                    words + ["--as", Self.commune, "--purpose", "làm thử", "--lang", "vi"], on: place)
            }
            let key = try await Program.chungtay(["keys", "issue", Self.commune], on: place)
            try #require(key.code == 0, "\(key.errors)")
            let entered = try await chungtay([
                "call", "registry.Children/Register", "name=Nguyễn Văn An", "sex=nam", "birthYear=2015",
                "commune=Diêm Điền",
            ])
            try #require(entered.code == 0, "\(entered.errors)")
            let page = try await chungtay(["child", "Nguyễn Văn An", "--json"])
            try #require(page.code == 0, "\(page.errors)")
            let file = try JSONValue(parsing: Array(page.output.utf8))
            #expect(file["child"]?["name"] == "Nguyễn Văn An")
            let states = (file["parts"]?.array ?? []).map {
                "\($0["part"]?.string ?? ""): \($0["state"]?.string ?? "")"
            }
            // The registry hears from the catalogue of the places where children live.
            #expect(
                states == [
                    "cases: behind", "history: behind", "deliveries: away", "referrals: away",
                    "assistance: away", "waivers: away", "classes: away",
                ])
            let told = try await chungtay(["child", "Nguyễn Văn An"]).output
            #expect(told.contains("không hỏi được:"), "\(told)")
        }
    }
}
