import TestKit
import Testing
import Vocabulary

@Suite("Policy", .timeLimit(.minutes(2)))
struct PolicyTests {
    let reference: Reference
    let policy: Policy

    init() throws {
        reference = try Shipped.reference()
        policy = Policy(grants: [
            try PolicyGrant(unit: "thai-binh/so-ldtbxh", roles: [.lead, .reader], scope: ["thai-binh"]),
            try PolicyGrant(unit: "thai-binh/so-y-te", roles: [.provider]),
            try PolicyGrant(
                unit: "thai-binh/so-y-te", roles: [.lead], scope: ["thai-binh"], from: day("2025-03-01")),
            try PolicyGrant(match: PolicyMatch(level: .district, within: "thai-binh"), roles: [.reporter]),
            try PolicyGrant(unit: "harness/tester", roles: [.reader]),
        ])
    }

    @Test("grants add up, each in its time")
    func addingUp() throws {
        let early = try #require(
            policy.principal(for: "thai-binh/so-y-te", reference: reference, on: day("2020-01-01")))
        #expect(early.roles == [.provider])
        #expect(early.scope == ["thai-binh/so-y-te"])
        let late = try #require(
            policy.principal(for: "thai-binh/so-y-te", reference: reference, on: day("2025-03-01")))
        #expect(late.roles == [.provider, .lead])
        #expect(late.covers("thai-binh/thai-thuy"))
    }

    @Test("a district has what districts have, while there are districts")
    func districts() throws {
        let unit: UnitPath = "thai-binh/thai-thuy"
        let principal = try #require(policy.principal(for: unit, reference: reference, on: day("2020-01-01")))
        #expect(principal.roles == [.reporter])
        #expect(principal.covers("thai-binh/thai-thuy/diem-dien"))
        #expect(!principal.covers("thai-binh/dong-hung"))
        #expect(policy.principal(for: unit, reference: reference, on: day("2025-07-01")) == nil)
    }

    @Test("nobody else may anything")
    func denied() throws {
        let on = day("2020-01-01")
        #expect(policy.principal(for: "thai-binh/thai-thuy/diem-dien", reference: reference, on: on) == nil)
        #expect(policy.principal(for: "hung-yen/kim-dong", reference: reference, on: on) == nil)
        #expect(policy.principal(for: "khong/co", reference: reference, on: on) == nil)
        #expect(
            policy.principal(for: "thai-binh/so-ldtbxh", reference: reference, on: day("2025-03-01"))
                == nil)
    }

    @Test("a grant may name a unit that no directory knows, and that is told")
    func unknown() throws {
        #expect(
            policy.principal(for: "harness/tester", reference: reference, on: day("2020-01-01")) != nil)
        #expect(policy.unknownUnits(in: reference) == ["harness/tester"])
    }

    @Test("a grant names a unit or a match, and roles that exist")
    func refused() {
        #expect(throws: InvalidValue.self) { try PolicyGrant(roles: [.reader]) }
        #expect(throws: InvalidValue.self) {
            try PolicyGrant(unit: "a", match: PolicyMatch(level: .commune, within: "a"), roles: [.reader])
        }
        #expect(throws: InvalidValue.self) { try PolicyGrant(unit: "a", roles: []) }
        #expect(throws: InvalidValue.self) { try PolicyGrant(unit: "a", roles: ["boss"]) }
    }
}
