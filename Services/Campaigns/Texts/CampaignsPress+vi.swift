extension CampaignsTexts {
    /// What a campaign's page and posters say.
    static let vietnamesePress: [String: String] = [
        "campaigns.press.for": "Dành cho: {audience}",
        "campaigns.press.when": "Từ ngày {start} đến ngày {end}",
        "campaigns.press.where": "Tại: {area}",
        "campaigns.press.led-by": "Cơ quan chủ trì: {unit}",
        "campaigns.press.people": "{audience}: {female} nữ, {male} nam ({counted})",
        "campaigns.press.exposure": "{channel}: {amount} ({measure}, {source})",
        "campaigns.press.event": "{day}: {title}, {place}{venue} ({status})",
        "campaigns.press.material": "{title}: {kind}, {quantity} bản",
        "campaigns.press.heading-audiences": "Đối tượng",
        "campaigns.press.heading-area": "Địa bàn",
        "campaigns.press.heading-channels": "Kênh truyền thông",
        "campaigns.press.heading-days": "Thời gian",
        "campaigns.press.heading-status": "Tình trạng",
        "campaigns.press.heading-reach": "Kết quả tiếp cận",
        "campaigns.press.heading-events": "Các hoạt động",
        "campaigns.press.heading-materials": "Ấn phẩm",
    ]
}
