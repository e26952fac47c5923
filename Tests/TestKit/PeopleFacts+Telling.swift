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
    public static func workplace(_ unit: UnitPath, from day: Day) -> WorkerFact {
        told(.workplace, from: day) { $0.workplace = unit }
    }

    public static func role(_ role: WorkerRole, from day: Day) -> WorkerFact {
        told(.role, from: day) { $0.role = role }
    }

    public static func standing(_ standing: WorkerStanding, from day: Day) -> WorkerFact {
        told(.standing, from: day) { $0.standing = standing }
    }

    private static func told(
        _ aspect: WorkerAspect, from day: Day, _ say: (inout WorkerFact) -> Void
    ) -> WorkerFact {
        WorkerFact(id: newID(), aspect: aspect, kind: .recorded, from: day).with(say)
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
