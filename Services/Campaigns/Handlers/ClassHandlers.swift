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
        let course = try tx.courses.get(request.course, at: "/course")
        try tx.authorize(course.unit, or: request.place, at: "/place")
        let entry = try classRules(tx).open(request, of: course, as: request.id ?? tx.newID())
        try tx.classes.refuseTaken(request.id)
        try tx.classes.save(entry)
        tx.emit(CampaignsEvent.classOpened(entry.facts(on: entry.start, enrolled: 0, passed: nil)))
        return entry.shown(enrolled: 0, passed: 0)
    }

    func completeClass(_ request: CompleteClass, _ tx: Transaction) throws -> TrainingClass {
        let (current, course) = try tx.taughtClass(request.id, at: "/id")
        let day = request.on ?? tx.today
        let results = try classRules(tx).complete(
            current, of: course, on: day, failed: request.failed ?? [],
            enrolments: tx.enrolments.all(in: current.id))
        var completed = current
        (completed.status, completed.completedOn) = (.completed, day)
        try tx.classes.save(completed)
        for enrolment in results { try tx.enrolments.save(enrolment, in: completed.id) }
        let passed = results.filter { $0.passed == true }
        tx.emit(
            CampaignsEvent.classCompleted(
                completed.facts(on: day, enrolled: results.count, passed: passed.count)))
        for enrolment in passed {
            tx.emit(
                CampaignsEvent.trainingPassed(completed.result(of: enrolment.learner, in: course, on: day)))
        }
        return completed.shown(enrolled: results.count, passed: passed.count)
    }

    func getClass(_ request: GetClass, _ snapshot: Snapshot) throws -> ClassRegister {
        let (entry, _) = try snapshot.taughtClass(request.id, at: "/id")
        let page = try ListPage(request, in: EnrolmentRecords.order)
        return ClassRegister(
            class: try show(entry, snapshot),
            enrolments: try page.reply(snapshot.enrolments.list(request, page)) { enrolments in
                enrolments.map { snapshot.show($0, in: entry.id) }
            })
    }

    func listClasses(
        _ request: ListClasses, _ snapshot: Snapshot, from: String?
    ) throws -> Page<TrainingClass> {
        let entries = try snapshot.classes.list(
            request, within: snapshot.units(request.place, at: "/place"), after: from, limit: FeedPage.size)
        return Page(entries, showing: try entries.map { try show($0, snapshot) }, key: \.id.text)
    }

    private func show(_ entry: ClassEntry, _ snapshot: Snapshot) throws -> TrainingClass {
        let counts = try snapshot.enrolments.counts(in: entry.id)
        return entry.shown(enrolled: counts.enrolled, passed: counts.passed)
    }
}
