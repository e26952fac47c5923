/// What is in the way of putting right or taking back what was said.
extension FundingTexts {
    static let correctingVi: [String: String] = [
        "funding.opening-without-document":
            "Việc mở nguồn không ghi số văn bản: hãy bỏ {field}, hoặc chọn khoản bổ sung, chuyển nguồn.",
        "funding.source-used-earlier":
            "Nguồn “{name}” đã có việc ghi ngày {day}: hãy ghi ngày mở nguồn không muộn hơn, hoặc đính chính việc đó trước.",
        "funding.source-used":
            "Nguồn “{name}” đang được dùng ở mã {id}: hãy hủy bỏ khoản đó trước, hoặc bỏ nguồn khỏi dự toán, đề xuất ấy.",
        "funding.said-so-already": "Đã ghi đúng như vậy: hãy ghi điều cần sửa, hoặc kiểm tra lại mã.",
        "funding.not-said-there": "{field} không thuộc bước “{step}”: bỏ mục này, hoặc chọn bước khác.",
        "funding.after-the-next-step":
            "Ngày {day} sau ngày của bước “{step}”, {then}: ghi ngày không muộn hơn, hoặc đính chính bước đó trước.",
        "funding.step-not-taken":
            "Đề xuất đang ở bước “{status}”, chưa qua bước “{step}”: chọn bước đã ghi.",
        "funding.step-followed":
            "Đề xuất đang ở bước “{status}”: rút lại bước đó trước bằng AidProposals/Void.",
        "funding.finding-not-mended":
            "Phát hiện {id} chưa khắc phục: ghi việc khắc phục trước, hoặc kiểm tra lại mã.",
        "funding.found-after-mending":
            "Ngày {day} sau ngày {then}, hạn hoặc ngày khắc phục phát hiện này: ghi ngày không muộn hơn, hoặc đính chính cả ngày đó.",
        "funding.opened-after-finding":
            "Ngày {day} sau ngày {found} của phát hiện {id}: ghi ngày không muộn hơn, hoặc đính chính cả phát hiện đó.",
        "funding.names-finding": "Rút lại “{what}” thì phải ghi mã phát hiện.",
        "funding.names-no-finding": "Rút lại “{what}” thì không ghi mã phát hiện: bỏ mục này.",
        "funding.finding-stands":
            "Cuộc kiểm tra đã ghi phát hiện {id} ngày {day}: rút lại phát hiện đó trước bằng Inspections/Void.",
        "funding.mending-stands":
            "Phát hiện {id} đã ghi là khắc phục ngày {day}: rút lại việc đó trước bằng Inspections/Void.",
        "funding.year-not-closed":
            "{unit} chưa quyết toán năm {year}: chưa có gì để đính chính; quyết toán bằng Settlements/Close trước.",
        "funding.thanks-without-amount":
            "Việc cảm ơn không có số tiền: hãy bỏ {field}, hoặc chọn mục đã nhận.",
        "funding.thanked-earlier":
            "Ngày {day} sau ngày cảm ơn nhà tài trợ {thanked}, biên nhận {receipt}: ghi ngày không muộn hơn, hoặc đính chính việc cảm ơn trước.",
        "funding.thanks-stand":
            "Đã cảm ơn nhà tài trợ ngày {day} theo biên nhận {receipt}: rút lại việc đó trước bằng Donations/Void.",
    ]
}
