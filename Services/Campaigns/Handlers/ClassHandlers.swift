import Bus
import CampaignsAPI
import RegistryKnown
import ServiceKit
import Store
import Vocabulary

extension CampaignsService {
    func openClass(_ request: OpenClass, _ tx: Transaction) throws -> TrainingClass {
        // Whoever the course's unit is: places teach by others' courses.
        let course = try tx.courses.seek(request.course, at: "/course")
        try tx.authorize(course.value?.unit, or: request.place, at: "/place")
        let entry = try ClassRules(tx).open(request, of: course, as: request.id ?? tx.newID())
        try tx.classes.refuseTaken(request.id)
        if request.confirmedDistinct != true {
            try requireOnce(entry, at: "/course", tx)
        }
        try tx.classes.save(entry)
        // One that is entered late was open by its own first day.
        try tx.stand(
            FactSubject(entry.id), Standing(entry.status).saying(entry.days),
            from: min(entry.start, tx.today))
        tx.emit(CampaignsEvent.classOpened(entry.facts(on: entry.start, enrolled: 0, passed: nil)))
        return entry.shown(enrolled: 0, passed: 0)
    }

    func completeClass(_ request: CompleteClass, _ tx: Transaction) throws -> TrainingClass {
        let sought = try tx.seekClass(request.id, at: "/id")
        let day = request.on ?? tx.today
        let failed = try tx.learners.named(request.failed ?? [], in: request.id, by: tx)
        let marks = try (request.marks ?? []).map { mark in
            try mark.with { $0.learner = try tx.learners.named(mark.learner, in: request.id, by: tx) }
        }
        let (completed, results) = try ClassRules(tx).complete(
            sought, on: day, failed: failed, marks: marks,
            enrolments: tx.enrolments.sitting(in: request.id), schedule: tx.schedules.of(request.id),
            attended: tx.enrolments.daysAttended(in: request.id))
        try tx.classes.save(completed.entry)
        try tx.stand(
            FactSubject(request.id), Standing(completed.entry.status).saying(completed.entry.days), from: day)
        let settled = try results.map { result in
            guard let child = try tx.learners.find(result.learner)?.child else { return result }
            return ClassRules(tx).settle(result, in: completed, within: child.life, beside: TakenPlaces())
        }
        for enrolment in settled { try keep(resultOf: enrolment, in: request.id, on: day, tx) }
        let passed = settled.filter(\.counts)
        tx.emit(
            CampaignsEvent.classCompleted(
                completed.entry.facts(on: day, enrolled: results.count, passed: passed.count)))
        for enrolment in passed {
            tx.emit(CampaignsEvent.trainingPassed(completed.result(of: enrolment.learner)))
        }
        return completed.entry.shown(enrolled: results.count, passed: passed.count)
    }

    func getClass(_ request: GetClass, _ snapshot: Snapshot) throws -> ClassRegister {
        let asOf = try snapshot.asOf(on: request.on, knownOn: request.knownOn)
        guard let entry = try snapshot.seekClass(request.id, asOf, at: "/id") else {
            throw Refusal.notThen("campaigns.no-class-then", request.id, on: asOf?.on ?? snapshot.today)
        }
        let page = try ListPage(request, in: EnrolmentRecords.order)
        return ClassRegister(
            class: try shown([entry], asOf, snapshot)[0],
            sessions: try snapshot.schedules.of(entry.id, knownOn: asOf?.knownOn ?? .latest).sessions,
            enrolments: try page.reply(snapshot.enrolments.list(request, asOf, page)) { enrolments in
                enrolments.map { snapshot.shown($0, in: entry.id) }.marked(asOf, in: \.provisional)
            })
    }

    /// A course is taught in a place from one day to another to so many in one class.
    func requireOnce(_ entry: KeptClass, at pointer: String, _ tx: Transaction) throws {
        try ClassRules(tx).requireOnce(
            entry,
            others: tx.classes.of(
                entry.course, in: tx.units.names(of: entry.place, on: tx.today), from: entry.start),
            at: pointer, by: { try tx.standings.recorders(of: FactSubject($0)).first })
    }

    func listClasses(
        _ request: ListClasses, _ snapshot: Snapshot, _ page: FeedPage
    ) throws -> Page<TrainingClass> {
        let asOf = try snapshot.asOf(on: request.on, knownOn: request.knownOn)
        let entries = try snapshot.classes.list(
            request, within: snapshot.units(request.place, at: "/place"), asOf, page)
        return Page(entries, showing: try shown(entries, asOf, snapshot), key: \.id.text)
    }

    private func shown(
        _ entries: [KeptClass], _ asOf: AsOf?, _ snapshot: Snapshot
    ) throws -> [TrainingClass] {
        try entries.map { entry in
            let counts = try snapshot.enrolments.counts(in: entry.id, asOf)
            return entry.shown(enrolled: counts.enrolled, passed: counts.passed)
        }.marked(asOf, in: \.provisional)
    }
}
