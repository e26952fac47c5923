import CampaignsAPI
import ServiceKit
import Store
import Vocabulary

/// What hangs on a campaign's steps: their days, and what was made and held for it.
struct CampaignUses {
    let steps: StepDays<CampaignStatus>
    var firstHeld: CommunicationEvent?
    var lastHeld: CommunicationEvent?
    /// The first event that was not cancelled.
    var firstStanding: CommunicationEvent?
    var lastPublished: Material?
}

extension CampaignUses {
    init(of campaign: CampaignID, _ snapshot: Snapshot) throws {
        steps = try snapshot.steps(of: campaign, called: "campaign")
        firstHeld = try snapshot.events.firstHeld(for: campaign)
        lastHeld = try snapshot.events.lastHeld(for: campaign)
        firstStanding = try snapshot.events.firstStanding(for: campaign)
        lastPublished = try snapshot.materials.lastPublished(for: campaign)
    }
}
