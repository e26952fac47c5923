import RegistryAPI
import RegistryKnown
import ServiceKit
import Store
import Vocabulary

/// Whom a figure counts as one person though entered twice, as known. What was decided holds for everybody; what is to be decided
/// only for who reaches both entries: to whom an office's figures moved with its own entry alone, they would tell that
/// there is another one.
extension Snapshot {
    func sameChildren(_ asOf: AsOf) throws -> SamePeople<Subject.Child> {
        let pairs = try facts.load(.childPair, as: ChildPairFacts.self, asOf)
        let reached = try reached(Set(pairs.flatMap { [$0.child, $0.other] }))
        let aliases = pairs.compactMap { pair in
            pair.survivor.map { $0 == pair.child ? pair.other : pair.child }
        }
        return same(
            pairs.map { ($0.child, $0.other, $0.verdict) }, reached: reached, aliases: Set(aliases))
    }

    /// A caregiver is reached by a child that it looks after, or looked after once.
    func sameCaregivers(
        _ asOf: AsOf, linked links: [CaregiverLinkFacts]
    ) throws -> SamePeople<Subject.Caregiver> {
        let pairs = try facts.load(.caregiverPair, as: CaregiverPairFacts.self, asOf)
        let asked = Set(pairs.flatMap { [$0.caregiver, $0.other] })
        let cared = links.filter { asked.contains($0.caregiver) }
        let children = try reached(Set(cared.map(\.child)))
        let reached = Set(cared.filter { children.contains($0.child) }.map(\.caregiver))
        return same(pairs.map { ($0.caregiver, $0.other, $0.verdict) }, reached: reached)
    }

    private func same<Named>(
        _ pairs: [(ID<Named>, ID<Named>, DuplicateVerdict?)], reached: Set<ID<Named>>,
        aliases: Set<ID<Named>> = []
    ) -> SamePeople<Named> {
        let same = pairs.filter { one, other, verdict in
            verdict == .same || reached.contains(one) && reached.contains(other)
        }
        return SamePeople(same.map { ($0.0, $0.1) }, preferring: reached.contains, aliases: aliases)
    }

    /// The children whose home of today who asks reaches, as far as figures go.
    private func reached(_ children: Set<ChildID>) throws -> Set<ChildID> {
        guard !children.isEmpty else { return [] }
        let observed = reach(as: .observer)
        return try children.filter { child in
            guard let home = try knownChildren.homes.timeline(of: child).value(on: today) else {
                return false
            }
            return reaches(home) || observed.contains(home)
        }
    }
}
