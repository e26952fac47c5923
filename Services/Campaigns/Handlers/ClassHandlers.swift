import Bus
import CampaignsAPI
import ServiceKit
import Store
import Vocabulary

extension CampaignsService {
    func rules(_ snapshot: Snapshot) -> ClassRules { ClassRules(reference: reference, today: snapshot.today) }

    func open(_ request: OpenClass, _ tx: Transaction) throws -> TrainingClass {
        let course = try tx.course(request.course, at: "/course")
        try tx.authorize(course.unit, or: request.place, at: "/place")
        let entry = try rules(tx).open(request, of: course, as: request.id ?? tx.newID())
        if try tx.classes.find(entry.id) != nil { throw Refusal.taken("/id", "id-taken", entry.id.text) }
        try tx.classes.save(entry)
        tx.emit(CampaignsEvent.classOpened(entry.facts(on: entry.start, enrolled: 0, passed: nil)))
        return entry.shown(enrolled: 0, passed: 0)
    }

    func complete(_ request: CompleteClass, _ tx: Transaction) throws -> TrainingClass {
        let (entry, course) = try openClass(request.id, at: "/id", tx)
        let day = request.on ?? tx.today
        let results = try rules(tx).complete(
            entry, of: course, on: day, failed: request.failed ?? [],
            enrolments: tx.classes.enrolments(in: entry.id))
        var completed = entry
        completed.status = .completed
        completed.completedOn = day
        try tx.classes.save(completed)
        for enrolment in results { try tx.classes.save(enrolment, in: entry.id) }
        let passed = results.filter { $0.passed == true }
        tx.emit(
            CampaignsEvent.classCompleted(
                completed.facts(on: day, enrolled: results.count, passed: passed.count)))
        for enrolment in passed {
            tx.emit(CampaignsEvent.trainingPassed(result(enrolment.learner, completed, course, on: day)))
        }
        return completed.shown(enrolled: results.count, passed: passed.count)
    }

    func get(_ request: GetClass, _ snapshot: Snapshot) throws -> ClassRegister {
        let (entry, _) = try knownClass(request.id, at: "/id", snapshot)
        let enrolments = try snapshot.classes.enrolments(in: entry.id)
        for enrolment in enrolments { snapshot.disclose(enrolment.learner) }
        return ClassRegister(
            class: try shown(entry, snapshot), enrolments: enrolments.map { $0.shown(in: entry.id) })
    }

    func list(_ request: ListClasses, _ snapshot: Snapshot, from: String?) throws -> Page<TrainingClass> {
        let units = try snapshot.units(request.place, at: "/place")
        let entries = try snapshot.classes.list(request, within: units, after: from, limit: pageSize)
        let shown = try entries.map { try self.shown($0, snapshot) }
        return Page(shown, next: entries.count < pageSize ? nil : entries.last?.id.text)
    }

    private func shown(_ entry: ClassEntry, _ snapshot: Snapshot) throws -> TrainingClass {
        let counts = try snapshot.classes.counts(entry.id)
        return entry.shown(enrolled: counts.enrolled, passed: counts.passed)
    }

    /// The class that the request names, with its course, if the caller may act for either's unit.
    func knownClass(_ id: ClassID, at pointer: String, _ snapshot: Snapshot) throws -> (ClassEntry, Course) {
        guard let entry = try snapshot.classes.find(id) else {
            throw Refusal.missing(pointer, "no-class", id.text)
        }
        let course = try snapshot.course(entry.course, at: pointer)
        try snapshot.authorize(course.unit, or: entry.place, at: pointer)
        return (entry, course)
    }

    func openClass(_ id: ClassID, at pointer: String, _ tx: Transaction) throws -> (ClassEntry, Course) {
        let (entry, course) = try knownClass(id, at: pointer, tx)
        try rules(tx).requireOpen(entry, at: pointer)
        return (entry, course)
    }

    func result(_ learner: Learner, _ entry: ClassEntry, _ course: Course, on day: Day) -> TrainingResult {
        TrainingResult(
            person: learner, course: course.id, topics: course.topics, class: entry.id, place: entry.place,
            on: day)
    }
}
