extension CampaignsTexts {
    /// What a campaign's page and posters say.
    static let englishPress: [String: String] = [
        "campaigns.press.for": "For: {audience}",
        "campaigns.press.when": "From {start} to {end}",
        "campaigns.press.where": "In: {area}",
        "campaigns.press.led-by": "Led by: {unit}",
        "campaigns.press.people": "{audience}: {female} women and girls, {male} men and boys ({counted})",
        "campaigns.press.exposure": "{channel}: {amount} ({measure}, {source})",
        "campaigns.press.event": "{day}: {title}, {place}{venue} ({status})",
        "campaigns.press.material": "{title}: {kind}, {quantity} copies",
        "campaigns.press.heading-audiences": "Audiences",
        "campaigns.press.heading-area": "Area",
        "campaigns.press.heading-channels": "Channels",
        "campaigns.press.heading-days": "When",
        "campaigns.press.heading-status": "Status",
        "campaigns.press.heading-reach": "What was reached",
        "campaigns.press.heading-events": "Events",
        "campaigns.press.heading-materials": "Materials",
    ]
}
