import Testing
import Vocabulary

@Suite("Finding a unit by what people call it", .timeLimit(.minutes(5)))
struct UnitFindingTests {
    let units: UnitDirectory
    let today = dated("2026-11-28")

    init() throws { units = try Shipped.reference().units }

    @Test(
        "by any of its names, with or without marks and the word for its type",
        arguments: [
            ("Thái Dương", "thai-binh/thai-thuy/thai-duong"),
            ("thai duong", "thai-binh/thai-thuy/thai-duong"),
            ("Xã Thái Dương", "thai-binh/thai-thuy/thai-duong"),
            ("X. Thái Dương, H. Thái Thụy", "thai-binh/thai-thuy/thai-duong"),
            ("thai duong thai thuy", "thai-binh/thai-thuy/thai-duong"),
            ("TP Thái Bình", "thai-binh/thai-binh"), ("thành phố Thái Bình", "thai-binh/thai-binh"),
            ("tỉnh Thái Bình", "thai-binh"), ("TT Diêm Điền", "thai-binh/thai-thuy/diem-dien"),
            ("Diem Dien Township", "thai-binh/thai-thuy/diem-dien"),
            ("huyện Mỹ Hào", "hung-yen/my-hao"), ("TX Mỹ Hào", "hung-yen/my-hao"),
            ("phường Mỹ Hào", "hung-yen/my-hao-phuong"),
            ("Sở Y tế tỉnh Hưng Yên", "hung-yen/so-y-te"), ("so y te thai binh", "thai-binh/so-y-te"),
            ("thai-binh/thai-thuy", "thai-binh/thai-thuy"),
        ] as [(String, UnitPath)])
    func best(words: String, path: UnitPath) {
        #expect(units.find(words).first?.path == path)
    }

    @Test("those that exist on the day go first, past names are found too, and each unit once")
    func order() throws {
        let then = units.find("Thái Thụy", on: dated("2020-01-01"))
        #expect(then.first?.path == "thai-binh/thai-thuy")
        let now = units.find("Thái Thụy", on: today)
        #expect(now.first?.validity.contains(today) ?? false)
        #expect(now.contains { $0.path == "thai-binh/thai-thuy" })
        #expect(Set(now.map(\.path)).count == now.count)
        // The name of a period that is over finds the unit as it was then, and as it is on the day asked about.
        #expect(units.find("huyện Mỹ Hào").first?.type == "huyen")
        #expect(units.find("huyện Mỹ Hào", on: dated("2020-01-01")).first?.type == "thi_xa")
    }

    @Test("a place after the comma leaves only what lay there; what fits nothing finds nothing")
    func place() {
        #expect(units.find("Quang Trung").count > 1)
        let there = units.find("Quang Trung, Kiến Xương")
        #expect(there.map(\.path) == ["thai-binh/kien-xuong/quang-trung"])
        #expect(units.find("").isEmpty && units.find(", ,").isEmpty && units.find("Hà Nội").isEmpty)
    }

    @Test("places by a whole name that they have or had, and no office")
    func places() {
        #expect(units.places(called: "diem dien") == ["thai-binh/thai-thuy/diem-dien"])
        #expect(units.places(called: "thi tran diem dien") == ["thai-binh/thai-thuy/diem-dien"])
        #expect(units.places(called: "thai binh").contains("thai-binh"))
        #expect(units.places(called: "thai binh").contains("thai-binh/thai-binh"))
        for name in ["diem", "dien", "", "so y te", "so y te tinh hung yen"] {
            #expect(units.places(called: name).isEmpty, "\(name)")
        }
    }

    @Test("a misspelt or misplaced path suggests what exists on the day")
    func nearest() {
        #expect(
            units.nearest(to: "thai-binh/thai-thuy/diem-dein", on: dated("2020-01-01")).first
                == "thai-binh/thai-thuy/diem-dien")
        #expect(
            units.nearest(to: "thai-binh/diem-dien", on: dated("2020-01-01")).first
                == "thai-binh/thai-thuy/diem-dien")
        #expect(
            units.nearest(to: "thai-binh/thai-thuy/xa-thai-duong", on: dated("2019-01-01")).first
                == "thai-binh/thai-thuy/thai-duong")
        #expect(
            units.nearest(to: "thai-binh/y-te", on: dated("2020-01-01")).first == "thai-binh/so-y-te")
        #expect(units.nearest(to: "hung-yen/khoai-chau-huyen", on: dated("2026-01-01")).isEmpty)
        for path in units.nearest(to: "thai-binh/thai-thuy/diem-dein", on: today) {
            #expect(units.isValid(path, on: today))
        }
        #expect(!units.nearest(to: "thai-binh/thai-thuy/diem-dein", on: today).isEmpty)
        #expect(units.nearest(to: "thai-binh/thai-thuy/khong-he-co-xa-nay", on: dated("2020-01-01")).isEmpty)
        #expect(units.nearest(to: "hung-yen/quang-trung", on: dated("2019-01-01"), limit: 2).count == 2)
    }
}
