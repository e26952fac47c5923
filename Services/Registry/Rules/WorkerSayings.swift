import RegistryAPI
import Vocabulary

/// What one command says of a worker, by aspect: the versions to add.
struct WorkerSayings: Hashable, Sendable {
    var identity: [FactVersion<WorkerIdentity>] = []
    var post: [FactVersion<WorkerPost>] = []
    var standing: [FactVersion<WorkerStanding>] = []

    var isEmpty: Bool { identity.isEmpty && post.isEmpty && standing.isEmpty }

    /// What the other departments learn of it.
    func facts(of worker: WorkerID) -> WorkerFacts {
        let identities = identity.map { WorkerFact($0, of: .identity) }
        let posts = post.map { version in WorkerFact(version, of: .post).with { $0.post = version.value } }
        let standings = standing.map { version in
            WorkerFact(version, of: .standing).with { $0.standing = version.value }
        }
        return WorkerFacts(worker: worker, facts: identities + posts + standings)
    }
}

extension WorkerSayings {
    /// What a registration says: unit, role and standing from the first day at work on, and who the worker is of every day.
    init(
        registering identity: WorkerIdentity, in post: WorkerPost, from day: Day, learned: Learned,
        newID: () -> FactID
    ) throws(FactRefusal) {
        self.identity = [
            try Timeline<WorkerIdentity>().change(identity, from: .first, as: newID(), learned: learned)
        ]
        self.post = [try Timeline<WorkerPost>().change(post, from: day, as: newID(), learned: learned)]
        standing = [
            try Timeline<WorkerStanding>().change(.atWork, from: day, as: newID(), learned: learned)
        ]
    }
}
