extension KitTexts {
    /// What people call the members (`member.lag`) and the choices (``Choice/term``) of every service's own methods.
    static let vietnameseWords: [String: String] = [
        // Members
        "member.bytes": "kích thước",
        "member.calls": "các cuộc gọi",
        "member.connected": "việc đang kết nối",
        "member.count": "số lần",
        "member.file": "tên tệp",
        "member.following": "các nhật ký đang theo dõi",
        "member.labels": "nhãn",
        "member.lag": "số sự kiện còn chờ",
        "member.live": "việc theo dõi tiếp",
        "member.max": "thời gian lâu nhất",
        "member.method": "phương thức",
        "member.methods": "các phương thức",
        "member.needs": "vai trò cần có",
        "member.now": "thời điểm hiện tại",
        "member.p50": "thời gian của một nửa số lần",
        "member.p99": "thời gian của 99 phần trăm số lần",
        "member.position": "vị trí nhật ký",
        "member.problem": "trục trặc",
        "member.problems": "các trục trặc",
        "member.reply": "câu trả lời",
        "member.request": "yêu cầu",
        "member.service": "dịch vụ",
        "member.simulated": "việc dùng đồng hồ mô phỏng",
        "member.sound": "tình trạng kho dữ liệu",
        "member.today": "ngày hôm nay",

        // Services and calls
        "word.CallKind.command": "lệnh",
        "word.CallKind.query": "câu hỏi",
        "word.CallKind.feed": "dòng dữ liệu",
        "word.CallKind.import": "nhập liệu",
        "word.CallKind.dialogue": "đối thoại",
        "word.HealthReport.State.starting": "đang khởi động",
        "word.HealthReport.State.serving": "đang phục vụ",
        "word.HealthReport.State.draining": "sắp dừng",
        "word.StackSettings.Clock.system": "đồng hồ máy",
        "word.StackSettings.Clock.simulated": "đồng hồ mô phỏng",
    ]
}
