import CampaignsAPI
import ServiceKit
import Vocabulary

/// What sets a first or last day in campaigns and training.
enum CampaignDay: String, DatedWord {
    case lastStep, launch, publication, classStart, classEnd, enrolment, attendance, leaving
}

extension DayBound {
    /// The last step of something that goes step by step.
    static func lastStep<Subject>(_ day: Day?, of id: ID<Subject>?) -> DayBound? {
        .recorded(CampaignDay.lastStep, on: day, id.map { RecordInTheWay($0, in: "standings") })
    }

    static func start(of entry: KeptClass?) -> DayBound? {
        .recorded(
            CampaignDay.classStart, on: entry?.start, of: entry?.id, told: ["classOpened", "classCorrected"])
    }

    static func end(of entry: KeptClass?) -> DayBound? {
        .recorded(
            CampaignDay.classEnd, on: entry?.end, of: entry?.id, told: ["classOpened", "classCorrected"])
    }

    /// The last version of a year's plan.
    static func lastStep(_ day: Day?, of plan: CommunicationPlan?) -> DayBound? {
        .recorded(
            CampaignDay.lastStep, on: day, plan.map { RecordInTheWay($0.id, in: "communication_facts") })
    }
}

extension OwnPlaces {
    /// Whoever left on a day comes back on a later one.
    func leaving(on day: Day?) -> DayBound? {
        let seat = seats.history.facts().first { $0.days.until == day }
        return .recorded(CampaignDay.leaving, on: day, of: seat?.id)?.following
    }
}
