import TestKit
import Testing
import Vocabulary

@Suite("Policy", .timeLimit(.minutes(5)))
struct PolicyTests {
    let reference: Reference
    let policy: Policy

    init() throws {
        reference = try Shipped.reference()
        policy = Policy(grants: [
            try PolicyGrant(
                unit: "thai-binh/so-ldtbxh", roles: [.lead: ["thai-binh"], .reader: ["thai-binh"]]),
            try PolicyGrant(unit: "thai-binh/so-y-te", roles: [.provider: [.own]]),
            try PolicyGrant(
                unit: "thai-binh/so-y-te", roles: [.assessor: ["thai-binh"]], from: day("2024-03-01"),
                until: day("2025-01-01")),
            try PolicyGrant(unit: "thai-binh/so-tttt", roles: [.communicator: [.own]], function: "press"),
            try PolicyGrant(
                match: PolicyMatch(level: .commune, within: "hung-yen"), roles: [.caseworker: [.own]]),
            try PolicyGrant(
                match: PolicyMatch(level: .district, within: "thai-binh"), roles: [.reporter: [.own]]),
            try PolicyGrant(unit: "harness/tester", roles: [.reader: [.own]]),
        ])
    }

    @Test("grants add up, each in its time")
    func addingUp() throws {
        let early = try #require(
            policy.principal(for: "thai-binh/so-y-te", reference: reference, on: day("2020-01-01")))
        #expect(early.roles == [.provider])
        #expect(early.reaches == [.provider: ["thai-binh/so-y-te"]])
        let late = try #require(
            policy.principal(for: "thai-binh/so-y-te", reference: reference, on: day("2024-03-01")))
        #expect(late.roles == [.provider, .assessor])
        #expect(late.reaches == [.provider: ["thai-binh/so-y-te"], .assessor: ["thai-binh"]])
    }

    @Test(
        "who is named acts for another unit, in these of its roles, on these days, and is named with the own unit"
    )
    func acting() throws {
        let entry = try PolicyActing(
            unit: "thai-binh/so-y-te", person: "ntl", for: "thai-binh/so-ldtbxh",
            roles: [.reader, .treasurer],
            from: day("2020-06-01"), until: day("2020-07-01"), document: "12/UQ-SLĐTBXH")
        let policy = Policy(grants: policy.grants, acting: [entry])
        let name = PersonName("Nguyễn Thị Lan")
        func acting(
            _ person: Person? = Person(id: "ntl", name: name), of unit: UnitPath = "thai-binh/so-y-te",
            for other: UnitPath = "thai-binh/so-ldtbxh", on: String = "2020-06-15"
        ) -> Principal? {
            policy.principal(
                of: Principal(unit: unit, roles: [], person: person), actingFor: other,
                reference: reference, on: day(on))
        }
        let lan = try #require(acting())
        #expect(lan.unit == "thai-binh/so-ldtbxh")
        #expect(lan.person?.id == "thai-binh/so-y-te/ntl" && lan.person?.name == name)
        // What that unit has not, who acts for it has not either.
        #expect(lan.reaches == [.reader: ["thai-binh"]])
        #expect(acting(Person(id: "ntl", name: name, roles: []))?.roles == [.reader])
        #expect(acting(on: "2020-06-01") != nil && acting(on: "2020-06-30") != nil)
        #expect(acting(on: "2020-05-31") == nil && acting(on: "2020-07-01") == nil)
        #expect(acting(Person(id: "tvb")) == nil && acting(nil) == nil)
        #expect(acting(of: "thai-binh/so-tttt") == nil && acting(for: "thai-binh/so-tttt") == nil)
    }

    @Test("an authority ends with the office that gave it and with that of who has it")
    func actingForAnEndedOffice() throws {
        let reference = reference
        func acting(from unit: UnitPath, for other: UnitPath, _ role: Role, on: String) throws -> Principal? {
            let entry = try PolicyActing(
                unit: unit, person: "ntl", for: other, roles: [role], from: day("2020-01-01"),
                document: "1/UQ")
            return Policy(grants: policy.grants, acting: [entry]).principal(
                of: Principal(unit: unit, roles: [], person: Person(id: "ntl")), actingFor: other,
                reference: reference, on: day(on))
        }
        let (labour, health): (UnitPath, UnitPath) = ("thai-binh/so-ldtbxh", "thai-binh/so-y-te")
        #expect(try acting(from: health, for: labour, .lead, on: "2025-02-28") != nil)
        #expect(try acting(from: health, for: labour, .lead, on: "2025-03-01") == nil)
        #expect(try acting(from: labour, for: health, .provider, on: "2025-02-28") != nil)
        #expect(try acting(from: labour, for: health, .provider, on: "2025-03-01") == nil)
    }

    @Test("an entry that cannot be meant is refused")
    func actingRefused() {
        func refusal(
            for other: UnitPath = "thai-binh/so-ldtbxh", _ person: PersonCode = "ntl",
            roles: [Role] = [.lead],
            until: Day? = nil
        ) -> String? {
            let error = #expect(throws: InvalidValue.self) {
                try PolicyActing(
                    unit: "thai-binh/so-y-te", person: person, for: other, roles: roles,
                    from: day("2020-06-01"), until: until, document: "1/UQ")
            }
            return error?.message.key
        }
        #expect(refusal(for: "thai-binh/so-y-te") == "policy.acting-for-itself")
        #expect(refusal("thai-binh/mttq/ntl") == "value.person-code")
        #expect(refusal(roles: []) == "policy.no-roles")
        #expect(refusal(roles: ["king"]) == "policy.unknown-role")
        #expect(refusal(until: day("2020-06-01")) == "policy.acting-ends-first")
    }

    @Test("a district has what districts have, while there are districts")
    func districts() throws {
        let unit: UnitPath = "thai-binh/thai-thuy"
        let principal = try #require(policy.principal(for: unit, reference: reference, on: day("2020-01-01")))
        #expect(principal.roles == [.reporter])
        #expect(principal.reaches == [.reporter: [unit]])
        #expect(policy.principal(for: unit, reference: reference, on: day("2025-07-01")) == nil)
    }

    @Test("who takes an office's work over has what it was granted, and the office has nothing any more")
    func heirs() throws {
        func roles(_ unit: UnitPath, _ on: String) -> Set<Role>? {
            policy.principal(for: unit, reference: reference, on: day(on))?.roles
        }
        #expect(roles("thai-binh/so-ldtbxh", "2025-02-28") == [.lead, .reader])
        #expect(roles("thai-binh/so-y-te", "2025-02-28") == [.provider])
        #expect(roles("thai-binh/so-ldtbxh", "2025-03-01") == nil)
        #expect(roles("thai-binh/so-y-te", "2025-03-01") == [.provider, .lead, .reader])
        // Labour went to Home Affairs, children did not.
        #expect(roles("thai-binh/so-noi-vu", "2025-03-01") == nil)
        #expect(roles("thai-binh/so-vhttdl", "2025-03-01") == [.communicator])
        #expect(roles("thai-binh/so-khcn", "2025-03-01") == nil)
        #expect(roles("hung-yen/so-y-te", "2025-06-30") == nil)
        let merged = policy.principal(for: "hung-yen/so-y-te", reference: reference, on: day("2025-07-01"))
        #expect(merged?.roles == [.provider, .lead, .reader])
        #expect(merged?.reach(as: .lead) == ["thai-binh"])
        // What reached the office itself reaches its heir beside it.
        #expect(merged?.reach(as: .provider) == ["thai-binh/so-y-te", "hung-yen/so-y-te"])
    }

    @Test("grants of one role add up what it reaches, each once; every role keeps its own")
    func addingUpReach() throws {
        let unit: UnitPath = "thai-binh/so-tai-chinh"
        let policy = Policy(grants: [
            try PolicyGrant(unit: unit, roles: [.reader: ["thai-binh", .own], .accountant: [.own]]),
            try PolicyGrant(unit: unit, roles: [.reader: ["thai-binh", "hung-yen"]]),
        ])
        let principal = try #require(policy.principal(for: unit, reference: reference, on: day("2020-01-01")))
        #expect(principal.reaches == [.reader: ["thai-binh", unit, "hung-yen"], .accountant: [unit]])
        #expect(principal.reach(as: .lead) == [])
        #expect(principal.reach(as: .anyone) == ["hung-yen", "thai-binh", unit])
    }

    @Test("a commune of today lies in the province that it lies in today, whichever it came of")
    func communesOfToday() throws {
        let communes = reference.units.units(.commune, on: day("2025-07-01")).map(\.path)
        for commune in communes {
            let principal = policy.principal(for: commune, reference: reference, on: day("2025-07-01"))
            #expect(principal?.roles == [.caseworker], "\(commune)")
        }
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

    @Test("a grant names a unit or a match, and roles that exist and reach something")
    func refused() {
        #expect(throws: InvalidValue.self) { try PolicyGrant(roles: [.reader: [.own]]) }
        #expect(throws: InvalidValue.self) {
            try PolicyGrant(
                unit: "a", match: PolicyMatch(level: .commune, within: "a"), roles: [.reader: [.own]])
        }
        #expect(throws: InvalidValue.self) { try PolicyGrant(unit: "a", roles: [:]) }
        #expect(throws: InvalidValue(Message("policy.no-reach", terms: ["role": [Role.reader.term]]))) {
            try PolicyGrant(unit: "a", roles: [.reader: [], .lead: [.own]])
        }
        #expect(throws: InvalidValue.self) { try PolicyGrant(unit: "a", roles: ["boss": [.own]]) }
    }
}
