import Documents
import JSONCoding
import ReportingAPI
import TestKit
import Testing
import Vocabulary

@testable import Reporting

@Suite("A report as an official document", .timeLimit(.minutes(5)))
struct ReportDocumentTests {
    private func compilation(_ change: (inout Compilation) -> Void = { _ in }) throws -> Compilation {
        Compilation(
            id: Rolls.id(1), plan: "x", planVersion: 1, name: BilingualText(vi: "Kế hoạch", en: "Plan"),
            area: "bac-son", period: try period("2021-01-01", "2021-12-31"), compiledBy: "bac-son/so-mot",
            compiledOn: day("2021-07-05"), positions: Positions(), values: [], duties: [], finances: [],
            submissions: [], names: ["bac-son/dong": BilingualText(vi: "Huyện Đông", en: "Dong")]
        ).with(change)
    }

    private func document(
        _ compilation: Compilation, _ language: Language = .vi, sent: SentReport? = nil
    ) -> Document {
        ReportDocument(compilation, ReportWords(language: language, compilation: compilation, sent: sent))
            .document
    }

    private func letterhead(_ document: Document) -> Document.Letterhead? {
        for part in document.parts { if case .letterhead(let head) = part { return head } }
        return nil
    }

    private func closing(_ document: Document) -> Document.Closing? {
        for part in document.parts { if case .closing(let closing) = part { return closing } }
        return nil
    }

    private func charts(_ document: Document) -> [Document.Chart] {
        document.parts.compactMap { if case .chart(let chart) = $0 { chart } else { nil } }
    }

    private func office(_ path: UnitPath, on text: String) throws -> IssuingOffice? {
        IssuingRules(reference: try SourceTree.reference(), today: day(text)).office(path)
    }

    @Test("the heading names the office, the body that it is under, and where it lies")
    func issuers() throws {
        let department = try #require(try office(Province.dolisa, on: "2021-07-05"))
        #expect(department.parent?.vi == "Ủy ban nhân dân tỉnh Thái Bình")
        #expect(department.place?.vi == "Thái Bình" && department.isCommittee == nil)
        let committee = try #require(try office("thai-binh/ubnd", on: "2021-07-05"))
        #expect(committee.name.vi == "Ủy ban nhân dân tỉnh Thái Bình" && committee.parent == nil)
        #expect(committee.isCommittee == true && committee.place?.vi == "Thái Bình")
        let district = try #require(try office(Province.district, on: "2021-07-05"))
        #expect(district.name.vi == "Ủy ban nhân dân Huyện Thái Thụy" && district.parent == nil)
        #expect(district.place?.vi == "Thái Thụy" && district.isCommittee == true)
        #expect(try office(Province.dolisa, on: "2026-01-01") == nil)
    }

    @Test(
        "a zero stands before days below ten and before the months 1 and 2, and before no other",
        arguments: [
            ("2021-07-05", "Bắc Sơn, ngày 05 tháng 7 năm 2021"),
            ("2021-02-10", "Bắc Sơn, ngày 10 tháng 02 năm 2021"),
            ("2021-11-30", "Bắc Sơn, ngày 30 tháng 11 năm 2021"),
        ])
    func dates(on text: String, written: String) throws {
        let office = IssuingOffice(name: BilingualText(vi: "Sở Một", en: "One")).with {
            $0.parent = BilingualText(vi: "Ủy ban nhân dân tỉnh Bắc Sơn", en: "Committee")
            $0.place = BilingualText(vi: "Bắc Sơn", en: "Bac Son")
        }
        let report = try compilation { ($0.issuer, $0.compiledOn) = (office, day(text)) }
        let head = try #require(self.letterhead(document(report)))
        #expect(head.dated == written && head.issuer == "SỞ MỘT")
        #expect(head.parent == "ỦY BAN NHÂN DÂN TỈNH BẮC SƠN")
        #expect(letterhead(document(report, .en))?.dated == "Bac Son, \(text)")
        // A central body lies where the government does.
        let central = try compilation { $0.issuer = IssuingOffice(name: office.name) }
        #expect(letterhead(document(central))?.dated.hasPrefix("Hà Nội, ngày") == true)
        #expect(letterhead(document(central))?.parent == nil)
    }

    @Test(
        "who signs stands under whose authority it is: the body that decides together first, then its head",
        arguments: [
            (SigningAuthority.head, false, ["GIÁM ĐỐC"]), (.deputy, false, ["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"]),
            (.byOrder, false, ["TL. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"]),
            (.byMandate, false, ["TUQ. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"]),
            (.onBehalf, true, ["TM. ỦY BAN NHÂN DÂN", "GIÁM ĐỐC"]),
            (.deputy, true, ["TM. ỦY BAN NHÂN DÂN", "KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"]),
        ])
    func signing(authority: SigningAuthority, isCommittee: Bool, lines: [String]) throws {
        let signatory = Signatory(
            authority: authority, office: "Giám đốc", name: "Nguyễn Văn Ký", signature: .wet
        ).with { if ![.head, .onBehalf].contains(authority) { $0.ownOffice = "Phó Giám đốc" } }
        let report = try compilation()
        let sent = SentReport(
            id: Rolls.id(2), compilation: report.id, plan: "x", period: report.period, unit: "bac-son/so-mot",
            to: ["bac-son/dong"], number: 7, symbol: "BC-SM", on: day("2021-12-31"), signatory: signatory,
            names: [:]
        ).with { if isCommittee { $0.isCommittee = true } }
        let document = self.document(report, sent: sent)
        let closing = try #require(self.closing(document))
        #expect(closing.authority == lines && closing.signatory == "Nguyễn Văn Ký")
        #expect(closing.recipients == ["- Huyện Đông;", "- Lưu: VT."])
        #expect(letterhead(document)?.number == "Số: 07/BC-SM")
    }

    private func value(_ on: String, _ share: Double, target: Double?) -> IndicatorValue {
        IndicatorValue(
            indicator: "X1", name: BilingualText(vi: "Thử", en: "Test"), measure: .percent, on: day(on),
            numerator: Int(share)
        ).with {
            ($0.denominator, $0.value, $0.target) = (100, share, target)
            ($0.gap, $0.met) = (target.map { share - $0 }, target.map { share >= $0 })
        }
    }

    @Test(
        "its pictures show what its tables say: targets, places from the lowest on, years; hidden is not drawn"
    )
    func pictures() throws {
        let cells = [("bac-son/dong", 40.0), ("bac-son/tay", 20.0), ("bac-son/nam", nil), ("bac-son", 1.0)]
            .map { key, share in
                IndicatorCell(key: key, hidden: share == nil).with {
                    guard let share else { return }
                    ($0.numerator, $0.denominator, $0.value) = (Int(share), 100, share)
                }
            }
        let now = value("2021-12-31", 30, target: 70).with { $0.cells = cells }
        let report = try compilation {
            $0.values = [now]
            $0.history = [value("2020-12-31", 10, target: 60), value("2021-12-31", 30, target: 70)]
            $0.middles = [
                "bac-son/dong": UnitMiddle(latitude: 20.5, longitude: 106.5),
                "bac-son/tay": UnitMiddle(latitude: 20.5, longitude: 106.1),
                "bac-son/nam": UnitMiddle(latitude: 20.1, longitude: 106.3),
            ]
        }
        let charts = self.charts(document(report))
        try #require(charts.count == 4)
        #expect(charts[0].alternative == "X1. Thử: 30,0% (mục tiêu 70,0%).")
        let years = "31/12/2020: 10,0% (mục tiêu 60,0%); 31/12/2021: 30,0% (mục tiêu 70,0%)."
        #expect(charts[1].alternative == years)
        #expect(charts[2].alternative == "bac-son/tay: 20,0%; Huyện Đông: 40,0%.")
        guard case .bars(let targets) = charts[0].drawing, case .map(let places) = charts[3].drawing else {
            Issue.record("other pictures")
            return
        }
        #expect(targets.first?.stretches == [Document.Bar(share: 0.3, target: 0.7, tone: .bad)])
        #expect(places.map(\.share).filter { $0 == nil }.count == 1 && places.count == 3)
        #expect(try self.charts(document(compilation())).isEmpty)
    }

    @Test("of many units that are late a sentence names eight, and says how many more there are")
    func many() throws {
        let duties = try (0..<10).map { number in
            try Duty(
                duty: "yearly", name: BilingualText(vi: "Báo cáo năm", en: "Yearly report"),
                unit: #require(UnitPath("bac-son/xa-\(number)")), to: "bac-son/so-mot",
                period: period("2021-01-01", "2021-12-31"), due: day("2021-12-09"), state: .missing)
        }
        func said(_ count: Int) throws -> String {
            DocumentPage(document(try compilation { $0.duties = Array(duties.prefix(count)) })).html
        }
        #expect(try said(10).contains("bac-son/xa-6, bac-son/xa-7 và 2 đơn vị khác."))
        #expect(try said(8).contains("bac-son/xa-6, bac-son/xa-7."))
    }

    @Test("the value is the same for ever, and reads back as it was")
    func sameValue() throws {
        let report = try compilation { $0.values = [self.value("2021-12-31", 30, target: 70)] }
        let first = try report.rendered(as: .document, in: .vi)
        #expect(try first == report.rendered(as: .document, in: .vi))
        #expect(first.mediaType == "application/json; charset=utf-8")
        #expect(try JSON.decode(Document.self, from: Array(first.text.utf8)) == self.document(report))
    }

    @Test("what is furthest below its target is asked about; where none is below, the first share")
    func furthest() {
        let values = [
            value("2021-12-31", 80, target: 70), value("2021-12-31", 50, target: 70),
            value("2021-12-31", 10, target: 20),
        ]
        #expect(values.furthestBelow == values[1])
        #expect(values.prefix(1).map { $0 }.furthestBelow == values[0])
        #expect([IndicatorValue]().furthestBelow == nil)
    }
}
