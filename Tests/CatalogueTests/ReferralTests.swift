import Bus
import CatalogueAPI
import RegistryAPI
import TestKit
import Testing
import Vocabulary

@testable import Catalogue

@Suite("Referrals", .timeLimit(.minutes(5)))
struct ReferralTests {
    @Test(
        "days that cannot be are refused",
        arguments: [("2021-03-16", "2021-04-01"), ("2021-03-10", "2021-03-09"), ("2021-03-10", "2022-06-01")])
    func days(on: String, until: String) async throws {
        try await Office.open { office in
            let offer = try await office.offer(of: office.provider())
            let refused = try await office.province.refusal(
                of: Referrals.create,
                CreateReferral(child: try await office.child(), offer: offer.id, until: day(until)).with {
                    $0.on = day(on)
                })
            expect(refused, .invalidArgument, at: on > "2021-03-15" ? "/on" : "/until")
        }
    }

    @Test("a child is referred, accepted and served")
    func path() async throws {
        try await Office.open { office in
            let child = try await office.child()
            let offer = try await office.offer(of: office.provider(), capacity: 1)
            let sent = try await office.client(thaiThuy).call(
                Referrals.create, CreateReferral(child: child, offer: offer.id, until: day("2021-04-01")))
            #expect(sent.status == .waiting)
            #expect(sent.from == thaiThuy)
            #expect(sent.to == health)
            let clinic = office.client(health)
            let accepted = try await clinic.call(Referrals.accept, AcceptReferral(id: sent.id))
            #expect(accepted.status == .accepted)
            let delivery = try await clinic.call(
                Deliveries.record, RecordDelivery(child: child, on: today).with { $0.referral = sent.id })
            #expect(delivery.offer == offer.id)
            #expect(delivery.provider == offer.provider)
            #expect(delivery.domain == "rehabilitation")
            let listed = try await clinic.items(Referrals.list, ListReferrals().with { $0.child = child })
            #expect(listed.map(\.status) == [.served])
            #expect(
                try await office.events().suffix(4) == [
                    "referralCreated", "referralAccepted", "referralServed", "deliveryRecorded",
                ])
        }
    }

    @Test("where a referral was is read as known then, of those sent up to a day")
    func before() async throws {
        try await Office.withReferral { office, _, sent in
            func listed(_ on: Day? = nil, knownOn: Day? = nil) async throws -> [ReferralStatus] {
                let list = ListReferrals().with { ($0.on, $0.knownOn) = (on, knownOn) }
                let found = try await office.province.items(Referrals.list, list)
                #expect(found.allSatisfy { $0.id == sent.id && $0.provisional == nil })
                return found.map(\.status)
            }
            let days = (1...3).map { today.advanced(by: $0) }
            office.deployment.set(day: days[0])
            _ = try await office.province.call(Referrals.accept, AcceptReferral(id: sent.id))
            office.deployment.set(day: days[1])
            _ = try await office.province.call(
                Referrals.decline, DeclineReferral(id: sent.id, reason: "không có cán bộ"))
            office.deployment.set(day: days[2])
            // Of the registry's log too nothing more comes of the days before.
            _ = try await office.child()
            #expect(try await listed() == [.declined])
            #expect(try await listed(knownOn: days[1]) == [.declined])
            #expect(try await listed(knownOn: days[0]) == [.accepted])
            #expect(try await listed(knownOn: today) == [.waiting])
            #expect(try await listed(today) == [.declined])
            #expect(try await listed(today.advanced(by: -1)).isEmpty)
            #expect(try await listed(today.advanced(by: -1), knownOn: days[0]).isEmpty)
            let accepted = ListReferrals().with { ($0.status, $0.knownOn) = (.accepted, days[0]) }
            #expect(try await office.province.items(Referrals.list, accepted).map(\.id) == [sent.id])
        }
    }

    @Test("a referral that the offer is not for is refused with every reason, and holds nothing")
    func mismatch() async throws {
        try await Office.open { office in
            let offer = try await office.offer(
                of: office.provider(),
                for: Eligibility().with {
                    $0.minimumAge = 12
                    $0.poverty = ["poor"]
                }, capacity: 1)
            let refused = try await office.province.refusal(
                of: Referrals.create,
                CreateReferral(child: try await office.child(), offer: offer.id, until: day("2021-04-01")))
            expect(refused, .failedPrecondition, at: "/offer", "12")
            #expect(refused?.fields.count == 2)
            #expect(try await office.province.items(Referrals.list, ListReferrals()).isEmpty)
        }
    }

    @Test("only the provider answers, only the sender cancels")
    func scope() async throws {
        try await Office.open { office in
            let child = try await office.child()
            let offer = try await office.offer(of: office.provider())
            let sender = office.client(thaiThuy)
            let sent = try await sender.call(
                Referrals.create, CreateReferral(child: child, offer: offer.id, until: day("2021-04-01")))
            expect(
                try await sender.refusal(of: Referrals.accept, AcceptReferral(id: sent.id)),
                .permissionDenied, at: "/id")
            expect(
                try await office.client(health).refusal(
                    of: Referrals.cancel, CancelReferral(id: sent.id, reason: "thôi")),
                .permissionDenied, at: "/id")
            // To who has neither end there is none.
            let elsewhere = office.client("thai-binh/tien-hai")
            expect(
                try await elsewhere.refusal(of: Referrals.accept, AcceptReferral(id: sent.id)), .notFound,
                at: "/id")
            expect(
                try await elsewhere.refusal(
                    of: Referrals.cancel, CancelReferral(id: sent.id, reason: "thôi")),
                .notFound, at: "/id")
            expect(
                try await office.client("thai-binh/tien-hai").refusal(
                    of: Referrals.create,
                    CreateReferral(child: child, offer: offer.id, until: day("2021-04-01"))),
                .notFound, at: "/child")
            #expect(
                try await office.client("thai-binh/tien-hai").items(Referrals.list, ListReferrals()).isEmpty)
            #expect(try await office.client(health).items(Referrals.list, ListReferrals()).count == 1)
            let cancelled = try await sender.call(
                Referrals.cancel, CancelReferral(id: sent.id, reason: "gia đình không đồng ý"))
            #expect(cancelled.status == .cancelled)
            #expect(cancelled.reason == "gia đình không đồng ý")
        }
    }

    @Test("a child that has left the register is not referred")
    func closed() async throws {
        try await Office.open { office in
            let child = try await office.child()
            try await office.close(child, .moved, on: "2021-03-01")
            let offer = try await office.offer(of: office.provider())
            expect(
                try await office.province.refusal(
                    of: Referrals.create,
                    CreateReferral(child: child, offer: offer.id, until: day("2021-04-01"))),
                .failedPrecondition, at: "/child", "2021-03-01")
        }
    }

    @Test("a child of another province is not referred, and is told of as one that is not there")
    func otherProvince() async throws {
        try await Office.open { office in
            let child = try await office.child()
            let offer = try await office.offer(of: office.provider())
            let stranger = office.client("hung-yen")
            func refused(_ child: ChildID) async throws -> Refused? {
                try await stranger.refusal(
                    of: Referrals.create,
                    CreateReferral(child: child, offer: offer.id, until: day("2021-04-01")))
            }
            let nobody: ChildID = newID()
            let (known, unknown) = (try await refused(child), try await refused(nobody))
            expect(known, .notFound, at: "/child")
            #expect(
                known?.message.replacing(child.text, with: "…")
                    == unknown?.message.replacing(nobody.text, with: "…"))
        }
    }

    @Test("a retry under the same key sends the child once")
    func replay() async throws {
        try await Office.open { office in
            let child = try await office.child()
            let offer = try await office.offer(of: office.provider(), capacity: 1)
            let ask = CreateReferral(child: child, offer: offer.id, until: day("2021-04-01"))
            let first = try await office.province.call(Referrals.create, ask, key: "k1")
            let again = try await office.province.call(Referrals.create, ask, key: "k1")
            #expect(first == again)
            #expect(try await office.events().count { $0 == "referralCreated" } == 1)
        }
    }
}
