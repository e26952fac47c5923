import CampaignsAPI
import ServiceKit
import Vocabulary

/// What sets a first or last day in campaigns and training.
enum CampaignDay: String, DatedWord {
    case lastStep, launch, publication, classStart, classEnd, enrolment, attendance
}

extension DayBound {
    /// The last step of something that goes step by step: none of what the caller may not know of.
    static func lastStep<Subject>(_ day: Day?, of id: ID<Subject>?) -> DayBound? {
        guard let id, let day else { return nil }
        return .recorded(CampaignDay.lastStep, on: day, RecordInTheWay(id, in: "standings", from: day))
    }

    static func start(of entry: KeptClass?) -> DayBound? {
        .recorded(
            CampaignDay.classStart, on: entry?.start, of: entry?.id, told: ["classOpened", "classCorrected"])
    }

    static func end(of entry: KeptClass?) -> DayBound? {
        .recorded(
            CampaignDay.classEnd, on: entry?.end, of: entry?.id, told: ["classOpened", "classCorrected"])
    }

    /// The last version of a year's plan that the caller may know of.
    static func lastStep(_ day: Day?, of plan: CommunicationPlan?) -> DayBound? {
        guard let plan, let day else { return nil }
        return .recorded(
            CampaignDay.lastStep, on: day, RecordInTheWay(plan.id, in: "communication_facts", from: day))
    }
}
