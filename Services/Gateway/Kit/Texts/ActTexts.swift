import Vocabulary

/// What stands on the paper of a chair's act.
enum ActTexts {
    static let catalogue = TextCatalogue(vi: vi, en: en)

    private static let vi: [String: String] = [
        "gateway.act.country": "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "gateway.act.motto": "Độc lập - Tự do - Hạnh phúc",
        "gateway.act.committee": "ỦY BAN NHÂN DÂN {office}",
        "gateway.act.number": "Số: {number}",
        "gateway.act.number-blank": "……/QĐ-UBND",
        "gateway.act.dated": "{place}, ngày {day} tháng {month} năm {year}",
        "gateway.act.dated-blank": "{place}, ngày …… tháng …… năm ………",
        "gateway.act.kind": "QUYẾT ĐỊNH",
        "gateway.act.about.supportPlan": "Về việc phê duyệt kế hoạch hỗ trợ, can thiệp đối với trẻ em",
        "gateway.act.about.isolation":
            "Về việc tạm thời cách ly trẻ em khỏi môi trường hoặc người gây tổn hại",
        "gateway.act.about.alternativeCare":
            "Về việc giao trẻ em cho cá nhân, gia đình hoặc cơ sở chăm sóc thay thế",
        "gateway.act.about.careEnd": "Về việc chấm dứt chăm sóc thay thế đối với trẻ em",
        "gateway.act.chair": "CHỦ TỊCH ỦY BAN NHÂN DÂN {office}",
        "gateway.act.ground.law": "Căn cứ Luật Trẻ em số 102/2016/QH13;",
        "gateway.act.ground.decree":
            "Căn cứ Nghị định số 56/2017/NĐ-CP quy định chi tiết một số điều của Luật Trẻ em;",
        "gateway.act.ground.proposal": "Theo đề nghị của người làm công tác bảo vệ trẻ em cấp xã.",
        "gateway.act.decides": "QUYẾT ĐỊNH:",
        "gateway.act.article": "Điều {number}.",
        "gateway.act.what.supportPlan":
            "Phê duyệt kế hoạch hỗ trợ, can thiệp đối với trẻ em {name}, sinh {born}, ở {home}.",
        "gateway.act.what.isolation":
            "Tạm thời cách ly trẻ em {name}, sinh {born}, ở {home}, khỏi môi trường hoặc người gây tổn hại.",
        "gateway.act.what.alternativeCare":
            "Giao trẻ em {name}, sinh {born}, ở {home}, {carer}.",
        "gateway.act.carer": "cho {name} nhận chăm sóc thay thế",
        "gateway.act.carer-below": "cho người hoặc cơ sở nhận chăm sóc thay thế theo Điều 2",
        "gateway.act.born-on": "ngày {day}",
        "gateway.act.born-in": "năm {year}",
        "gateway.act.what.careEnd":
            "Chấm dứt việc chăm sóc thay thế đối với trẻ em {name}, sinh {born}, ở {home}.",
        "gateway.act.in-force": "Quyết định này có hiệu lực từ ngày {day}.",
        "gateway.act.in-force-acted":
            "Việc đã được thực hiện khẩn cấp ngày {day}; Quyết định này có hiệu lực từ ngày đó.",
        "gateway.act.who":
            "Người làm công tác bảo vệ trẻ em {office} và các cơ quan, tổ chức, cá nhân có liên quan chịu trách nhiệm thi hành Quyết định này.",
        "gateway.act.recipients": "Nơi nhận:",
        "gateway.act.recipient.bound": "- Như Điều 4;",
        "gateway.act.recipient.filed": "- Lưu: VT, hồ sơ trẻ em.",
        "gateway.act.sign.chair": "CHỦ TỊCH",
        "gateway.act.sign.here": "(Chữ ký, dấu)",
    ]

    private static let en: [String: String] = [
        "gateway.act.country": "SOCIALIST REPUBLIC OF VIET NAM",
        "gateway.act.motto": "Independence - Freedom - Happiness",
        "gateway.act.committee": "PEOPLE'S COMMITTEE OF {office}",
        "gateway.act.number": "No. {number}",
        "gateway.act.number-blank": "……/QĐ-UBND",
        "gateway.act.dated": "{place}, {day}/{month}/{year}",
        "gateway.act.dated-blank": "{place}, ……/……/………",
        "gateway.act.kind": "DECISION",
        "gateway.act.about.supportPlan": "On the plan of support and intervention for a child",
        "gateway.act.about.isolation": "On taking a child out of harm's way for a time",
        "gateway.act.about.alternativeCare": "On giving a child into alternative care",
        "gateway.act.about.careEnd": "On the end of a child's alternative care",
        "gateway.act.chair": "THE CHAIR OF THE PEOPLE'S COMMITTEE OF {office}",
        "gateway.act.ground.law": "By the Law on Children 102/2016/QH13;",
        "gateway.act.ground.decree": "By Decree 56/2017/NĐ-CP on that law;",
        "gateway.act.ground.proposal": "On the proposal of the commune's child protection officer.",
        "gateway.act.decides": "DECIDES:",
        "gateway.act.article": "Article {number}.",
        "gateway.act.what.supportPlan":
            "The plan of support and intervention for the child {name}, born {born}, of {home}, is approved.",
        "gateway.act.what.isolation":
            "The child {name}, born {born}, of {home}, is kept away for a time from what or who harms it.",
        "gateway.act.what.alternativeCare":
            "The child {name}, born {born}, of {home}, is given {carer}.",
        "gateway.act.carer": "into the alternative care of {name}",
        "gateway.act.carer-below": "into alternative care as Article 2 says",
        "gateway.act.born-on": "on {day}",
        "gateway.act.born-in": "in {year}",
        "gateway.act.what.careEnd": "The alternative care of the child {name}, born {born}, of {home}, ends.",
        "gateway.act.in-force": "This decision holds from {day}.",
        "gateway.act.in-force-acted":
            "It was acted in an emergency on {day}; this decision holds from that day.",
        "gateway.act.who":
            "The child protection officer of {office} and all agencies, organisations and persons concerned carry this decision out.",
        "gateway.act.recipients": "To:",
        "gateway.act.recipient.bound": "- as in Article 4;",
        "gateway.act.recipient.filed": "- filed: office, the child's file.",
        "gateway.act.sign.chair": "THE CHAIR",
        "gateway.act.sign.here": "(Signature, seal)",
    ]
}
