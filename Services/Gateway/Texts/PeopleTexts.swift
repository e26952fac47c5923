import Vocabulary

/// What `chungtay people` says.
enum PeopleTexts {
    static let catalogue = TextCatalogue(vi: vi, en: en)

    private static let vi: [String: String] = [
        "gateway.column.login": "Tên đăng nhập",
        "gateway.people-none":
            "Chưa ai đăng nhập được. Thêm người: chungtay people add ĐƠN-VỊ --name \"HỌ TÊN\"",
        "gateway.person-added":
            "{owner} đăng nhập bằng tên {login}, mật khẩu {password} (chỉ in lần này; phải đổi khi đăng nhập lần đầu).",
        "gateway.person-reset":
            "{owner} có khóa mới, khóa cũ đã thu hồi. Đăng nhập bằng tên {login}, mật khẩu {password} (chỉ in lần này; phải đổi khi đăng nhập lần đầu).",
        "gateway.person-damaged-removed":
            "Đã bỏ tài khoản {login} bị hỏng. Khóa của người dùng tài khoản này vẫn còn hiệu lực: thu hồi bằng chungtay keys revoke ĐƠN-VỊ/MÃ",
        "gateway.person-removed": "{owner} không đăng nhập bằng tên {login} được nữa; khóa đã thu hồi.",
        "gateway.person-ready": "đang dùng",
        "gateway.person-new": "chưa đổi mật khẩu lần đầu",
        "gateway.person-key-gone": "khóa đã hết hạn hoặc bị thu hồi: cấp lại bằng people reset",
        "gateway.person-damaged":
            "tệp tài khoản bị hỏng: cấp lại bằng people add ĐƠN-VỊ --name \"HỌ TÊN\" --login {login}",
    ]

    private static let en: [String: String] = [
        "gateway.column.login": "Log-in name",
        "gateway.people-none":
            "Nobody may log in yet. Add somebody: chungtay people add UNIT --name \"NAME\"",
        "gateway.person-added":
            "{owner} logs in as {login}, password {password} (printed this once; to be changed at the first log-in).",
        "gateway.person-reset":
            "{owner} has a new key, and the old one is revoked. Logs in as {login}, password {password} (printed this once; to be changed at the first log-in).",
        "gateway.person-damaged-removed":
            "The account {login}, which was damaged, is removed. The key of whoever had it is still let in: revoke it with chungtay keys revoke UNIT/CODE",
        "gateway.person-removed": "{owner} logs in as {login} no more; the key is revoked.",
        "gateway.person-ready": "in use",
        "gateway.person-new": "first password not yet changed",
        "gateway.person-key-gone": "the key has ended or was revoked: people reset gives another",
        "gateway.person-damaged":
            "the account's file is damaged: people add UNIT --name \"NAME\" --login {login} gives it anew",
    ]
}
