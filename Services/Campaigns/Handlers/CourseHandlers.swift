import Bus
import CampaignsAPI
import ServiceKit
import Store
import Vocabulary

extension CampaignsService {
    func designCourse(_ request: DesignCourse, _ tx: Transaction) throws -> Course {
        let unit = request.unit ?? tx.principal.unit
        try tx.authorizeName(of: unit, at: "/unit")
        let course = try CourseRules(tx).design(request, as: request.id ?? tx.newID(), unit: unit)
        try tx.courses.refuseTaken(request.id)
        try CourseRules(tx).requireOnce(
            course, others: tx.courses.all(of: tx.units.names(of: unit, on: tx.today)),
            by: { try tx.standings.recorders(of: FactSubject($0)).first })
        return try save(course, on: request.on ?? tx.today, tx) { .courseDesigned($0) }
    }

    func approveCourse(_ request: ApproveCourse, _ tx: Transaction) throws -> Course {
        let course = try tx.courses.seek(request.id, at: "/id", by: tx, in: \.unit)
        let day = request.on ?? tx.today
        let approved = try CourseRules(tx).approve(
            course, since: tx.standings.since(of: FactSubject(request.id)), on: day)
        return try save(approved, on: day, tx) { .courseApproved($0) }
    }

    func correctCourse(_ request: CorrectCourse, _ tx: Transaction) throws -> Course {
        let sought = try tx.courses.seek(request.id, at: "/id", by: tx, in: \.unit)
        let corrected = try CourseRules(tx).correct(
            sought, by: request, steps: tx.steps(of: request.id, called: "course"),
            mayApprove: mayApprove(sought.value, tx))
        try tx.putRight(FactSubject(corrected.id), request.step, from: request.on)
        return told(corrected, request.step, on: request.on, request.reason, tx) { .courseCorrected($0) }
    }

    func voidCourse(_ request: VoidCourse, _ tx: Transaction) throws -> Course {
        let sought = try tx.courses.seek(request.id, at: "/id", by: tx, in: \.unit)
        let day = try tx.standings.since(of: FactSubject(request.id)) ?? tx.today
        let before = try CourseRules(tx).void(
            sought, by: request, steps: tx.steps(of: request.id, called: "course"),
            opened: tx.classes.first(of: request.id), mayApprove: mayApprove(sought.value, tx))
        if request.step == .designed {
            try tx.courses.void(before.id)
        } else {
            try tx.courses.save(before)
        }
        try tx.takeBackStep(of: FactSubject(before.id))
        return told(before, request.step, on: day, request.reason, tx) { .courseVoided($0) }
    }

    /// Whether the caller may say of the course that it is approved, or no longer.
    private func mayApprove(_ course: Course?, _ tx: Transaction) -> Bool {
        course.map { tx.reaches($0.unit, as: Courses.approve.needs) } ?? true
    }

    private func told(
        _ course: Course, _ step: CourseStatus, on day: Day, _ reason: String, _ tx: Transaction,
        as event: (CourseFacts) -> CampaignsEvent
    ) -> Course {
        tx.emit(event(course.facts.with { ($0.step, $0.on, $0.reason) = (step, day, reason) }))
        return course
    }

    /// Courses hold nothing about anyone: every reader sees them all.
    func listCourses(_ request: ListCourses, _ snapshot: Snapshot) throws -> List<Course> {
        snapshot.authorizeByRoleAlone()
        return try snapshot.page(request, in: CourseRecords.order, marking: \.provisional) { asOf, page in
            try snapshot.courses.list(request, asOf, page)
        }
    }

    private func save(
        _ course: Course, on day: Day, _ tx: Transaction, telling event: (CourseFacts) -> CampaignsEvent
    ) throws -> Course {
        try tx.courses.save(course)
        try tx.stand(FactSubject(course.id), Standing(course.status), from: day)
        tx.emit(event(course.facts))
        return course
    }
}
