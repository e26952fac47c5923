extension RegistryTexts {
    /// Of the chair's acts: sentences.
    static let actsVi: [String: String] = [
        "registry.no-act": "Không có quyết định {id} thuộc phạm vi của đơn vị: kiểm tra mã.",
        "registry.act-placement":
            "Quyết định “{kind}” không gắn với việc chăm sóc thay thế: bỏ mã này, hoặc chọn loại giao hay chấm dứt chăm sóc thay thế.",
        "registry.act-other-child": "Việc chăm sóc thay thế này là của trẻ khác: ghi việc của đúng trẻ này.",
        "registry.act-own": "Người trình quyết định không tự ghi là đã ký: người khác có vai trò {role} ghi.",
        "registry.act-chiefs":
            "Quyết định {id} đã ký ngày {day}: chỉ người có vai trò {role} sửa hoặc hủy được, hãy nhờ người đó.",
        "registry.act-step":
            "Quyết định {id} ở bước “{is}” từ ngày {day}: việc này làm được khi ở bước “{needed}”, hãy làm bước còn thiếu trước hoặc chọn quyết định khác.",
        "registry.act-in-the-way":
            "Quyết định {id} soạn ngày {day} ({kind}) ghi việc chăm sóc thay thế này: hủy quyết định đó trước (Acts/Void).",
        "registry.act-not-issued": "Quyết định chưa ban hành nên chưa có ngày ban hành: ghi khi ban hành.",
        "registry.act-not-revoked": "Quyết định chưa thu hồi nên chưa có ngày thu hồi: ghi khi thu hồi.",
        "registry.act-unchanged":
            "Quyết định {id} đã ghi đúng như vậy: nêu điều cần sửa, nếu không thì không phải làm gì.",
        "registry.act-unsigned": "Quyết định chưa ký nên chưa có số, ngày ký, người ký: ghi khi ký.",
        "registry.act-unissued": "Quyết định chưa ban hành: ghi ngày hiệu lực khi ban hành.",
        "registry.act-in-force-since": "Việc đã làm khẩn cấp ngày {day}: quyết định có hiệu lực từ ngày đó.",
        "registry.act-number-taken":
            "Số {number} đã dùng trong năm cho quyết định {id}: kiểm tra số, hoặc sửa quyết định kia trước.",
    ]

    /// And words.
    static let actsVietnameseWords: [String: String] = [
        "member.act": "quyết định",
        "member.office": "cơ quan ban hành",
        "member.content": "nội dung quyết định",
        "member.actedOn": "ngày đã làm khẩn cấp",
        "member.paperDue": "hạn hoàn thiện quyết định bằng giấy",
        "member.draftedOn": "ngày soạn",
        "member.submittedOn": "ngày trình",
        "member.signedOn": "ngày ký",
        "member.number": "số quyết định",
        "member.issuedOn": "ngày ban hành",
        "member.inForceFrom": "ngày có hiệu lực",
        "member.revokedOn": "ngày thu hồi",
        "word.ActKind.supportPlan": "phê duyệt kế hoạch hỗ trợ, can thiệp",
        "word.ActKind.isolation": "tạm thời cách ly trẻ em",
        "word.ActKind.alternativeCare": "giao trẻ em cho người nhận chăm sóc thay thế",
        "word.ActKind.careEnd": "chấm dứt chăm sóc thay thế",
        "word.ActStatus.drafted": "đang soạn",
        "word.ActStatus.submitted": "đã trình",
        "word.ActStatus.signed": "đã ký",
        "word.ActStatus.issued": "đã ban hành",
        "word.ActStatus.revoked": "đã thu hồi",
        "word.ActStep.submit": "trình ký",
        "word.ActStep.sign": "ký",
        "word.ActStep.issue": "ban hành",
        "word.DatedFact.Kind.act": "quyết định của Chủ tịch",
        "word.RegistryDay.laterActStep": "bước sau đó của quyết định",
        "word.RegistryDay.actStep": "bước trước đó của quyết định",
    ]
}
