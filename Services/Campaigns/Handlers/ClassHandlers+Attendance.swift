import Bus
import CampaignsAPI
import Store
import Vocabulary

extension CampaignsService {
    func enrolLearner(_ request: EnrolLearner, _ tx: Transaction) throws -> Enrolment {
        let (entry, course) = try tx.taughtClass(request.id, at: "/id")
        try classRules(tx).requireOpen(entry)
        try tx.enrolments.refuseTaken(request.learner, in: entry.id)
        return try tx.show(enrol(request.learner, in: entry, of: course, tx), in: entry.id)
    }

    func attendClass(_ request: AttendClass, _ tx: Transaction) throws -> Enrolment {
        let (entry, course) = try tx.taughtClass(request.id, at: "/id")
        let (learner, day) = (request.learner, request.on ?? tx.today)
        _ = try tx.enrolments.get(learner, in: entry.id)
        try Presence.require(tx.learners.find(learner), on: day)
        try classRules(tx).attend(
            request.hours, on: day, atMost: 12, in: entry, of: course,
            others: tx.enrolments.hours(of: learner, in: entry.id, except: day))
        try tx.enrolments.setHours(request.hours, of: learner, in: entry.id, on: day)
        return try tx.show(tx.enrolments.get(learner, in: entry.id), in: entry.id)
    }

    func correctResult(_ request: CorrectResult, _ tx: Transaction) throws -> Enrolment {
        let (entry, course) = try tx.taughtClass(request.id, at: "/id")
        let (corrected, reason) = try classRules(tx).correct(
            tx.enrolments.get(request.learner, in: entry.id), by: request, of: course)
        try tx.enrolments.save(corrected, in: entry.id)
        try tx.enrolments.recordCorrection(request, for: reason, on: tx.today)
        let result = entry.result(of: request.learner, in: course, on: tx.today)
        tx.emit(request.passed ? CampaignsEvent.trainingPassed(result) : .trainingRevoked(result))
        return tx.show(corrected, in: entry.id)
    }

    /// One line of a class list: enrols who is not yet, and enters the hours.
    func importClass(_ row: ClassRow, _ tx: Transaction) throws {
        let (entry, course) = try tx.taughtClass(row.class, at: "/class")
        let day = row.on ?? entry.start
        try classRules(tx).attend(
            row.hours, on: day, atMost: course.hours, in: entry, at: "/class", of: course,
            others: tx.enrolments.hours(of: row.learner, in: entry.id, except: day))
        try Presence.require(tx.learners.find(row.learner), on: day)
        var enrolment =
            try tx.enrolments.find(row.learner, in: entry.id)
            ?? enrol(row.learner, in: entry, of: course, tx)
        try tx.enrolments.setHours(row.hours, of: row.learner, in: entry.id, on: day)
        guard let passed = row.passed, enrolment.isFailed == passed else { return }
        enrolment.isFailed = !passed
        try tx.enrolments.save(enrolment, in: entry.id)
    }

    private func enrol(
        _ learner: Learner, in entry: ClassEntry, of course: Course, _ tx: Transaction
    ) throws -> EnrolmentEntry {
        let enrolment = try classRules(tx).enrol(
            learner, known: tx.learners.find(learner), in: entry, of: course,
            enrolled: tx.enrolments.counts(in: entry.id).enrolled)
        try tx.enrolments.save(enrolment, in: entry.id)
        return enrolment
    }
}

extension Snapshot {
    func show(_ enrolment: EnrolmentEntry, in id: ClassID) -> Enrolment {
        disclose(enrolment.learner)
        return enrolment.shown(in: id)
    }
}
