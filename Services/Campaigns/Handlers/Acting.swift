import Bus
import CampaignsAPI
import ServiceKit
import Store
import Vocabulary

extension Snapshot {
    /// The units that a list is about: the one that was asked for, if the caller may act for it, or all of the caller's.
    func units(_ asked: UnitPath?, at pointer: String) throws -> [UnitPath] {
        guard let asked else { return visibleScope }
        try authorize(asked, at: pointer)
        return [asked]
    }

    /// Lets through whoever may act for one of the two: who leads it, or where it takes place.
    func authorize(_ lead: UnitPath?, or place: UnitPath, at pointer: String) throws {
        if let lead, principal.covers(lead) { return try authorize(lead, at: pointer) }
        try authorize(place, at: pointer)
    }

    /// The campaign that the request names, if the caller may act for its unit.
    func campaign(_ id: CampaignID, at pointer: String) throws -> Campaign {
        guard let campaign = try campaigns.find(id) else {
            throw Refusal.missing(pointer, "no-campaign", id.text)
        }
        try authorize(campaign.unit, at: pointer)
        return campaign
    }

    func course(_ id: CourseID, at pointer: String) throws -> Course {
        guard let course = try courses.find(id) else { throw Refusal.missing(pointer, "no-course", id.text) }
        return course
    }

    /// Says that the reply shows a child of the registry.
    func disclose(_ learner: Learner) {
        guard learner.kind == .child, let child = ChildID(learner.id.text) else { return }
        disclose(child)
    }
}

/// Lists show so many at most; feeds go by pages.
let listLimit = 500
let pageSize = 256
