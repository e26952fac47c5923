/// What is in the way of putting right or taking back what was said.
extension FundingTexts {
    static let correctingVi: [String: String] = [
        "funding.opening-without-document":
            "Việc mở nguồn không ghi số văn bản: hãy bỏ {field}, hoặc chọn khoản bổ sung, chuyển nguồn.",
        "funding.source-used-earlier":
            "Nguồn “{name}” đã có việc ghi ngày {day}: hãy ghi ngày mở nguồn không muộn hơn, hoặc đính chính việc đó trước.",
        "funding.source-used":
            "Nguồn “{name}” đang được dùng ở mã {id}: hãy hủy bỏ khoản đó trước, hoặc bỏ nguồn khỏi dự toán, đề xuất ấy.",
    ]
}
