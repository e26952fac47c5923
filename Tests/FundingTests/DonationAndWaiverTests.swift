import Bus
import FundingAPI
import RegistryAPI
import TestKit
import Testing
import Vocabulary

@testable import Funding

@Suite("Donations and waivers", .timeLimit(.minutes(5)))
struct DonationAndWaiverTests {
    @Test("a donation grows its source when it comes, part by part")
    func donation() async throws {
        try await Office.keepingBooks { office in
            let fund = try await office.source(0, kind: "donor", name: "Quỹ Bảo trợ trẻ em")
            let treasury = office.treasury
            let pledged = try await treasury.call(
                Donations.pledge, PledgeDonation(source: fund.id, donor: "Công ty A", amount: 500))
            #expect(
                try await treasury.call(Sources.list, ListSources().with { $0.kind = "donor" }).items.map(
                    \.amount) == [0])
            try await treasury.call(
                Donations.receive, ReceiveDonation(id: pledged.id).with { $0.amount = 200 })
            expect(
                try await treasury.refusal(
                    of: Donations.receive, ReceiveDonation(id: pledged.id).with { $0.amount = 301 }),
                .failedPrecondition, at: "/amount", "300")
            let rest = try await treasury.call(Donations.receive, ReceiveDonation(id: pledged.id))
            #expect(rest.received == 500)
            expect(
                try await treasury.refusal(of: Donations.receive, ReceiveDonation(id: pledged.id)),
                .failedPrecondition, at: "/amount")
            #expect(
                try await treasury.call(Sources.list, ListSources().with { $0.kind = "donor" }).items.map(
                    \.amount) == [500]
            )
        }
    }

    @Test("what a child is waived ends with it, and nothing is waived beyond its closure or out of reach")
    func endsWithChild() async throws {
        try await WaivedChild.open { child in
            let (office, grant) = (child.office, child.request("2021-01-01"))
            let stranger = office.treasury.acting(as: health, scope: [health])
            let refused = try await stranger.refusal(of: Waivers.grant, grant)
            expect(refused, .notFound, at: "/child", "seen")
            #expect(refused?.message.contains("diem-dien") == false)
            let waiver = try await office.treasury.call(Waivers.grant, grant)
            try await child.become(.deceased, on: "2021-03-10")
            let ended = try await child.listed()
            #expect(ended.map(\.id) == [waiver.id])
            #expect(ended.map(\.until) == [day("2021-03-09")])
            #expect(try await office.events().last?.contains("waiverEnded") == true)
            expect(
                try await office.treasury.refusal(of: Waivers.grant, child.request("2021-03-10")),
                .failedPrecondition, at: "/child")
        }
    }

    @Test("a waiver is granted once at a time to a child that is known, and ended")
    func waiver() async throws {
        try await Office.open { office in
            let treasury = office.treasury
            let child: ChildID = newID()
            func ask(from: String) -> GrantWaiver {
                GrantWaiver(child: child, kind: "tuition-exemption", unit: health).with {
                    $0.from = day(from)
                }
            }
            expect(
                try await treasury.refusal(of: Waivers.grant, ask(from: "2021-01-01")), .notFound,
                at: "/child",
                "seen")
            try await treasury.call(RegistryStandIn.tell, .childRegistered(known(child)))
            let waiver = try await treasury.call(Waivers.grant, ask(from: "2021-01-01"))
            #expect(waiver.percent == 100)
            expect(
                try await treasury.refusal(of: Waivers.grant, ask(from: "2021-02-01")), .alreadyExists,
                at: "/kind", waiver.id.text)
            let ended = try await treasury.call(
                Waivers.end,
                EndWaiver(id: waiver.id, reason: "hết năm học").with { $0.on = day("2021-01-31") })
            #expect(ended.until == day("2021-01-31"))
            _ = try await treasury.call(Waivers.grant, ask(from: "2021-02-01"))
            let inForce = try await office.client(thaiThuy).call(
                Waivers.list,
                ListWaivers().with {
                    $0.child = child
                    $0.on = day("2021-01-31")
                })
            #expect(inForce.items == [ended])
        }
    }

    @Test("a waiver is granted and ended, a gift is taken, in one's own name")
    func ownName() async throws {
        try await WaivedChild.open { child in
            let (office, grant) = (child.office, child.request("2021-01-01"))
            let other = office.deployment.client(as: finance, scope: ["thai-binh"], language: .en)
            let words = "in the name of thai-binh/so-y-te"
            expect(try await other.refusal(of: Waivers.grant, grant), .permissionDenied, at: "/unit", words)
            let wide = office.deployment.client(as: health, scope: ["thai-binh"], language: .en)
            let waiver = try await wide.call(Waivers.grant, grant)
            expect(
                try await other.refusal(of: Waivers.end, EndWaiver(id: waiver.id, reason: "hết năm học")),
                .permissionDenied, at: "/id", words)
            expect(
                try await other.refusal(of: Waivers.void, VoidWaiver(id: waiver.id)), .permissionDenied,
                at: "/id", words)
            // Out of reach there is none.
            let elsewhere = office.client("thai-binh/tien-hai")
            expect(
                try await elsewhere.refusal(of: Waivers.end, EndWaiver(id: waiver.id, reason: "hết năm học")),
                .notFound, at: "/id")
            expect(
                try await elsewhere.refusal(of: Waivers.void, VoidWaiver(id: waiver.id)), .notFound,
                at: "/id")
            let source = try await office.source(0, kind: "donor", name: "Quỹ")
            expect(
                try await other.refusal(
                    of: Donations.pledge, PledgeDonation(source: source.id, donor: "Bà Mai", amount: 5)),
                .permissionDenied, at: "/source", "in the name of thai-binh")
        }
    }
}
