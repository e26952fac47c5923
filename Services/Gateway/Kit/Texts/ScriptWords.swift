import Vocabulary

/// What people call the members of a script's lines.
enum ScriptWords {
    static let catalogue = TextCatalogue(vi: vi, en: en)

    static func term(_ member: String) -> String { "word.Script.\(member)" }

    private static let vi: [String: String] = [
        "word.Script.call": "phương thức gọi",
        "word.Script.as": "đơn vị gọi",
        "word.Script.service": "dịch vụ",
        "word.Script.body": "nội dung",
        "word.Script.rows": "các hàng",
        "word.Script.timeoutMs": "thời gian chờ, mili giây",
        "word.Script.key": "khóa chống trùng",
        "word.Script.limit": "số mục tối đa",
        "word.Script.expect": "kết quả mong đợi",
        "word.Script.save": "giá trị giữ lại",
        "word.Script.comment": "ghi chú",
        "word.Script.set": "giá trị đặt trước",
        "word.Script.follow": "dịch vụ theo dõi",
        "word.Script.until": "sự kiện chờ đến",
        "word.Script.clock": "ngày của đồng hồ",
        "word.Script.status": "trạng thái",
        "word.Script.details": "chi tiết từ chối",
    ]

    private static let en: [String: String] = [
        "word.Script.call": "method called",
        "word.Script.as": "unit that calls",
        "word.Script.service": "service",
        "word.Script.body": "body",
        "word.Script.rows": "rows",
        "word.Script.timeoutMs": "time to wait, milliseconds",
        "word.Script.key": "idempotency key",
        "word.Script.limit": "most items",
        "word.Script.expect": "what is expected",
        "word.Script.save": "values kept",
        "word.Script.comment": "remark",
        "word.Script.set": "values given",
        "word.Script.follow": "service followed",
        "word.Script.until": "event waited for",
        "word.Script.clock": "day of the clock",
        "word.Script.status": "status",
        "word.Script.details": "details of the refusal",
    ]
}
