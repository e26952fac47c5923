public import Bus
public import Vocabulary

extension Campaigns {
    /// A campaign for those who write about it and hang it up: a page to print, and posters' text, from what is known of it.
    public static let render = Query<RenderCampaign, PressKit>("campaigns.Campaigns/Render", needs: .reader)
}

public struct RenderCampaign: Composite {
    /// One of the caller's scope.
    public var id: CampaignID
    /// Vietnamese when left out.
    public var language: Language?
    /// The day that is asked about; ``knownOn`` when left out, and today without that. NOT_FOUND before it was planned.
    public var on: Day?
    /// What was known when this day ended; what is known now when left out. Not in the future.
    public var knownOn: Day?
}

/// A campaign's page and posters.
public struct PressKit: Composite {
    public var campaign: CampaignID
    /// One page of HTML in A4, without scripts and without anything to fetch. Nothing that people wrote is markup in it.
    public var html: String
    /// One for each audience.
    public var posters: [Poster]
}

/// What stands on a poster.
public struct Poster: Composite {
    public var audience: Audience
    /// The campaign's title.
    public var headline: String
    /// What it is for, to whom, when and where: a line each.
    public var lines: [String]
}
