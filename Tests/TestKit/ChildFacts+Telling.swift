public import RegistryAPI
public import Vocabulary

/// What a registry tells of children, for tests of services that follow it.
extension ChildFacts {
    /// A registration.
    public static func registering(
        _ child: ChildID, sex: Sex = .female, born: Day? = nil, birthYear: Int = 2012,
        in commune: UnitPath, poverty: PovertyStatus = .notPoor, on day: Day
    ) -> ChildFacts {
        let identity = ChildIdentity(sex: sex, birthYear: born?.year ?? birthYear).with {
            $0.birthDate = born
        }
        return ChildFacts(
            child: child,
            facts: [
                ChildFact(id: newID(), aspect: .identity, kind: .recorded, from: .first).with {
                    $0.identity = identity
                }, .home(commune, from: day), .poverty(poverty, from: day), .standing(.active, from: day),
            ])
    }
}

extension RegistryEvent {
    /// What is told when this is said of a child's standing from a day on: that it has left, came back, or that it was said wrong.
    public static func standing(
        _ status: ChildStatus, of child: ChildID, on text: String, _ kind: VersionKind = .recorded,
        as fact: FactID = newID()
    ) -> RegistryEvent {
        let facts = ChildFacts(child: child, facts: [.standing(status, from: day(text), kind, of: fact)])
        guard kind == .recorded else { return .childCorrected(facts) }
        return status == .active ? .childReopened(facts) : .childClosed(facts)
    }

    /// What is told when an entry is merged into another one.
    public static func merging(_ duplicate: ChildID, into survivor: ChildID) -> RegistryEvent {
        var pair = ChildPairFacts(
            child: min(duplicate, survivor), other: max(duplicate, survivor), verdict: .same)
        pair.survivor = survivor
        return .childMerged(
            ChildMergeFacts(id: newID(), survivor: survivor, duplicate: duplicate, pair: pair))
    }
}

extension ChildFact {
    public static func home(
        _ commune: UnitPath, from day: Day, _ kind: VersionKind = .recorded, of fact: FactID = newID()
    ) -> ChildFact {
        ChildFact(id: fact, aspect: .home, kind: kind, from: day).with { $0.home = commune }
    }

    public static func poverty(
        _ status: PovertyStatus, from day: Day, _ kind: VersionKind = .recorded, of fact: FactID = newID()
    ) -> ChildFact {
        ChildFact(id: fact, aspect: .poverty, kind: kind, from: day).with { $0.poverty = status }
    }

    public static func standing(
        _ status: ChildStatus, from day: Day, _ kind: VersionKind = .recorded, of fact: FactID = newID()
    ) -> ChildFact {
        ChildFact(id: fact, aspect: .standing, kind: kind, from: day).with { $0.standing = status }
    }
}
