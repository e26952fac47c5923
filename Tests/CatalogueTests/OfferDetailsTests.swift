import Bus
import CatalogueAPI
import TestKit
import Testing
import Vocabulary

@testable import Catalogue

@Suite("How an offer is given", .timeLimit(.minutes(5)))
struct OfferDetailsTests {
    @Test(
        "a rule of RFC 5545 is read, and written as it is kept",
        arguments: [
            ("FREQ=WEEKLY;BYDAY=MO,WE", "FREQ=WEEKLY;BYDAY=MO,WE"),
            ("BYDAY=SA;INTERVAL=2;FREQ=WEEKLY", "FREQ=WEEKLY;INTERVAL=2;BYDAY=SA"),
            ("FREQ=MONTHLY;BYDAY=1MO,-1FR", "FREQ=MONTHLY;BYDAY=1MO,-1FR"),
            ("FREQ=MONTHLY;BYMONTHDAY=1,-1", "FREQ=MONTHLY;BYMONTHDAY=1,-1"),
            ("FREQ=WEEKLY;INTERVAL=1", "FREQ=WEEKLY"),
        ])
    func rule(text: String, kept: String) { #expect(Recurrence(text)?.text == kept) }

    @Test(
        "what is no such rule is none",
        arguments: [
            "", "WEEKLY", "FREQ=DAILY", "FREQ=WEEKLY;FREQ=WEEKLY", "FREQ=WEEKLY;BYDAY=XX",
            "FREQ=WEEKLY;BYDAY=1MO", "FREQ=WEEKLY;BYDAY=MO,MO", "FREQ=WEEKLY;BYMONTHDAY=1",
            "FREQ=MONTHLY;BYMONTHDAY=32", "FREQ=MONTHLY;BYMONTHDAY=0", "FREQ=WEEKLY;INTERVAL=0",
            "FREQ=WEEKLY;COUNT=3", "FREQ=WEEKLY;", "FREQ=MONTHLY;BYDAY=6MO",
        ])
    func noRule(text: String) { #expect(Recurrence(text) == nil) }

    @Test("details are published, changed from a day, corrected and taken off; each day keeps its own")
    func details() async throws {
        try await Office.open { office in
            let (lead, provider) = (office.province, try await office.provider())
            let given = OfferDetails().with {
                ($0.recurrence, $0.opensAt, $0.closesAt) = ("BYDAY=MO;FREQ=WEEKLY", "08:00", "11:30")
                ($0.languages, $0.documents) = (["vi", "mtq"], ["Giấy  khai sinh"])
                $0.accessibility = " Có đường dốc "
            }
            let offer = try await lead.call(
                Offers.publish,
                PublishOffer(provider: provider.id, title: "Tập nói", domain: "rehabilitation").with {
                    ($0.from, $0.details) = (day("2021-01-01"), given)
                })
            #expect(offer.details?.recurrence == "FREQ=WEEKLY;BYDAY=MO")
            #expect(offer.details?.documents == ["Giấy khai sinh"])
            #expect(offer.details?.accessibility == "Có đường dốc")
            let evening = OfferDetails().with { $0.opensAt = "18:00" }
            _ = try await lead.call(
                Offers.update,
                UpdateOffer(id: offer.id).with { ($0.on, $0.details) = (day("2021-02-01"), evening) })
            func details(_ text: String) async throws -> OfferDetails? {
                try await lead.call(Offers.search, SearchOffers().with { $0.on = day(text) }).items.first?
                    .details
            }
            #expect(try await details("2021-01-31") == offer.details)
            #expect(try await details("2021-02-01") == evening)
            _ = try await lead.call(Offers.update, UpdateOffer(id: offer.id).with { $0.clear = ["details"] })
            #expect(try await details("2021-03-14") == evening)
            #expect(try await details("2021-03-15") == nil)
            let said = try await lead.call(Offers.history, ListOfferHistory(offer: offer.id)).items
                .filter { $0.aspect == .details }
            let second = try #require(said.first { $0.from == day("2021-02-01") }).fact
            _ = try await lead.call(
                Offers.correct,
                CorrectOffer(id: offer.id, fact: second).with {
                    $0.details = evening.with { $0.opensAt = "19:00" }
                })
            #expect(try await details("2021-02-02")?.opensAt == "19:00")
        }
    }

    @Test("everything that is wrong with details is said at its place")
    func wrong() async throws {
        try await Office.withOffer { office, lead, offer in
            let wrong = OfferDetails().with {
                ($0.recurrence, $0.opensAt, $0.closesAt) = ("every Monday", "8:00", "07:00")
                ($0.languages, $0.documents) = (["vi", "Tiếng Mường"], ["", "Sổ hộ nghèo"])
            }
            let refused = try await lead.refusal(
                of: Offers.update, UpdateOffer(id: offer.id).with { $0.details = wrong })
            #expect(
                Set(refused?.fields ?? []) == [
                    "/details/recurrence", "/details/opensAt", "/details/languages/1", "/details/documents/0",
                ])
            let reversed = OfferDetails().with { ($0.opensAt, $0.closesAt) = ("08:00", "08:00") }
            expect(
                try await lead.refusal(
                    of: Offers.update, UpdateOffer(id: offer.id).with { $0.details = reversed }),
                .invalidArgument, at: "/details/closesAt", "08:00")
        }
    }
}
