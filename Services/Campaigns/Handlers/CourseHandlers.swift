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
