import Bus
import CampaignsAPI
import RegistryAPI
import TestKit
import Vocabulary

@testable import Campaigns

// Those whom the plans want taught, as a registry tells of them.

extension School {
    static var otherCommune: UnitPath { "thai-binh/tien-hai/vu-lang" }
    /// Children with a disability, and inclusion.
    static let inclusion = CoverageScope([.children]).with { $0.topics = ["inclusion"] }

    /// A child with a determined disability.
    static func disabled(
        _ office: TestClient, in home: UnitPath = commune, born: String = "2012-05-10"
    ) async throws -> ChildID {
        let id: ChildID = newID()
        let registered = ChildFacts.registering(id, born: day(born), in: home, on: day("2020-01-01"))
        try await office.call(RegistryStandIn.tell, .childRegistered(registered))
        let determined = DisabilityFacts(
            id: newID(), child: id, type: .mobility, degree: .severe, on: day("2020-02-01"))
        try await office.call(RegistryStandIn.tell, .disabilityDetermined(determined))
        return id
    }

    /// One who looks after the children.
    static func caregiver(_ office: TestClient, of children: ChildID...) async throws -> CaregiverID {
        let id: CaregiverID = newID()
        let registered = CaregiverFacts.registering(id, in: commune, on: "2020-01-01")
        try await office.call(RegistryStandIn.tell, .caregiverRegistered(registered))
        for child in children {
            let link = CaregiverLinkFacts(
                id: newID(), caregiver: id, child: child, relation: .mother, start: day("2020-01-01"))
            try await office.call(RegistryStandIn.tell, .caregiverLinked(link))
        }
        return id
    }

    static func worker(
        _ office: TestClient, _ role: WorkerRole, in unit: UnitPath = commune
    ) async throws -> WorkerID {
        let id: WorkerID = newID()
        let registered = WorkerFacts.registering(id, in: unit, as: role, on: "2020-01-01")
        try await office.call(RegistryStandIn.tell, .workerRegistered(registered))
        return id
    }

    /// A class of 1 to 10 March in which they sit, of the course of that title for them.
    static func seated(
        _ office: TestClient, _ learners: [Learner], for audience: Audience,
        title: String = "Kỹ năng hòa nhập"
    ) async throws -> TrainingClass {
        let course = try await approved(office, for: [audience], title: title)
        let opened = try await office.call(Classes.open, classRequest(course.id))
        for learner in learners {
            _ = try await office.call(Classes.enrol, EnrolLearner(id: opened.id, learner: learner))
        }
        return opened
    }

    /// The same, who were there for eight of its ten hours, completed today.
    static func taught(
        _ office: TestClient, _ learners: [Learner], for audience: Audience,
        title: String = "Kỹ năng hòa nhập"
    ) async throws -> TrainingClass {
        let opened = try await seated(office, learners, for: audience, title: title)
        for learner in learners {
            let attended = AttendClass(id: opened.id, learner: learner, hours: 8).with {
                $0.on = day("2021-03-01")
            }
            _ = try await office.call(Classes.attend, attended)
        }
        return try await office.call(Classes.complete, CompleteClass(id: opened.id))
    }
}
