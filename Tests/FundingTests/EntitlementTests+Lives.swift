import Bus
import FundingAPI
import RegistryAPI
import ServiceKit
import Store
import TestKit
import Testing
import Vocabulary

@testable import Funding

/// How assistance follows the life of its child: it ends, comes back, is replaced, moves along.
extension EntitlementTests {
    @Test("ends with the month of its decision, and with the month in which the child leaves")
    func ends() async throws {
        try await PaidList.open { list in
            let stays = try await list.child(born: "2012-06-15")
            let leaves = try await list.child(born: "2012-06-15")
            let stopped = try await list.grant(stays, on: "2021-07-05")
            let ended = try await list.commune.call(
                Entitlements.stop,
                StopEntitlement(id: stopped.id, reason: "Có người nuôi dưỡng").with {
                    $0.on = day("2021-08-03")
                })
            #expect(ended.until == month("2021-08") && ended.status == .stopped)
            expect(
                try await list.commune.refusal(
                    of: Entitlements.stop, StopEntitlement(id: stopped.id, reason: "lần nữa")),
                .failedPrecondition, at: "/id", "2021-08")

            let other = try await list.grant(leaves, on: "2021-07-05")
            let closure: FactID = newID()
            try await list.office.tell(.standing(.deceased, of: leaves, on: "2021-08-20", as: closure))
            func until() async throws -> Month? { try await list.listed().first { $0.id == other.id }?.until }
            #expect(try await until() == month("2021-08"))
            // It never was: what it ended goes on.
            try await list.office.tell(
                .standing(.deceased, of: leaves, on: "2021-08-20", .voided, as: closure))
            #expect(try await until() == nil)
        }
    }

    @Test("granted by a decision of before the child left, it ends with the month in which that was")
    func grantedLate() async throws {
        try await PaidList.open { list in
            let child = try await list.child(born: "2012-06-15")
            let closure: FactID = newID()
            try await list.office.tell(.standing(.moved, of: child, on: "2021-07-20", as: closure))
            let late = try await list.grant(child, on: "2021-06-05")
            #expect(late.from == month("2021-06") && late.until == month("2021-07"))
            #expect(try await list.office.events(of: "entitlement") == ["Granted", "Stopped"])
            // 405,000 for June and 540,000 for July; nothing for August and September.
            #expect(try await list.run("2021-09").total == 945_000)
            try await list.office.tell(.standing(.moved, of: child, on: "2021-07-20", .voided, as: closure))
            #expect(try await list.listed().map(\.until) == [nil])
        }
    }

    @Test("of a child that came back it is due from that month, whenever its disability was determined")
    func cameBack() async throws {
        try await PaidList.open { list in
            let child = try await list.child(born: "2012-06-15")
            try await list.determine(.severe, of: child, on: "2021-03-20")
            try await list.office.tell(.standing(.moved, of: child, on: "2021-05-20"))
            try await list.office.tell(.standing(.active, of: child, on: "2021-08-02"))
            let granted = try await list.grant(child, "disability", on: "2021-09-10")
            #expect(granted.from == month("2021-08") && granted.until == nil)
            #expect(granted.disabilityDegree == .severe)
        }
    }

    @Test("what a closure ended stays so when it never was, once another has taken its place")
    func replaced() async throws {
        try await PaidList.open { list in
            let child = try await list.child(born: "2012-06-15")
            let first = try await list.grant(child, "lone-parent-poor", on: "2021-07-05")
            let closure: FactID = newID()
            try await list.office.tell(.standing(.moved, of: child, on: "2021-07-20", as: closure))
            try await list.office.tell(.standing(.active, of: child, on: "2021-08-20"))
            let next = try await list.grant(child, "lone-parent-poor", on: "2021-09-02")
            try await list.office.tell(
                .standing(.moved, of: child, on: "2021-07-20", .voided, as: closure))
            let held = try await list.listed()
            #expect(held.count == 2)
            #expect(held.first { $0.id == first.id }?.until == month("2021-07"))
            #expect(held.first { $0.id == next.id } == next)
            // July of the first, September of the next.
            #expect(try await list.run("2021-09").total == 720_000)
        }
    }

    @Test("a move loses no month and doubles none: the new commune pays from the month after")
    func move() async throws {
        try await PaidList.open { list in
            let child = try await list.child(born: "2012-06-15")
            let old = try await list.grant(child, on: "2021-07-05")
            let other = list.office.client(thuyNinh)
            try await list.office.tell(
                .childUpdated(ChildFacts(child: child, facts: [.home(thuyNinh, from: day("2021-08-10"))])))
            let new = try await other.call(
                Entitlements.grant,
                GrantEntitlement(child: child, unit: thuyNinh, ground: "no-support", decision: "7/QĐ-UBND")
                    .with {
                        $0.on = day("2021-08-25")
                    })
            #expect(new.from == month("2021-09"))
            let before = try await list.listed().first { $0.id == old.id }
            #expect(before?.until == month("2021-08"))
            #expect(before?.reason?.contains(thuyNinh.text) == true)
        }
    }
}
