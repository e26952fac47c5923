import Bus
import CampaignsAPI
import RegistryKnown
import ServiceKit
import Store
import Vocabulary

extension CampaignsService {
    func leaveClass(_ request: LeaveClass, _ tx: Transaction) throws -> Enrolment {
        let request = try request.with { $0.learner = try tx.learners.named($0.learner, in: $0.id, by: tx) }
        let taught = try tx.seekClass(request.id, at: "/id")
        let enrolment = try tx.enrolments.seek(request.learner, in: taught)
        let seats = try tx.places(of: request.learner, in: request.id).seats.history.facts()
        let left = try ClassRules(tx).leave(
            enrolment, by: request, in: taught,
            child: tx.learners.heard(request.learner, by: tx)?.child,
            lastAttended: lastAttended(by: request.learner, in: request.id, tx),
            beside: tx.enrolments.taken(in: request.id, besides: request.learner),
            seat: seats.last { $0.days.from == (enrolment.value ?? nil)?.from }?.id)
        try end(left, in: request.id, request.reason, tx)
        return tx.shown(left, in: request.id)
    }

    /// The last day for which hours were entered, and the fact that says so.
    private func lastAttended(
        by learner: Learner, in id: ClassID, _ tx: Transaction
    ) throws -> DayBound? {
        let day = try tx.enrolments.lastAttended(by: learner, in: id)
        let there = try tx.attendanceFacts.periods(of: FactSubject(learner, in: id)).history.facts()
        return .recorded(
            CampaignDay.attendance, on: day, of: there.last { $0.days.from == day }?.id)
    }

    func correctAttendance(_ request: CorrectAttendance, _ tx: Transaction) throws -> Enrolment {
        let request = try request.with { $0.learner = try tx.learners.named($0.learner, in: $0.id, by: tx) }
        let (learner, day) = (request.learner, request.on)
        let taught = try tx.seekClass(request.id, at: "/id")
        try requireAttended(request.hours, on: day, of: learner, in: request.id, taught, tx)
        let there = try requireEntered(on: day, of: learner, in: request.id, tx)
        try requireOnce(request.hours, on: day, of: learner, in: taught, tx)
        var attended = there.value
        (attended.hours, attended.contradicted) = (request.hours, try isOutsideLife(day, of: learner, tx))
        let facts = tx.attendanceFacts
        let version = try tx.refusing(at: "/hours", asking: facts.recorder) {
            try facts.periods(of: FactSubject(learner, in: request.id)).correct(
                there.id, to: attended, learned: tx.learned)
        }
        try keep(version, of: learner, in: request.id, tx) { .attendanceCorrected($0) }
        return try tx.shown(tx.enrolments.get(learner, in: request.id), in: request.id)
    }

    func voidAttendance(_ request: VoidAttendance, _ tx: Transaction) throws -> Enrolment {
        let request = try request.with { $0.learner = try tx.learners.named($0.learner, in: $0.id, by: tx) }
        let learner = request.learner
        let taught = try tx.seekClass(request.id, at: "/id")
        try ClassRules(tx).void(by: tx.enrolments.seek(learner, in: taught), in: taught)
        let there = try requireEntered(on: request.on, of: learner, in: request.id, tx)
        let version = try tx.attendanceFacts.periods(of: FactSubject(learner, in: request.id)).void(
            there.id, learned: tx.learned)
        try keep(version, of: learner, in: request.id, tx) { .attendanceVoided($0) }
        return try tx.shown(tx.enrolments.get(learner, in: request.id), in: request.id)
    }

    /// What was entered for a day, by whom.
    func entered(
        on day: Day, of learner: Learner, in id: ClassID, _ tx: Transaction
    ) throws -> (fact: Fact<Attended>?, recorder: Recorder?) {
        let facts = tx.attendanceFacts
        let fact = try facts.periods(of: FactSubject(learner, in: id)).facts(on: day).first
        return (fact, try fact.flatMap { try facts.recorder(of: $0.id) })
    }

    /// The same. Throws NOT_FOUND.
    private func requireEntered(
        on day: Day, of learner: Learner, in id: ClassID, _ tx: Transaction
    ) throws -> Fact<Attended> {
        if let fact = try entered(on: day, of: learner, in: id, tx).fact { return fact }
        throw Refusal.notFound(
            "/on", Message("campaigns.not-attended", ["id": learner.id.text, "day": "\(day)"]))
    }

    /// Refused where the learner was taught the course in another class on the day.
    func requireOnce(
        _ hours: Int, on day: Day, of learner: Learner, in taught: Sought<TaughtClass>, _ tx: Transaction
    ) throws {
        guard hours > 0,
            let other = try tx.enrolments.elsewhere(learner, than: taught.get().entry, on: day)
        else { return }
        let there = try entered(on: day, of: learner, in: other, tx)
        try ClassRules(tx).requireOnce(day, of: learner, there: there.fact, by: there.recorder)
    }

    /// Enters hours for a day that has none.
    func enter(_ hours: Int, of learner: Learner, in id: ClassID, on day: Day, _ tx: Transaction) throws {
        let attended = Attended(
            class: id, hours: hours, contradicted: try isOutsideLife(day, of: learner, tx))
        let version = try tx.attendanceFacts.periods(of: FactSubject(learner, in: id)).record(
            attended, from: day, until: day, as: tx.newID(), learned: tx.learned)
        try keep(version, of: learner, in: id, tx) { .attendanceRecorded($0) }
    }

    /// Whether a child did not live on a day, also of one out of reach: of its life nothing is heard, yet it counts all the same.
    private func isOutsideLife(_ day: Day, of learner: Learner, _ tx: Transaction) throws -> Bool {
        guard let child = learner.child else { return false }
        return try tx.knownChildren.life(of: child, on: tx.today).isOutsideLife(day)
    }

    /// Says of each day for which hours of a child were entered whether it lies outside the child's life.
    func contradict(
        hoursOf learner: Learner, within life: ChildLife, in id: ClassID, _ tx: Transaction
    ) throws {
        let known = try tx.attendanceFacts.periods(of: FactSubject(learner, in: id))
        for there in known.history.facts() {
            var attended = there.value
            attended.contradicted = life.isOutsideLife(there.days.from)
            guard attended != there.value else { continue }
            let version = try known.correct(there.id, to: attended, learned: tx.learned)
            try keep(version, of: learner, in: id, tx) { .attendanceContradicted($0) }
        }
    }

    private func keep(
        _ version: FactVersion<Attended>, of learner: Learner, in id: ClassID, _ tx: Transaction,
        telling event: (AttendanceFacts) -> CampaignsEvent
    ) throws {
        let (day, attended) = (version.days.from, version.value)
        try tx.attendanceFacts.append(version, of: FactSubject(learner, in: id), by: tx.recorder)
        try tx.enrolments.keep(version.kind == .voided ? nil : attended, of: learner, in: id, on: day)
        tx.emit(
            event(
                AttendanceFacts(class: id, learner: learner, on: day, hours: attended.hours).with {
                    $0.contradicted = attended.contradicted ? true : nil
                }))
    }

    /// Enters a new enrolment, with its end where it has one already: `reason` is why the learner left. Of who came back since,
    /// the place of later stays what is shown now.
    func seat(_ enrolment: KeptEnrolment, in id: ClassID, _ reason: String?, _ tx: Transaction) throws {
        let subject = FactSubject(enrolment.learner, in: id)
        let known = try tx.seatFacts.periods(of: subject)
        let version = try known.record(
            Seat(class: id, learner: enrolment.learner, reason: reason), from: enrolment.from,
            until: enrolment.until, as: tx.newID(), learned: tx.learned, cause: enrolment.endedBy)
        try tx.seatFacts.append(version, of: subject, by: tx.recorder)
        let isLast = known.history.facts().allSatisfy { $0.days.from < enrolment.from }
        if isLast { try tx.enrolments.save(enrolment, in: id) }
        tx.emit(CampaignsEvent.learnerEnrolled(enrolment.facts(in: id).with { $0.until = nil }))
        if enrolment.until != nil { tx.emit(CampaignsEvent.learnerLeft(enrolment.facts(in: id))) }
    }

    func voidEnrolment(_ request: VoidEnrolment, _ tx: Transaction) throws -> TrainingClass {
        let request = try request.with { $0.learner = try tx.learners.named($0.learner, in: $0.id, by: tx) }
        let (learner, id) = (request.learner, request.id)
        let subject = FactSubject(learner, in: id)
        let taught = try tx.seekClass(id, at: "/id")
        let places = try tx.places(of: learner, in: id)
        let attended = try places.place(from: request.from).flatMap { place in
            try tx.attendanceFacts.periods(of: subject).facts(overlapping: place.days).first
        }
        let place = try ClassRules(tx).void(
            request, by: tx.enrolments.seek(learner, in: taught), in: taught, of: places,
            attended: attended)
        var seats = places.seats
        let version = try seats.void(place.id, learned: tx.learned)
        try tx.seatFacts.append(version, of: subject, by: tx.recorder)
        seats.append(version)
        try keep(lastOf: seats, of: learner, in: id, tx)
        tx.emit(
            CampaignsEvent.enrolmentVoided(
                EnrolmentFacts(class: id, learner: learner, from: place.days.from).with {
                    $0.until = place.days.until
                }))
        let counts = try tx.enrolments.counts(in: id)
        return try taught.get().entry.shown(enrolled: counts.enrolled, passed: counts.passed)
    }

    /// What is shown of a learner now: the last place that is left, or none.
    private func keep(
        lastOf seats: Periods<Seat>, of learner: Learner, in id: ClassID, _ tx: Transaction
    ) throws {
        guard let last = seats.history.facts().last else {
            return try tx.enrolments.remove(learner, from: id)
        }
        var enrolment = try tx.enrolments.get(learner, in: id)
        (enrolment.from, enrolment.until) = (last.days.from, last.days.until)
        enrolment.endedBy = seats.history.versions(of: last.id).last?.cause
        try tx.enrolments.save(enrolment, in: id)
    }

    /// Keeps the last day of an enrolment, or that it has none after all.
    func end(_ left: KeptEnrolment, in id: ClassID, _ reason: String?, _ tx: Transaction) throws {
        let subject = FactSubject(left.learner, in: id)
        guard let fact = try tx.places(of: left.learner, in: id).place(from: left.from),
            let days = DayRange(from: left.from, until: left.until)
        else { preconditionFailure("who is enrolled has a seat") }
        let seat = Seat(class: id, learner: left.learner, reason: reason)
        let version = FactVersion(
            left.until == nil ? .corrected : .ended, of: fact.id, days: days, value: seat,
            learned: tx.learned, cause: left.endedBy)
        try tx.seatFacts.append(version, of: subject, by: tx.recorder)
        try tx.enrolments.save(left, in: id)
        tx.emit(CampaignsEvent.learnerLeft(left.facts(in: id)))
    }

    /// Keeps the result of an enrolment, from the day on which its class was completed: one that is put right never was
    /// another, nor was one that the child's life contradicts.
    func keep(resultOf enrolment: KeptEnrolment, in id: ClassID, on day: Day, _ tx: Transaction) throws {
        let subject = FactSubject(enrolment.learner, in: id)
        let outcome = Outcome(
            class: id, passed: enrolment.passed == true, reason: enrolment.reason,
            contradicted: enrolment.isPassContradicted, mark: enrolment.mark)
        let known = try tx.outcomeFacts.timeline(of: subject)
        let version =
            if let before = known.fact(on: .last) {
                try known.correct(before.id, to: outcome, from: day, learned: tx.learned)
            } else {
                try known.change(outcome, from: day, as: tx.newID(), learned: tx.learned)
            }
        try tx.outcomeFacts.append(version, of: subject, by: tx.recorder)
        try tx.enrolments.save(enrolment, in: id)
        if enrolment.passed == true { try tx.certify(enrolment, in: id, on: day) }
    }
}
