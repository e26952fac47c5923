import Bus
import RegistryAPI
import ServiceKit
import TestKit
import Testing
import Vocabulary

@testable import Registry

@Suite("Finding a child", .timeLimit(.minutes(5)))
struct SearchTests {
    /// The names that a search finds, in its order.
    private func found(
        _ words: String, by client: TestClient, _ change: (inout SearchChildren) -> Void = { _ in }
    ) async throws -> [String] {
        var request = SearchChildren().with { $0.name = words }
        change(&request)
        return try await client.call(Children.search, request).items.map(\.name)
    }

    private func enter(_ names: [String], by office: TestClient) async throws {
        for name in names {
            _ = try await office.call(Children.register, child(name, confirmedDistinct: true))
        }
    }

    /// Somebody who cares for a child.
    private func care(
        for child: ChildID, _ name: String, by office: TestClient,
        _ change: (inout RegisterCaregiver) -> Void = { _ in }
    ) async throws -> CaregiverID {
        var request = RegisterCaregiver(name: name, commune: Office.commune)
        change(&request)
        let carer = try await office.call(Caregivers.register, request).id
        _ = try await office.call(
            Caregivers.link, LinkCaregiver(caregiver: carer, child: child, relation: .mother))
        return carer
    }

    @Test(
        "a name is one however it is typed: composed or not, with either placing of tones, without marks, Ð for Đ"
    )
    func spellings() async throws {
        try await Office.open { office in
            try await enter(["Đoàn Thị Hòa", "Hoàng Văn Thúy"], by: office)
            for words in [
                "Đoàn Thị Hòa", "Đoàn Thị Hoà", "doan thi hoa", "ĐOÀN THỊ HÒA", "Ðoàn", "Ɖoàn", "đoàn  hòa",
                "\u{0110}oa\u{0300}n Thi\u{0323} Ho\u{0300}a", "Hòa, Đoàn", "hoa d",
            ] {
                #expect(try await found(words, by: office) == ["Đoàn Thị Hòa"], "\(words)")
            }
            for words in ["Thúy", "Thuý", "thuy", "Thu\u{0301}y", "Thuy\u{0301}"] {
                #expect(try await found(words, by: office) == ["Hoàng Văn Thúy"], "\(words)")
            }
            #expect(try await found("oan", by: office) == [], "a word is found by its beginning")
        }
    }

    @Test(
        "the best match comes first: the whole name, its words in order, those begun, in any order, another name"
    )
    func order() async throws {
        try await Office.open { office in
            let renamed = try await office.call(Children.register, child("Trần Mai Anh"))
            _ = try await office.call(
                Children.update, UpdateChild(id: renamed.id).with { $0.name = "Bùi Thị Ba" })
            try await enter(
                [
                    "Anh Thị Mai", "Bùi Mai Ngọc Anh", "Cao Mai Ánh Hồng", "Lê Mai Anhh", "Mai Anh",
                    "Cao Mai Anh",
                ],
                by: office)
            #expect(
                try await found("mai anh", by: office) == [
                    "Mai Anh", "Cao Mai Anh", "Cao Mai Ánh Hồng", "Lê Mai Anhh", "Bùi Mai Ngọc Anh",
                    "Anh Thị Mai", "Bùi Thị Ba",
                ])
            var (paged, after): ([String], String?) = ([], nil)
            repeat {
                let request = SearchChildren().with { ($0.name, $0.after, $0.limit) = ("mai anh", after, 1) }
                let page = try await office.call(Children.search, request)
                paged += page.items.map(\.name)
                after = page.next
            } while after != nil
            #expect(paged == (try await found("mai anh", by: office)))
        }
    }

    @Test("of those who fit alike who lives nearer to the caller comes first")
    func nearness() async throws {
        try await Office.open { office in
            let far: UnitPath = "thai-binh/tien-hai/tien-hai"
            _ = try await office.call(Children.register, child("An Thị Na", commune: far))
            _ = try await office.call(Children.register, child("Bế Thị Na"))
            #expect(try await found("na", by: office) == ["An Thị Na", "Bế Thị Na"])
            let near = office.acting(as: Office.commune, scope: ["thai-binh"])
            #expect(try await found("na", by: near) == ["Bế Thị Na", "An Thị Na"])
            let neighbour = office.acting(as: far, scope: ["thai-binh"])
            #expect(try await found("na", by: neighbour) == ["An Thị Na", "Bế Thị Na"])
            #expect(try await found("be thi na", by: neighbour) == ["Bế Thị Na"])
        }
    }

    @Test("a child is found by its birth day and year, its number, its address, and by who cares for it")
    func around() async throws {
        try await Office.open { office in
            let hoa = try await office.call(
                Children.register,
                child(
                    "Nguyễn Thị Hoa", birthDate: day("2012-05-10"), personalNumber: "034312000123",
                    address: "Thôn Đông Hải, số 5"))
            _ = try await office.call(
                Children.register, child("Nguyễn Thị Hoa Mai", birthDate: day("2013-06-11")))
            _ = try await care(for: hoa.id, "Vũ Thị Quế", by: office) {
                ($0.personalNumber, $0.phone) = ("034180000777", "0912345678")
            }
            for words in [
                "10/05/2012", "10-5-2012", "2012-05-10", "hoa 10.5.2012", "hoa 2012", "034312000123",
                "034 312 000 123", "034.312.000.123", "034180000777", "0912345678", "0912 345 678",
                "+84912345678", "nguyen 0912 345 678", "dong hai", "hoa dong", "Vũ Quế", "que hoa",
                "Hoa 2012 Quế",
            ] {
                #expect(try await found(words, by: office) == ["Nguyễn Thị Hoa"], "\(words)")
            }
            for words in [
                "hoa 2014", "11/05/2012", "0912345679", "hoa tay", "que mai", "2012 mai", "034180000778",
            ] {
                #expect(try await found(words, by: office) == [], "\(words)")
            }
            #expect(try await found("hoa", by: office) == ["Nguyễn Thị Hoa", "Nguyễn Thị Hoa Mai"])
            let stranger = office.acting(as: Office.otherDistrict)
            for words in ["que", "0912345678", "034180000777", "dong hai", "10/05/2012"] {
                #expect(try await found(words, by: stranger) == [], "\(words)")
            }
            let year = try await office.refusal(
                of: Children.search, SearchChildren().with { $0.name = "2012" })
            #expect(year?.fields == ["/name"])
        }
    }

    @Test("who cares for a child is found by every word of the present name, and of every former one")
    func caregivers() async throws {
        try await Office.open { office in
            let an = try await office.call(Children.register, child("Lê Văn An", sex: .male))
            let mother = try await care(for: an.id, "Vũ Thị Quế", by: office)
            #expect(try await found("que vu", by: office) == ["Lê Văn An"])
            _ = try await office.call(
                Caregivers.update, UpdateCaregiver(id: mother).with { $0.name = "Vũ Thị Quý" })
            for words in ["que", "vu que", "que an", "quy", "quy an"] {
                #expect(try await found(words, by: office) == ["Lê Văn An"], "\(words)")
            }
            #expect(try await found("que mai", by: office) == [])
            // One word each of two who care for the child, and of three words one that nobody has.
            let uncle = try await office.call(
                Caregivers.register, RegisterCaregiver(name: "Đỗ Công Tú", commune: Office.commune)
            ).id
            _ = try await office.call(
                Caregivers.link, LinkCaregiver(caregiver: uncle, child: an.id, relation: .relative))
            #expect(try await found("que tu", by: office) == ["Lê Văn An"])
            #expect(try await found("tu que le", by: office) == ["Lê Văn An"])
            #expect(try await found("que le mai", by: office) == [])
            let search = SearchCaregivers().with { $0.name = "Vũ Thị Quế" }
            #expect(try await office.call(Caregivers.search, search).items.map(\.name) == ["Vũ Thị Quý"])
            // What is said of something else moves no name.
            _ = try await office.call(
                Caregivers.update, UpdateCaregiver(id: mother).with { $0.phone = "0912345678" })
            #expect(try await found("que an", by: office) == ["Lê Văn An"])
        }
    }

    @Test(
        "of two entries that were merged the one is found by what is known of both, and by who cares for either"
    )
    func merged() async throws {
        try await Office.open { office in
            let an = try await office.call(Children.register, child("Lê Văn An", sex: .male))
            let other = try await office.call(
                Children.register, child("Lê Bá Ân", sex: .male, personalNumber: "034212000124"))
            _ = try await care(for: other.id, "Vũ Thị Quế", by: office) { $0.phone = "0912345678" }
            _ = try await office.call(
                Children.merge,
                MergeChildren(survivor: an.id, duplicate: other.id, reason: "Đã gặp gia đình"))
            for words in [
                "le van an", "ba an", "vu que", "que an", "que le an", "0912345678", "034212000124",
            ] {
                #expect(try await found(words, by: office) == ["Lê Văn An"], "\(words)")
            }
            _ = try await office.call(
                Children.unmerge, UnmergeChild(duplicate: other.id, reason: "Là hai anh em"))
            for words in ["ba an", "vu que", "que an", "que le an", "0912345678", "034212000124"] {
                #expect(try await found(words, by: office) == ["Lê Bá Ân"], "\(words)")
            }
            #expect(try await found("van an", by: office) == ["Lê Văn An"])
        }
    }

    @Test("where nobody fits, the last words may be a place; an address and a home of before find nobody")
    func places() async throws {
        try await Office.open { office in
            let second: UnitPath = "thai-binh/tien-hai/tien-hai"
            let hoa = try await office.call(Children.register, child("Lê Thị Hoa", address: "Thôn Bắc"))
            _ = try await office.call(Children.register, child("Bùi Thị Hoa", commune: second))
            #expect(try await found("hoa diem dien", by: office) == ["Lê Thị Hoa"])
            #expect(try await found("Hoa, Thị trấn Diêm Điền", by: office) == ["Lê Thị Hoa"])
            #expect(try await found("Diêm Điền", by: office) == ["Lê Thị Hoa"])
            #expect(try await found("hoa thai binh", by: office) == ["Bùi Thị Hoa", "Lê Thị Hoa"])
            #expect(try await found("lan diem dien", by: office) == [])
            _ = try await office.call(
                Children.update,
                UpdateChild(id: hoa.id).with { ($0.commune, $0.address) = (second, "Thôn Nam") })
            #expect(try await found("hoa diem dien", by: office) == [])
            #expect(try await found("bac", by: office) == [])
            #expect(try await found("hoa nam", by: office) == ["Lê Thị Hoa"])
        }
    }

    @Test("twenty are shown where nothing is said, and of each the least")
    func least() async throws {
        try await Office.open { office in
            let syllables = ["An", "Ba", "Chi", "Dao", "Em", "Giang", "Ha"]
            for one in syllables {
                try await enter(["Lê \(one) Na", "Lê Thị \(one) Na", "Lê Văn \(one) Na"], by: office)
            }
            let page = try await office.call(Children.search, SearchChildren().with { $0.name = "na" })
            #expect(page.items.count == 20 && page.next != nil)
            let first = try #require(page.items.first)
            #expect(first.name == "Lê An Na" && first.birthDate == day("2012-05-10"))
            #expect(first.birthYear == 2012 && first.commune == Office.commune && first.status == .active)
        }
    }

    @Test("of a word that thousands carry the nearest come first, commune by commune, each once")
    func common() async throws {
        try await Office.deploy(on: [.inProcess]) { deployment, office in
            let communes: [UnitPath] = ["thai-binh/thai-thuy/diem-dien", "thai-binh/tien-hai/tien-hai"]
            let letters = Array("abcdeghiklmnopqrstuvxy").map(String.init)
            func name(_ index: Int) -> String {
                "Lê \(letters[index / 484 % 22])\(letters[index / 22 % 22])i \(letters[index % 22])anh"
            }
            let rows = (0..<2_100).map { index in
                ChildRow(child: child(name(index), commune: communes[index % 2], confirmedDistinct: true))
            }
            #expect(try await office.import(Children.import, rows).accepted == 2_100)
            let near = office.acting(as: communes[1], scope: ["thai-binh"])
            var (paged, after): ([FoundChild], String?) = ([], nil)
            repeat {
                let page = try await near.call(
                    Children.search,
                    SearchChildren().with { ($0.name, $0.after, $0.limit) = ("lê", after, 300) })
                paged += page.items
                after = page.next
            } while after != nil
            #expect(paged.count == 2_100 && Set(paged.map(\.id)).count == 2_100)
            #expect(paged.prefix(1_050).allSatisfy { $0.commune == communes[1] })
            #expect(paged.suffix(1_050).allSatisfy { $0.commune == communes[0] })
            #expect(
                paged.prefix(1_050).map(\.name.folding) == paged.prefix(1_050).map(\.name.folding).sorted())
            // A whole name comes before what is near, and a rare word is put in order as ever.
            let whole = try await found("lê", by: near) { $0.status = .active }
            #expect(whole.count == 20)
            let far = name(0)
            #expect(try await found(far, by: near).first == far)
            #expect(try await found("le bai", by: near).allSatisfy { $0.hasPrefix("Lê bai") })
        }
    }
}

extension String {
    fileprivate var folding: String { Vietnamese.folded(self) }
}
