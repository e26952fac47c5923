extension ReportingTexts {
    /// What is in the way of putting right or taking back what was said.
    static let vietnameseCorrecting: [String: String] = [
        "reporting.said-so-already":
            "Đã ghi đúng như vậy: hãy ghi điều cần sửa, hoặc kiểm tra lại mã.",
        "reporting.finding-not-mended":
            "Kiến nghị số {number} chưa khắc phục: ghi việc khắc phục trước, hoặc kiểm tra lại số.",
        "reporting.held-after-mending":
            "Ngày {day} sau ngày {mend} của kiến nghị số {number}: ghi ngày sớm hơn, hoặc đính chính cả kiến nghị đó.",
        "reporting.names-finding": "Rút lại “{what}” thì phải ghi số kiến nghị.",
        "reporting.names-no-finding": "Rút lại “{what}” thì không ghi số kiến nghị: bỏ mục này.",
        "reporting.inspection-held-stands":
            "Cuộc này đã ghi là tiến hành ngày {on}: rút lại việc đó trước bằng Inspections/Void.",
        "reporting.mending-stands":
            "Kiến nghị số {number} đã ghi là khắc phục ngày {on}: rút lại việc đó trước bằng Inspections/Void.",
        "reporting.opened-after-conclusion":
            "Ngày {day} sau ngày kết luận {on}: ghi ngày sớm hơn, hoặc đính chính cả ngày kết luận.",
        "reporting.review-open":
            "Cuộc này mở ngày {on} và chưa kết luận: chưa có kết luận để sửa hay rút lại; kết luận bằng Reviews/Conclude trước.",
        "reporting.conclusion-stands":
            "Cuộc này đã kết luận ngày {on}: rút lại kết luận đó trước bằng Reviews/Void.",
        "reporting.review-answered":
            "{unit} đã nộp báo cáo trong đợt này: trả lại báo cáo đó trước bằng Submissions/Return, hoặc kết luận cuộc này.",
        "reporting.not-said-there": "{field} không thuộc “{what}”: bỏ mục này, hoặc chọn điều khác.",
        "reporting.said-before":
            "Ngày {day} sau ngày của “{what}”, {next}: ghi ngày không muộn hơn, hoặc đính chính việc đó trước.",
        "reporting.no-answer":
            "Không có lần trả lời thứ {number}: khó khăn này có {most} lần trả lời, đánh số từ 1.",
        "reporting.not-said": "Khó khăn này chưa ghi “{what}”: chọn điều đã ghi.",
        "reporting.said-since":
            "Sau đó đã ghi “{what}” ngày {on}: rút lại việc đó trước bằng Difficulties/Void.",
    ]
}
