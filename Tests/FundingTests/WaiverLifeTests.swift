import Bus
import FundingAPI
import RegistryAPI
import ServiceKit
import TestKit
import Testing
import Vocabulary

@testable import Funding

@Suite("Waivers within a life", .timeLimit(.minutes(1)))
struct WaiverLifeTests {
    @Test("nothing is waived for a child before it can have been born")
    func beforeBirth() async throws {
        try await Office.open { office in
            let child: ChildID = newID()
            try await office.treasury.call(RegistryStandIn.tell, .childRegistered(known(child)))
            func grant(_ from: String) -> GrantWaiver {
                GrantWaiver(child: child, kind: "tuition-exemption", unit: health).with {
                    $0.from = day(from)
                }
            }
            expect(
                try await office.treasury.refusal(of: Waivers.grant, grant("2011-12-31")), .invalidArgument,
                at: "/from", "birth")
            #expect(
                try await office.treasury.call(Waivers.grant, grant("2012-01-01")).from == day("2012-01-01"))
        }
    }

    private func standing(
        _ child: ChildID, _ status: ChildStatus, _ text: String, _ kind: VersionKind = .recorded,
        of fact: FactID = newID()
    ) -> ChildFacts {
        ChildFacts(child: child, facts: [.standing(status, from: day(text), kind, of: fact)])
    }

    @Test("a closure that never was gives back the waiver that it ended, unless another has taken its place")
    func givenBack() async throws {
        try await Office.open { office in
            let (child, treasury) = (newID(Subject.Child.self), office.treasury)
            func grant(_ from: String) async throws -> Waiver {
                try await treasury.call(
                    Waivers.grant,
                    GrantWaiver(child: child, kind: "tuition-exemption", unit: health).with {
                        $0.from = day(from)
                    })
            }
            func waivers() async throws -> [Waiver] {
                try await treasury.call(Waivers.list, ListWaivers().with { $0.child = child }).items
            }
            try await treasury.call(RegistryStandIn.tell, .childRegistered(known(child)))
            let granted = try await grant("2021-01-01")
            let closure: FactID = newID()
            try await treasury.call(
                RegistryStandIn.tell, .childClosed(standing(child, .moved, "2021-03-10", of: closure)))
            #expect(try await waivers().map(\.until) == [day("2021-03-09")])
            try await treasury.call(
                RegistryStandIn.tell,
                .childCorrected(standing(child, .moved, "2021-03-05", .corrected, of: closure)))
            #expect(try await waivers().map(\.until) == [day("2021-03-04")])
            #expect(try await waivers().first?.reason?.contains("2021-03-05") == true)
            try await treasury.call(
                RegistryStandIn.tell,
                .childCorrected(standing(child, .moved, "2021-03-05", .voided, of: closure)))
            #expect(try await waivers() == [granted])
            #expect(try await office.events().last == "waiverGranted")
            let second: FactID = newID()
            try await treasury.call(
                RegistryStandIn.tell, .childClosed(standing(child, .moved, "2021-03-10", of: second)))
            try await treasury.call(
                RegistryStandIn.tell, .childReopened(standing(child, .active, "2021-03-12")))
            #expect(try await waivers().map(\.until) == [day("2021-03-09")])
            let next = try await grant("2021-03-12")
            try await treasury.call(
                RegistryStandIn.tell,
                .childCorrected(standing(child, .moved, "2021-03-10", .voided, of: second)))
            let held = try await waivers()
            #expect(held.first { $0.id == granted.id }?.until == day("2021-03-09"))
            #expect(held.first { $0.id == next.id } == next)
        }
    }

    @Test("a closure that turns out to be of a child entered in error leaves no waiver, until that is void")
    func mistakenClosure() async throws {
        try await Office.open { office in
            let (child, treasury) = (newID(Subject.Child.self), office.treasury)
            try await treasury.call(RegistryStandIn.tell, .childRegistered(known(child)))
            let granted = try await treasury.call(
                Waivers.grant,
                GrantWaiver(child: child, kind: "tuition-exemption", unit: health).with {
                    $0.from = day("2021-01-01")
                })
            let closure: FactID = newID()
            for (status, kind) in [(.moved, .recorded), (.enteredInError, .corrected)]
                as [(ChildStatus, VersionKind)]
            {
                let facts = standing(child, status, "2021-03-10", kind, of: closure)
                try await treasury.call(
                    RegistryStandIn.tell, kind == .recorded ? .childClosed(facts) : .childCorrected(facts))
            }
            let inForce = ListWaivers().with { ($0.child, $0.on) = (child, day("2021-02-01")) }
            #expect(try await treasury.call(Waivers.list, inForce).items.isEmpty)
            try await treasury.call(
                RegistryStandIn.tell,
                .childCorrected(standing(child, .enteredInError, "2021-03-10", .voided, of: closure)))
            let held = ListWaivers().with { $0.child = child }
            #expect(try await treasury.call(Waivers.list, held).items == [granted])
        }
    }

    @Test("a waiver that would begin after its child has left is in force on no day")
    func contradicted() async throws {
        try await Office.open { office in
            let (child, treasury) = (newID(Subject.Child.self), office.treasury)
            try await treasury.call(RegistryStandIn.tell, .childRegistered(known(child)))
            let granted = try await treasury.call(
                Waivers.grant,
                GrantWaiver(child: child, kind: "tuition-exemption", unit: health).with {
                    $0.from = day("2021-09-01")
                })
            let closure: FactID = newID()
            try await treasury.call(
                RegistryStandIn.tell, .childClosed(standing(child, .moved, "2021-03-10", of: closure)))
            let all = try await treasury.call(Waivers.list, ListWaivers().with { $0.child = child })
            #expect(all.items.map(\.contradicted) == [true])
            let inForce = try await treasury.call(
                Waivers.list, ListWaivers().with { ($0.child, $0.on) = (child, day("2021-10-01")) })
            #expect(inForce.items.isEmpty)
            #expect(try await office.events().last == "waiverContradicted")
            try await treasury.call(
                RegistryStandIn.tell,
                .childCorrected(standing(child, .moved, "2021-03-10", .voided, of: closure)))
            let after = try await treasury.call(Waivers.list, ListWaivers().with { $0.child = child })
            #expect(after.items == [granted])
        }
    }

    @Test("a contradicted waiver corrected into its child's life is in force, and in the way of others")
    func correctedIntoLife() async throws {
        try await Office.open { office in
            let (child, treasury) = (newID(Subject.Child.self), office.treasury)
            try await treasury.call(RegistryStandIn.tell, .childRegistered(known(child)))
            func grant(_ from: String) -> GrantWaiver {
                GrantWaiver(child: child, kind: "tuition-exemption", unit: health).with {
                    $0.from = day(from)
                }
            }
            let granted = try await treasury.call(Waivers.grant, grant("2021-09-01"))
            try await treasury.call(
                RegistryStandIn.tell, .childClosed(standing(child, .moved, "2021-03-10")))
            let beyond = CorrectWaiver(id: granted.id, reason: "nhập nhầm").with {
                ($0.from, $0.until) = (day("2021-02-01"), day("2021-03-10"))
            }
            expect(
                try await treasury.refusal(of: Waivers.correct, beyond), .failedPrecondition, at: "/from")
            let corrected = try await treasury.call(
                Waivers.correct, beyond.with { $0.until = day("2021-03-09") })
            #expect(corrected.contradicted == nil)
            let inForce = try await treasury.call(
                Waivers.list, ListWaivers().with { ($0.child, $0.on) = (child, day("2021-03-01")) })
            #expect(inForce.items == [corrected])
            expect(
                try await treasury.refusal(
                    of: Waivers.grant, grant("2021-02-15").with { $0.until = day("2021-03-01") }),
                .alreadyExists, at: "/kind", granted.id.text)
        }
    }

    @Test(
        "what a registry that was restored never said contradicts no waiver, and whom it has forgotten has none"
    )
    func restored() async throws {
        try await Office.open { office in
            let (stays, ghost, treasury) = (
                newID(Subject.Child.self), newID(Subject.Child.self), office.treasury
            )
            func grant(_ child: ChildID) async throws -> Waiver {
                try await treasury.call(
                    Waivers.grant,
                    GrantWaiver(child: child, kind: "tuition-exemption", unit: health).with {
                        $0.from = day("2021-01-01")
                    })
            }
            func waivers(of child: ChildID) async throws -> [Waiver] {
                try await treasury.call(Waivers.list, ListWaivers().with { $0.child = child }).items
            }
            try await treasury.call(RegistryStandIn.tell, .childRegistered(known(stays)))
            let granted = try await grant(stays)
            let copy = try await office.deployment.backUp("registry")
            try await treasury.call(RegistryStandIn.tell, .childRegistered(known(ghost)))
            try await treasury.call(
                RegistryStandIn.tell, .childClosed(standing(stays, .moved, "2021-03-10")))
            let given = try await grant(ghost)
            #expect(try await waivers(of: stays).map(\.until) == [day("2021-03-09")])
            let before = try await office.deployment.backUp("registry")

            try await office.deployment.restore(copy)
            office.deployment.forgetSeen(of: "registry")
            let rewound = try await office.deployment.rewound("funding", from: "registry")
            #expect(rewound.lastLearned == 3 && rewound.lastKept == 1)
            #expect(try await waivers(of: stays) == [granted])
            #expect(try await waivers(of: ghost).map(\.contradicted) == [true])
            #expect(
                Set(try await office.events().suffix(2)) == ["waiverGranted", "waiverContradicted"])
            expect(
                try await treasury.refusal(
                    of: Waivers.grant, GrantWaiver(child: ghost, kind: "tuition-exemption", unit: health)),
                .notFound, at: "/child")
            let lesser = CorrectWaiver(id: given.id, reason: "nhập nhầm").with { $0.percent = 50 }
            #expect(try await treasury.call(Waivers.correct, lesser).contradicted == true)

            // Found again after all: so is what it said.
            try await treasury.call(RegistryStandIn.tell, .childRegistered(known(newID())))
            _ = try await waivers(of: stays)
            try await office.deployment.restore(before)
            office.deployment.forgetSeen(of: "registry")
            _ = try await office.deployment.rewound("funding", from: "registry", after: rewound)
            #expect(try await waivers(of: stays).map(\.until) == [day("2021-03-09")])
            let again = try await waivers(of: ghost)
            #expect(again.map(\.id) == [given.id])
            #expect(again.map(\.contradicted) == [nil] && again.map(\.percent) == [50])
        }
    }
}
