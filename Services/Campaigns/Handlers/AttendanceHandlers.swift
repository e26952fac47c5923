import Bus
import CampaignsAPI
import Store
import Vocabulary

extension CampaignsService {
    func enrol(_ request: EnrolLearner, _ tx: Transaction) throws -> Enrolment {
        let (entry, course) = try openClass(request.id, at: "/id", tx)
        if try tx.classes.enrolment(request.learner, in: entry.id) != nil {
            throw Refusal.taken("/learner", "enrolled-already", request.learner.id.text)
        }
        return try tx.show(enrol(request.learner, in: entry, of: course, tx), in: entry.id)
    }

    func attend(_ request: AttendClass, _ tx: Transaction) throws -> Enrolment {
        let (entry, course) = try openClass(request.id, at: "/id", tx)
        guard try tx.classes.enrolment(request.learner, in: entry.id) != nil else {
            throw Refusal.missing("/learner", "not-enrolled", request.learner.id.text)
        }
        let day = request.on ?? tx.today
        try setHours(request.hours, atMost: 12, of: request.learner, on: day, in: entry, of: course, tx)
        return try tx.shownEnrolment(request.learner, in: entry.id)
    }

    func correct(_ request: CorrectResult, _ tx: Transaction) throws -> Enrolment {
        let (entry, course) = try knownClass(request.id, at: "/id", tx)
        guard let enrolment = try tx.classes.enrolment(request.learner, in: entry.id) else {
            throw Refusal.missing("/learner", "not-enrolled", request.learner.id.text)
        }
        let corrected = try rules(tx).correct(enrolment, by: request, of: course)
        try tx.classes.save(corrected, in: entry.id)
        try tx.classes.recordCorrection(request, on: tx.today)
        let result = result(request.learner, entry, course, on: tx.today)
        tx.emit(request.passed ? CampaignsEvent.trainingPassed(result) : .trainingRevoked(result))
        return tx.show(corrected, in: entry.id)
    }

    /// One line of a class list: enrols who is not yet, and enters the hours.
    func importRow(_ row: ClassRow, _ tx: Transaction) throws {
        let (entry, course) = try openClass(row.class, at: "/class", tx)
        var enrolment =
            try tx.classes.enrolment(row.learner, in: entry.id)
            ?? enrol(row.learner, in: entry, of: course, tx)
        let day = row.on ?? entry.start
        try setHours(row.hours, atMost: course.hours, of: row.learner, on: day, in: entry, of: course, tx)
        guard let passed = row.passed, enrolment.isFailed == passed else { return }
        enrolment.isFailed = !passed
        try tx.classes.save(enrolment, in: entry.id)
    }

    private func enrol(
        _ learner: Learner, in entry: ClassEntry, of course: Course, _ tx: Transaction
    ) throws -> EnrolmentEntry {
        let enrolment = try rules(tx).enrol(
            learner, known: tx.learners.find(learner), in: entry, of: course,
            enrolled: tx.classes.counts(entry.id).enrolled)
        try tx.classes.save(enrolment, in: entry.id)
        return enrolment
    }

    private func setHours(
        _ hours: Int, atMost most: Int, of learner: Learner, on day: Day, in entry: ClassEntry,
        of course: Course,
        _ tx: Transaction
    ) throws {
        let others = try tx.classes.hours(of: learner, in: entry.id, except: day)
        try rules(tx).attend(hours, on: day, atMost: most, in: entry, of: course, others: others)
        try tx.classes.setHours(hours, of: learner, in: entry.id, on: day)
    }
}

extension Transaction {
    fileprivate func show(_ enrolment: EnrolmentEntry, in id: ClassID) -> Enrolment {
        disclose(enrolment.learner)
        return enrolment.shown(in: id)
    }

    fileprivate func shownEnrolment(_ learner: Learner, in id: ClassID) throws -> Enrolment {
        guard let enrolment = try classes.enrolment(learner, in: id) else {
            throw Refusal.missing("/learner", "not-enrolled", learner.id.text)
        }
        return show(enrolment, in: id)
    }
}
