import Bus
import CatalogueAPI
import RegistryAPI
import TestKit
import Testing
import Vocabulary

@testable import Catalogue

@Suite("Places that referrals hold", .timeLimit(.minutes(5)))
struct ReferralPlaceTests {
    /// An offer, and the referral that has its only place.
    private func onlyPlace(_ office: Office, until: String) async throws -> (Offer, Referral) {
        let offer = try await office.offer(of: office.provider(), capacity: 1)
        return (offer, try await office.referral(of: office.child(), to: offer, until: day(until)))
    }

    /// That the offer has no place for whom it is asked for.
    private func expectNoPlace(_ office: Office, _ ask: CreateReferral) async throws {
        expect(
            try await office.province.refusal(of: Referrals.create, ask), .resourceExhausted, at: "/offer")
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
            expect(
                try await office.province.refusal(
                    of: Referrals.create,
                    CreateReferral(child: child, offer: offer.id, until: day("2021-05-01"))),
                .failedPrecondition, at: "/offer")
        }
    }

    @Test("nor has it two by one that is entered late and goes on into the other's days")
    func twiceOverDays() async throws {
        try await Office.open { office in
            let child = try await office.child()
            let offer = try await office.offer(of: office.provider(), capacity: 5)
            let held = try await office.referral(of: child, to: offer, on: "2021-03-10", until: "2021-03-30")
            // It names the one that is held, who referred the child, and what to do.
            for text in [
                "2021-03-10 to 2021-03-30, by referral \(held.id)", "cancel it first", "Recorded by",
            ] {
                expect(
                    try await office.refusedReferral(
                        of: child, to: offer, on: "2021-03-01", until: "2021-03-20"),
                    .failedPrecondition, at: "/offer", text)
            }
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
            #expect(now.allSatisfy { $0.status == .cancelled && $0.reason?.contains("15/03/2021") == true })
            #expect(try await office.events().suffix(2).allSatisfy { $0.contains("referralCancelled") })
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
                            #expect(refused.status == .resourceExhausted)
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
