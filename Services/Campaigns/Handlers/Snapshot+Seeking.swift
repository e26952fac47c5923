import Bus
import CampaignsAPI
import ServiceKit
import Store
import Vocabulary

/// What requests name, if the caller may act for its unit.
extension Snapshot {
    /// Lets through whoever may act for one of the two: who leads it, or where it takes place.
    func authorize(_ lead: UnitPath?, or place: UnitPath, at pointer: String) throws {
        try authorize(unit(lead, or: place), at: pointer)
    }

    func seekCampaign(_ id: CampaignID, at pointer: String) throws -> Sought<Campaign> {
        try campaigns.seek(id, at: pointer, by: self, in: \.unit)
    }

    /// The event with its campaign: places hold events of others' campaigns.
    func seekEvent(
        _ id: CommunicationEventID, at pointer: String
    ) throws -> Sought<(event: CommunicationEvent, campaign: Campaign?)> {
        let event = try events.seek(id, at: pointer, by: self) { event in
            try unit(event.campaign.flatMap(campaigns.find)?.unit, or: event.place)
        }
        return try event.map { ($0, try $0.campaign.map { try campaigns.get($0, at: pointer) }) }
    }

    /// The class with its course: places teach by others' courses.
    func seekClass(_ id: ClassID, at pointer: String) throws -> Sought<TaughtClass> {
        let entry = try classes.seek(id, at: pointer, by: self) { entry in
            try unit(courses.get(entry.course, at: pointer).unit, or: entry.place)
        }
        return try entry.map {
            TaughtClass(
                entry: $0, course: try courses.get($0.course, at: pointer),
                sessions: try schedules.of($0.id).sessions.count)
        }
    }

    /// The class as it stood, of the same: one that was taken back since is there for who asks what was known before.
    func seekClass(_ id: ClassID, _ asOf: AsOf?, at pointer: String) throws -> KeptClass? {
        let then = try classes.find(id, asOf)
        guard let then else {
            _ = try seekClass(id, at: pointer).get()
            return nil
        }
        let unit = try unit(courses.said(then.course)?.unit, or: then.place)
        if reaches(unit) {
            try authorize(unit, at: pointer)
        } else {
            _ = try seekClass(id, at: pointer).get()
        }
        return then
    }

    /// Says that the reply shows a child of the registry.
    func disclose(_ learner: Learner) {
        if let child = learner.child { disclose(child) }
    }

    /// Of the two units the one that the caller may act for.
    private func unit(_ lead: UnitPath?, or place: UnitPath) -> UnitPath {
        if let lead, reaches(lead) { lead } else { place }
    }
}
