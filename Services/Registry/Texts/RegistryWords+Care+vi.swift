extension RegistryTexts {
    /// Of alternative care, and of entries that are one.
    static let careVietnameseWords: [String: String] = [
        "member.checkedOn": "ngày thẩm tra",
        "member.places": "số trẻ được nhận cùng lúc",
        "member.trainedOn": "ngày tập huấn",

        "word.PlacementStep.firstVisit": "thăm lần đầu",
        "word.PlacementStep.secondVisit": "thăm lần hai",
        "word.PlacementStep.nextVisit": "thăm lần sau",
        "word.PlacementStep.newPlace": "tìm nơi khác cho trẻ",
        "word.PlacementStep.approval": "công nhận người chăm sóc",
        "word.PlacementStep.hearing": "hỏi ý kiến trẻ",
        "word.PlacementNoteKind.heard": "ý kiến của trẻ",
        "word.PlacementNoteKind.noKin": "không giao cho người thân thích",
        "word.PlacementNoteKind.apart": "không ở cùng anh, chị, em",
        "word.PlacementStep.term": "hết thời hạn",
        "word.MergeCollisionKind.circumstance": "hoàn cảnh",
        "word.MergeCollisionKind.determination": "kết luận về khuyết tật",
        "word.MergeCollisionKind.link": "quan hệ chăm sóc",
        "word.MergeCollisionKind.placement": "chăm sóc thay thế",
        "word.MergeCollisionKind.case": "trường hợp",
        "word.PlacementKind.timeLimitedFoster": "nhận nuôi có thời hạn",
        "word.PlacementKind.kinship": "người thân thích chăm sóc",
        "word.PlacementKind.dayCare": "chăm sóc bán trú",
        "word.PlacementKind.residential": "nuôi dưỡng tại cơ sở",
        "word.PlacementKind.emergency": "tiếp nhận khẩn cấp tạm thời",
        "word.MergeCollisionKind.approval": "công nhận người nhận chăm sóc",
    ]
}
