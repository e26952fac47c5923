import Bus
import RegistryAPI
import ServiceKit
import Store
import TestKit
import Testing
import Vocabulary

@testable import Registry

/// A small generator with a seed: a failing sequence can be run again.
struct Dice: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        var mixed = state
        mixed ^= mixed >> 33
        mixed = mixed &* 0xFF51_AFD7_ED55_8CCD
        return mixed ^ (mixed >> 29)
    }
}

/// What a follower makes of the registry's log.
private struct Followed {
    var poverty: [ChildID: Timeline<PovertyStatus>] = [:]
    var standing: [ChildID: Timeline<ChildStatus>] = [:]
    var open: [ChildID: [CircumstanceID: String]] = [:]
    var disability: [ChildID: DisabilityFacts] = [:]
    var caregivers: [ChildID: Set<CaregiverLinkID>] = [:]

    mutating func apply(_ recorded: Recorded<RegistryEvent>) {
        switch recorded.event {
        case .childRegistered(let facts), .childUpdated(let facts), .childClosed(let facts),
            .childReopened(let facts), .childCorrected(let facts):
            for fact in facts.facts {
                if let value = fact.poverty {
                    poverty[facts.child, default: Timeline()]
                        .append(fact.version(value, learned: recorded.learned))
                }
                if let value = fact.standing {
                    standing[facts.child, default: Timeline()]
                        .append(fact.version(value, learned: recorded.learned))
                }
            }
        case .circumstanceAdded(let facts): open[facts.child, default: [:]][facts.id] = facts.code
        case .circumstanceEnded(let facts): open[facts.child]?[facts.id] = nil
        case .confidentialFollowed(let facts):
            for circumstance in facts.circumstances where circumstance.end != nil {
                open[facts.child]?[circumstance.id] = nil
            }
        case .disabilityDetermined(let facts):
            if let known = disability[facts.child], known.on > facts.on { return }
            disability[facts.child] = facts
        case .caregiverLinked(let facts): caregivers[facts.child, default: []].insert(facts.id)
        case .caregiverUnlinked(let facts): caregivers[facts.child]?.remove(facts.id)
        default: break
        }
    }
}

@Suite("Invariants", .timeLimit(.minutes(5)))
struct InvariantTests {
    @Test(
        "whatever is sent, codes are open once, the closed stay closed, and the log tells the same story",
        arguments: 1...4 as ClosedRange<UInt64>)
    func random(seed: UInt64) async throws {
        try await withDeployment(
            [RegistryService.self], on: [.inProcess], reference: Office.reference, today: Office.today
        ) { deployment in
            let office = deployment.client(as: Office.province, Deployment.workRoles.union([.confidential]))
            var dice = Dice(state: seed)
            var ids: [ChildID] = []
            for number in 0..<5 {
                let entered = try await office.call(
                    Children.register, child("Lê Văn Số \(number)", sex: .male))
                ids.append(entered.id)
            }
            let person = try await office.call(
                Caregivers.register, RegisterCaregiver(name: "Trần Thị Mai", commune: Office.commune))
            var closed: [ChildID: Child] = [:]
            for _ in 0..<150 {
                let id = ids[Int.random(in: 0..<ids.count, using: &dice)]
                let worked = try await step(office, id, person.id, &dice)
                if let before = closed[id] {
                    #expect(!worked, "a closed child was changed")
                    #expect(try await office.call(Children.get, GetChild(id: id)) == before)
                }
                let now = try await office.call(Children.get, GetChild(id: id))
                if now.status != .active && closed[id] == nil { closed[id] = now }
                let codes = now.circumstances.map(\.code)
                #expect(Set(codes).count == codes.count, "a code is open twice")
            }
            // What ended today is so today.
            deployment.set(day: Office.today.advanced(by: 1))
            try await compare(deployment, office, ids)
        }
    }

    /// One random command; whether it was done.
    private func step(
        _ office: TestClient, _ id: ChildID, _ person: CaregiverID, _ dice: inout Dice
    ) async throws -> Bool {
        let on = Office.today.advanced(by: -Int.random(in: 0...900, using: &dice))
        switch Int.random(in: 0..<24, using: &dice) {
        case 0..<8:
            let codes = ["law2016-abandoned", "law2016-hiv", "law2016-exploited"]
            let code = codes[Int.random(in: 0..<3, using: &dice)]
            return try await office.refusal(
                of: Circumstances.add, AddCircumstance(child: id, code: code, start: on)) == nil
        case 8..<13:
            let list = try await office.call(Circumstances.list, ListCircumstances(child: id))
            guard let first = list.items.randomElement(using: &dice) else { return false }
            return try await office.refusal(of: Circumstances.end, EndCircumstance(id: first.id, end: on))
                == nil
        case 13..<16:
            let degree = DisabilityDegree.allCases[Int.random(in: 0..<3, using: &dice)]
            return try await office.refusal(
                of: Disabilities.determine,
                DetermineDisability(child: id, type: .vision, degree: degree).with { $0.determinedOn = on })
                == nil
        case 16..<19:
            return try await office.refusal(
                of: Caregivers.link, LinkCaregiver(caregiver: person, child: id, relation: .relative)) == nil
        case 19..<21:
            let list = try await office.call(Caregivers.list, ListCaregivers(child: id))
            guard let first = list.items.first else { return false }
            return try await office.refusal(of: Caregivers.unlink, UnlinkCaregiver(id: first.link.id)) == nil
        case 21..<23:
            let status = PovertyStatus.allCases[Int.random(in: 0..<3, using: &dice)]
            return try await office.refusal(
                of: Children.update, UpdateChild(id: id).with { $0.povertyStatus = status }) == nil
        default:
            return try await office.refusal(of: Children.close, CloseChild(id: id, reason: .moved)) == nil
        }
    }

    private func compare(_ deployment: Deployment, _ office: TestClient, _ ids: [ChildID]) async throws {
        var followed = Followed()
        for envelope in try await deployment.store(of: "registry").events(after: 0, limit: 10_000) {
            if let recorded = try envelope.recorded(RegistryEvent.self) { followed.apply(recorded) }
        }
        for id in ids {
            let shown = try await office.call(Children.get, GetChild(id: id))
            #expect(followed.poverty[id]?.value(on: .last) == shown.povertyStatus)
            #expect(followed.standing[id]?.value(on: .last) == shown.status)
            let open = followed.open[id, default: [:]].values.sorted()
            #expect(open == shown.circumstances.map(\.code).sorted())
            #expect(followed.disability[id]?.degree == shown.disability?.degree)
            #expect(min(1, followed.caregivers[id, default: []].count) == shown.caregivers)
        }
    }
}
