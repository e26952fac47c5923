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
        "reporting.said-after":
            "Ngày {day} trước ngày của “{what}”, {next}: ghi ngày không sớm hơn, hoặc đính chính việc đó trước.",

        "reporting.due-before-opening":
            "Hạn nộp {day} trước ngày mở đợt, {on}: ghi hạn nộp muộn hơn, hoặc ngày mở sớm hơn.",
        "reporting.closed-before-opening":
            "Ngày đóng đợt {day} trước ngày mở, {on}: ghi ngày đóng muộn hơn, hoặc ngày mở sớm hơn.",
        "reporting.handed-in-outside":
            "{unit} đã nộp báo cáo ngày {on}: ghi ngày mở không muộn hơn, ngày đóng không sớm hơn ngày đó.",
        "reporting.round-open":
            "Đợt này mở ngày {on} và chưa đóng: chưa có việc đóng để sửa hay rút lại; đóng bằng Rounds/Close trước.",
        "reporting.closing-stands":
            "Đợt này đã đóng ngày {on}: rút lại việc đóng trước bằng Rounds/Void.",
        "reporting.round-answered":
            "{unit} đã nộp báo cáo ngày {on}: trả lại báo cáo đó trước bằng Submissions/Return, hoặc đóng đợt này.",
        "reporting.round-of-review":
            "Đợt này thuộc cuộc sơ kết, tổng kết {id} ngày {on}: rút lại việc của cuộc đó bằng Reviews/Void.",
    ]
}
