import Bus
import ReportingAPI
import TestKit
import Testing
import Vocabulary

@testable import Reporting

@Suite("What stands in a unit's way", .timeLimit(.minutes(5)))
struct DifficultyTests {
    private let committee: UnitPath = "thai-binh/ubnd"

    private func raise(
        _ province: Province, about: String? = nil, by unit: UnitPath = Province.district
    ) async throws -> Difficulty {
        try await province.client(unit).call(
            Difficulties.raise,
            RaiseDifficulty(plan: Province.plan, unit: unit, text: "Thiếu cán bộ\nở ba xã").with {
                $0.about = about
            })
    }

    private func answer(_ difficulty: Difficulty) -> AnswerDifficulty {
        AnswerDifficulty(id: difficulty.id, decision: .grantedInPart, text: "Bổ sung hai người")
    }

    private func list(
        _ client: TestClient, _ change: (inout ListDifficulties) -> Void = { _ in }
    ) async throws -> [Difficulty] {
        try await client.call(Difficulties.list, ListDifficulties(plan: Province.plan).with(change)).items
    }

    @Test(
        "it goes to who answers for what it is about, and by the plan's order to another than who raises it")
    func routing() async throws {
        try await Province.open(on: [.inProcess]) { province in
            #expect(try await raise(province).to == Province.dolisa)
            #expect(try await raise(province, about: "III.5-rehabilitation").to == Province.health)
            #expect(try await raise(province, about: "V.6").to == "thai-binh/so-tai-chinh")
            // Health does not ask itself, nor does the lead office.
            let own = try await raise(province, about: "V.3", by: Province.health)
            #expect(own.to == Province.dolisa)
            #expect(try await raise(province, by: Province.dolisa).to == committee)
            let nothing = RaiseDifficulty(plan: Province.plan, unit: Province.health, text: " ").with {
                $0.about = "IX"
            }
            let refused = try await province.client(Province.health).refusal(of: Difficulties.raise, nothing)
            expectAll(refused, ["/text", "/about"])
            let other = RaiseDifficulty(plan: Province.plan, unit: Province.district, text: "Thiếu")
            expect(
                try await province.client(Province.health).refusal(of: Difficulties.raise, other),
                .permissionDenied, at: "/unit")
        }
    }

    @Test("it is answered with a decision by the office with which it lies, and closed by who raised it")
    func answering() async throws {
        try await Province.open(on: [.inProcess]) { province in
            let raised = try await raise(province, about: "V.3")
            #expect(raised.status == .open && raised.raisedOn == day("2021-03-15"))
            #expect(raised.answerBy == day("2021-04-05"), "fifteen working days")
            let (health, district) = (province.client(Province.health), province.client(Province.district))
            let stranger = try await province.client("thai-binh/so-gddt").refusal(
                of: Difficulties.answer, answer(raised))
            #expect(stranger?.status == .permissionDenied && stranger?.fields == ["/id"])
            province.deployment.set(day: day("2021-03-20"))
            let answered = try await health.call(
                Difficulties.answer, answer(raised).with { $0.document = "12/SYT-NVY" })
            #expect(answered.status == .answered && answered.answerBy == nil)
            #expect(answered.answers.map(\.by) == [Province.health])
            #expect(answered.answers.first?.document == "12/SYT-NVY")
            let again = try await health.refusal(of: Difficulties.answer, answer(raised))
            #expect(again?.status == .failedPrecondition)
            let close = CloseDifficulty(id: raised.id, outcome: .overcome)
            #expect(try await health.refusal(of: Difficulties.close, close)?.status == .permissionDenied)
            let closed = try await district.call(Difficulties.close, close)
            #expect(closed.status == .closed && closed.outcome == .overcome)
            #expect(closed.closedOn == day("2021-03-20"))
            for refused in [
                try await district.refusal(of: Difficulties.close, close),
                try await district.refusal(of: Difficulties.escalate, EscalateDifficulty(id: raised.id)),
            ] {
                #expect(refused?.status == .failedPrecondition)
            }
            #expect(try await province.events(of: "difficulty") == ["Raised", "Answered", "Closed"])
        }
    }

    @Test("who is not content hands it up; the People's Committee's word is the last")
    func escalating() async throws {
        try await Province.open(on: [.inProcess]) { province in
            let raised = try await raise(province)
            let district = province.client(Province.district)
            _ = try await province.client(Province.dolisa).call(Difficulties.answer, answer(raised))
            let up = EscalateDifficulty(id: raised.id)
            let handedUp = try await district.call(Difficulties.escalate, up)
            #expect(handedUp.to == committee && handedUp.status == .open)
            #expect(handedUp.escalatedBy == Province.district && handedUp.escalatedOn == day("2021-03-15"))
            #expect(handedUp.answerBy == day("2021-04-14"), "thirty days")
            #expect(try await district.refusal(of: Difficulties.escalate, up)?.status == .failedPrecondition)
            let late = try await province.client(Province.dolisa).refusal(
                of: Difficulties.answer, answer(raised))
            #expect(late?.status == .permissionDenied)
            let decided = try await province.client(committee).call(Difficulties.answer, answer(raised))
            #expect(decided.answers.map(\.by) == [Province.dolisa, committee])
        }
    }

    @Test(
        "what nobody answers within its days lies with the People's Committee, and is late after its days too"
    )
    func byTime() async throws {
        try await Province.open(on: [.inProcess]) { province in
            let raised = try await raise(province)
            let observer = province.deployment.client(
                as: Province.dolisa, scope: [Province.area], language: .en)
            province.deployment.set(day: day("2021-04-05"))
            #expect(try await list(observer).map(\.to) == [Province.dolisa])
            province.deployment.set(day: day("2021-04-06"))
            let ripe = try #require(try await list(observer).first)
            #expect(ripe.to == committee && ripe.escalatedOn == day("2021-04-06"))
            #expect(ripe.escalatedBy == nil && ripe.answerBy == day("2021-05-06") && ripe.daysLate == nil)
            province.deployment.set(day: day("2021-05-09"))
            #expect(try await list(observer) { $0.late = true }.map(\.daysLate) == [3])
            #expect(try await list(observer) { $0.late = false }.isEmpty)
            let decided = try await province.client(committee).call(Difficulties.answer, answer(raised))
            #expect(decided.escalatedOn == day("2021-04-06"))
        }
    }

    @Test(
        "it is read by who reaches who raised it and by the office with which it lies, and by no other unit")
    func reading() async throws {
        try await Province.open(on: [.inProcess]) { province in
            let raised = try await raise(province, about: "V.3")
            let other = try await raise(province, by: Province.otherDistrict)
            #expect(try await list(province.lead).map(\.id) == [raised.id, other.id].sorted())
            #expect(try await list(province.client(Province.health)).map(\.id) == [raised.id])
            #expect(try await list(province.client(Province.district)).map(\.id) == [raised.id])
            #expect(try await list(province.client("thai-binh/so-gddt")).isEmpty)
            let asked = try await province.client(Province.district).refusal(
                of: Difficulties.list,
                ListDifficulties(plan: Province.plan).with { $0.unit = Province.otherDistrict })
            #expect(asked?.status == .permissionDenied && asked?.fields == ["/unit"])
            #expect(try await list(province.lead) { $0.status = .answered }.isEmpty)
            let pages = try await province.lead.pages(of: Difficulties.list) { after in
                ListDifficulties(plan: Province.plan).with { ($0.after, $0.limit) = (after, 1) }
            }
            #expect(pages.map(\.count) == [1, 1])
        }
    }

    @Test("after the province's end the office that took over answers, and a report keeps what was raised")
    func heirs() async throws {
        try await Province.open(today: "2025-06-25", on: [.inProcess]) { province in
            let raised = try await raise(province, about: "V.2")
            province.deployment.set(day: day("2025-07-02"))
            let heir = province.client("hung-yen/so-gddt")
            #expect(try await list(heir).map(\.to) == ["hung-yen/so-gddt"])
            let answered = try await heir.call(Difficulties.answer, answer(raised))
            #expect(answered.answers.map(\.by) == ["hung-yen/so-gddt"])
            let lead = province.deployment.client(
                as: "hung-yen/so-y-te", scope: ["hung-yen"], language: .en)
            let report = try await lead.call(
                Compilations.compile,
                CompileReport(plan: Province.plan, period: try period("2025-01-01", "2025-06-30")))
            #expect(report.raised?.map(\.id) == [raised.id])
            #expect(report.raised?.first?.answers.first?.decision == .grantedInPart)
        }
    }
}
