import Bus
import RegistryAPI
import ServiceKit
import Store
import Vocabulary

/// Who is known around a child on the day on which it is placed, of those whom the caller may know of.
struct KnownFamily {
    /// The kin who look after it, parents aside: in whose place alternative care is.
    var kin: [CaregiverLink] = []
    /// Where its brothers and sisters live who are in care too.
    var siblings: [Placement] = []

    func includes(_ carer: CaregiverID) -> Bool { kin.contains { $0.caregiver == carer } }
}

extension CareRelation {
    /// Whose children are brothers and sisters.
    static let ofParents: [CareRelation] = [.mother, .father, .adoptiveParent]
}

extension PlacementKind {
    /// The kinds in which a child lives.
    static let residences = allCases.filter(\.isResidence)
    /// Alternative care that is meant to stay: where kin come first, and siblings stay together. An emergency does not wait for that.
    var isOrderly: Bool { isResidence && self != .emergency }
}

extension Placement {
    /// Whether both are with the same people.
    func isBeside(_ other: Placement) -> Bool {
        provider != nil && provider == other.provider || caregiver != nil && caregiver == other.caregiver
    }
}

extension PlacementRules {
    /// Throws FAILED_PRECONDITION with what the law puts first and no reason passes over: kin before strangers and facilities,
    /// siblings together (Decree 56/2017), from the day on which that decree is in force.
    func require(
        _ family: KnownFamily, around placement: Placement, unless reasons: Set<PlacementNoteKind>
    ) throws {
        guard placement.kind.isOrderly, reference.deadline(Self.hearing, on: placement.start) != nil else {
            return
        }
        var missing: [Refusal.Violation] = []
        if let kin = family.kin.first, placement.kind != .kinship, !reasons.contains(.noKin),
            !(placement.caregiver.map(family.includes) ?? false)
        {
            missing.append(
                Refusal.Violation(
                    "/kinPassedOver",
                    Message(
                        "registry.kin-first", ["id": kin.caregiver.text],
                        terms: ["relation": [kin.relation.term]])))
        }
        if !reasons.contains(.apart),
            let sibling = family.siblings.first(where: { !placement.isBeside($0) })
        {
            missing.append(
                Refusal.Violation(
                    "/apart",
                    Message(
                        "registry.siblings-apart", ["child": sibling.child.text, "id": sibling.id.text])))
        }
        guard let first = missing.first else { return }
        throw Refusal(.failedPrecondition, first.message, violations: missing)
    }
}
