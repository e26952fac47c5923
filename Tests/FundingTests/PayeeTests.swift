import Bus
import FundingAPI
import RegistryAPI
import ServiceKit
import Store
import TestKit
import Testing
import Vocabulary

@testable import Funding

@Suite("Who gets the money of a list", .timeLimit(.minutes(5)))
struct PayeeTests {
    private func account(_ number: String = "0341 0000-1234") -> Payout {
        Payout(.bank).with { ($0.bank, $0.account) = ("Ngân hàng Nông nghiệp", number) }
    }

    @Test("is told once for all months, by whom it is collected, on what paper and by which way, and not why")
    func payees() async throws {
        try await PaidList.open { list in
            let (one, other) = (
                try await list.child(born: "2012-06-15"), try await list.child(born: "2012-06-15")
            )
            let collector: CaregiverID = newID()
            let byBank = list.request(one, on: "2021-08-05").with { $0.payout = account() }
            try await list.commune.call(Entitlements.grant, byBank)
            let byHand = list.request(other, on: "2021-09-02").with {
                $0.collector = collector
                $0.payout = Payout(.hand).with { $0.paper = "CCCD 034090001234" }
            }
            let granted = try await list.commune.call(Entitlements.grant, byHand)
            #expect(granted.payout == byHand.payout)
            try await list.grant(other, "lone-parent-poor", on: "2021-09-02")
            let run = try await list.run("2021-09")
            let ask = ListPayees(unit: diemDien, month: month("2021-09"))
            let payees = try await list.commune.items(Entitlements.payees, ask)
            #expect(payees.count == 3)
            let bank = try #require(payees.first { $0.child == one })
            #expect(bank.channel == .bank && bank.account == "034100001234")
            #expect(bank.paidFor == [month("2021-08"), month("2021-09")])
            #expect(bank.amount == 1_080_000 && bank.numbers.count == 2 && bank.run == run.id)
            #expect(bank.commune == diemDien)
            let hand = try #require(payees.first { $0.child == other && $0.recipient == .child })
            #expect(hand.collector == collector && hand.paper == "CCCD 034090001234")
            #expect(hand.channel == .hand && hand.amount == 540_000)
            let carer = try #require(payees.first { $0.recipient == .carer })
            #expect(carer.channel == .hand && carer.collector == nil && carer.amount == 360_000)
            #expect(payees.reduce(0) { $0 + $1.amount.dong } == run.total.dong)
            let banks = try await list.commune.items(
                Entitlements.payees, ask.with { $0.channel = .bank })
            #expect(banks.map(\.child) == [one])
            let elsewhere = try await list.commune.items(
                Entitlements.payees, ask.with { $0.commune = thuyNinh })
            #expect(elsewhere.isEmpty)
            let number = try #require(bank.numbers.first)
            try await list.commune.call(
                Entitlements.return, ReturnLine(run: run.id, number: number, reason: "Sai số tài khoản"))
            let back = try await list.commune.items(
                Entitlements.payees, ask.with { $0.channel = .bank })
            #expect(back.map(\.returned) == [540_000])
        }
    }

    @Test("whoever was entered twice stands in one row, also where that was learned when the list was paid")
    func enteredTwice() async throws {
        try await PaidList.open { list in
            let (child, between, twin) = (
                try await list.child(born: "2012-06-15"), try await list.child(born: "2012-06-15"),
                try await list.child(born: "2012-06-15")
            )
            for entry in [child, between, twin] { try await list.grant(entry, on: "2021-07-05") }
            try await list.run("2021-07")
            let ask = ListPayees(unit: diemDien, month: month("2021-07"))
            #expect(try await list.commune.items(Entitlements.payees, ask).count == 3)
            try await list.office.tell(.merging(twin, into: child))
            let payees = try await list.commune.items(Entitlements.payees, ask)
            #expect(payees.map(\.amount).sorted() == [540_000, 1_080_000])
            let row = try #require(payees.first { $0.child == child })
            #expect(row.amount == 1_080_000 && row.numbers.count == 2)
            #expect(row.paidFor == [month("2021-07")])
            // Nor does a page that begins behind its first line tell of it again.
            let call = QueryCall(
                principal: Principal(unit: diemDien, roles: Deployment.workRoles), method: "test",
                language: .en)
            let after = try #require(row.numbers.first)
            let rest = try await list.office.deployment.store(of: "funding").query(call) { snapshot in
                try FundingService().listPayees(ask, snapshot, FeedPage(after: "\(after)")).items
            }.value
            #expect(!rest.map(\.child).contains(child))
            #expect(!rest.map(\.child).contains(twin))
        }
    }

    @Test("is told to whoever pays the list, and to nobody else")
    func denied() async throws {
        try await PaidList.open { list in
            try await list.grant(list.child(born: "2012-06-15"), on: "2021-09-02")
            try await list.run("2021-09")
            let other = list.office.client(thuyNinh)
            var status: Status?
            do {
                _ = try await other.items(
                    Entitlements.payees, ListPayees(unit: diemDien, month: month("2021-09")))
            } catch let error as CallError {
                status = error.status
            }
            #expect(status == .permissionDenied)
        }
    }

    @Test("an account goes with a bank, and is changed from the next list on")
    func ways() async throws {
        try await PaidList.open { list in
            let child = try await list.child(born: "2012-06-15")
            let wrong = list.request(child, on: "2021-07-05").with { $0.payout = Payout(.bank) }
            let told = try await list.commune.refusal(of: Entitlements.grant, wrong)
            #expect(Set(told?.fields ?? []) == ["/payout/bank", "/payout/account"])
            let post = wrong.with {
                $0.payout = Payout(.post).with { ($0.account, $0.paper) = ("12", " ") }
            }
            let said = try await list.commune.refusal(of: Entitlements.grant, post)
            #expect(said?.fields.contains("/payout/account") == true)
            #expect(said?.fields.contains("/payout/bank") == false)
            let granted = try await list.grant(child, on: "2021-07-05")
            try await list.run("2021-07")
            try await list.commune.call(
                Entitlements.change,
                ChangeEntitlement(id: granted.id, decision: "15/QĐ-UBND").with { $0.payout = account() })
            try await list.run("2021-08")
            func channels(_ text: String) async throws -> [PayoutChannel] {
                try await list.commune.items(
                    Entitlements.payees, ListPayees(unit: diemDien, month: month(text))
                ).map(\.channel)
            }
            #expect(try await channels("2021-07") == [.hand])
            #expect(try await channels("2021-08") == [.bank])
            let off = try await list.commune.call(
                Entitlements.change,
                ChangeEntitlement(id: granted.id, decision: "16/QĐ-UBND").with { $0.clear = ["payout"] })
            #expect(off.payout == nil)
        }
    }
}
