extension PortalTexts {
    /// Codes of telephones and of paper.
    static let viCodes: [String: String] = [
        "portal.code": "Mã xác thực",
        "portal.code-lead": "Mật khẩu đúng. Cần thêm mã trên điện thoại của bạn.",
        "portal.code-label": "Mã 6 chữ số",
        "portal.code-hint": "Trong ứng dụng xác thực; mất điện thoại thì dùng một mã dự phòng trên giấy.",
        "portal.code-send": "Tiếp tục",
        "portal.code-help": "Mất cả điện thoại lẫn giấy: nhờ người quản trị của cơ quan cấp lại tài khoản.",
        "portal.code-wrong":
            "Mã không đúng, đã hết giờ hoặc đã dùng. Chờ mã mới rồi nhập lại; kiểm tra giờ của điện thoại.",
        "portal.code-missing": "Hãy nhập mã 6 chữ số trên điện thoại.",
        "portal.code-recovered": "Đã dùng một mã dự phòng, còn {count} mã.",
        "portal.second": "Xác thực hai bước",
        "portal.second-on": "Đang bật. Còn {count} mã dự phòng.",
        "portal.second-off":
            "Đổi điện thoại, hoặc hết mã dự phòng: nhờ người quản trị của cơ quan cấp lại tài khoản.",
        "portal.second-asked": "Công việc của bạn cần thêm một bước ngoài mật khẩu: mã trên điện thoại.",
        "portal.second-step-app": "Mở một ứng dụng xác thực trên điện thoại.",
        "portal.second-step-secret": "Thêm tài khoản bằng khóa này:",
        "portal.second-link": "Đang dùng điện thoại:",
        "portal.second-open": "mở trong ứng dụng",
        "portal.second-step-code": "Nhập mã mà ứng dụng hiện ra, và mật khẩu của bạn.",
        "portal.second-turn-on": "Bật xác thực hai bước",
        "portal.second-wrong": "Mã hoặc mật khẩu không đúng. Kiểm tra khóa đã nhập và giờ của điện thoại.",
        "portal.recovery": "Mã dự phòng",
        "portal.recovery-lead":
            "Chép ra giấy và cất kỹ: mỗi mã dùng một lần khi không có điện thoại. Các mã chỉ hiện lần này.",
        "portal.recovery-kept": "Đã cất giữ",
    ]
}
