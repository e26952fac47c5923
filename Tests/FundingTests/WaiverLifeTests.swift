import Bus
import FundingAPI
import RegistryAPI
import ServiceKit
import TestKit
import Testing
import Vocabulary

@testable import Funding

@Suite("Waivers within a life", .timeLimit(.minutes(5)))
struct WaiverLifeTests {
    @Test("nothing is waived for a child before it can have been born")
    func beforeBirth() async throws {
        try await WaivedChild.open { child in
            expect(
                try await child.treasury.refusal(of: Waivers.grant, child.request("2011-12-31")),
                .invalidArgument, at: "/from", "birth")
            #expect(try await child.grant("2012-01-01").from == day("2012-01-01"))
        }
    }

    @Test("a closure that never was gives back the waiver that it ended, unless another has taken its place")
    func givenBack() async throws {
        try await WaivedChild.open(granted: "2021-01-01") { child, granted in
            let closure = try await child.become(.moved, on: "2021-03-10")
            #expect(try await child.listed().map(\.until) == [day("2021-03-09")])
            try await child.become(.moved, on: "2021-03-05", .corrected, as: closure)
            #expect(try await child.listed().map(\.until) == [day("2021-03-04")])
            #expect(try await child.listed().first?.reason?.contains("05/03/2021") == true)
            try await child.become(.moved, on: "2021-03-05", .voided, as: closure)
            #expect(try await child.listed() == [granted])
            #expect(try await child.office.events().last == "waiverGranted")
            let second = try await child.become(.moved, on: "2021-03-10")
            try await child.become(.active, on: "2021-03-12")
            #expect(try await child.listed().map(\.until) == [day("2021-03-09")])
            let next = try await child.grant("2021-03-12")
            try await child.become(.moved, on: "2021-03-10", .voided, as: second)
            let held = try await child.listed()
            #expect(held.first { $0.id == granted.id }?.until == day("2021-03-09"))
            #expect(held.first { $0.id == next.id } == next)
        }
    }

    @Test(
        "what is under a child's other entry is in the way of what a closure gives back, and of a correction")
    func underOtherEntry() async throws {
        try await WaivedChild.open(granted: "2021-01-01") { child, granted in
            let office = child.office
            let twin = WaivedChild(office: office, id: try await office.child())
            let closure = try await child.become(.moved, on: "2021-02-10")
            try await child.become(.active, on: "2021-02-20")
            let other = try await twin.grant("2021-02-20")
            try await office.tell(
                .childMerged(
                    ChildMergeFacts(
                        id: newID(), survivor: child.id, duplicate: twin.id,
                        pair: ChildPairFacts(child: child.id, other: twin.id, verdict: .same))))
            try await child.become(.moved, on: "2021-02-10", .voided, as: closure)
            let held = try await child.listed()
            #expect(held.count == 2)
            #expect(held.first { $0.id == granted.id }?.until == day("2021-02-09"))
            let longer = CorrectWaiver(id: granted.id, reason: "nhập nhầm").with {
                $0.until = day("2021-03-01")
            }
            expect(
                try await child.treasury.refusal(of: Waivers.correct, longer), .alreadyExists, at: "/id",
                other.id.text)
        }
    }

    @Test("a closure that turns out to be of a child entered in error leaves no waiver, until that is void")
    func mistakenClosure() async throws {
        try await WaivedChild.open(granted: "2021-01-01") { child, granted in
            let closure = try await child.become(.moved, on: "2021-03-10")
            try await child.become(.enteredInError, on: "2021-03-10", .corrected, as: closure)
            #expect(try await child.listed(on: "2021-02-01").isEmpty)
            try await child.become(.enteredInError, on: "2021-03-10", .voided, as: closure)
            #expect(try await child.listed() == [granted])
        }
    }

    @Test("a waiver that would begin after its child has left is in force on no day")
    func contradicted() async throws {
        try await WaivedChild.open(granted: "2021-09-01") { child, granted in
            let closure = try await child.become(.moved, on: "2021-03-10")
            #expect(try await child.listed().map(\.contradicted) == [true])
            #expect(try await child.listed(on: "2021-10-01").isEmpty)
            #expect(try await child.office.events().last == "waiverContradicted")
            try await child.become(.moved, on: "2021-03-10", .voided, as: closure)
            #expect(try await child.listed() == [granted])
        }
    }

    @Test("a contradicted waiver corrected into its child's life is in force, and in the way of others")
    func correctedIntoLife() async throws {
        try await WaivedChild.open(granted: "2021-09-01") { child, granted in
            try await child.become(.moved, on: "2021-03-10")
            let beyond = CorrectWaiver(id: granted.id, reason: "nhập nhầm").with {
                ($0.from, $0.until) = (day("2021-02-01"), day("2021-03-10"))
            }
            expect(
                try await child.treasury.refusal(of: Waivers.correct, beyond), .failedPrecondition,
                at: "/from")
            let corrected = try await child.treasury.call(
                Waivers.correct, beyond.with { $0.until = day("2021-03-09") })
            #expect(corrected.contradicted == nil)
            #expect(try await child.listed(on: "2021-03-01") == [corrected])
            expect(
                try await child.treasury.refusal(
                    of: Waivers.grant, child.request("2021-02-15", "2021-03-01")),
                .alreadyExists, at: "/kind", granted.id.text)
        }
    }

    @Test(
        "what a registry that was restored never said contradicts no waiver, and whom it has forgotten has none"
    )
    func restored() async throws {
        try await WaivedChild.open(granted: "2021-01-01") { stays, granted in
            let office = stays.office
            let copy = try await office.deployment.backUp("registry")
            let ghost = WaivedChild(office: office, id: try await office.child())
            try await stays.become(.moved, on: "2021-03-10")
            let given = try await ghost.grant("2021-01-01")
            #expect(try await stays.listed().map(\.until) == [day("2021-03-09")])
            let before = try await office.deployment.backUp("registry")

            try await office.deployment.restore(copy)
            office.deployment.forgetSeen(of: "registry")
            let rewound = try await office.deployment.rewound("funding", from: "registry")
            #expect(rewound.lastLearned == 3 && rewound.lastKept == 1)
            #expect(try await stays.listed() == [granted])
            #expect(try await ghost.listed().map(\.contradicted) == [true])
            #expect(
                Set(try await office.events().suffix(2)) == ["waiverGranted", "waiverContradicted"])
            expect(
                try await office.treasury.refusal(
                    of: Waivers.grant,
                    GrantWaiver(child: ghost.id, kind: "tuition-exemption", unit: health)),
                .notFound, at: "/child")
            let lesser = CorrectWaiver(id: given.id, reason: "nhập nhầm").with { $0.percent = 50 }
            #expect(try await office.treasury.call(Waivers.correct, lesser).contradicted == true)

            // Found again after all: so is what it said.
            _ = try await office.child()
            _ = try await stays.listed()
            try await office.deployment.restore(before)
            office.deployment.forgetSeen(of: "registry")
            _ = try await office.deployment.rewound("funding", from: "registry", after: rewound)
            #expect(try await stays.listed().map(\.until) == [day("2021-03-09")])
            let again = try await ghost.listed()
            #expect(again.map(\.id) == [given.id])
            #expect(again.map(\.contradicted) == [nil] && again.map(\.percent) == [50])
        }
    }
}
