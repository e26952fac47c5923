import Bus
import CampaignsAPI
import RegistryKnown
import ServiceKit
import Store
import Vocabulary

extension CampaignsService {
    /// Those that began first first.
    private static let attendedOrder = ListOrder<AttendedClass>("start", "class") {
        ["\($0.start)", $0.class.text]
    }

    func listAttended(_ request: ListAttended, _ snapshot: Snapshot) throws -> List<AttendedClass> {
        snapshot.authorizeByRoleAlone()
        let known = try snapshot.learners.seek(request.learner, by: snapshot).get()
        let page = try ListPage(request, in: Self.attendedOrder)
        var attended: [AttendedClass] = []
        for learner in try snapshot.learners.entries(of: request.learner) {
            for id in try snapshot.enrolments.classes(of: learner) {
                // Whoever reaches the child may know what it was taught, wherever that was.
                guard try known.child != nil || snapshot.seekClass(id, at: "/learner").value != nil,
                    let enrolment = try snapshot.enrolments.find(learner, in: id)
                else { continue }
                let entry = try snapshot.classes.get(id, at: "/learner")
                attended.append(
                    AttendedClass(
                        class: id, title: try snapshot.courses.get(entry.course, at: "/learner").title,
                        place: entry.place, start: entry.start, end: entry.end,
                        enrolment: snapshot.shown(enrolment, in: id)))
            }
        }
        return try page.reply(page.fetch(Self.attendedOrder.sorted(attended)))
    }
}
