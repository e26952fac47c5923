import CampaignsAPI
import RegistryKnown
import ServiceKit
import Store
import Vocabulary

/// What a child has in classes follows what the registry says of its life, whenever it says so.
extension CampaignsService {
    /// After something was said of its birth or its standing.
    func settle(_ id: ChildID, _ tx: Transaction) throws {
        guard let child = try tx.knownChildren.find(id) else { return }
        let learner = Learner(id)
        for classID in try tx.enrolments.classes(of: learner) {
            try contradict(hoursOf: child, in: classID, tx)
            let entry = try tx.classes.get(classID, at: "")
            let enrolment = try tx.enrolments.get(learner, in: classID)
            let settled = try classRules(tx).settle(
                enrolment, in: entry, with: child,
                isFull: tx.enrolments.counts(in: classID).enrolled >= entry.capacity)
            guard settled != enrolment else { continue }
            try tx.enrolments.save(settled, in: classID)
            if settled.until != enrolment.until { try end(settled, in: classID, nil, tx) }
            if settled.counts != enrolment.counts { try keep(passOf: settled, in: entry, tx) }
        }
    }

    /// Keeps that a pass counts no longer, or does again.
    private func keep(passOf enrolment: EnrolmentEntry, in entry: ClassEntry, _ tx: Transaction) throws {
        guard let day = entry.completedOn else { return }
        try keep(resultOf: enrolment, in: entry.id, on: day, tx)
        let taught = TaughtClass(entry: entry, course: try tx.courses.get(entry.course, at: ""))
        var result = taught.result(of: enrolment.learner)
        guard enrolment.isPassContradicted else { return tx.emit(CampaignsEvent.trainingPassed(result)) }
        result.reason = Self.texts.render(
            Message("campaigns.pass-contradicted", ["day": day.description]), in: .vi)
        tx.emit(CampaignsEvent.trainingRevoked(result))
    }
}
