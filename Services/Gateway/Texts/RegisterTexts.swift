import Vocabulary

/// What `chungtay duplicates`, `chungtay carer` and `chungtay print act` say.
enum RegisterTexts {
    static let catalogue = TextCatalogue(vi: vi, en: en)

    private static let vi: [String: String] = [
        "gateway.column.born": "Sinh",
        "gateway.column.home": "Nơi ở, nơi làm việc",
        "gateway.duplicates-none": "Không có cặp nào chờ kết luận.",
        "gateway.duplicates-by-personalNumber": "Cùng số định danh",
        "gateway.duplicates-by-name": "Cùng tên, không có gì cho biết là hai người",
        "gateway.duplicates-by-word": "Có người ghép cặp",
        "gateway.duplicates-by-work": "Cùng tên, cùng điện thoại hoặc đơn vị",
        "gateway.duplicates-next-work":
            "Xem hai hồ sơ cạnh nhau: chungtay duplicates show \"…\" \"…\" --of worker; rồi merge nếu là một người. Tên chép nguyên cả dấu #.",
        "gateway.duplicates-next":
            "Xem hai hồ sơ cạnh nhau: chungtay duplicates show \"…\" \"…\"; rồi merge nếu là một người, apart nếu là hai. Tên chép nguyên cả dấu #.",
        "gateway.duplicates-merged":
            "Đã gộp: từ nay chỉ hiện hồ sơ của {name}. Tách lại: chungtay duplicates unmerge.",
        "gateway.duplicates-merged-colliding":
            "Đã gộp vào hồ sơ của {name}, nhưng có điều không thể cùng đúng với một người; hãy sửa hoặc bỏ một trong hai:",
        "gateway.duplicates-unmerged": "Đã tách: {name} và {other} lại là hai hồ sơ.",
        "gateway.duplicates-apart": "Đã ghi: {one} và {other} là hai người.",
        "gateway.act-format": "Quyết định được in ra tệp .docx hoặc .html: hãy đặt tên tệp như vậy.",
        "gateway.act-none":
            "{name} không có quyết định nào như vậy mà đơn vị xem được: kiểm tra số; quyết định do đơn vị khác soạn thì nhờ họ in.",
        "gateway.act-unread": "Nội dung quyết định chỉ đơn vị soạn và người phụ trách xem được: nhờ họ in.",
        "gateway.carer-decision": ", quyết định {decision}",
        "gateway.carer-approved":
            "{name} được công nhận nhận chăm sóc {places} trẻ em, từ {from} đến {until}; xác minh ngày {checked}{decision}.",
        "gateway.carer-approval":
            "{from} – {until}: {places} trẻ em; xác minh ngày {checked}{decision}",
        "gateway.carer-ended": "{name} được công nhận đến hết ngày {until}.",
        "gateway.carer-none": "{name} chưa được công nhận lần nào.",
        "gateway.carer-not-approved":
            "{name} không có lần công nhận nào đang hiệu lực vào ngày {day}: xem chungtay carer list \"{name}\".",
    ]

    private static let en: [String: String] = [
        "gateway.column.born": "Born",
        "gateway.column.home": "Lives, works",
        "gateway.duplicates-none": "No pair waits to be decided on.",
        "gateway.duplicates-by-personalNumber": "One personal number",
        "gateway.duplicates-by-name": "One name, and nothing that tells them apart",
        "gateway.duplicates-by-word": "Somebody brought them together",
        "gateway.duplicates-by-work": "One name, and one telephone or unit",
        "gateway.duplicates-next-work":
            "See two entries side by side: chungtay duplicates show \"…\" \"…\" --of worker; then merge where it is one person. Names are copied with their marks.",
        "gateway.duplicates-next":
            "See two entries side by side: chungtay duplicates show \"…\" \"…\"; then merge where it is one person, apart where it is two. Names are copied with their marks.",
        "gateway.duplicates-merged":
            "Merged: from now on the entry of {name} is shown. To take it back: chungtay duplicates unmerge.",
        "gateway.duplicates-merged-colliding":
            "Merged into the entry of {name}; what of the two cannot both be so of one person is to be corrected or voided:",
        "gateway.duplicates-unmerged": "Parted: {name} and {other} are two entries again.",
        "gateway.duplicates-apart": "Noted: {one} and {other} are two people.",
        "gateway.act-format": "An act is printed as .docx or .html: give the file such an ending.",
        "gateway.act-none":
            "{name} has no such act that the unit may read: check the number; one that another unit drafted is printed there.",
        "gateway.act-unread":
            "What the act says is for the unit that drafted it and for the chief: ask them to print it.",
        "gateway.carer-decision": ", decision {decision}",
        "gateway.carer-approved":
            "{name} may take in {places} children from {from} to {until}; checked on {checked}{decision}.",
        "gateway.carer-approval":
            "{from} – {until}: {places} children; checked on {checked}{decision}",
        "gateway.carer-ended": "{name} is approved until {until}.",
        "gateway.carer-none": "{name} was never approved.",
        "gateway.carer-not-approved":
            "{name} has no approval that holds on {day}: see chungtay carer list \"{name}\".",
    ]
}
