import Bus
import CampaignsAPI
import RegistryAPI
import TestKit
import Vocabulary

// What becomes of children who are in classes.

extension School {
    /// That a child stands otherwise on the register from a day on.
    static func standing(
        _ child: ChildID, _ status: ChildStatus, _ text: String, _ kind: VersionKind = .recorded,
        of fact: FactID = newID()
    ) -> ChildFacts {
        ChildFacts(child: child, facts: [.standing(status, from: day(text), kind, of: fact)])
    }

    /// That a child was born on another day.
    static func born(_ child: ChildID, _ text: String, of fact: FactID) -> ChildFacts {
        let birth = day(text)
        let identity = ChildIdentity(sex: .female, birthYear: birth.year).with { $0.birthDate = birth }
        let corrected = ChildFact(id: fact, aspect: .identity, kind: .corrected, from: .first).with {
            $0.identity = identity
        }
        return ChildFacts(child: child, facts: [corrected])
    }

    /// A class with the first child in it, who was there for ten hours on two days.
    static func attended(
        _ office: TestClient, _ child: ChildID, capacity: Int = 5
    ) async throws -> TrainingClass {
        let course = try await School.approved(office)
        let opened = try await office.call(
            Classes.open, School.classRequest(course.id, capacity: capacity))
        let learner = Learner(child)
        _ = try await office.call(Classes.enrol, EnrolLearner(id: opened.id, learner: learner))
        for text in ["2021-03-02", "2021-03-08"] {
            _ = try await office.call(
                Classes.attend,
                AttendClass(id: opened.id, learner: learner, hours: 5).with { $0.on = day(text) })
        }
        return opened
    }

    static func register(_ office: TestClient, _ id: ClassID) async throws -> ClassRegister {
        try await office.call(Classes.get, GetClass(id: id))
    }

    /// A class of the first to the tenth of March with a child that was there for all its hours, on the second and on the eighth; completed
    /// on the fifteenth. Of a child with a disability, so that coverage counts it.
    static func completed(_ office: TestClient) async throws -> (TrainingClass, Learner) {
        let child = try await disabled(office)
        let opened = try await attended(office, child)
        return (try await office.call(Classes.complete, CompleteClass(id: opened.id)), Learner(child))
    }

    static func days(
        of entry: TrainingClass, start: String? = nil, end: String? = nil, completedOn: String? = nil
    ) -> CorrectClass {
        CorrectClass(id: entry.id, reason: "Chép nhầm sổ").with {
            ($0.start, $0.end) = (start.map { day($0) }, end.map { day($0) })
            $0.completedOn = completedOn.map { day($0) }
        }
    }
}
