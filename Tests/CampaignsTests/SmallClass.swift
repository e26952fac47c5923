import Bus
import CampaignsAPI
import RegistryAPI
import TestKit
import Vocabulary

@testable import Campaigns

/// A class of 1 to 10 March with one place, and two children for it.
struct SmallClass {
    let deployment: Deployment
    let office: TestClient
    let id: ClassID
    let told: [ChildID]
    var children: [Learner] { told.map { Learner($0) } }
    /// The first of them.
    var learner: Learner { children[0] }

    static func open(_ body: (SmallClass) async throws -> Void) async throws {
        try await School.deploy { deployment, office in
            let course = try await School.approved(office)
            let opened = try await office.call(Classes.open, School.classRequest(course.id, capacity: 1))
            let told = try await School.told(office, 2)
            try await body(SmallClass(deployment: deployment, office: office, id: opened.id, told: told))
        }
    }

    /// The first child has the place, since the class began.
    static func taken(_ body: (SmallClass) async throws -> Void) async throws {
        try await open { small in
            _ = try await small.office.call(Classes.enrol, small.enrol(0))
            try await body(small)
        }
    }

    func enrol(_ child: Int, from: String? = nil, until: String? = nil) -> EnrolLearner {
        EnrolLearner(id: id, learner: children[child]).with {
            ($0.on, $0.until) = (from.map { day($0) }, until.map { day($0) })
            $0.reason = until.map { _ in "chuyển trường" }
        }
    }

    func leave(_ child: Int, _ on: String) -> LeaveClass {
        LeaveClass(id: id, learner: children[child], reason: "chuyển trường").with { $0.on = day(on) }
    }

    func attend(_ hours: Int, _ on: String) -> AttendClass {
        AttendClass(id: id, learner: learner, hours: hours).with { $0.on = day(on) }
    }

    func register(_ on: String, knownOn: Day? = nil) async throws -> ClassRegister {
        try await office.call(
            Classes.get, GetClass(id: id).with { ($0.on, $0.knownOn) = (day(on), knownOn) })
    }

    func enrolments(_ on: String, knownOn: Day? = nil) async throws -> [Enrolment] {
        try await register(on, knownOn: knownOn).enrolments.items
    }

    /// How many hold a place on each of these days.
    func held(_ days: String...) async throws -> [Int] {
        var counts: [Int] = []
        for day in days { counts.append(try await register(day).class.enrolled) }
        return counts
    }

    /// From when until when each child is in the class, in their order; nil for who is not.
    func days() async throws -> [DayRange?] {
        let register = try await office.call(Classes.get, GetClass(id: id))
        return children.map { child in
            register.enrolments.items.first { $0.learner == child }
                .flatMap { DayRange(from: $0.from, until: $0.until) }
        }
    }
}
