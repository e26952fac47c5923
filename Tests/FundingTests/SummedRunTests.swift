import Bus
import FundingAPI
import TestKit
import Testing
import Vocabulary

@testable import Funding

@Suite("A month's list, for whoever does not pay it", .timeLimit(.minutes(5)))
struct SummedRunTests {
    @Test("its sum is told of five or more, that differ from the last one told by five or more")
    func sums() async throws {
        try await PaidList.open { list in
            let outsider = list.outsider
            try await list.grant(list.child(born: "2012-06-15"), "hiv-poor", on: "2021-07-05")
            let july = try await list.run("2021-07")
            // The sum of one is what that one gets, and so tells on which ground.
            try await outsider.expect(told: [])
            let own = try await list.commune.call(Entitlements.runs, ListRuns()).items
            #expect(own.map(\.entitlements) == [1] && own.map(\.total) == [720_000])

            for _ in 0..<5 { try await list.grant(list.child(born: "2012-06-15"), on: "2021-08-05") }
            let august = try await list.run("2021-08")
            try await outsider.expect(told: [august])

            // Of seven, and yet what is more than of the six before is what one gets.
            try await list.grant(list.child(born: "2012-06-15"), "hiv-poor", on: "2021-09-05")
            let september = try await list.run("2021-09")
            try await outsider.expect(told: [august])
            list.office.deployment.set(day: day("2021-11-20"))
            let october = try await list.run("2021-10")
            #expect(october.total == september.total)
            try await outsider.expect(told: [august])
            // Of whom one joins, that may be the one who was not told of in September.
            for _ in 0..<6 { try await list.grant(list.child(born: "2012-06-15"), on: "2021-11-05") }
            let november = try await list.run("2021-11")
            try await outsider.expect(told: [august, november])

            // What the line has left is for who keeps the money: all of it, together.
            let sums = [july, august, september, october, november].map(\.total.dong)
            #expect(try await outsider.paid(of: list.commitment) == sums.reduce(0, +))
            let payments = try await list.commune.items(Payments.list, ListPayments())
            #expect(payments.map(\.amount.dong).sorted() == sums.sorted())
        }
    }

    @Test("a list of seven that pays four is not told")
    func paidAlone() async throws {
        try await PaidList.open { list in
            let outsider = list.outsider
            var granted: [Entitlement] = []
            for _ in 0..<7 {
                granted.append(try await list.grant(list.child(born: "2012-06-15"), on: "2021-07-05"))
            }
            let july = try await list.run("2021-07")
            try await outsider.expect(told: [july])
            for entitlement in granted.prefix(3) { try await list.suspend(entitlement.id, on: "2021-07-20") }
            let august = try await list.run("2021-08")
            #expect(august.entitlements == 7 && august.unpaid == 3)
            #expect(august.total == 2_160_000)
            try await outsider.expect(told: [july])
        }
    }

    @Test("who is suspended and comes back is nobody who differs, and does not hide the one who joins")
    func back() async throws {
        try await PaidList.open { list in
            let outsider = list.outsider
            var granted: [Entitlement] = []
            for _ in 0..<9 {
                granted.append(try await list.grant(list.child(born: "2012-06-15"), on: "2021-07-05"))
            }
            let july = try await list.run("2021-07")
            try await outsider.expect(told: [july])
            for entitlement in granted.prefix(4) { try await list.suspend(entitlement.id, on: "2021-07-20") }
            let august = try await list.run("2021-08")
            #expect(august.unpaid == 4 && august.total == 2_700_000)
            try await outsider.expect(told: [july])
            for entitlement in granted.prefix(4) {
                try await list.commune.call(
                    Entitlements.resume,
                    ResumeEntitlement(id: entitlement.id).with {
                        ($0.on, $0.isLost) = (day("2021-09-01"), true)
                    })
            }
            try await list.grant(list.child(born: "2012-06-15"), "hiv-poor", on: "2021-09-05")
            // Five get another sum than in August, and one another than in July: what that one gets is the difference.
            let september = try await list.run("2021-09")
            #expect(september.unpaid == 0 && september.total.dong - july.total.dong == 720_000)
            try await outsider.expect(told: [july])
        }
    }

    @Test("who is left out for a month that is lost leaves the list, and is one who differs")
    func leftOut() async throws {
        try await PaidList.open { list in
            let outsider = list.outsider
            var granted: [Entitlement] = []
            for _ in 0..<6 {
                granted.append(try await list.grant(list.child(born: "2012-06-15"), on: "2021-07-05"))
            }
            let july = try await list.run("2021-07")
            try await outsider.expect(told: [july])
            // Not paid for August, which is lost, as it was stopped with that month.
            try await list.suspend(granted[0].id, on: "2021-07-20")
            try await list.stop(granted[0].id, on: "2021-08-05")
            let august = try await list.run("2021-08")
            #expect(august.gone == 1 && july.total.dong - august.total.dong == 540_000)
            try await outsider.expect(told: [july])
        }
    }

    @Test("who brought back what the list before paid gets what that list says, and hides nobody who joins")
    func broughtBack() async throws {
        try await PaidList.open { list in
            let outsider = list.outsider
            for _ in 0..<6 { try await list.grant(list.child(born: "2012-06-15"), on: "2021-07-05") }
            let july = try await list.run("2021-07")
            for number in 1...4 {
                try await list.commune.call(
                    Entitlements.return, ReturnLine(run: july.id, number: number, reason: "Không đến nhận"))
            }
            try await list.grant(list.child(born: "2012-06-15"), "hiv-poor", on: "2021-08-05")
            let august = try await list.run("2021-08")
            #expect(august.total.dong - july.total.dong == 720_000)
            try await outsider.expect(told: [july])
        }
    }

    @Test("what came back of a list is one person's, and told to nobody else")
    func returned() async throws {
        try await PaidList.open { list in
            let outsider = list.outsider
            for _ in 0..<5 { try await list.grant(list.child(born: "2012-06-15"), on: "2021-07-05") }
            let july = try await list.run("2021-07")
            try await list.commune.call(
                Entitlements.return, ReturnLine(run: july.id, number: 2, reason: "Không đến nhận"))
            try await outsider.expect(told: [july])
            let back = ListEntries().with { $0.event = "paymentReturned" }
            #expect(try await outsider.client.items(Ledger.entries, back) == [])
            let own = try await list.commune.items(Ledger.entries, back)
            #expect(own.flatMap(\.postings).map(\.amount) == [540_000])
            let payments = try await list.commune.items(Payments.list, ListPayments())
            #expect(payments.map(\.returned) == [540_000])
        }
    }
}

extension PaidList {
    fileprivate var outsider: Outsider {
        Outsider(
            client: office.deployment.client(
                as: finance, [.comptroller], scope: ["thai-binh"], language: .en))
    }
}

/// Who reads a province's money, pays none of it, and may see nothing that is confidential.
private struct Outsider {
    let client: TestClient

    func expect(told lists: [PaymentRun], sourceLocation: SourceLocation = #_sourceLocation) async throws {
        let runs = try await client.call(Entitlements.runs, ListRuns()).items
        #expect(
            runs.map(\.total) == lists.reversed().map(\.total), sourceLocation: sourceLocation)
        #expect(
            runs.allSatisfy { $0.entitlements == nil && $0.joined == nil }, sourceLocation: sourceLocation)
        let payments = try await client.items(Payments.list, ListPayments())
        #expect(Set(payments.map(\.id)) == Set(lists.compactMap(\.payment)), sourceLocation: sourceLocation)
        #expect(payments.allSatisfy { $0.returned == nil }, sourceLocation: sourceLocation)
        let entries = try await client.items(
            Ledger.entries, ListEntries().with { $0.event = "paymentMade" })
        #expect(
            entries.flatMap(\.postings).map(\.amount) == lists.map(\.total), sourceLocation: sourceLocation)
    }

    func paid(of commitment: Commitment) async throws -> Int64 {
        let held = try await client.call(Commitments.list, ListCommitments()).items
        return try #require(held.first { $0.id == commitment.id }).paid.dong
    }
}
