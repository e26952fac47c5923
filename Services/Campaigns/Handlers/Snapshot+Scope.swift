import Bus
import CampaignsAPI
import ServiceKit
import Store
import Vocabulary

extension Snapshot {
    /// Lets through whoever may act for one of the two: who leads it, or where it takes place.
    func authorize(_ lead: UnitPath?, or place: UnitPath, at pointer: String) throws {
        if let lead, reaches(lead) { return try authorize(lead, at: pointer) }
        try authorize(place, at: pointer)
    }

    /// The campaign that the request names, if the caller may act for its unit.
    func campaign(_ id: CampaignID, at pointer: String) throws -> Campaign {
        let campaign = try campaigns.get(id, at: pointer)
        try authorize(campaign.unit, at: pointer)
        return campaign
    }

    /// The event that the request names, with its campaign, if the caller may act for either's unit: places hold events of
    /// others' campaigns.
    func event(
        _ id: CommunicationEventID, at pointer: String
    ) throws -> (CommunicationEvent, Campaign?) {
        let event = try communicationEvents.get(id, at: pointer)
        let campaign = try event.campaign.map { try campaigns.get($0, at: pointer) }
        try authorize(campaign?.unit, or: event.place, at: pointer)
        return (event, campaign)
    }

    /// The class that the request names, with its course, if the caller may act for either's unit.
    func taughtClass(_ id: ClassID, at pointer: String) throws -> (ClassEntry, Course) {
        let entry = try classes.get(id, at: pointer)
        let course = try courses.get(entry.course, at: pointer)
        try authorize(course.unit, or: entry.place, at: pointer)
        return (entry, course)
    }

    /// Says that the reply shows a child of the registry.
    func disclose(_ learner: Learner) {
        guard learner.kind == .child, let child = ChildID(learner.id.text) else { return }
        disclose(child)
    }
}
