import Bus
import CatalogueAPI
import RegistryAPI
import ServiceKit
import Store
import TestKit
import Testing
import Vocabulary

@testable import Catalogue

@Suite("Deliveries that are put right or taken back", .timeLimit(.minutes(5)))
struct DeliveryCorrectionTests {
    @Test("what others gave to a child out of reach is as if it were not there")
    func outOfReach() async throws {
        try await Office.open { office in
            let delivery = try await office.delivery(to: office.child(), by: office.provider())
            expect(
                try await office.client("thai-binh/tien-hai").refusal(
                    of: Deliveries.correct,
                    CorrectDelivery(id: delivery.id, reason: "nhầm").with { $0.void = true }),
                .notFound, at: "/id")
        }
    }

    @Test("voiding the only delivery of a referral opens it again")
    func unserve() async throws {
        try await Office.withReferral { office, child, sent in
            let delivery = try await office.serve(sent)
            try await office.province.call(
                Deliveries.correct, CorrectDelivery(id: delivery.id, reason: "nhầm").with { $0.void = true })
            let listed = try await office.province.items(Referrals.list, ListReferrals())
            #expect(listed.map(\.status) == [.accepted])
        }
    }

    @Test("a correction replaces, a void takes back, and both say what was before")
    func correct() async throws {
        try await Office.open { office in
            let child = try await office.child()
            let first = try await office.delivery(to: child, by: office.provider())
            let mended = try await office.province.call(
                Deliveries.correct,
                CorrectDelivery(id: first.id, reason: "ghi nhầm ngày").with {
                    $0.domain = "education"
                    $0.on = day("2021-03-14")
                })
            #expect(mended.revision == 2)
            #expect(mended.domain == "education")
            let voided = try await office.province.call(
                Deliveries.correct, CorrectDelivery(id: first.id, reason: "không có").with { $0.void = true })
            #expect(voided.voided)
            #expect(mended.reason == "ghi nhầm ngày")
            #expect(voided.reason == "không có")
            #expect(voided.revision == 3)
            #expect(try await office.province.items(Deliveries.list, ListDeliveries()).isEmpty)
            #expect(
                try await office.province.items(
                    Deliveries.list, ListDeliveries().with { $0.withVoided = true }) == [voided]
            )
            expect(
                try await office.province.refusal(
                    of: Deliveries.correct,
                    CorrectDelivery(id: first.id, reason: "nữa").with { $0.void = true }),
                .failedPrecondition, at: "/id")
            let told = try await office.deployment.store(of: "catalogue").events(after: 0, limit: 100)
                .compactMap { try $0.recorded(CatalogueEvent.self)?.event }
                .compactMap { if case .deliveryCorrected(let correction) = $0 { correction } else { nil } }
            // All but what people wrote, of which they say only that it is as it was.
            func wordless(_ delivery: Delivery) -> Delivery {
                delivery.with { ($0.note, $0.reason, $0.words) = (nil, nil, nil) }
            }
            #expect(told.map { wordless($0.before) } == [first, mended].map(wordless))
            #expect(told.map { wordless($0.after) } == [mended, voided].map(wordless))
            #expect(told.allSatisfy { $0.after.note == nil && $0.after.reason == nil })
            #expect(told.allSatisfy { $0.before.note == nil && $0.before.reason == nil })
            #expect(Set(told.map(\.after.words)).count == 2 && !told.map(\.after.words).contains(nil))
        }
    }

    @Test("a correction that says nothing, or both, is refused")
    func emptyCorrection() async throws {
        try await Office.open { office in
            let delivery = try await office.delivery(to: office.child(), by: office.provider())
            expect(
                try await office.province.refusal(
                    of: Deliveries.correct, CorrectDelivery(id: delivery.id, reason: "gì đó")),
                .invalidArgument, at: "")
            expect(
                try await office.province.refusal(
                    of: Deliveries.correct,
                    CorrectDelivery(id: delivery.id, reason: "gì đó").with {
                        $0.void = true
                        $0.on = today
                    }),
                .invalidArgument, at: "/void")
            expect(
                try await office.province.refusal(
                    of: Deliveries.correct,
                    CorrectDelivery(id: delivery.id, reason: " ").with { $0.on = today }),
                .invalidArgument, at: "/reason")
        }
    }

    @Test("what was said before a correction, a void and a closure of the child is read as known then")
    func before() async throws {
        try await Office.open { office in
            let child = try await office.child()
            let first = try await office.delivery(to: child, by: office.provider(), on: day("2021-03-10"))
            func listed(
                _ on: String? = nil, knownOn: Day? = nil, voided: Bool? = nil
            ) async throws -> [Delivery] {
                try await office.province.items(
                    Deliveries.list,
                    ListDeliveries().with {
                        ($0.on, $0.knownOn, $0.withVoided) = (on.map(day), knownOn, voided)
                    })
            }
            let days = (1...3).map { today.advanced(by: $0) }
            office.deployment.set(day: days[0])
            let mended = try await office.province.call(
                Deliveries.correct,
                CorrectDelivery(id: first.id, reason: "ghi nhầm ngày").with { $0.on = day("2021-03-12") })
            office.deployment.set(day: days[1])
            let voided = try await office.province.call(
                Deliveries.correct, CorrectDelivery(id: first.id, reason: "không có").with { $0.void = true })
            office.deployment.set(day: days[2])
            // Of the registry's log too nothing more comes of the days before.
            _ = try await office.child()
            // As known now, and on each day before.
            #expect(try await listed("2021-03-12").isEmpty)
            #expect(try await listed("2021-03-12", voided: true) == [voided])
            #expect(try await listed(knownOn: today) == [first])
            #expect(try await listed(knownOn: days[0]) == [mended])
            #expect(try await listed(knownOn: days[1]).isEmpty)
            #expect(try await listed(knownOn: days[1], voided: true) == [voided])
            // Of the days up to one.
            #expect(try await listed("2021-03-09", knownOn: today).isEmpty)
            #expect(try await listed("2021-03-10", knownOn: today) == [first])
            #expect(try await listed("2021-03-11", knownOn: days[0]).isEmpty)
            // Filters are about what was said then.
            let period = try Period(from: day("2021-03-10"), through: day("2021-03-11"))
            let march = ListDeliveries().with { ($0.period, $0.knownOn) = (period, today) }
            #expect(try await office.province.items(Deliveries.list, march) == [first])
            let ahead = ListDeliveries().with { $0.knownOn = days[2].advanced(by: 1) }
            expect(
                try await office.province.refusal(of: Deliveries.list, ahead), .invalidArgument,
                at: "/knownOn")
        }
    }

    @Test(
        "a delivery that the child's life contradicts was said without that before; a day that is not over is marked"
    )
    func contradicted() async throws {
        try await Office.open { office in
            let child = try await office.child()
            let given = try await office.delivery(to: child, by: office.provider(), on: day("2021-03-10"))
            func listed(knownOn: Day) async throws -> [Delivery] {
                try await office.province.items(
                    Deliveries.list, ListDeliveries().with { $0.knownOn = knownOn })
            }
            let open = given.with { $0.provisional = true }
            #expect(try await listed(knownOn: today) == [open])
            office.deployment.set(day: today.advanced(by: 1))
            try await office.close(child, .deceased, on: "2021-03-01")
            office.deployment.set(day: today.advanced(by: 2))
            _ = try await office.child()
            let contradicted = given.with { $0.contradicted = true }
            #expect(try await listed(knownOn: today) == [given])
            #expect(try await listed(knownOn: today.advanced(by: 1)) == [contradicted])
        }
    }
}
