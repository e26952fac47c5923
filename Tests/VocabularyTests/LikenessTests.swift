import TestKit
import Testing
import Vocabulary

@Suite("What was meant by what was written", .timeLimit(.minutes(5)))
struct LikenessTests {
    private let texts = TextCatalogue(
        vi: [
            "t": "Gần nhất: {x:nearest}.", "t-labelled": "Viết {x:codes}.", "u": "{x:codes}",
            "code.group.hiv": "Trẻ em nhiễm HIV", "code.group.orphanBoth": "Trẻ em mồ côi cả cha và mẹ",
            "code.group.orphanOne": "Trẻ em mồ côi cha hoặc mẹ", "code.group.street": "Trẻ em lang thang",
            "code.old.street": "Trẻ em lang thang", "code.fund.province": "Ngân sách tỉnh",
            "code.fund.district": "Ngân sách huyện", "code.fund.year": "Năm", "code.fund.male": "Nam",
        ],
        en: [
            "t": "Nearest: {x:nearest}.", "t-labelled": "Write {x:codes}.", "u": "{x:codes}",
            "code.group.hiv": "Children with HIV", "code.group.orphanBoth": "Orphans of both parents",
            "code.group.orphanOne": "Orphans of one parent", "code.group.street": "Street children",
            "code.old.street": "Street children", "code.fund.province": "Provincial budget",
            "code.fund.district": "District budget", "code.fund.year": "Year", "code.fund.male": "Male",
        ])

    private func said(_ written: String, _ codes: [String], _ key: String = "t") -> String {
        texts.render(
            Message(key, terms: ["x": codes.map { "code.\($0)" }], near: ["x": written]), in: .vi)
    }

    private let groups = ["group.hiv", "group.orphanBoth", "group.orphanOne", "group.street"]

    @Test(
        "what shares words with a label of either language comes first, then what begins alike, then what is spelt alike",
        arguments: [
            ("mồ côi", ["orphanOne", "orphanBoth"]), ("MO COI cả cha", ["orphanBoth"]),
            ("orphan", ["orphanOne", "orphanBoth"]), ("orphanbth", ["orphanBoth"]), ("lang tang", ["street"]),
            ("one parent", ["orphanOne"]), ("hivv", ["hiv"]),
        ])
    func order(written: String, first: [String]) {
        let told = said(written, groups).dropFirst("Gần nhất: ".count).dropLast()
            .split(separator: "), ").map { String($0.prefix { $0 != " " }) }
        #expect(Array(told.prefix(first.count)) == first)
        #expect(told.count == groups.count)
    }

    @Test("a label of one code alone names that code, in either language, marks and capitals aside")
    func labelled() {
        let funds = ["fund.district", "fund.province", "fund.year", "fund.male"]
        #expect(said("Ngân sách tỉnh", funds) == "Viết province (Ngân sách tỉnh).")
        #expect(said("ngan  sach TINH", funds) == "Viết province (Ngân sách tỉnh).")
        #expect(said("provincial budget", funds) == "Viết province (Ngân sách tỉnh).")
        #expect(said("ngân-sáchtỉnh", funds) == "Viết province (Ngân sách tỉnh).")
        // Marks tell two apart that have the same letters.
        #expect(said("nam", funds) == "Viết male (Nam).")
        #expect(said("nàm", funds).hasPrefix("Gần nhất: "))
        #expect(said("Trẻ em lang thang", groups + ["old.street"]).hasPrefix("Gần nhất: street"))
        // A sentence that has no other for it tells the order.
        #expect(said("Ngân sách tỉnh", funds, "u").hasPrefix("province (Ngân sách tỉnh), "))
    }

    @Test("of many, twelve are told; what is like none leaves them in their order, however long it is")
    func many() {
        let codes = (0..<14).map { "x.c\($0)" }
        #expect(said("", codes) == "Gần nhất: " + (0..<12).map { "c\($0)" }.joined(separator: ", ") + ", ….")
        #expect(said("", codes, "u").hasSuffix("c12, c13"))
        #expect(said(String(repeating: "é", count: 100_000), codes).hasPrefix("Gần nhất: c"))
    }

    @Test("the shipped codes: orphans for “mồ côi”, the provincial budget for its label")
    func shipped() throws {
        let reference = try Shipped.reference()
        let texts = VocabularyTexts.catalogue.merging(reference.texts).merging(
            TextCatalogue(
                vi: ["t": "{x:nearest}", "t-labelled": "{x:codes}"],
                en: ["t": "{x:nearest}", "t-labelled": "{x:codes}"]))
        func said(_ table: ReferenceTable, _ written: String) -> String {
            let codes = reference.codes(table, on: dated("2020-12-10")).map(table.term)
            return texts.render(Message("t", terms: ["x": codes], near: ["x": written]), in: .vi)
        }
        let orphans = said(.circumstance, "mồ côi")
        #expect(orphans.split(separator: "), ").prefix(2).allSatisfy { $0.contains("mồ côi") }, "\(orphans)")
        #expect(said(.fundSource, "Ngân sách tỉnh").hasSuffix("(Ngân sách tỉnh)"))
        #expect(!said(.fundSource, "Ngân sách tỉnh").contains(","))
    }
}
