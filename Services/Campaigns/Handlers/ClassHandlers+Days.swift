import Bus
import CampaignsAPI
import RegistryKnown
import ServiceKit
import Store
import Vocabulary

extension CampaignsService {
    func correctClass(_ request: CorrectClass, _ tx: Transaction) throws -> TrainingClass {
        let sought = try tx.seekClass(request.id, at: "/id")
        let corrected = try ClassRules(tx).correct(sought, by: request)
        let (before, entry) = (try sought.get(), corrected.entry)
        try ClassRules(tx).requireInside(entry, tx.uses(of: entry))
        if entry.days != before.entry.days, request.confirmedDistinct != true {
            try requireOnce(entry, at: request.start == nil ? "/end" : "/start", tx)
        }
        try tx.classes.save(entry)
        try tx.putRight(entry, after: before.entry)
        let counts = try tx.enrolments.counts(in: entry.id)
        let passed = entry.status == .completed ? counts.passed : nil
        let told = entry.facts(
            on: entry.completedOn ?? entry.start, enrolled: counts.enrolled, passed: passed)
        tx.emit(CampaignsEvent.classCorrected(told.with { $0.reason = request.reason }))
        if let day = entry.completedOn, day != before.entry.completedOn {
            for enrolment in try tx.enrolments.all(in: entry.id) where enrolment.passed != nil {
                try keep(resultOf: enrolment, in: entry.id, on: day, tx)
                guard enrolment.counts else { continue }
                // Of the day on which it was told, it never was.
                tx.emit(CampaignsEvent.trainingRevoked(before.result(of: enrolment.learner)))
                tx.emit(CampaignsEvent.trainingPassed(corrected.result(of: enrolment.learner)))
            }
        }
        return try settled(entry, tx)
    }

    func voidClass(_ request: VoidClass, _ tx: Transaction) throws -> TrainingClass {
        let sought = try tx.seekClass(request.id, at: "/id")
        let day = try tx.standings.since(of: FactSubject(request.id)) ?? tx.today
        let before = try ClassRules(tx).void(
            sought, by: request, steps: tx.steps(of: request.id, called: "class"),
            seated: tx.enrolments.seated(in: request.id))
        let entry = before.entry
        try tx.takeBackStep(of: FactSubject(entry.id))
        let enrolled = try tx.enrolments.counts(in: entry.id).enrolled
        tx.emit(
            CampaignsEvent.classVoided(
                entry.facts(on: day, enrolled: enrolled, passed: nil).with {
                    ($0.step, $0.reason) = (request.step, request.reason)
                }))
        guard request.step == .completed else {
            try tx.classes.void(entry.id)
            return entry.shown(enrolled: enrolled, passed: 0)
        }
        try tx.classes.save(entry)
        try takeBackResults(in: sought.get(), tx)
        return try settled(entry, tx)
    }

    /// Keeps that nobody in the class had a result, and tells of each pass that it never was.
    private func takeBackResults(in taught: TaughtClass, _ tx: Transaction) throws {
        let id = taught.entry.id
        for enrolment in try tx.enrolments.all(in: id) {
            let subject = FactSubject(enrolment.learner, in: id)
            let known = try tx.outcomeFacts.timeline(of: subject)
            guard let outcome = known.fact(on: .last) else { continue }
            try tx.outcomeFacts.append(
                known.void(outcome.id, learned: tx.learned), of: subject, by: tx.recorder)
            try tx.enrolments.save(enrolment.withoutResult, in: id)
            guard enrolment.counts else { continue }
            tx.emit(CampaignsEvent.trainingRevoked(taught.result(of: enrolment.learner)))
        }
    }

    /// The class once what its children have in it follows their lives on its other days.
    private func settled(_ entry: KeptClass, _ tx: Transaction) throws -> TrainingClass {
        for enrolment in try tx.enrolments.all(in: entry.id) {
            guard let child = enrolment.learner.child else { continue }
            try settle(
                enrolment.learner, within: tx.knownChildren.life(of: child, on: tx.today), in: entry.id, tx)
        }
        let counts = try tx.enrolments.counts(in: entry.id)
        return entry.shown(enrolled: counts.enrolled, passed: counts.passed)
    }
}

extension Transaction {
    /// What was entered in the class, where it lies outside the days that the class is to have.
    fileprivate func uses(of entry: KeptClass) throws -> ClassUses {
        guard let days = DayRange(from: entry.start, until: entry.end) else { return ClassUses() }
        return ClassUses(
            attended: try enrolments.attended(outside: days, in: entry.id),
            seated: try enrolments.seated(after: entry.end, in: entry.id),
            session: try schedules.of(entry.id).sessions.map(\.on).first { !days.contains($0) },
            overfull: try enrolments.taken(in: entry.id).firstFullDay(within: days, of: entry.capacity + 1))
    }

    /// Puts right the days that were said with the class's steps. One that was opened before its first day was open from the day of the
    /// entry on, and so is one that is put off to a day to come.
    fileprivate func putRight(_ entry: KeptClass, after before: KeptClass) throws {
        let subject = FactSubject(entry.id)
        let known = try standings.timeline(of: subject)
        for step in known.history.facts() {
            let (status, since) = (step.value.status, step.days.from)
            let isAhead = since < before.start || entry.start > today
            let opened = isAhead ? min(since, entry.start) : entry.start
            let isCompletion = status == ClassStatus.completed.rawValue
            let standing = try Standing(isCompletion ? ClassStatus.completed : .open).saying(entry.days)
            let day = isCompletion ? entry.completedOn ?? since : opened
            // What stays as it was is not said again.
            guard standing != step.value || day != since else { continue }
            try standings.append(
                known.correct(step.id, to: standing, from: day, learned: learned), of: subject, by: recorder)
        }
    }
}
