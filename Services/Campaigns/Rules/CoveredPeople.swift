import CampaignsAPI
import RegistryAPI
import RegistryKnown
import Vocabulary

/// A child of the register, as far as it is asked who is to be taught.
struct RegisteredChild: Hashable, Sendable {
    let id: ChildID
    /// The day that its age counts from.
    let birth: Day
    /// Where it lives on the day that is asked about.
    let home: UnitPath
    /// Where the child lives now that the entry is, by which it is judged who may see it.
    let homeNow: UnitPath
}

/// One of those who are to be taught.
struct CountedLearner: Hashable, Sendable {
    let learner: Learner
    let audience: Audience
    let unit: UnitPath
    /// Where the person is now, by which it is judged who may see it.
    let unitNow: UnitPath
    /// The child for which a caregiver is counted.
    var child: ChildID?
    /// By which ids what it was taught may stand: of who was entered twice, several.
    let entries: [LearnerID]

    /// Its place in the order of lists.
    var key: String { "\(learner.kind.rawValue)/\(learner.id)" }
}

/// Those who are to be taught, as they stand on a day. Pure: the same facts give the same people.
struct CoveredPeople: Sendable {
    let scope: CoverageScope
    let on: Day
    /// Those on the register, of whom one needs to be known for ``scope``.
    var children: [RegisteredChild] = []
    /// Those with a determined disability, also of entries that are on the register no more.
    var disabled: Set<ChildID> = []
    var sameChildren = SamePeople<Subject.Child>()
    /// Whom each caregiver looks after.
    var links: [(caregiver: CaregiverID, child: ChildID)] = []
    var sameCaregivers = SamePeople<Subject.Caregiver>()
    var workers: [WorkerAtWork] = []
    /// Where the worker works now that an entry is.
    var workplacesNow: [WorkerID: UnitPath] = [:]

    init(_ scope: CoverageScope, on day: Day) { (self.scope, on) = (scope, day) }

    /// In the order of lists.
    func counted() -> [CountedLearner] {
        let audiences = Set(scope.audiences)
        var counted: [CountedLearner] = []
        if !audiences.isDisjoint(with: [.children, .caregivers]) {
            let wanted = wantedChildren()
            if audiences.contains(.caregivers) { counted += caregivers(of: wanted) }
            if audiences.contains(.children) { counted += wanted.values }
        }
        for worker in workers {
            let audience = worker.role.audience
            guard audiences.contains(audience) else { continue }
            counted.append(
                CountedLearner(
                    learner: Learner(worker.id), audience: audience, unit: worker.unit,
                    unitNow: workplacesNow[worker.id] ?? worker.unit,
                    entries: worker.entries.map { Learner($0).id }))
        }
        return counted.sorted { $0.key < $1.key }
    }

    /// The children that count, by the entry that they are shown by.
    private func wantedChildren() -> [ChildID: CountedLearner] {
        let there = Set(children.map(\.id))
        var wanted: [ChildID: CountedLearner] = [:]
        for child in children where sameChildren.shown(child.id, where: there.contains) == child.id {
            let entries = sameChildren.all(child.id)
            guard scope.everyChild == true || entries.contains(where: disabled.contains) else { continue }
            if let limit = scope.ageUnder, child.birth.age(on: on) >= limit { continue }
            wanted[child.id] = CountedLearner(
                learner: Learner(child.id), audience: .children, unit: child.home, unitNow: child.homeNow,
                entries: entries.map { Learner($0).id })
        }
        return wanted
    }

    /// Each once, for the first of the children that it looks after.
    private func caregivers(of wanted: [ChildID: CountedLearner]) -> [CountedLearner] {
        let there = Set(children.map(\.id))
        var children: [CaregiverID: ChildID] = [:]
        for link in links {
            guard let child = sameChildren.shown(link.child, where: there.contains), wanted[child] != nil,
                let shown = sameCaregivers.shown(link.caregiver)
            else { continue }
            children[shown] = min(children[shown] ?? child, child)
        }
        return children.compactMap { caregiver, child in
            guard let place = wanted[child] else { return nil }
            return CountedLearner(
                learner: Learner(caregiver), audience: .caregivers, unit: place.unit, unitNow: place.unitNow,
                child: child, entries: sameCaregivers.all(caregiver).map { Learner($0).id })
        }
    }
}

extension WorkerRole {
    /// Which audience of courses such a worker belongs to.
    var audience: Audience {
        switch self {
        case .teacher: .teachers
        case .collaborator: .collaborators
        case .childOfficer, .providerOfficer, .organisationOfficer: .officers
        }
    }
}

/// A class that somebody passed.
struct PassedClass: Hashable, Sendable {
    let topics: [String]
    /// The day on which the class was completed.
    let on: Day
    /// The last day on which it counts.
    var until: Day?
}
