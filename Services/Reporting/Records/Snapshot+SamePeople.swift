import RegistryAPI
import RegistryKnown
import ServiceKit
import Store
import Vocabulary

/// Whom a figure counts as one person though entered twice, as known.
extension Snapshot {
    func sameChildren(_ asOf: AsOf) throws -> SamePeople<Subject.Child> {
        let pairs = try facts.load(.childPair, as: ChildPairFacts.self, asOf)
        let reached = try reached(Set(pairs.flatMap { [$0.child, $0.other] }), in: knownChildren)
        let aliases = pairs.compactMap { pair in
            pair.survivor.map { $0 == pair.child ? pair.other : pair.child }
        }
        return SamePeople(
            pairs.map { ($0.child, $0.other, $0.verdict == .same) }, reached: reached, aliases: Set(aliases))
    }

    /// A caregiver is reached by a child that it looks after, or looked after once.
    func sameCaregivers(
        _ asOf: AsOf, linked links: [CaregiverLinkFacts]
    ) throws -> SamePeople<Subject.Caregiver> {
        let pairs = try facts.load(.caregiverPair, as: CaregiverPairFacts.self, asOf)
        let asked = Set(pairs.flatMap { [$0.caregiver, $0.other] })
        let cared = links.filter { asked.contains($0.caregiver) }
        let children = try reached(Set(cared.map(\.child)), in: knownChildren)
        let reached = Set(cared.filter { children.contains($0.child) }.map(\.caregiver))
        return SamePeople(pairs.map { ($0.caregiver, $0.other, $0.verdict == .same) }, reached: reached)
    }
}
