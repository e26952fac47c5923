import Vocabulary

/// What is said of people who log in to the portal.
enum AccountTexts {
    static let catalogue = TextCatalogue(vi: vi, en: en)

    private static let vi: [String: String] = [
        "gateway.account-broken":
            "Tài khoản {login} bị hỏng. Người quản trị cấp lại bằng chungtay people add ĐƠN-VỊ --name \"HỌ TÊN\" --login {login} (khóa đã giao của người được cấp bị thu hồi; nếu tài khoản trước đó là của người khác thì thu hồi khóa của người ấy bằng chungtay keys revoke ĐƠN-VỊ/MÃ), hoặc lấy lại tệp keys/accounts/{login}.json từ bản sao lưu, hoặc bỏ tài khoản bằng chungtay people remove {login}.",
        "gateway.account-there":
            "{owner} đã có tài khoản {login}. Quên mật khẩu thì cấp lại: chungtay people reset {login}",
        "gateway.login-taken": "Tên đăng nhập {login} đã có người dùng. Hãy chọn tên khác bằng --login.",
        "gateway.login-needed": "Hãy chọn tên đăng nhập bằng --login.",
        "gateway.login-bad":
            "“{login}” không phải tên đăng nhập: dùng 3 đến 64 chữ thường không dấu, chữ số, dấu chấm, gạch nối, bắt đầu bằng chữ.",
        "gateway.no-account": "Không có ai đăng nhập là {login}. Xem danh sách: chungtay people list",
        "gateway.no-memory": "Máy không còn đủ bộ nhớ để kiểm tra mật khẩu. Hãy thử lại sau ít phút.",
    ]

    private static let en: [String: String] = [
        "gateway.account-broken":
            "The account {login} is damaged. The administrator gives it to the person anew with chungtay people add UNIT --name \"NAME\" --login {login} (the keys that this person was handed are revoked; those of another, whose account it was before, with chungtay keys revoke UNIT/CODE), or puts keys/accounts/{login}.json back from a backup, or removes it with chungtay people remove {login}.",
        "gateway.account-there":
            "{owner} has the account {login} already. A forgotten password: chungtay people reset {login}",
        "gateway.login-taken": "Somebody logs in as {login} already. Choose another name with --login.",
        "gateway.login-needed": "Choose a log-in name with --login.",
        "gateway.login-bad":
            "“{login}” is no log-in name: 3 to 64 small letters without marks, digits, points and hyphens, a letter first.",
        "gateway.no-account": "Nobody logs in as {login}. Who does: chungtay people list",
        "gateway.no-memory":
            "This machine has not the memory to check a password. Try again in a few minutes.",
    ]
}
