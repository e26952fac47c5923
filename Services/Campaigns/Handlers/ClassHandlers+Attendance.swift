import Bus
import CampaignsAPI
import RegistryKnown
import ServiceKit
import Store
import Vocabulary

extension CampaignsService {
    func enrolLearner(_ request: EnrolLearner, _ tx: Transaction) throws -> Enrolment {
        let request = try request.with { $0.learner = try tx.learners.named($0.learner, in: $0.id, by: tx) }
        let taught = try tx.seekClass(request.id, at: "/id")
        let known = try tx.learners.seek(request.learner, by: tx)
        let enrolment = try ClassRules(tx).enrol(
            request, known: known, in: taught,
            beside: tx.enrolments.taken(in: request.id, besides: request.learner),
            of: tx.places(of: request.learner, in: request.id),
            with: tx.enrolments.find(request.learner, in: request.id))
        try seat(enrolment, in: request.id, request.reason, tx)
        return tx.shown(enrolment, in: request.id)
    }

    func attendClass(_ request: AttendClass, _ tx: Transaction) throws -> Enrolment {
        let request = try request.with { $0.learner = try tx.learners.named($0.learner, in: $0.id, by: tx) }
        let (learner, day) = (request.learner, request.on ?? tx.today)
        let taught = try tx.seekClass(request.id, at: "/id")
        try requireAttended(request.hours, on: day, of: learner, in: request.id, taught, tx)
        let there = try entered(on: day, of: learner, in: request.id, tx)
        try ClassRules(tx).requireUnentered(day, of: learner, there: there.fact, by: there.recorder)
        try requireOnce(request.hours, on: day, of: learner, in: taught, tx)
        try enter(request.hours, of: learner, in: request.id, on: day, tx)
        return try tx.shown(tx.enrolments.get(learner, in: request.id), in: request.id)
    }

    /// Throws what is wrong with the hours of somebody who learns in the class.
    func requireAttended(
        _ hours: Int, on day: Day, of learner: Learner, in id: ClassID, _ taught: Sought<TaughtClass>,
        _ tx: Transaction
    ) throws {
        try ClassRules(tx).attend(
            hours, on: day, atMost: ClassRules.mostHoursADay, in: taught,
            by: tx.enrolments.seek(learner, in: taught), known: tx.learners.heard(learner, by: tx),
            others: tx.enrolments.hours(of: learner, in: id, except: day),
            seats: tx.seatFacts.periods(of: FactSubject(learner, in: id)))
    }

    func correctResult(_ request: CorrectResult, _ tx: Transaction) throws -> Enrolment {
        let request = try request.with { $0.learner = try tx.learners.named($0.learner, in: $0.id, by: tx) }
        let sought = try tx.seekClass(request.id, at: "/id")
        let enrolment = try tx.enrolments.seek(request.learner, in: sought)
        var corrected = try ClassRules(tx).correct(
            enrolment, by: request, in: sought,
            child: tx.learners.heard(request.learner, by: tx)?.child)
        let taught = try sought.get()
        // Of whom nothing may be heard the life counts all the same.
        if let child = try tx.learners.find(request.learner)?.child {
            corrected = ClassRules(tx).settle(
                corrected, in: taught, within: child.life, beside: TakenPlaces())
        }
        let day = taught.entry.completedOn ?? tx.today
        try keep(resultOf: corrected, in: request.id, on: day, tx)
        let result = taught.result(of: request.learner)
        if corrected.counts {
            tx.emit(CampaignsEvent.trainingPassed(result))
        } else if try enrolment.get()?.counts == true {
            tx.emit(CampaignsEvent.trainingRevoked(result))
        }
        return try tx.shown(tx.enrolments.get(request.learner, in: request.id), in: request.id)
    }

    /// One line of a class list: enrols who is not yet, and enters the hours.
    func importClass(_ row: ClassRow, _ tx: Transaction) throws {
        let row = try row.with { $0.learner = try tx.learners.named($0.learner, in: $0.class, by: tx) }
        let taught = try tx.seekClass(row.class, at: "/class")
        let day = row.on ?? taught.value?.entry.start ?? tx.today
        // Who may not act for the class is not told who sits in it.
        let enrolled = try taught.value == nil ? nil : tx.enrolments.find(row.learner, in: row.class)
        let known = try tx.learners.seek(row.learner, by: tx)
        try ClassRules(tx).attend(
            row.hours, on: day, atMost: taught.value?.course.hours ?? CourseRules.mostHours, in: taught,
            at: "/class", by: enrolled == nil ? known.map { _ in KeptEnrolment?.none } : .found(enrolled),
            known: known.value,
            others: tx.enrolments.hours(of: row.learner, in: row.class, except: day),
            seats: tx.seatFacts.periods(of: FactSubject(row.learner, in: row.class)))
        var enrolment =
            try enrolled
            ?? ClassRules(tx).enrol(
                EnrolLearner(id: row.class, learner: row.learner), known: known, in: taught,
                beside: tx.enrolments.taken(in: row.class, besides: row.learner), attended: day)
        enrolment.isFailed = row.passed.map { !$0 } ?? enrolment.isFailed
        if enrolled == nil {
            try seat(enrolment, in: row.class, nil, tx)
        } else if enrolment != enrolled {
            try tx.enrolments.save(enrolment, in: row.class)
        }
        let there = try entered(on: day, of: row.learner, in: row.class, tx)
        // A list that is sent again changes nothing.
        if there.fact?.value.hours == row.hours { return }
        try ClassRules(tx).requireUnentered(day, of: row.learner, there: there.fact, by: there.recorder)
        try requireOnce(row.hours, on: day, of: row.learner, in: taught, tx)
        try enter(row.hours, of: row.learner, in: row.class, on: day, tx)
    }
}

extension Snapshot {
    func shown(_ enrolment: KeptEnrolment, in id: ClassID) -> Enrolment {
        disclose(enrolment.learner)
        return enrolment.shown(in: id)
    }
}
