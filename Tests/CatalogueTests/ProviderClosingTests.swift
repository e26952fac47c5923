import Bus
import CatalogueAPI
import Store
import TestKit
import Testing
import Vocabulary

@testable import Catalogue

@Suite("A provider that closes, and what never was so", .timeLimit(.minutes(5)))
struct ProviderClosingTests {
    private func close(_ id: ProviderID, on text: String) -> CloseProvider {
        CloseProvider(id: id, reason: "hết kinh phí").with { $0.on = day(text) }
    }

    @Test("nothing is given by a provider that is closed, and it does not close over what it gave")
    func uses() async throws {
        try await Office.open { office in
            let (lead, child) = (office.province, try await office.child())
            let provider = try await office.provider()
            let delivery = try await office.delivery(to: child, by: provider, on: day("2021-02-10"))
            let early = try await lead.refusal(of: Providers.close, close(provider.id, on: "2021-02-10"))
            expect(early, .failedPrecondition, at: "/on", delivery.id.text)
            #expect(early?.message.contains("recorded by thai-binh)") == true)
            let closed = try await lead.call(Providers.close, close(provider.id, on: "2021-02-11"))
            #expect(closed.status == .closed)
            #expect(closed.closedOn == day("2021-02-11") && closed.reason == "hết kinh phí")
            expect(
                try await office.refusedDelivery(to: child, by: provider, on: day("2021-02-11")),
                .invalidArgument, at: "/on", "2021-02-11")
            let mend = CorrectDelivery(id: delivery.id, reason: "nhầm ngày").with {
                $0.on = day("2021-03-01")
            }
            expect(try await lead.refusal(of: Deliveries.correct, mend), .invalidArgument, at: "/on")
            _ = try await office.delivery(to: child, by: provider, on: day("2021-02-09"))
            expect(
                try await lead.refusal(of: Providers.close, close(provider.id, on: "2021-03-01")),
                .failedPrecondition, at: "/id")
            let moved = update(provider.id, on: "2021-03-01") { $0.place = thuyHai }
            expect(
                try await lead.refusal(of: Providers.update, moved), .failedPrecondition, at: "/on",
                "thai-binh")
            let opened = try await lead.call(
                Providers.reopen,
                ReopenProvider(id: provider.id, reason: "có kinh phí").with { $0.on = day("2021-03-01") })
            #expect(opened.status == .open && opened.closedOn == nil)
            #expect(try await lead.provider(provider.id, on: "2021-02-28").status == .closed)
            _ = try await office.delivery(to: child, by: provider, on: day("2021-03-02"))
            #expect(try await office.events(of: "provider") == ["Registered", "Closed", "Reopened"])
        }
    }

    @Test("a closure that never was is voided, and cannot be voided again")
    func voiding() async throws {
        try await Office.withProvider { office, lead, id in
            try await office.close(id, on: "2021-02-11")
            let standings = try await lead.history(id, .standing)
            #expect(standings.map(\.status) == [.open, .closed])
            let (opening, closure) = (standings[0].fact, standings[1].fact)
            let open = try await lead.call(Providers.void, VoidProviderFact(id: id, fact: closure))
            #expect(open.status == .open)
            #expect(try await lead.provider(id, on: "2021-02-12").status == .open)
            expect(
                try await lead.refusal(of: Providers.void, VoidProviderFact(id: id, fact: closure)),
                .failedPrecondition, at: "/fact", "thai-binh")
            for fact in [opening, try await lead.history(id, .place)[0].fact] {
                expect(
                    try await lead.refusal(of: Providers.void, VoidProviderFact(id: id, fact: fact)),
                    .failedPrecondition, at: "/fact")
            }
            expect(
                try await lead.refusal(of: Providers.void, VoidProviderFact(id: id, fact: newID())),
                .notFound, at: "/fact")
        }
    }

    @Test("a fact is corrected in what it is about, from another day, and the knowledge of before stays")
    func correcting() async throws {
        try await Office.withProvider { office, lead, id in
            _ = try await lead.call(Providers.update, update(id, on: "2020-06-01") { $0.place = thuyHai })
            office.deployment.set(day: today.advanced(by: 10))
            let fact = try #require(try await lead.history(id, .place).last).fact
            let wrong = CorrectProvider(id: id, fact: fact).with {
                ($0.meetsStandard, $0.reason, $0.clear) = (true, "nhầm", ["licence"])
            }
            #expect(
                try await lead.refusal(of: Providers.correct, wrong)?.fields == [
                    "/meetsStandard", "/clear", "/reason",
                ])
            let right = CorrectProvider(id: id, fact: fact).with { $0.on = day("2020-09-01") }
            #expect(try await lead.call(Providers.correct, right).place == thuyHai)
            #expect(try await lead.provider(id, on: "2020-08-31").place == diemDien)
            #expect(try await lead.provider(id, on: "2020-08-31", knownOn: "\(today)").place == thuyHai)
            expect(
                try await lead.refusal(of: Providers.correct, right), .failedPrecondition, at: "/fact",
                "thai-binh")
            #expect(try await office.events().suffix(1) == ["providerCorrected"])
        }
    }

    @Test("the day of the opening is corrected with what was registered, and not past what the provider gave")
    func opening() async throws {
        try await Office.open { office in
            let (lead, child) = (office.province, try await office.child())
            let provider = try await lead.call(
                Providers.register,
                RegisterProvider(name: "Trạm", unit: health, kind: "clinic").with {
                    ($0.place, $0.licence, $0.openedOn) = (diemDien, "1/GP", day("2020-01-01"))
                })
            expect(
                try await office.refusedDelivery(to: child, by: provider, on: day("2019-12-31")),
                .invalidArgument, at: "/on", "2020-01-01")
            _ = try await office.delivery(to: child, by: provider, on: day("2020-03-01"))
            let opening = try #require(try await lead.history(provider.id, .standing).first).fact
            func opened(_ text: String) -> CorrectProvider {
                CorrectProvider(id: provider.id, fact: opening).with { $0.on = day(text) }
            }
            expect(
                try await lead.refusal(of: Providers.correct, opened("2020-03-02")), .failedPrecondition,
                at: "/fact", "2020-03-01")
            let moved = try await lead.call(Providers.correct, opened("2020-02-01"))
            #expect(moved.openedOn == day("2020-02-01") && moved.licence == "1/GP")
            #expect(try await lead.history(provider.id, .place).last?.from == day("2020-02-01"))
        }
    }

    @Test("what stands in the way of another first day, or of a closure, is named with who said it")
    func inTheWay() async throws {
        try await Office.open { office in
            let lead = office.province
            let id = try await lead.call(
                Providers.register,
                RegisterProvider(name: "Trạm", unit: health, kind: "clinic").with {
                    ($0.place, $0.openedOn) = (diemDien, day("2020-01-01"))
                    $0.standardMetSince = day("2020-05-01")
                }
            ).id
            _ = try await lead.call(Providers.update, update(id, on: "2020-06-01") { $0.place = thuyHai })
            let opening = try #require(try await lead.history(id, .standing).first).fact
            let standard = try #require(try await lead.history(id, .standard).first).fact
            let move = try #require(try await lead.history(id, .place).last).fact
            let later = try await lead.refusal(
                of: Providers.correct,
                CorrectProvider(id: id, fact: opening).with { $0.on = day("2020-05-15") })
            expect(
                later, .failedPrecondition, at: "/fact", "2020-05-01 (\(standard.text), thai-binh)")
            #expect(later?.message.contains(opening.text) == false)
            let early = try await lead.refusal(of: Providers.close, close(id, on: "2020-05-20"))
            expect(early, .failedPrecondition, at: "/on", "2020-06-01 (\(move.text), thai-binh)")
            try await office.close(id, on: "2021-01-01")
            let closure = try #require(try await lead.history(id, .standing).last).fact
            let again = try await lead.refusal(of: Providers.close, close(id, on: "2020-12-01"))
            expect(again, .failedPrecondition, at: "/on", "2021-01-01 (\(closure.text), thai-binh)")
            #expect(again?.message.contains("2020-12-01") == false)
        }
    }

    @Test("a closed provider's name is free for another in its place, and taken when it opens again")
    func namesake() async throws {
        try await Office.open { office in
            let lead = office.province
            let first = try await office.provider("Hoa Sen")
            try await office.close(first.id, on: "2021-02-11")
            let second = try await office.provider("Hoa Sen")
            expect(
                try await lead.refusal(
                    of: Providers.reopen, ReopenProvider(id: first.id, reason: "có kinh phí")),
                .alreadyExists, at: "/id", second.id.text)
        }
    }
}
