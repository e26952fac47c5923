import CampaignsAPI
import RegistryKnown
import ServiceKit
import Store
import Vocabulary

/// What a child has in classes follows what the registry says of its life, whenever it says so.
extension CampaignsService {
    /// After something was said of its birth or its standing, or nothing is said of it any more.
    func settle(_ id: ChildID, _ tx: Transaction) throws {
        let life = try tx.knownChildren.life(of: id, on: tx.today)
        let learner = Learner(id)
        for classID in try tx.enrolments.classes(of: learner) {
            try settle(learner, within: life, in: classID, tx)
        }
    }

    /// The same in one class, also after something was said of the class's days.
    func settle(
        _ learner: Learner, within life: ChildLife, in classID: ClassID, _ tx: Transaction
    ) throws {
        try contradict(hoursOf: learner, within: life, in: classID, tx)
        let entry = try tx.classes.get(classID, at: "")
        let taught = TaughtClass(
            entry: entry, course: try tx.courses.get(entry.course, at: ""),
            sessions: try tx.schedules.of(classID).sessions.count)
        let enrolment = try tx.enrolments.get(learner, in: classID)
        let settled = try ClassRules(tx).settle(
            enrolment, in: taught, within: life,
            beside: tx.enrolments.taken(in: classID, besides: learner))
        guard settled != enrolment else { return }
        try tx.enrolments.save(settled, in: classID)
        try keep(resultOf: settled, after: enrolment, in: taught, tx)
        if settled.until != enrolment.until { try end(settled, in: classID, nil, tx) }
    }

    /// Keeps what became of a result, and tells of a pass that counts no longer, or does again. Who left before the class was
    /// completed has none.
    private func keep(
        resultOf settled: KeptEnrolment, after before: KeptEnrolment, in taught: TaughtClass,
        _ tx: Transaction
    ) throws {
        guard let day = taught.entry.completedOn, settled.passed != nil else { return }
        try keep(resultOf: settled, in: taught.entry.id, on: day, tx)
        guard settled.counts != before.counts else { return }
        let result = taught.result(of: settled.learner)
        tx.emit(settled.counts ? CampaignsEvent.trainingPassed(result) : .trainingRevoked(result))
    }
}
