import RegistryAPI
import Vocabulary

/// What one command says of a worker, by aspect: the versions to add.
struct WorkerSayings: Hashable, Sendable {
    var identity: [FactVersion<WorkerIdentity>] = []
    var workplace: [FactVersion<UnitPath>] = []
    var role: [FactVersion<WorkerRole>] = []
    var standing: [FactVersion<WorkerStanding>] = []

    var isEmpty: Bool { identity.isEmpty && workplace.isEmpty && role.isEmpty && standing.isEmpty }

    /// What the other departments learn of it.
    func facts(of worker: WorkerID) -> WorkerFacts {
        let identities = identity.map { WorkerFact($0, of: .identity) }
        let workplaces = workplace.map { version in
            WorkerFact(version, of: .workplace).with { $0.workplace = version.value }
        }
        let roles = role.map { version in WorkerFact(version, of: .role).with { $0.role = version.value } }
        let standings = standing.map { version in
            WorkerFact(version, of: .standing).with { $0.standing = version.value }
        }
        return WorkerFacts(worker: worker, facts: identities + workplaces + roles + standings)
    }
}

extension WorkerSayings {
    /// What a registration says: unit, role and standing from the first day at work on, and who the worker is of every day.
    init(
        registering identity: WorkerIdentity, in unit: UnitPath, as role: WorkerRole, from day: Day,
        learned: Learned, newID: () -> FactID
    ) throws(FactRefusal) {
        self.identity = [
            try Timeline<WorkerIdentity>().change(identity, from: .first, as: newID(), learned: learned)
        ]
        workplace = [try Timeline<UnitPath>().change(unit, from: day, as: newID(), learned: learned)]
        self.role = [try Timeline<WorkerRole>().change(role, from: day, as: newID(), learned: learned)]
        standing = [
            try Timeline<WorkerStanding>().change(.atWork, from: day, as: newID(), learned: learned)
        ]
    }
}
