public import Vocabulary

extension RenderCampaign { public init(id: CampaignID) { self.id = id } }

extension PressKit {
    public init(campaign: sending CampaignID, html: String, posters: [Poster]) {
        (self.campaign, self.html, self.posters) = (campaign, html, posters)
    }
}

extension Poster {
    public init(audience: sending Audience, headline: String, lines: [String]) {
        (self.audience, self.headline, self.lines) = (audience, headline, lines)
    }
}
