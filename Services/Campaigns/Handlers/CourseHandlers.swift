import Bus
import CampaignsAPI
import Store
import Vocabulary

extension CampaignsService {
    private func rules(_ snapshot: Snapshot) -> CourseRules {
        CourseRules(reference: reference, today: snapshot.today)
    }

    func design(_ request: DesignCourse, _ tx: Transaction) throws -> Course {
        let unit = request.unit ?? tx.principal.unit
        try tx.authorize(unit, at: "/unit")
        let course = try rules(tx).design(request, as: request.id ?? tx.newID(), unit: unit)
        if try tx.courses.find(course.id) != nil { throw Refusal.taken("/id", "id-taken", course.id.text) }
        try tx.courses.save(course)
        tx.emit(CampaignsEvent.courseDesigned(course.facts))
        return course
    }

    func approve(_ request: ApproveCourse, _ tx: Transaction) throws -> Course {
        let course = try tx.course(request.id, at: "/id")
        try tx.authorize(course.unit, at: "/id")
        let approved = try rules(tx).approve(course)
        try tx.courses.save(approved)
        tx.emit(CampaignsEvent.courseApproved(approved.facts))
        return approved
    }

    /// Courses hold nothing about anyone: every reader sees them all.
    func list(_ request: ListCourses, _ snapshot: Snapshot) throws -> CourseList {
        snapshot.authorizeByRoleAlone()
        return CourseList(items: try snapshot.courses.list(request, limit: listLimit))
    }
}
