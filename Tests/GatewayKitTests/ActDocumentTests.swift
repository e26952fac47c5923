import RegistryAPI
import Testing
import Vocabulary

@testable import GatewayKit

@Suite("A chair's act on paper", .timeLimit(.minutes(5)))
struct ActDocumentTests {
    private let child = Child(
        id: ID(at: Timestamp(milliseconds: 1)), name: "Nguyễn Văn <An>", sex: .male, birthYear: 2015,
        commune: "thai-binh/thai-thuy/diem-dien", povertyStatus: .notPoor, status: .active,
        legalBasis: .publicDuty, registeredOn: Day("2020-01-10") ?? .first, circumstances: [], caregivers: 0,
        version: 1)

    private func act(_ kind: ActKind, _ change: (inout Act) -> Void = { _ in }) -> Act {
        Act(
            id: ID(at: Timestamp(milliseconds: 2)), child: child.id, kind: kind,
            office: "thai-binh/thai-thuy/diem-dien", status: .drafted, draftedOn: Day("2021-01-11") ?? .first
        ).with(change)
    }

    private func text(_ act: Act, _ language: Language = .vi, carer: String? = nil, born: Day? = nil)
        -> String
    {
        ActDocument(act, of: child.with { $0.birthDate = born }, carer: carer, in: language) { _ in
            "Thị trấn Diêm Điền, Thái Thụy"
        }.html
    }

    @Test("a draft has dots where number, day, signatory and the first day in force are to come")
    func draft() {
        let page = text(act(.supportPlan) { $0.content = "Hỗ trợ học phí." })
        for words in [
            "ỦY BAN NHÂN DÂN THỊ TRẤN DIÊM ĐIỀN", "……/QĐ-UBND", "Thị trấn Diêm Điền, ngày ……",
            "Hỗ trợ học phí.",
            "Nguyễn Văn &lt;An&gt;", "có hiệu lực từ ngày ....",
        ] {
            #expect(page.contains(words), "\(words)")
        }
        #expect(!page.contains("gateway.act"), "a sentence is missing")
    }

    @Test("one that is signed has its number, day and signatory; of an emergency it says when it was acted")
    func signed() {
        let page = text(
            act(.isolation) {
                ($0.number, $0.signatory, $0.signedOn) = ("12/QĐ-UBND", "Phạm Văn Hùng", Day("2021-01-12"))
                $0.actedOn = Day("2021-01-11")
            })
        for words in [
            "Số: 12/QĐ-UBND", "ngày 12 tháng 01 năm 2021", "Phạm Văn Hùng", "khẩn cấp ngày 11/01/2021",
        ] {
            #expect(page.contains(words), "\(words)")
        }
    }

    @Test("alternative care says who takes the child in, or where that stands; a year of birth is called one")
    func carers() {
        let named = text(act(.alternativeCare), carer: "Trần Thị Hoa", born: Day("2015-02-14"))
        #expect(named.contains("sinh ngày 14/02/2015") && named.contains("cho Trần Thị Hoa nhận"))
        let below = text(act(.alternativeCare))
        #expect(below.contains("sinh năm 2015") && below.contains("chăm sóc thay thế theo Điều 2"))
    }

    @Test("every kind has its words, in both languages", arguments: ActKind.allCases)
    func kinds(kind: ActKind) {
        for language in Language.allCases {
            #expect(!text(act(kind), language).contains("gateway."))
        }
    }
}
