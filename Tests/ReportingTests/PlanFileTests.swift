import Foundation
import ReportingAPI
import ServiceKit
import TestKit
import Testing
import Vocabulary
import Yams

@Suite("The plans and the policy that are shipped", .timeLimit(.minutes(5)))
struct PlanFileTests {
    static let compose = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../../compose").standardizedFileURL
    static let plans = ["hung-yen-2013-2020", "thai-binh-2020-2025"]

    let reference: Reference

    init() throws { reference = try .shipped() }

    private func plan(_ name: String) throws -> PlanDocument {
        try YAMLDocument.decode(PlanDocument.self, Self.compose.appending(path: "plans/\(name).yaml").path())
    }

    /// What the file says, as it says it: for what a decoder would pass over.
    private func node(_ path: String) throws -> Node {
        let text = try String(contentsOf: Self.compose.appending(path: path), encoding: .utf8)
        return try #require(try Yams.compose(yaml: text))
    }

    @Test("a plan travels as JSON and comes back the same", arguments: plans)
    func travels(name: String) throws {
        let plan = try plan(name)
        #expect(plan.id == name)
        #expect(try JSONDecoder().decode(PlanDocument.self, from: JSONEncoder().encode(plan)) == plan)
    }

    @Test("every unit that a plan names existed while it ran", arguments: plans)
    func units(name: String) throws {
        let plan = try plan(name)
        var named = [plan.area, plan.lead]
        named += plan.activities.flatMap { [$0.lead].compactMap { $0 } + ($0.partners ?? []) }
        named += plan.duties.flatMap { $0.units + [$0.to] }
        named += (plan.units ?? []).flatMap { $0.units ?? [] }
        for unit in named {
            #expect(reference.units.isValid(unit, on: plan.period.start), "\(unit)")
            #expect(reference.units.covers(plan.area, unit, on: plan.period.start), "\(unit)")
        }
    }

    @Test("every code that a plan names is in the reference data", arguments: plans)
    func codes(name: String) throws {
        let plan = try plan(name)
        let on = plan.period.end
        func known(_ codes: [String]?, _ table: ReferenceTable) {
            for code in codes ?? [] {
                #expect(reference.knows(table, code, on: on), "\(table.rawValue) \(code)")
            }
        }
        func check(_ filter: ChildFilter?) {
            guard let filter else { return }
            known(filter.circumstanceLists, .circumstanceList)
            for code in filter.circumstances ?? [] {
                #expect(reference.circumstances.contains { $0.code == code }, "\(code)")
            }
            for inner in filter.anyOf ?? [] { check(inner) }
        }
        for activity in plan.activities { known(activity.sources, .fundSource) }
        for indicator in plan.indicators {
            check(indicator.population.children)
            check(indicator.population.caregiversOf)
            known(indicator.population.workers?.roles, .workerRole)
            known(indicator.population.providers?.kinds, .facilityKind)
            for fact in indicator.having {
                known(fact.delivery, .serviceDomain)
                known(fact.training, .trainingTopic)
                known(fact.placement, .placementKind)
            }
        }
    }

    @Test(
        "ids are used once, and each indicator counts one population by facts with one member",
        arguments: plans)
    func shape(name: String) throws {
        let plan = try plan(name)
        #expect(Set(plan.indicators.map(\.id)).count == plan.indicators.count)
        #expect(Set(plan.activities.map(\.id)).count == plan.activities.count)
        #expect(Set(plan.duties.map(\.id)).count == plan.duties.count)
        let years = plan.period.start.year...plan.period.end.year
        for indicator in plan.indicators {
            for target in indicator.targets {
                #expect(
                    target.from <= target.through && years.contains(target.from)
                        && years.contains(target.through))
                #expect((target.value == nil) == (target.grows == true))
            }
        }
        let declared = try #require(try node("plans/\(name).yaml")["indicators"]?.sequence)
        for indicator in declared {
            #expect(indicator["population"]?.mapping?.count == 1)
            for fact in try #require(indicator["having"]?.sequence) { #expect(fact.mapping?.count == 1) }
        }
    }

    @Test("no member of a plan file is passed over by the decoder", arguments: plans)
    func noStrangers(name: String) throws {
        func walk(_ node: Node, _ kept: Any?, at path: String) {
            switch node {
            case .mapping(let mapping):
                let object = kept as? [String: Any]
                for (key, value) in mapping {
                    let member = key.string ?? "?"
                    #expect(object?[member] != nil, "\(path)/\(member)")
                    walk(value, object?[member], at: "\(path)/\(member)")
                }
            case .sequence(let sequence):
                let array = kept as? [Any] ?? []
                #expect(array.count == sequence.count, "\(path)")
                for (index, (element, kept)) in zip(sequence, array).enumerated() {
                    walk(element, kept, at: "\(path)/\(index)")
                }
            case .scalar, .alias: break
            }
        }
        let kept = try JSONSerialization.jsonObject(with: JSONEncoder().encode(plan(name)))
        try walk(node("plans/\(name).yaml"), kept, at: "")
    }

    @Test("the targets are those of the plans")
    func targets() throws {
        func targets(_ name: String) throws -> [String: [Double?]] {
            Dictionary(
                uniqueKeysWithValues: try plan(name).indicators.map { ($0.id, $0.targets.map(\.value)) })
        }
        #expect(
            try targets("thai-binh-2020-2025")
                == ["T1": [70, 90], "T2": [50, 70], "T3": [60, 80], "T4": [70, 90], "T5": [4, 6]])
        #expect(
            try targets("hung-yen-2013-2020") == [
                "H1": [95], "H2a": [nil], "H2b": [nil], "H3a": [nil], "H3b": [nil],
            ])
    }

    @Test("the policy gives every unit that works its roles, and names none that is unknown")
    func policy() throws {
        let policy = try YAMLDocument.decode(Policy.self, Self.compose.appending(path: "policy.yaml").path())
        #expect(policy.unknownUnits(in: reference).isEmpty)
        let functions = reference.codes(.officeFunction, on: try #require(Day("2020-12-10")))
        #expect(policy.grants.allSatisfy { functions.contains($0.function) })
        let on = try #require(Day("2020-12-10"))
        func roles(_ unit: UnitPath) -> Set<Role> {
            policy.principal(for: unit, reference: reference, on: on)?.roles ?? []
        }
        #expect(roles("thai-binh/so-ldtbxh").isSuperset(of: [.lead, .caseworker, .confidential]))
        #expect(!roles("thai-binh/so-y-te").contains(.lead))
        // Finance proposes, the People's Committee decides; who supervises reads figures and no file.
        #expect(roles("thai-binh/so-tai-chinh").isDisjoint(with: [.approver, .lead]))
        #expect(roles("thai-binh/so-tai-chinh").contains(.treasurer))
        #expect(roles("thai-binh/ubnd").contains(.approver))
        for unit: UnitPath in [
            "thai-binh/mttq", "thai-binh/hoi-lhpn", "thai-binh/doan-tn", "thai-binh/hoi-ctd",
        ] {
            #expect(roles(unit).contains(.observer) && !roles(unit).contains(.reader), "\(unit)")
        }
        #expect(
            roles("thai-binh/so-gddt").contains(.organiser)
                && roles("thai-binh/thai-thuy").contains(.organiser))
        #expect(!roles("thai-binh/thai-thuy").contains(.certifier))
        #expect(roles("thai-binh/thai-thuy").contains(.caseworker))
        #expect(roles("thai-binh/thai-thuy/diem-dien").contains(.assessor))
        #expect(!roles("thai-binh/thai-thuy").contains(.confidential))
        #expect(roles("service/reporting") == [.follower, .confidential])
        #expect(roles("he-thong/quan-tri") == [.operator, .auditor])
        let days = try ["2013-01-01", "2020-12-10", "2025-07-01"].map { try #require(Day($0)) }
        for day in days {
            for level in [UnitLevel.district, .commune] {
                for unit in reference.units.units(level, on: day) {
                    #expect(
                        policy.principal(for: unit.path, reference: reference, on: day) != nil, "\(unit.path)"
                    )
                }
            }
        }
        let lead = policy.principal(for: "hung-yen/so-y-te", reference: reference, on: days[2])
        #expect(lead?.roles.contains(.lead) == true)
    }
}
