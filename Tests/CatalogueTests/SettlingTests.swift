import Bus
import CatalogueAPI
import RegistryAPI
import ServiceKit
import TestKit
import Testing
import Vocabulary

@testable import Catalogue

@Suite("What the catalogue holds follows the child's life", .timeLimit(.minutes(5)))
struct SettlingTests {
    /// The registry tells what the child is from a day on: by which fact.
    @discardableResult
    private func become(
        _ office: Office, _ child: ChildID, _ status: ChildStatus, _ text: String,
        _ kind: VersionKind = .recorded, of fact: FactID = newID()
    ) async throws -> FactID {
        try await office.tell(.standing(status, of: child, on: text, kind, as: fact))
        return fact
    }

    private func referral(_ office: Office, _ child: ChildID) async throws -> Referral {
        try #require(
            try await office.province.items(Referrals.list, ListReferrals().with { $0.child = child }).first)
    }

    private func delivery(_ office: Office, _ child: ChildID) async throws -> Delivery {
        try #require(
            try await office.province.items(
                Deliveries.list,
                ListDeliveries().with {
                    $0.child = child
                    $0.withVoided = true
                }
            ).first)
    }

    @Test("a closure that never was gives back the place that it freed, if nobody has it now")
    func givenBack() async throws {
        try await Office.open { office in
            let child = try await office.child()
            let offer = try await office.offer(of: office.provider(), capacity: 1)
            let sent = try await office.referral(of: child, to: offer)
            let closure = try await become(office, child, .moved, "2021-03-10")
            #expect(try await referral(office, child).status == .cancelled)
            try await become(office, child, .moved, "2021-03-10", .voided, of: closure)
            #expect(try await referral(office, child) == sent)
            #expect(try await office.events().last == "referralCreated")
            let second = try await become(office, child, .moved, "2021-03-11")
            _ = try await office.referral(of: office.child(), to: offer)
            try await become(office, child, .moved, "2021-03-11", .voided, of: second)
            #expect(try await referral(office, child).status == .cancelled)
        }
    }

    @Test("no place is given back to a child that has one under another entry")
    func givenBackOnce() async throws {
        try await Office.open { office in
            let (child, twin) = (try await office.child(), try await office.child())
            let offer = try await office.offer(of: office.provider())
            let first = try await office.referral(of: child, to: offer)
            let closure = try await become(office, child, .moved, "2021-03-10")
            let second = try await office.referral(of: twin, to: offer)
            try await office.merge(twin, into: child)
            try await become(office, child, .moved, "2021-03-10", .voided, of: closure)
            let now = try await office.province.items(
                Referrals.list, ListReferrals().with { $0.child = child })
            #expect(now.first { $0.id == first.id }?.status == .cancelled)
            #expect(now.first { $0.id == second.id }?.status == .waiting)
        }
    }

    @Test("a closure that turns out to be of a child entered in error leaves nothing, until that is void")
    func mistakenClosure() async throws {
        try await Office.open { office in
            let (child, other) = (try await office.child(), try await office.child())
            let offer = try await office.offer(of: office.provider())
            let sent = try await office.referral(of: child, to: offer)
            try await office.serve(sent)
            let (served, waiting) = (
                try await referral(office, child), try await office.referral(of: other, to: offer)
            )
            office.deployment.set(day: day("2021-04-02"))
            let closures = [child: newID() as FactID, other: newID() as FactID]
            for (child, closure) in closures {
                try await become(office, child, .moved, "2021-03-20", of: closure)
                try await become(office, child, .enteredInError, "2021-03-20", .corrected, of: closure)
            }
            #expect(try await referral(office, child).until == served.until)
            #expect(try await referral(office, child).contradicted == true)
            #expect(try await delivery(office, child).contradicted == true)
            #expect(try await referral(office, other).status == .cancelled)
            for (child, closure) in closures {
                try await become(office, child, .enteredInError, "2021-03-20", .voided, of: closure)
            }
            #expect(try await referral(office, child) == served)
            #expect(try await delivery(office, child).contradicted == nil)
            #expect(try await referral(office, other) == waiting)
        }
    }

    @Test("no place is given back at a provider that closed meanwhile, or after the offer's last day")
    func gone() async throws {
        try await Office.open { office in
            let (lead, child) = (office.province, try await office.child())
            let provider = try await office.provider()
            let offer = try await office.offer(of: provider)
            let sent = try await office.referral(of: child, to: offer)
            func closed(_ body: () async throws -> Void) async throws -> ReferralStatus {
                let closure = try await become(office, child, .moved, "2021-03-15")
                try await body()
                try await become(office, child, .moved, "2021-03-15", .voided, of: closure)
                return try await referral(office, child).status
            }
            #expect(try await closed {} == .waiting)
            let shortened = try await closed {
                _ = try await lead.call(
                    Offers.update, UpdateOffer(id: offer.id).with { $0.until = sent.until.advanced(by: -1) })
            }
            #expect(shortened == .cancelled)
            let other = try await office.child()
            let next = try await office.referral(
                of: other, to: office.offer(of: provider, "Khám sàng lọc"))
            let closure = try await become(office, other, .moved, "2021-03-15")
            office.deployment.set(day: day("2021-03-25"))
            try await office.close(provider.id, on: "2021-03-20")
            try await become(office, other, .moved, "2021-03-15", .voided, of: closure)
            #expect(try await referral(office, other).id == next.id)
            #expect(try await referral(office, other).status == .cancelled)
        }
    }

    @Test("a place that was used ends with the closure and moves with it; no reopening gives it back")
    func served() async throws {
        try await Office.withReferral { office, child, sent in
            try await office.serve(sent)
            office.deployment.set(day: day("2021-04-02"))
            let closure = try await become(office, child, .moved, "2021-03-20")
            #expect(try await referral(office, child).until == day("2021-03-19"))
            #expect(try await referral(office, child).status == .served)
            #expect(try await delivery(office, child).contradicted == nil)
            try await become(office, child, .moved, "2021-03-25", .corrected, of: closure)
            #expect(try await referral(office, child).until == day("2021-03-24"))
            try await become(office, child, .active, "2021-04-01")
            #expect(try await referral(office, child).until == day("2021-03-24"))
            try await become(office, child, .moved, "2021-03-25", .voided, of: closure)
            #expect(try await referral(office, child).until == sent.until)
        }
    }

    @Test("a delivery before a corrected birth, or after a closure, is contradicted until one is mended")
    func contradicted() async throws {
        try await Office.open { office in
            let child: ChildID = newID()
            let registered = ChildFacts.registering(
                child, born: day("2013-01-10"), in: diemDien, on: day("2020-01-01"))
            try await office.tell(.childRegistered(registered))
            let given = try await office.delivery(to: child, by: office.provider())
            func born(_ text: String) -> RegistryEvent {
                let identity = ChildIdentity(sex: .female, birthYear: 2021).with { $0.birthDate = day(text) }
                let fact = ChildFact(
                    id: registered.facts[0].id, aspect: .identity, kind: .corrected, from: .first
                ).with { $0.identity = identity }
                return .childUpdated(ChildFacts(child: child, facts: [fact]))
            }
            try await office.tell(born("2021-03-16"))
            #expect(try await delivery(office, child).contradicted == true)
            #expect(try await office.events().last == "deliveryContradicted")
            // It is mended by saying another day, or that it never was; a note does not mend it.
            expect(
                try await office.province.refusal(
                    of: Deliveries.correct,
                    CorrectDelivery(id: given.id, reason: "bổ sung").with { $0.note = "tại trạm" }),
                .invalidArgument, at: "/on", "birth")
            try await office.tell(born("2021-03-15"))
            #expect(try await delivery(office, child) == given)
            let closure = try await become(office, child, .deceased, "2021-03-15")
            #expect(try await delivery(office, child).contradicted == true)
            let voided = try await office.province.call(
                Deliveries.correct, CorrectDelivery(id: given.id, reason: "nhầm").with { $0.void = true })
            #expect(voided.contradicted == nil)
            try await become(office, child, .deceased, "2021-03-15", .voided, of: closure)
            #expect(try await delivery(office, child) == voided)
        }
    }

    @Test("of an entry made in error nothing counts, and nothing is recorded on any day")
    func mistake() async throws {
        try await Office.open { office in
            let (child, provider) = (try await office.child(), try await office.provider())
            _ = try await office.delivery(to: child, by: provider, on: day("2021-02-01"))
            try await office.close(child, .enteredInError, on: "2021-03-10")
            #expect(try await delivery(office, child).contradicted == true)
            expect(
                try await office.refusedDelivery(to: child, by: provider, on: day("2021-02-02")),
                .failedPrecondition, at: "/on", "2021-03-10")
        }
    }

    @Test("while a child was away nothing is given to it; once it is taken up again, it is")
    func away() async throws {
        try await Office.open { office in
            let (child, provider) = (try await office.child(), try await office.provider())
            try await office.close(child, .moved, on: "2021-03-01")
            try await become(office, child, .active, "2021-03-10")
            expect(
                try await office.refusedDelivery(to: child, by: provider, on: day("2021-03-09")),
                .failedPrecondition, at: "/on", "2021-03-01")
            let given = try await office.delivery(to: child, by: provider, on: day("2021-03-10"))
            #expect(given.contradicted == nil)
        }
    }

    @Test(
        "what a restored registry does not say any more is put right, and a child that it has forgotten holds nothing"
    )
    func restored() async throws {
        try await Office.open { office in
            let stays = try await office.child()
            let provider = try await office.provider()
            let offer = try await office.offer(of: provider, capacity: 1)
            _ = try await office.delivery(to: stays, by: provider)
            let copy = try await office.deployment.backUp("registry")
            let ghost = try await office.child()
            _ = try await office.referral(of: ghost, to: offer)
            _ = try await office.delivery(to: ghost, by: provider)
            try await office.close(stays, .moved, on: "2021-03-10")
            #expect(try await delivery(office, stays).contradicted == true)

            try await office.deployment.restore(copy)
            office.deployment.forgetSeen(of: "registry")
            let rewound = try await office.deployment.rewound("catalogue", from: "registry")
            #expect(rewound.lastLearned == 3 && rewound.lastKept == 1)
            #expect(try await delivery(office, stays).contradicted == nil)
            #expect(
                try await office.events().suffix(3).sorted()
                    == ["deliveryContradicted", "deliveryContradicted", "referralCancelled"])
            // The place is free.
            let taken = try await office.referral(of: stays, to: offer)
            #expect(taken.status == .waiting)
            // What was given to nobody can be taken back.
            let lost = try await delivery(office, ghost)
            #expect(lost.contradicted == true)
            let void = CorrectDelivery(id: lost.id, reason: "ghi nhầm").with { $0.void = true }
            #expect(try await office.province.call(Deliveries.correct, void).voided)
        }
    }
}
