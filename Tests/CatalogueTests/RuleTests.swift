import Bus
import CatalogueAPI
import ServiceKit
import TestKit
import Testing
import Vocabulary

@testable import Catalogue

@Suite("Places of an offer", .timeLimit(.minutes(5)))
struct PlacesTests {
    @Test("the peak is the most that are held on any one day of the span")
    func peak() throws {
        var generator = SystemRandomNumberGenerator()
        for _ in 0..<200 {
            let held = try (0..<Int.random(in: 0...8, using: &generator)).map { _ in
                let start = today.advanced(by: Int.random(in: -10...10, using: &generator))
                return try Period(
                    from: start, through: start.advanced(by: Int.random(in: 0...12, using: &generator)))
            }
            let start = today.advanced(by: Int.random(in: -5...5, using: &generator))
            let length = Int.random(in: 0...10, using: &generator)
            let span = try Period(from: start, through: start.advanced(by: length))
            let counted = (0...length).map { offset in held.count { $0.contains(start.advanced(by: offset)) }
            }
            #expect(HeldPlaces(periods: held).peak(within: span) == counted.max())
        }
    }

    @Test("a place is free again on the day after its last one")
    func dayAfter() throws {
        let places = HeldPlaces(periods: [try Period(from: today, through: today.advanced(by: 3))])
        #expect(places.held(on: today.advanced(by: 3)) == 1)
        #expect(places.held(on: today.advanced(by: 4)) == 0)
    }
}

@Suite("Steps of a referral", .timeLimit(.minutes(5)))
struct ReferralStepTests {
    @Test(
        "only these steps can be taken, whatever is tried",
        arguments: ReferralStatus.allCases, ReferralStep.allCases)
    func table(status: ReferralStatus, step: ReferralStep) throws {
        let allowed: [ReferralStatus: [ReferralStep: ReferralStatus]] = [
            .queued: [.moveUp: .waiting, .decline: .declined, .cancel: .cancelled, .expire: .expired],
            .waiting: [.accept: .accepted, .decline: .declined, .cancel: .cancelled, .expire: .expired],
            .accepted: [.serve: .served, .decline: .declined, .cancel: .cancelled, .expire: .expired],
            .served: [.serve: .served, .unserve: .accepted], .expired: [.serve: .served],
        ]
        #expect(step.next(from: status) == allowed[status]?[step])
    }

    @Test(
        "what somebody has ended holds no place and never goes on",
        arguments: [ReferralStatus.declined, .cancelled])
    func ended(status: ReferralStatus) {
        #expect(!status.holdsPlace)
        #expect(ReferralStep.allCases.allSatisfy { $0.next(from: status) == nil })
    }

    @Test("each refusal of a step has a sentence in both languages", arguments: ReferralStatus.allCases)
    func sentences(status: ReferralStatus) {
        let referral = Referral(
            id: newID(), child: newID(), offer: newID(), provider: newID(), domain: "health", from: thuyHai,
            to: diemDien, on: today, until: today, status: status)
        for language in Language.allCases {
            let sentence = CatalogueTexts.catalogue.render(
                ReferralStep.accept.instead(for: referral), in: language)
            #expect(!sentence.hasPrefix("catalogue."))
            #expect(!sentence.contains("{"))
            #expect(!sentence.contains("ReferralStatus."))
            if language == .vi { #expect(!sentence.contains(status.rawValue)) }
        }
    }
}

@Suite("Pilots", .timeLimit(.minutes(5)))
struct PilotRuleTests {
    private let learned = Learned(at: LogPoint(1), moment: .now())

    private func rules() throws -> PilotRules {
        PilotRules(reference: try testReference(), today: day("2021-06-01"))
    }

    /// A pilot of 2021-01-01, and how it was judged.
    private func pilot(_ evaluations: [(PilotVerdict, String)]) throws -> PilotTimelines {
        let start = StartPilot(model: "Chăm sóc ban ngày", district: thaiThuy).with {
            $0.on = day("2021-01-01")
        }
        var known = PilotTimelines(id: newID())
        known = known.adding(try rules().start(start, learned: learned) { newID() })
        for (verdict, text) in evaluations {
            let request = EvaluatePilot(id: known.id, verdict: verdict, summary: "đã xem").with {
                $0.on = day(text)
            }
            let shown = try #require(known.shown())
            let said = try rules().evaluate(
                .found(shown), known, by: request, as: newID(), learned: learned)
            known = known.adding(said)
        }
        return known
    }

    private func scale(_ known: PilotTimelines, on text: String) throws -> PilotTimelines {
        let request = ScalePilot(id: known.id, to: "thai-binh/tien-hai").with { $0.on = day(text) }
        let shown = try #require(known.shown())
        return known.adding(
            try rules().scale(.found(shown), known, by: request, as: newID(), learned: learned))
    }

    @Test("only the latest evaluation until then decides whether a pilot goes to another district")
    func scaling() throws {
        let unready: [[(PilotVerdict, String)]] = [
            [], [(.expand, "2021-03-01"), (.continue, "2021-04-01")],
        ]
        for evaluations in unready {
            let judged = try pilot(evaluations)
            #expect(
                try keys { _ = try scale(judged, on: "2021-05-01") } == ["catalogue.pilot-not-expandable"])
        }
        let ready = try pilot([(.expand, "2021-04-01"), (.continue, "2021-03-01")])
        let scaled = try scale(ready, on: "2021-05-01")
        #expect(scaled.shown()?.districts == [thaiThuy, "thai-binh/tien-hai"])
        #expect(scaled.shown()?.expansions.map(\.on) == [day("2021-05-01")])
        #expect(try keys { _ = try scale(scaled, on: "2021-05-01") } == ["catalogue.pilot-already-there"])
        #expect(
            try keys { _ = try scale(ready, on: "2021-03-31") } == ["catalogue.pilot-not-expandable"],
            "By then it was only to be continued.")
        #expect(
            try keys { _ = try scale(ready, on: "2021-02-28") } == ["check.day-before"])
    }

    @Test("a district that has another name by now is where the pilot runs all the same, and ends there")
    func renamed() throws {
        let reference = try Reference(files: [
            "labels.csv": """
            table,code,label_vi,label_en,valid_from,valid_to,source,confidence
            unit-type,tinh,Tỉnh,Province,,,test,V
            unit-type,huyen,Huyện,District,,,test,V

            """,
            "units.csv": """
            code,name,full_name_vi,type,parent_code,valid_from,valid_to,source,confidence
            34,Thái Bình,Tỉnh Thái Bình,tinh,,,,test,V
            341,Thái Thụy,Huyện Thái Thụy,huyen,34,,2021-03-01,test,V
            343,Thụy Anh,Huyện Thụy Anh,huyen,34,2021-03-01,,test,V

            """,
            "unit_successions.csv": """
            old_code,new_code,date,kind,source,confidence
            341,343,2021-03-01,merge,test,V

            """,
        ])
        let (renamed, now): (UnitPath, PilotRules) = (
            "thai-binh/thuy-anh", PilotRules(reference: reference, today: day("2021-06-01"))
        )
        let known = try pilot([(.expand, "2021-04-01")])
        let shown = try #require(known.shown())
        let again = ScalePilot(id: known.id, to: renamed).with { $0.on = day("2021-05-01") }
        #expect(
            try keys {
                _ = try now.scale(.found(shown), known, by: again, as: newID(), learned: learned)
            } == ["catalogue.pilot-already-there"])
        let stop = StopPilot(id: known.id, reason: "thiếu giáo viên").with { $0.district = renamed }
        let said = try now.stop(.found(shown), known, by: stop, learned: learned) { newID() }
        let stopped = try #require(known.adding(said).shown())
        #expect(stopped.stops?.map(\.district) == [thaiThuy])
        #expect(stopped.end(in: thaiThuy) == day("2021-06-01"))
        #expect(
            try keys {
                _ = try now.stop(.found(stopped), known.adding(said), by: stop, learned: learned) { newID() }
            } == ["catalogue.pilot-not-there"])
    }
}

@Suite("Sentences of the catalogue", .timeLimit(.minutes(5)))
struct CatalogueTextTests {
    @Test("everything that is said is said in both languages")
    func untranslated() { #expect(CatalogueTexts.catalogue.untranslated.isEmpty) }

    @Test("both languages fill the same blanks")
    func blanks() { #expect(CatalogueTexts.catalogue.lopsided.isEmpty) }

    @Test("every mismatch has a code and a sentence")
    func mismatches() throws {
        let reference = try testReference()
        let all: [Mismatch] = [
            .closed(since: today), .unlicensed(until: today), .withdrawn, .notYetGiven(from: today),
            .noLongerGiven(until: today),
            .tooYoung(minimum: 3),
            .tooOld(maximum: 4), .circumstance(["law2016-abandoned"]), .disability,
            .disabilityType(["mobility"]), .disabilityDegree(["severe"]), .area([thaiThuy]),
            .poverty(["poor"]),
            .full(capacity: 3), .alreadyReferred,
        ]
        #expect(Set(all.map(\.code)) == Set(Exclusion.Code.allCases))
        for language in Language.allCases {
            let words = MismatchWords(reference, language, on: today)
            for mismatch in all {
                let sentence = words.sentence(mismatch)
                #expect(!sentence.hasPrefix("catalogue."))
                #expect(!sentence.contains("{"))
            }
        }
        let vietnamese = MismatchWords(reference, .vi, on: today)
        #expect(vietnamese.sentence(.area([thaiThuy])).contains("Huyện Thái Thụy"))
        #expect(vietnamese.sentence(.poverty(["poor"])).contains("Hộ nghèo"))
    }
}
