import Bus
import CatalogueAPI
import RegistryAPI
import TestKit
import Testing
import Vocabulary

@testable import Catalogue

@Suite("Referrals", .timeLimit(.minutes(5)))
struct ReferralTests {
    /// An offer, and the referral that has its only place.
    private func onlyPlace(_ office: Office, until: String) async throws -> (Offer, Referral) {
        let offer = try await office.offer(of: office.provider(), capacity: 1)
        return (offer, try await office.referral(of: office.child(), to: offer, until: day(until)))
    }

    /// That the offer has no place for whom it is asked for.
    private func expectNoPlace(_ office: Office, _ ask: CreateReferral) async throws {
        expect(
            try await office.province.refusal(of: Referrals.create, ask), .failedPrecondition, at: "/offer")
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

    @Test("a full offer takes no more, until a place is given back")
    func full() async throws {
        try await Office.open { office in
            let offer = try await office.offer(of: office.provider(), capacity: 1)
            let first = try await office.referral(of: office.child(), to: offer)
            let second = try await office.child()
            let ask = CreateReferral(child: second, offer: offer.id, until: day("2021-04-01"))
            try await expectNoPlace(office, ask)
            try await office.client(health).call(
                Referrals.decline, DeclineReferral(id: first.id, reason: "không có cán bộ"))
            #expect(try await office.province.call(Referrals.create, ask).status == .waiting)
        }
    }

    @Test("a place is free the day after its last one, before anyone expires the referral")
    func expiry() async throws {
        try await Office.open { office in
            let (offer, first) = try await onlyPlace(office, until: "2021-03-20")
            office.deployment.set(day: day("2021-03-20"))
            let ask = CreateReferral(
                child: try await office.child(), offer: offer.id, until: day("2021-04-01"))
            try await expectNoPlace(office, ask)
            office.deployment.set(day: day("2021-03-21"))
            let second = try await office.province.call(Referrals.create, ask)
            expect(
                try await office.client(health).refusal(of: Referrals.accept, AcceptReferral(id: first.id)),
                .failedPrecondition, at: "/id", "2021-03-20")
            let expired = try await office.province.call(Referrals.expire, ExpireReferrals())
            #expect(expired.expired == [first.id])
            #expect(!expired.more)
            #expect(try await office.province.call(Referrals.expire, ExpireReferrals()).expired.isEmpty)
            let open = try await office.province.items(
                Referrals.list, ListReferrals().with { $0.status = .waiting })
            #expect(open.map(\.id) == [second.id])
        }
    }

    @Test("an extension counts against the places of the days that it adds")
    func extend() async throws {
        try await Office.open { office in
            let (offer, first) = try await onlyPlace(office, until: "2021-03-20")
            office.deployment.set(day: day("2021-03-18"))
            let clinic = office.client(health)
            let accepted = try await clinic.call(
                Referrals.accept, AcceptReferral(id: first.id).with { $0.until = day("2021-03-25") })
            #expect(accepted.until == day("2021-03-25"))
            office.deployment.set(day: day("2021-03-26"))
            let second = try await office.referral(of: office.child(), to: offer)
            #expect(second.status == .waiting)
        }
    }

    @Test("a child holds one place of an offer at a time")
    func twice() async throws {
        try await Office.open { office in
            let child = try await office.child()
            let offer = try await office.offer(of: office.provider())
            _ = try await office.referral(of: child, to: offer)
            try await expectNoPlace(
                office, CreateReferral(child: child, offer: offer.id, until: day("2021-05-01")))
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

    @Test("no place is held beyond the last day of its offer, neither asked for nor given")
    func offerEnds() async throws {
        try await Office.open { office in
            let child = try await office.child()
            let offer = try await office.offer(of: office.provider(), until: "2021-04-30")
            expect(
                try await office.province.refusal(
                    of: Referrals.create,
                    CreateReferral(child: child, offer: offer.id, until: day("2021-05-01"))),
                .failedPrecondition, at: "/until", "2021-04-30")
            let referral = try await office.referral(of: child, to: offer, until: day("2021-04-30"))
            expect(
                try await office.province.refusal(
                    of: Referrals.accept,
                    AcceptReferral(id: referral.id).with { $0.until = day("2021-05-01") }),
                .failedPrecondition, at: "/until", "2021-04-30")
        }
    }

    @Test("the places of a child that is closed are free from that day")
    func endsWithChild() async throws {
        try await Office.withClinic { office, child, provider in
            let waiting = try await office.referral(of: child, to: office.offer(of: provider))
            let accepted = try await office.referral(of: child, to: office.offer(of: provider, "Tập nói"))
            try await office.province.call(Referrals.accept, AcceptReferral(id: accepted.id))
            try await office.close(child, .deceased, on: "2021-03-15")
            let now = try await office.province.items(Referrals.list, ListReferrals())
            #expect(Set(now.map(\.id)) == [waiting.id, accepted.id])
            #expect(now.allSatisfy { $0.status == .cancelled && $0.reason?.contains("2021-03-15") == true })
            #expect(try await office.events().suffix(2).allSatisfy { $0.contains("referralCancelled") })
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

    @Test("whatever the interleaving, no more places are held than there are", .timeLimit(.minutes(5)))
    func concurrent() async throws {
        try await Office.open { office in
            let offer = try await office.offer(of: office.provider(), capacity: 5)
            var children: [ChildID] = []
            for _ in 0..<40 { children.append(try await office.child()) }
            let province = office.province
            let held = try await withThrowingTaskGroup(of: Referral?.self) { group in
                for child in children {
                    group.addTask {
                        do {
                            return try await province.call(
                                Referrals.create,
                                CreateReferral(child: child, offer: offer.id, until: day("2021-04-01")))
                        } catch let refused as Refused {
                            #expect(refused.status == .failedPrecondition)
                            return nil
                        }
                    }
                }
                return try await group.reduce(into: [Referral]()) { if let one = $1 { $0.append(one) } }
            }
            #expect(held.count == 5)
            // Five are given back while others ask: never more than five at once.
            try await withThrowingTaskGroup(of: Void.self) { group in
                for referral in held {
                    group.addTask {
                        _ = try await province.call(
                            Referrals.cancel, CancelReferral(id: referral.id, reason: "đổi ý"))
                    }
                }
                for child in children {
                    group.addTask {
                        _ = try await province.refusal(
                            of: Referrals.create,
                            CreateReferral(child: child, offer: offer.id, until: day("2021-04-01")))
                    }
                }
                try await group.waitForAll()
            }
            let holding = try await province.items(
                Referrals.list, ListReferrals().with { $0.status = .waiting })
            #expect(holding.count <= 5)
        }
    }
}
