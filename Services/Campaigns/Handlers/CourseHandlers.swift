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
        try tx.courses.save(course)
        tx.emit(CampaignsEvent.courseDesigned(course.facts))
        return course
    }

    func approveCourse(_ request: ApproveCourse, _ tx: Transaction) throws -> Course {
        let course = try tx.courses.get(request.id, at: "/id")
        try tx.authorize(course.unit, at: "/id")
        let approved = try rules(tx).approve(course)
        try tx.courses.save(approved)
        tx.emit(CampaignsEvent.courseApproved(approved.facts))
        return approved
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
}
