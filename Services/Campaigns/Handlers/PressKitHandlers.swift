import Bus
import CampaignsAPI
import ServiceKit
import Store
import Vocabulary

extension CampaignsService {
    func renderCampaign(_ request: RenderCampaign, _ snapshot: Snapshot) throws -> PressKit {
        let asOf = try snapshot.asOf(on: request.on, knownOn: request.knownOn)
        let then = try snapshot.campaigns.find(request.id, asOf)
        // One that was taken back since is there for who asks what was known before.
        guard let campaign = then, snapshot.reaches(campaign.unit) else {
            _ = try snapshot.seekCampaign(request.id, at: "/id").get()
            throw Refusal.notThen("campaigns.no-campaign-then", request.id, on: asOf?.on ?? snapshot.today)
        }
        try snapshot.authorize(campaign.unit, at: "/id")
        let language = request.language ?? .vi
        let (units, day) = (snapshot.units, asOf?.on ?? snapshot.today)
        let words = PressKitWords(language: language) { path in
            (units.unit(path, on: day) ?? units.unit(path))?.fullName[language] ?? path.text
        }
        return PressKitPage(
            campaign: campaign,
            events: try snapshot.events.of(campaign.id, asOf).filter { $0.status != .cancelled },
            materials: try snapshot.materials.of(campaign.id, asOf), words: words
        ).kit
    }
}
