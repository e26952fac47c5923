import Bus
import FundingAPI
import RegistryAPI
import ServiceKit
import Store
import TestKit
import Testing
import Vocabulary

@testable import Funding

@Suite("Assistance of a child", .timeLimit(.minutes(5)))
struct EntitlementTests {
    @Test(
        "is due from the month of the certificate for a disability, and of other grounds from that of the decision"
    )
    func firstMonth() async throws {
        try await PaidList.open { list in
            let child = try await list.child(born: "2012-06-15")
            try await list.determine(.severe, of: child, on: "2021-05-20")
            let severe = try await list.grant(child, "disability", on: "2021-08-10")
            #expect(severe.from == month("2021-05"))
            #expect(severe.disabilityDegree == .severe && severe.recipient == .child)
            let alone = try await list.grant(child, "no-support", on: "2021-08-10")
            #expect(alone.from == month("2021-08"))
            #expect(try await list.listed().map(\.status) == [.running, .running])
            #expect(try await list.office.events(of: "entitlement") == ["Granted", "Granted"])
        }
    }

    @Test("is refused for a disability that nobody determined, for a ground that there is not, and twice")
    func refused() async throws {
        try await PaidList.open { list in
            let child = try await list.child(born: "2012-06-15")
            try await list.determine(.mild, of: child, on: "2021-05-20")
            expect(
                try await list.commune.refusal(
                    of: Entitlements.grant, list.request(child, "disability", on: "2021-08-10")),
                .invalidArgument, at: "/child", "determined")
            expect(
                try await list.commune.refusal(
                    of: Entitlements.grant, list.request(child, "hunger", on: "2021-08-10")),
                .invalidArgument, at: "/ground")
            let held = try await list.grant(child, on: "2021-08-10")
            expect(
                try await list.commune.refusal(of: Entitlements.grant, list.request(child, on: "2021-09-01")),
                .alreadyExists, at: "/ground", held.id.text)
            let wrong = list.request(child, "lone-parent-poor", on: "2021-08-10").with {
                ($0.rate, $0.decision) = ("none-such", "  ")
            }
            let told = try await list.commune.refusal(of: Entitlements.grant, wrong)
            #expect(Set(told?.fields ?? []) == ["/rate", "/decision"])
        }
    }

    @Test("a grant that is repeated under its key is one grant, and an id is taken once")
    func repeated() async throws {
        try await PaidList.open { list in
            let child = try await list.child(born: "2012-06-15")
            let ask = list.request(child, on: "2021-08-10").with { $0.id = newID() }
            let first = try await list.commune.call(Entitlements.grant, ask, key: "k1")
            let again = try await list.commune.call(Entitlements.grant, ask, key: "k1")
            #expect(first == again)
            #expect(try await list.office.events(of: "entitlement") == ["Granted"])
            expect(
                try await list.commune.refusal(of: Entitlements.grant, ask), .alreadyExists, at: "/id")
        }
    }

    @Test(
        "is nobody's to see or to end but whose list it is, and the lead's who may see what is confidential")
    func reach() async throws {
        try await PaidList.open { list in
            let child = try await list.child(born: "2012-06-15")
            let granted = try await list.grant(child, "hiv-poor", on: "2021-08-10")
            let other = list.office.client(thuyNinh)
            expect(
                try await other.refusal(
                    of: Entitlements.stop, StopEntitlement(id: granted.id, reason: "không còn")),
                .notFound, at: "/id")
            expect(
                try await other.refusal(of: Entitlements.grant, list.request(child, on: "2021-08-10")),
                .permissionDenied, at: "/unit")
            let outsider = list.office.deployment.client(as: finance, scope: ["thai-binh"], language: .en)
            expect(
                try await outsider.refusal(of: Entitlements.list, ListEntitlements(unit: diemDien)),
                .permissionDenied, at: "/unit")
            let lead = list.office.deployment.client(
                as: health, Deployment.workRoles.union([.confidential]), scope: ["thai-binh"])
            let seen = try await lead.items(Entitlements.list, ListEntitlements(unit: diemDien))
            #expect(seen.map(\.ground) == ["hiv-poor"])
            // What is told to others says neither why nor how much.
            let events = try await list.office.deployment.store(of: "funding").events(after: 0, limit: 1000)
            #expect(events.contains { $0.type == "funding.entitlementGranted" })
            #expect(!events.contains { String(decoding: $0.data ?? [], as: UTF8.self).contains("hiv") })
        }
    }

    @Test(
        "is granted where the child lives: who only reaches it hears alike, whatever is paid already")
    func elsewhere() async throws {
        try await PaidList.open { list in
            let paid = try await list.child(born: "2012-06-15")
            let other = try await list.child(born: "2012-06-15")
            try await list.grant(paid, "hiv-poor", on: "2021-08-10")
            func ask(_ child: ChildID, _ unit: UnitPath) -> GrantEntitlement {
                GrantEntitlement(child: child, unit: unit, ground: "hiv-poor", decision: "8/QĐ-S").with {
                    $0.on = day("2021-08-25")
                }
            }
            let office = list.office.deployment.client(as: finance, scope: ["thai-binh"], language: .en)
            let ofPaid = try await office.refusal(of: Entitlements.grant, ask(paid, finance))
            let ofOther = try await office.refusal(of: Entitlements.grant, ask(other, finance))
            expect(ofPaid, .permissionDenied, at: "/unit", "where it lives")
            #expect(ofPaid?.message == ofOther?.message)
            // Who may know is told of what is in the way.
            let lead = list.office.deployment.client(
                as: health, Deployment.workRoles.union([.confidential]), scope: ["thai-binh"])
            expect(
                try await lead.refusal(of: Entitlements.grant, ask(paid, health)), .alreadyExists,
                at: "/ground")
        }
    }

    @Test("is paid by one unit at a time: another hears the same on each ground that it asks for")
    func oneUnit() async throws {
        try await PaidList.open { list in
            let child = try await list.child(born: "2012-06-15")
            let district = list.office.client(thaiThuy)
            let held = try await district.call(
                Entitlements.grant,
                GrantEntitlement(child: child, unit: thaiThuy, ground: "hiv-poor", decision: "3/QĐ-UBND").with
                {
                    $0.on = day("2021-07-05")
                })
            let same = try await list.commune.refusal(
                of: Entitlements.grant, list.request(child, "hiv-poor", on: "2021-08-10"))
            let other = try await list.commune.refusal(
                of: Entitlements.grant, list.request(child, "no-support", on: "2021-08-10"))
            expect(same, .alreadyExists, at: "/unit")
            expect(other, .alreadyExists, at: "/unit")
            #expect(same?.message == other?.message)
            // Nor is it told who pays: an office that pays little but private grounds would say which it is.
            #expect(same?.message.contains(thaiThuy.text) == false)
            let open = try await list.child(born: "2012-06-15")
            _ = try await list.office.client("thai-binh").call(
                Entitlements.grant,
                GrantEntitlement(child: open, unit: "thai-binh", ground: "no-support", decision: "4/QĐ-UBND")
                    .with { $0.on = day("2021-07-05") })
            let ofOpen = try await list.commune.refusal(
                of: Entitlements.grant, list.request(open, "no-support", on: "2021-08-10"))
            expect(ofOpen, .alreadyExists, at: "/unit")
            #expect(ofOpen?.message == same?.message)
            // What ended does so for each alike: from the month after.
            try await district.call(
                Entitlements.stop,
                StopEntitlement(id: held.id, reason: "Xã chi").with { $0.on = day("2021-09-05") })
            #expect(
                try await list.grant(child, "no-support", on: "2021-09-10").from == month("2021-10"))
        }
    }

    @Test("which was stopped is granted anew from the month after, of a certificate too")
    func anew() async throws {
        try await PaidList.open { list in
            let child = try await list.child(born: "2012-06-15")
            try await list.determine(.severe, of: child, on: "2021-05-20")
            let first = try await list.grant(child, "disability", on: "2021-06-05")
            try await list.commune.call(
                Entitlements.stop,
                StopEntitlement(id: first.id, reason: "Từ chối xác định lại").with {
                    $0.on = day("2021-07-20")
                })
            #expect(try await list.grant(child, "disability", on: "2021-09-02").from == month("2021-08"))
            #expect(try await list.run("2021-09").total == 3_240_000)
        }
    }

    @Test(
        "what is due is said with each step, by what the caller says, what was determined and what was granted"
    )
    func assess() async throws {
        try await PaidList.open { list in
            let child = try await list.child(born: "2017-08-15")
            try await list.determine(.severe, of: child, on: "2021-05-20")
            try await list.grant(child, on: "2021-08-10")
            let asked = AssessEntitlements(child: child).with {
                $0.on = day("2021-08-31")
                $0.grounds = [StatedGround(ground: "lone-parent-poor")]
            }
            let found = try await list.commune.call(Entitlements.assess, asked)
            #expect(found.month == month("2021-08"))
            #expect(found.dues.map(\.ground) == ["lone-parent-poor", "no-support", "disability"])
            #expect(found.dues.map(\.basis) == [.stated, .granted, .determined])
            // Under four on the first of August: 2.5 times 360,000; the disability's 2.0 is lower.
            #expect(found.dues.map(\.amount.dong) == [360_000, 900_000, 720_000])
            #expect(found.dues.map(\.isCounted) == [true, true, false])
            #expect(found.total == 1_260_000)
            // The month of the fourth birthday, and when it counts, is from memory.
            #expect(found.isUnverified)
            #expect(found.dues[1].steps.map(\.rule) == [.base, .rate, .changes])
            #expect(found.dues[1].steps[1].sentence.contains("2.5"))
            #expect(found.dues[2].steps.last?.sentence.contains("Child without support") == true)
            let later = try await list.commune.call(
                Entitlements.assess, AssessEntitlements(child: child).with { $0.on = day("2021-09-30") })
            #expect(later.total == 720_000)
            #expect(!later.isUnverified)
            expect(
                try await list.office.client(thuyNinh).refusal(of: Entitlements.assess, asked), .notFound,
                at: "/child")
        }
    }
}
