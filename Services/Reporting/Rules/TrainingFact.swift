import CampaignsAPI
import Vocabulary

/// What reporting keeps of a training: that someone passed a class, or that it was taken back.
struct TrainingFact: Codable, Hashable, Sendable {
    let person: Learner
    let course: CourseID
    let topics: [String]
    let classID: ClassID
    let on: Day
    let revoked: Bool
    /// The last day on which it counts; nil where it counts for ever.
    var until: Day?
}
