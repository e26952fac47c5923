import Bus
import CampaignsAPI
import ServiceKit
import Store
import Vocabulary

extension CampaignsService {
    func designCourse(_ request: DesignCourse, _ tx: Transaction) throws -> Course {
        let unit = request.unit ?? tx.principal.unit
        try tx.authorize(unit, at: "/unit")
        let course = try rules(tx).design(request, as: request.id ?? tx.newID(), unit: unit)
        try tx.courses.refuseTaken(request.id)
        return try save(course, tx) { .courseDesigned($0) }
    }

    func approveCourse(_ request: ApproveCourse, _ tx: Transaction) throws -> Course {
        let course = try tx.courses.seek(request.id, at: "/id", by: tx, in: \.unit)
        return try save(rules(tx).approve(course), tx) { .courseApproved($0) }
    }

    /// Courses hold nothing about anyone: every reader sees them all.
    func listCourses(_ request: ListCourses, _ snapshot: Snapshot) throws -> List<Course> {
        snapshot.authorizeByRoleAlone()
        let page = try ListPage(request, in: CourseRecords.order)
        return try page.reply(snapshot.courses.list(request, page))
    }

    private func rules(_ snapshot: Snapshot) -> CourseRules {
        CourseRules(reference: reference, today: snapshot.today)
    }

    private func save(
        _ course: Course, _ tx: Transaction, telling event: (CourseFacts) -> CampaignsEvent
    ) throws -> Course {
        try tx.courses.save(course)
        tx.emit(event(course.facts))
        return course
    }
}
