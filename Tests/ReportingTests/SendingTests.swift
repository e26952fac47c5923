import Bus
import ReportingAPI
import TestKit
import Testing
import Vocabulary

@testable import Reporting

@Suite("A compiled report goes out", .timeLimit(.minutes(5)))
struct SendingTests {
    private let committee: UnitPath = "thai-binh/ubnd"
    private let ministry: UnitPath = "trung-uong/bo-ldtbxh"
    private let signatory = Signatory(
        authority: .deputy, office: "Giám đốc", name: "Nguyễn Văn Ký", signature: .digital
    ).with { $0.ownOffice = "Phó Giám đốc" }

    private func compile(
        _ province: Province, _ change: (inout CompileReport) -> Void = { _ in }
    ) async throws -> Compilation {
        try await province.lead.call(
            Compilations.compile,
            CompileReport(plan: Province.plan, period: try period("2021-01-01", "2021-12-31")).with(change))
    }

    private func request(_ compilation: Compilation, to units: UnitPath...) -> SendReport {
        SendReport(
            compilation: compilation.id, to: units, symbol: "BC-SLĐTBXH", signatory: signatory)
    }

    private func duty(_ province: Province) async throws -> Duty {
        let year = try period("2021-01-01", "2021-12-31")
        let duties = try await province.lead.call(
            Duties.list,
            ListDuties(plan: Province.plan).with {
                $0.unit = Province.dolisa
                $0.period = year
            })
        return try #require(duties.items.first { $0.duty == "yearly-compiled" })
    }

    @Test("the duty to report is discharged when all who receive it have it, on the day of the last")
    func discharging() async throws {
        try await Province.open(today: "2021-12-15", on: [.inProcess]) { province in
            let compilation = try await compile(province)
            let before = try await duty(province)
            #expect(before.state == .dueSoon && before.reminder == 21 && before.alsoTo == [ministry])
            _ = try await province.lead.call(Compilations.send, request(compilation, to: committee))
            let half = try await duty(province)
            #expect(half.state == .dueSoon && half.notYetTo == [ministry])
            province.deployment.set(day: day("2021-12-20"))
            _ = try await province.lead.call(Compilations.send, request(compilation, to: ministry))
            let whole = try await duty(province)
            #expect(whole.state == .onTime && whole.submittedOn == day("2021-12-20"))
            #expect(whole.notYetTo == nil)
            let again = try await province.lead.refusal(
                of: Compilations.send, request(compilation, to: Province.health, ministry, committee))
            expect(again, .alreadyExists, at: "/to/1", "2021-12-20 as number 2")
            #expect(again?.fields == ["/to/1", "/to/2"])
            #expect(try await province.events(of: "report") == ["Compiled", "Sent", "Sent"])
        }
    }

    @Test("what went out before the duty's cut-off does not discharge it; without a cut-off, any day does")
    func beforeCutoff() throws {
        let year = try period("2021-01-01", "2021-12-31")
        let owed = DutyCalendar.Owed(
            duty: "report", name: Rolls.plan.name, unit: "bac-son/dong", to: "bac-son", period: year,
            due: day("2021-12-31"), cutoff: day("2021-11-30"))
        let rules = SendingRules(reference: Rolls.reference, today: day("2021-12-20"))
        func discharged(_ text: String, _ owed: DutyCalendar.Owed) -> Day? {
            let sent = SentReport(
                id: Rolls.id(1), compilation: Rolls.id(2), plan: Rolls.plan.id, period: year,
                unit: owed.unit, to: [owed.to], number: 1, symbol: "BC", on: day(text), signatory: signatory,
                names: [:])
            return rules.discharge(owed, by: [sent]).on
        }
        #expect(discharged("2021-11-29", owed) == nil)
        #expect(discharged("2021-11-30", owed) == day("2021-11-30"))
        var uncut = owed
        uncut.cutoff = nil
        #expect(discharged("2021-02-01", uncut) == day("2021-02-01"))
    }

    @Test("numbers are the office's own series of the year, or its book's, and none is used twice")
    func numbers() async throws {
        try await Province.open(today: "2021-12-15", on: [.inProcess]) { province in
            func number(_ change: (inout SendReport) -> Void = { _ in }) async throws -> Int {
                let send = request(try await compile(province), to: committee).with(change)
                return try await province.lead.call(Compilations.send, send).number
            }
            #expect(try await number() == 1)
            #expect(try await number { $0.number = 40 } == 40)
            #expect(try await number() == 41)
            let another = request(try await compile(province), to: committee).with { $0.number = 40 }
            let twice = try await province.lead.refusal(of: Compilations.send, another)
            expect(twice, .alreadyExists, at: "/number", "40")
            province.deployment.set(day: day("2022-01-03"))
            #expect(try await number() == 1)
            let sent = try await province.lead.call(
                Compilations.sent, ListSentReports(plan: Province.plan).with { $0.limit = 3 })
            #expect(sent.items.count == 3 && sent.next != nil)
        }
    }

    @Test(
        "who signs by what authority, to whom and when: every mistake at once, and nobody in another's name")
    func refusals() async throws {
        try await Province.open(today: "2021-12-15", on: [.inProcess]) { province in
            let compilation = try await compile(province)
            let wrong = SendReport(
                compilation: compilation.id, to: [], symbol: " ",
                signatory: Signatory(authority: .onBehalf, office: "Chủ tịch", name: " ", signature: .wet)
                    .with { $0.ownOffice = "Phó Chủ tịch" }
            ).with {
                $0.number = 0
                $0.on = day("2021-12-14")
            }
            expectAll(
                try await province.lead.refusal(of: Compilations.send, wrong),
                [
                    "/to", "/symbol", "/number", "/on", "/signatory/name", "/signatory/ownOffice",
                    "/signatory/authority",
                ])
            let other = try await province.client(Province.district).refusal(
                of: Compilations.send, request(compilation, to: committee))
            #expect(other?.status == .notFound && other?.fields == ["/compilation"])
        }
    }

    @Test("a report is shown as it was sent when that is asked for, and else for ever as it was compiled")
    func rendering() async throws {
        try await Province.open(today: "2021-12-15", on: [.inProcess]) { province in
            let compilation = try await compile(province)
            func page(_ sending: SendingID? = nil) async throws -> String {
                try await province.lead.call(
                    Compilations.render,
                    RenderCompilation(id: compilation.id, format: .html).with { $0.sending = sending }
                ).text
            }
            let before = try await page()
            #expect(before.contains("Số: ……/BC") && before.contains("THỦ TRƯỞNG ĐƠN VỊ"))
            let sent = try await province.lead.call(
                Compilations.send, request(compilation, to: committee, ministry))
            #expect(try await page() == before)
            let after = try await page(sent.id)
            for words in [
                "Số: 01/BC-SLĐTBXH", "Thái Bình, ngày 15 tháng 12 năm 2021",
                "ỦY BAN NHÂN DÂN TỈNH THÁI BÌNH", "KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "Nguyễn Văn Ký",
                "(đã ký số)",
                "Bộ Lao động - Thương binh và Xã hội",
            ] {
                #expect(after.contains(words), "\(words)")
            }
            let second = try await compile(province)
            let mixed = try await province.lead.refusal(
                of: Compilations.render,
                RenderCompilation(id: second.id, format: .html).with { $0.sending = sent.id })
            #expect(mixed?.status == .notFound && mixed?.fields == ["/sending"])
        }
    }

    @Test("a report that restates another says what changed and why, and leaves the other as it was")
    func restating() async throws {
        try await Province.open(today: "2021-12-15", on: [.inProcess]) { province in
            let children = try await province.children(6)
            let first = try await compile(province)
            #expect(first.yearBefore?.first { $0.indicator == "T1" }?.on == day("2020-12-15"))
            try await province.deliver(to: children[0], on: "2021-12-01", by: province.provider())
            let second = try await compile(province) {
                ($0.restates, $0.reason) = (first.id, "Trung tâm gửi bổ sung")
            }
            #expect(second.restates?.compilation == first.id)
            #expect(second.restates?.reason == "Trung tâm gửi bổ sung")
            #expect(
                second.restates?.changes == [
                    FigureChange(
                        indicator: "T1", before: FigurePair(numerator: 0, denominator: 6),
                        after: FigurePair(numerator: 1, denominator: 6))
                ])
            let kept = try await province.lead.call(Compilations.get, GetCompilation(id: first.id))
            #expect(kept == first)
            let silent = CompileReport(plan: Province.plan, period: try period("2021-01-01", "2021-06-30"))
                .with { $0.restates = first.id }
            expectAll(
                try await province.lead.refusal(of: Compilations.compile, silent),
                ["/reason", "/restates"])
        }
    }
}
