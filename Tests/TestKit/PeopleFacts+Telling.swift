public import RegistryAPI
public import Vocabulary

/// What a registry tells of workers and caregivers, for tests of services that follow it.
extension WorkerFacts {
    /// A registration.
    public static func registering(
        _ worker: WorkerID, in unit: UnitPath, as role: WorkerRole, on text: String
    ) -> WorkerFacts {
        let from = day(text)
        return WorkerFacts(
            worker: worker,
            facts: [
                WorkerFact(id: newID(), aspect: .identity, kind: .recorded, from: .first),
                .workplace(unit, from: from), .role(role, from: from), .standing(.atWork, from: from),
            ])
    }
}

extension WorkerFact {
    public static func workplace(
        _ unit: UnitPath, from day: Day, _ kind: VersionKind = .recorded, of fact: FactID = newID()
    ) -> WorkerFact {
        WorkerFact(id: fact, aspect: .workplace, kind: kind, from: day).with { $0.workplace = unit }
    }

    public static func role(
        _ role: WorkerRole, from day: Day, _ kind: VersionKind = .recorded, of fact: FactID = newID()
    ) -> WorkerFact {
        WorkerFact(id: fact, aspect: .role, kind: kind, from: day).with { $0.role = role }
    }

    public static func standing(
        _ standing: WorkerStanding, from day: Day, _ kind: VersionKind = .recorded, of fact: FactID = newID()
    ) -> WorkerFact {
        WorkerFact(id: fact, aspect: .standing, kind: kind, from: day).with { $0.standing = standing }
    }
}

extension CaregiverFacts {
    /// A registration.
    public static func registering(
        _ caregiver: CaregiverID, in commune: UnitPath, on text: String
    ) -> CaregiverFacts {
        CaregiverFacts(
            caregiver: caregiver,
            facts: [
                CaregiverFact(id: newID(), aspect: .home, kind: .recorded, from: day(text)).with {
                    $0.home = commune
                }
            ])
    }
}
