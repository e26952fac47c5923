import Bus
import CampaignsAPI
import ServiceKit
import Store
import Vocabulary

extension CampaignsService {
    func classRules(_ snapshot: Snapshot) -> ClassRules {
        ClassRules(reference: reference, today: snapshot.today)
    }

    func openClass(_ request: OpenClass, _ tx: Transaction) throws -> TrainingClass {
        // Whoever the course's unit is: places teach by others' courses.
        let course = try tx.courses.seek(request.course, at: "/course")
        try tx.authorize(course.value?.unit, or: request.place, at: "/place")
        let entry = try classRules(tx).open(request, of: course, as: request.id ?? tx.newID())
        try tx.classes.refuseTaken(request.id)
        try tx.classes.save(entry)
        tx.emit(CampaignsEvent.classOpened(entry.facts(on: entry.start, enrolled: 0, passed: nil)))
        return entry.shown(enrolled: 0, passed: 0)
    }

    func completeClass(_ request: CompleteClass, _ tx: Transaction) throws -> TrainingClass {
        let sought = try tx.seekClass(request.id, at: "/id")
        let day = request.on ?? tx.today
        let (completed, results) = try classRules(tx).complete(
            sought, on: day, failed: request.failed ?? [], enrolments: tx.enrolments.all(in: request.id))
        try tx.classes.save(completed.entry)
        let settled = try results.map { result in
            guard let child = try tx.learners.find(result.learner)?.child else { return result }
            return classRules(tx).settle(result, in: completed.entry, with: child, isFull: false)
        }
        for enrolment in settled { try tx.enrolments.save(enrolment, in: request.id) }
        let (enrolled, passed) = (settled.count { $0.endedOn == nil }, settled.filter(\.counts))
        tx.emit(
            CampaignsEvent.classCompleted(
                completed.entry.facts(on: day, enrolled: enrolled, passed: passed.count)))
        for enrolment in passed {
            tx.emit(CampaignsEvent.trainingPassed(completed.result(of: enrolment.learner, on: day)))
        }
        return completed.entry.shown(enrolled: enrolled, passed: passed.count)
    }

    func getClass(_ request: GetClass, _ snapshot: Snapshot) throws -> ClassRegister {
        let entry = try snapshot.seekClass(request.id, at: "/id").get().entry
        let page = try ListPage(request, in: EnrolmentRecords.order)
        return ClassRegister(
            class: try shown(entry, snapshot),
            enrolments: try page.reply(snapshot.enrolments.list(request, page)) { enrolments in
                enrolments.map { snapshot.shown($0, in: entry.id) }
            })
    }

    func listClasses(
        _ request: ListClasses, _ snapshot: Snapshot, from: String?
    ) throws -> Page<TrainingClass> {
        let entries = try snapshot.classes.list(
            request, within: snapshot.units(request.place, at: "/place"), after: from, limit: FeedPage.size)
        return Page(entries, showing: try entries.map { try shown($0, snapshot) }, key: \.id.text)
    }

    private func shown(_ entry: ClassEntry, _ snapshot: Snapshot) throws -> TrainingClass {
        let counts = try snapshot.enrolments.counts(in: entry.id)
        return entry.shown(enrolled: counts.enrolled, passed: counts.passed)
    }
}
