import Bus
import CatalogueAPI
import RegistryAPI
import ServiceKit
import TestKit
import Testing
import Vocabulary

@testable import Catalogue

@Suite("The waiting list of an offer, and what happens by itself", .timeLimit(.minutes(5)))
struct WaitingListTests {
    /// An offer with one place until 2021-03-20, which somebody holds.
    private func taken(_ body: (Office, Offer, Referral) async throws -> Void) async throws {
        try await Office.open { office in
            let offer = try await office.offer(of: office.provider(), capacity: 1)
            let holder = try await office.referral(of: office.child(), to: offer, until: day("2021-03-20"))
            try await body(office, offer, holder)
        }
    }

    private func ask(
        _ child: ChildID, _ offer: Offer, until text: String = "2021-04-15"
    ) -> CreateReferral {
        CreateReferral(child: child, offer: offer.id, until: day(text)).with { $0.orWait = true }
    }

    private func referrals(_ office: Office) async throws -> [ReferralID: Referral] {
        try await office.province.items(Referrals.list, ListReferrals()).reduce(into: [:]) { $0[$1.id] = $1 }
    }

    @Test("a full offer says how many wait; who asks for it waits, in the order in which they came")
    func queued() async throws {
        try await taken { office, offer, _ in
            let (lead, child, other) = (office.province, try await office.child(), try await office.child())
            let refused = try await lead.refusal(
                of: Referrals.create, ask(child, offer).with { $0.orWait = nil })
            expect(refused, .resourceExhausted, at: "/offer", "0 wait")
            let first = try await lead.call(Referrals.create, ask(child, offer))
            #expect(first.status == .queued && first.queue == 1)
            let second = try await lead.call(Referrals.create, ask(other, offer))
            #expect(second.queue == 2)
            expect(
                try await lead.refusal(of: Referrals.create, ask(child, offer)), .failedPrecondition,
                at: "/offer", first.id.text)
            let third = try await office.child()
            expect(
                try await lead.refusal(of: Referrals.create, ask(third, offer).with { $0.orWait = nil }),
                .resourceExhausted, at: "/offer", "2 wait")
            let listed = try await referrals(office)
            #expect(listed[first.id]?.queue == 1 && listed[second.id]?.queue == 2)
            #expect(try await office.events().suffix(2) == ["referralQueued", "referralQueued"])
            // Nobody answers for a place that there is not.
            expect(
                try await lead.refusal(of: Referrals.accept, AcceptReferral(id: first.id)),
                .failedPrecondition, at: "/id")
        }
    }

    @Test("who is first gets the place that is given back, and the others move up by one")
    func movesUp() async throws {
        try await taken { office, offer, holder in
            let lead = office.province
            let first = try await lead.call(Referrals.create, ask(office.child(), offer))
            let second = try await lead.call(Referrals.create, ask(office.child(), offer))
            office.deployment.set(day: day("2021-03-17"))
            try await lead.call(Referrals.decline, DeclineReferral(id: holder.id, reason: "không có cán bộ"))
            let now = try await referrals(office)
            #expect(now[first.id]?.status == .waiting && now[first.id]?.on == day("2021-03-17"))
            #expect(now[first.id]?.queue == nil && now[second.id]?.queue == 1)
            #expect(try await office.events().suffix(2) == ["referralDeclined", "referralMovedUp"])
            try await lead.call(
                Offers.update, UpdateOffer(id: offer.id).with { $0.capacity = 2 })
            #expect(try await referrals(office)[second.id]?.status == .waiting)
            #expect(try await office.events().suffix(2) == ["offerUpdated", "referralMovedUp"])
        }
    }

    @Test("a new day ends what nobody answered, and gives the place to who waits; nobody has to ask")
    func byItself() async throws {
        try await taken { office, offer, holder in
            let lead = office.province
            let waiting = try await lead.call(Referrals.create, ask(office.child(), offer))
            let impatient = try await lead.call(
                Referrals.create, ask(office.child(), offer, until: "2021-03-19"))
            try await office.deployment.running("catalogue").tend()
            #expect(try await referrals(office)[waiting.id]?.status == .queued)
            office.deployment.set(day: day("2021-03-21"))
            try await office.deployment.running("catalogue").tend()
            let now = try await referrals(office)
            #expect(now[holder.id]?.status == .expired)
            #expect(now[impatient.id]?.status == .expired)
            #expect(now[waiting.id]?.status == .waiting && now[waiting.id]?.on == day("2021-03-21"))
            let before = try await office.events()
            #expect(before.filter { $0 == "referralExpired" }.count == 2)
            #expect(before.last == "referralMovedUp")
            try await office.deployment.running("catalogue").tend()
            #expect(try await office.events() == before)
        }
    }

    @Test("what was given in its days is entered after the place has ended by itself")
    func servedLate() async throws {
        try await taken { office, _, holder in
            try await office.province.call(Referrals.accept, AcceptReferral(id: holder.id))
            office.deployment.set(day: day("2021-04-05"))
            try await office.deployment.running("catalogue").tend()
            #expect(try await referrals(office)[holder.id]?.status == .expired)
            let delivery = try await office.province.call(
                Deliveries.record,
                RecordDelivery(child: holder.child, on: day("2021-03-18")).with { $0.referral = holder.id })
            #expect(delivery.referral == holder.id)
            #expect(try await referrals(office)[holder.id]?.status == .served)
        }
    }

    @Test("a child that leaves the register waits no more, and its place goes to the next")
    func childLeaves() async throws {
        try await taken { office, offer, holder in
            let lead = office.province
            let leaver = try await office.child()
            let gone = try await lead.call(Referrals.create, ask(leaver, offer))
            let next = try await lead.call(Referrals.create, ask(office.child(), offer))
            try await office.close(leaver, .deceased, on: "2021-03-15")
            #expect(try await referrals(office)[gone.id]?.status == .cancelled)
            #expect(try await referrals(office)[next.id]?.queue == 1)
            try await office.close(holder.child, .deceased, on: "2021-03-15")
            #expect(try await referrals(office)[next.id]?.status == .waiting)
        }
    }

    @Test("a child that was entered twice waits once, and gets no place beside the one that it holds")
    func merged() async throws {
        try await taken { office, offer, holder in
            let lead = office.province
            let (one, other) = (try await office.child(), try await office.child())
            let first = try await lead.call(Referrals.create, ask(one, offer))
            try await office.merge(one, into: other)
            expect(
                try await lead.refusal(of: Referrals.create, ask(other, offer)), .failedPrecondition,
                at: "/offer", first.id.text)
            let twin = try await office.child()
            let second = try await lead.call(Referrals.create, ask(twin, offer))
            #expect(second.queue == 2)
            try await office.merge(holder.child, into: twin)
            try await lead.call(Offers.update, UpdateOffer(id: offer.id).with { $0.capacity = 3 })
            let now = try await referrals(office)
            #expect(now[first.id]?.status == .waiting)
            #expect(now[second.id]?.status == .queued && now[second.id]?.queue == 1)
        }
    }

    @Test("one that is entered late is told as it stands: with the place that is free by now, or over")
    func late() async throws {
        try await taken { office, offer, holder in
            let lead = office.province
            try await office.serve(holder)
            office.deployment.set(day: day("2021-03-25"))
            func late(until text: String) async throws -> Referral {
                try await lead.call(
                    Referrals.create,
                    ask(office.child(), offer, until: text).with { $0.on = day("2021-03-18") })
            }
            let moved = try await late(until: "2021-04-15")
            #expect(moved.status == .waiting && moved.on == day("2021-03-25") && moved.queue == nil)
            let over = try await late(until: "2021-03-20")
            #expect(over.status == .expired && over.queue == nil)
            let now = try await referrals(office)
            #expect(now[moved.id] == moved && now[over.id] == over)
        }
    }

    @Test("of 64 who race for the last place one wins, and each other knows its place on the list")
    func race() async throws {
        try await Office.open { office in
            let offer = try await office.offer(of: office.provider(), capacity: 1)
            var children: [ChildID] = []
            for _ in 0..<64 { children.append(try await office.child()) }
            let province = office.province
            let asked = children.map { ask($0, offer) }
            let sent = try await withThrowingTaskGroup(of: Referral.self) { group in
                for request in asked {
                    group.addTask { try await province.call(Referrals.create, request) }
                }
                return try await group.reduce(into: [Referral]()) { $0.append($1) }
            }
            #expect(sent.count { $0.status == .waiting } == 1)
            #expect(sent.compactMap(\.queue).sorted() == Array(1...63))
        }
    }
}
