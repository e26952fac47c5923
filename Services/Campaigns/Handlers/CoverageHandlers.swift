import Bus
import CampaignsAPI
import RegistryAPI
import RegistryKnown
import ServiceKit
import Store
import Vocabulary

extension CampaignsService {
    func computeCoverage(_ request: ComputeCoverage, _ snapshot: Snapshot) throws -> CoverageTable {
        let units = try snapshot.units(request.unit, at: "/unit")
        try CoverageRules(snapshot).check(request.scope, on: request.on, knownOn: request.knownOn)
        let asOf = try snapshot.asked(on: request.on, knownOn: request.knownOn)
        let people = try snapshot.covered(request.scope, within: units, asOf)
        let passed = try snapshot.coverage.passed(on: asOf.on, knownOn: asOf.knownOn)
        let known = try snapshot.reference(asOf).units
        var rows = CoverageRows(known, by: request.level ?? .commune, on: asOf.on)
        for person in people {
            rows.count(person, passed: passed.counting(person, in: request.scope, on: asOf.on))
        }
        return rows.table(request.scope, on: asOf.on).with { $0.provisional = asOf.provisional }
    }

    func listCoverage(
        _ request: ListCoverage, _ snapshot: Snapshot, _ page: FeedPage
    ) throws -> Page<CoveredPerson> {
        let units = try snapshot.units(request.unit, at: "/unit")
        try CoverageRules(snapshot).check(request.scope, on: request.on, knownOn: request.knownOn)
        let asOf = try snapshot.asked(on: request.on, knownOn: request.knownOn)
        let people = try snapshot.covered(request.scope, within: units, asOf)
        var rest = people.drop { person in page.after.map { person.key <= $0 } ?? false }
        var found: [(person: CountedLearner, taughtOn: Day?)] = []
        // What they were taught is read of a few at a time, until a page is full.
        while found.count < FeedPage.size, !rest.isEmpty {
            let some = rest.prefix(FeedPage.size * 4)
            rest = rest.dropFirst(some.count)
            let passed = try snapshot.coverage.passed(
                by: Set(some.flatMap(\.entries)), on: asOf.on, knownOn: asOf.knownOn)
            found += some.map { ($0, passed.counting($0, in: request.scope, on: asOf.on).map(\.on).max()) }
                .filter { ($0.1 != nil) == (request.taught ?? false) }
        }
        let shown = found.prefix(FeedPage.size)
        for child in shown.compactMap({ $0.person.child ?? $0.person.learner.child }) {
            snapshot.disclose(child)
        }
        let items = shown.map { CoveredPerson($0.person, taughtOn: $0.taughtOn) }
        return Page(
            Array(shown), showing: items.marked(asOf, in: \.provisional), key: { $0.person.key })
    }
}

extension Snapshot {
    /// What is asked about: the present where the request names no day.
    func asked(on: Day?, knownOn: Day?) throws -> AsOf {
        try asOf(on: on, knownOn: knownOn) ?? asOf(on: today)
    }

    /// Those who are to be taught and were in the units on the day, of those whom the caller may see now.
    func covered(
        _ scope: CoverageScope, within units: Territory, _ asOf: AsOf
    ) throws -> [CountedLearner] {
        let visible = visibleScope
        return try people(scope, asOf).counted()
            .filter { units.contains($0.unit) && visible.contains($0.unitNow) }
    }

    private func people(_ scope: CoverageScope, _ asOf: AsOf) throws -> CoveredPeople {
        let (day, known) = (asOf.on, asOf.known[RegistryContract.name])
        var people = CoveredPeople(scope, on: day)
        let audiences = Set(scope.audiences)
        if !audiences.isDisjoint(with: [.children, .caregivers]) {
            people.sameChildren = try sameChildren(known)
            people.disabled = try coverage.disabled(on: day, knownOn: known)
            let asked = people.disabled.union(people.sameChildren.several)
            people.children = try coverage.children(
                scope.everyChild == true ? nil : asked, on: day, knownOn: known, now: today)
        }
        if audiences.contains(.caregivers) {
            let links = try knownCaregivers.links.held(on: day, knownOn: known)
            people.links = links.map { ($0.about, $0.value.child) }
            people.sameCaregivers = try sameCaregivers(known)
        }
        if !audiences.isDisjoint(with: [.officers, .teachers, .collaborators]) {
            people.workers = try knownWorkers.atWork(on: day, knownOn: known)
            people.workplacesNow = try knownWorkers.workplaces(now: today)
        }
        return people
    }
}

/// Whom a figure counts as one person though entered twice.
extension Snapshot {
    fileprivate func sameChildren(_ known: LogPoint) throws -> SamePeople<Subject.Child> {
        let pairs = try knownPairs.all(of: Subject.Child.self, knownOn: known)
        let asked = Set(pairs.flatMap { [$0.one, $0.other] })
        let children = knownChildren
        let aliases = try asked.filter { try children.survivor(of: $0, knownOn: known) != $0 }
        return SamePeople(pairs, reached: try reached(asked, in: children), aliases: aliases)
    }

    /// A caregiver is reached by a child that it looks after, or looked after once.
    fileprivate func sameCaregivers(_ known: LogPoint) throws -> SamePeople<Subject.Caregiver> {
        let pairs = try knownPairs.all(of: Subject.Caregiver.self, knownOn: known)
        var (reaching, aliases): (Set<CaregiverID>, Set<CaregiverID>) = ([], [])
        for caregiver in Set(pairs.flatMap { [$0.one, $0.other] }) {
            if try knownCaregivers.survivor(of: caregiver, knownOn: known) != caregiver {
                aliases.insert(caregiver)
            }
            let facts = try knownCaregivers.links.periods(of: caregiver).history.facts(knownOn: known)
            let children = try reached(Set(facts.map(\.value.child)), in: knownChildren)
            if !children.isEmpty { reaching.insert(caregiver) }
        }
        return SamePeople(pairs, reached: reaching, aliases: aliases)
    }
}
