import CampaignsAPI
import RegistryAPI
import Vocabulary

// What reporting keeps of statements that it may not keep, or need not keep, as they were said.

/// A circumstance without its name: `token` stands for the code, so that the file does not say who lives with a
/// confidential one and counting by code still works.
struct CircumstanceFact: Codable, Hashable, Sendable {
    let child: ChildID
    let token: String
    let start: Day
    let end: Day?

    func holds(on day: Day) -> Bool { start <= day && end.map { day <= $0 } ?? true }
}

/// That someone passed a class, or that it was taken back.
struct TrainingFact: Codable, Hashable, Sendable {
    let person: Learner
    let course: CourseID
    let topics: [String]
    let classID: ClassID
    let on: Day
    let revoked: Bool
}
