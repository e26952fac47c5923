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
            #expect(told.map(\.before) == [first, mended])
            #expect(told.map(\.after) == [mended, voided])
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
}
