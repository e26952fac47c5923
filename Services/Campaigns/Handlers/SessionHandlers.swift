import Bus
import CampaignsAPI
import RegistryKnown
import ServiceKit
import Store
import Vocabulary

extension CampaignsService {
    func scheduleClass(_ request: ScheduleClass, _ tx: Transaction) throws -> ClassSchedule {
        let taught = try tx.seekClass(request.id, at: "/id")
        let workers = tx.knownWorkers
        let schedule = try ClassRules(tx).schedule(
            request, in: taught, attended: tx.enrolments.daysAttended(in: request.id),
            isWorker: { try workers.find($0) != nil })
        try tx.schedules.save(schedule, of: request.id, tx)
        let told = ClassSchedule(class: request.id, sessions: schedule.sessions)
        tx.emit(CampaignsEvent.classScheduled(told))
        return told
    }

    func attendSession(_ request: AttendSession, _ tx: Transaction) throws -> SessionAttendance {
        let id = request.id
        let request = try request.with {
            $0.present = try tx.learners.named($0.present, in: id, by: tx)
            $0.absent = try $0.absent.map { try tx.learners.named($0, in: id, by: tx) }
        }
        let taught = try tx.seekClass(request.id, at: "/id")
        let rows = try ClassRules(tx).attend(
            request, in: taught, schedule: tx.schedules.of(request.id))
        var refused: [Refusal] = []
        var entered = 0
        for row in rows {
            let moved = ["/learner": row.pointer, "/learner/id": row.pointer, "/on": row.pointer]
            do {
                if try enter(row.hours, of: row.learner, taught, request.on, tx) { entered += 1 }
            } catch let refusal as Refusal {
                // Of each what is wrong with it, at its own place on the sheet.
                refused.append(refusal.under(row.pointer, renaming: moved))
            }
        }
        if let first = refused.first {
            let all = refused.flatMap(\.violations)
            throw Refusal(first.status, first.message, violations: Array(all.prefix(100)))
        }
        return SessionAttendance(
            class: request.id, on: request.on, entered: entered, same: rows.count - entered)
    }

    /// Enters the hours of one of a sheet; false where the same stand there already.
    private func enter(
        _ hours: Int, of learner: Learner, _ taught: Sought<TaughtClass>, _ day: Day, _ tx: Transaction
    ) throws -> Bool {
        let id = try taught.get().entry.id
        let there = try entered(on: day, of: learner, in: id, tx)
        if there.fact?.value.hours == hours { return false }
        try requireAttended(hours, on: day, of: learner, in: id, taught, tx)
        try ClassRules(tx).requireUnentered(day, of: learner, there: there.fact, by: there.recorder)
        try requireOnce(hours, on: day, of: learner, in: taught, tx)
        try enter(hours, of: learner, in: id, on: day, tx)
        return true
    }
}

extension Snapshot {
    /// Who has taught the course and works in the units today, who taught most first.
    func trainers(of course: CourseID, within units: Territory) throws -> [ProposedTrainer] {
        // By whichever entry somebody was named.
        var taught: [WorkerID: Int] = [:]
        for (worker, classes) in try schedules.trainers(of: course) {
            taught[try knownWorkers.entries(of: worker)[0], default: 0] += classes
        }
        let found = try taught.compactMap { worker, classes in
            let known = try knownWorkers.find(worker)
            guard let known, known.atWork.contains(where: { $0.contains(today) }),
                let unit = try knownWorkers.workplaces.timeline(of: worker).value(on: today),
                units.contains(unit)
            else { return nil as ProposedTrainer? }
            return ProposedTrainer(worker: worker, unit: unit, classes: classes)
        }
        return Array(
            found.sorted { ($1.classes, $0.worker) < ($0.classes, $1.worker) }
                .prefix(ClassRules.mostTrainers))
    }
}
