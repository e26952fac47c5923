import Vocabulary

/// What `chungtay doctor` says.
enum DoctorTexts {
    static let catalogue = TextCatalogue(vi: vi, en: en)

    private static let vi: [String: String] = [
        "gateway.doctor-well": "Không thấy gì hỏng.",
        "gateway.doctor-no-data": "chưa có thư mục dữ liệu.",
        "gateway.doctor-open": "người khác trên máy này đọc được khóa và sổ ({count} tệp, thư mục).",
        "gateway.doctor-account": "tài khoản bị hỏng, người đó không đăng nhập được.",
        "gateway.doctor-no-backup-key": "chưa có khóa sao lưu: máy hỏng là mất hết.",
        "gateway.doctor-not-up": "các dịch vụ chưa chạy.",
        "gateway.doctor-orphans": "trình giám sát đã mất, các dịch vụ này vẫn chạy một mình: {services}.",
        "gateway.doctor-down": "không làm việc: {why}.",
        "gateway.doctor-room": "đĩa còn {free} MiB trên {total} MiB.",
        "gateway.doctor-damaged": "tệp dữ liệu bị hỏng; chỉ còn đọc được.",
        "gateway.doctor-evidence": "nhật ký không còn như đã ghi.",
        "gateway.doctor-rewinding": "một dịch vụ khác đã được khôi phục về trước; đang làm lại cho khớp.",
        "gateway.doctor-turned-away": "đã từ chối {count} kết nối vì quá số cho phép.",
        "gateway.doctor-mend-up": "chungtay up --data {data}",
        "gateway.doctor-mend-file": "Sửa tệp ở chỗ đã nêu, rồi chạy lại: chungtay doctor",
        "gateway.doctor-mend-open": "chmod -R go-rwx {data}",
        "gateway.doctor-mend-account": "chungtay people add ĐƠN-VỊ --name \"HỌ TÊN\" --login {login}",
        "gateway.doctor-mend-backup-key": "chungtay keys init TỆP; rồi sao lưu: chungtay backup THƯ-MỤC",
        "gateway.doctor-mend-down":
            "Xem {data}/run/{about}.log; trình giám sát tự chạy lại, nếu không: chungtay up",
        "gateway.doctor-mend-room": "Dọn chỗ trên đĩa; hỏi gì chiếm chỗ: du -sh {data}/*",
        "gateway.doctor-mend-damaged":
            "chungtay down; chungtay restore THƯ-MỤC --key TỆP --only {about}.sqlite; chungtay up",
        "gateway.doctor-mend-evidence": "chungtay audit verify {about}",
        "gateway.doctor-mend-rewinding": "Chờ; xem tiến độ: chungtay status",
        "gateway.doctor-mend-turned-away":
            "Xem ai mở nhiều kết nối: chungtay metrics; nâng connections trong stack.yaml nếu đáng",
    ]

    private static let en: [String: String] = [
        "gateway.doctor-well": "Nothing is wrong that can be seen.",
        "gateway.doctor-no-data": "there is no data directory yet.",
        "gateway.doctor-open": "others on this machine can read keys and stores ({count} files and folders).",
        "gateway.doctor-account": "the account is damaged, and its owner cannot log in.",
        "gateway.doctor-no-backup-key": "no key of backups was made: with this machine all is lost.",
        "gateway.doctor-not-up": "the services do not run.",
        "gateway.doctor-orphans": "the supervisor is gone, and these run on alone: {services}.",
        "gateway.doctor-down": "it does not work: {why}.",
        "gateway.doctor-room": "{free} MiB of {total} MiB are left on the disk.",
        "gateway.doctor-damaged": "the store is damaged; it can only be read.",
        "gateway.doctor-evidence": "its logs are not what was written.",
        "gateway.doctor-rewinding": "another service was put back to an earlier life; this one follows it.",
        "gateway.doctor-turned-away":
            "{count} connections were turned away, for there were as many as may be.",
        "gateway.doctor-mend-up": "chungtay up --data {data}",
        "gateway.doctor-mend-file": "Mend the file where it says, and run again: chungtay doctor",
        "gateway.doctor-mend-open": "chmod -R go-rwx {data}",
        "gateway.doctor-mend-account": "chungtay people add UNIT --name \"NAME\" --login {login}",
        "gateway.doctor-mend-backup-key": "chungtay keys init FILE; then back up: chungtay backup DIR",
        "gateway.doctor-mend-down":
            "Look into {data}/run/{about}.log; the supervisor starts it again, and if not: chungtay up",
        "gateway.doctor-mend-room": "Make room on the disk; what takes it: du -sh {data}/*",
        "gateway.doctor-mend-damaged":
            "chungtay down; chungtay restore DIR --key FILE --only {about}.sqlite; chungtay up",
        "gateway.doctor-mend-evidence": "chungtay audit verify {about}",
        "gateway.doctor-mend-rewinding": "Wait; how far it is: chungtay status",
        "gateway.doctor-mend-turned-away":
            "Who opens so many: chungtay metrics; raise connections in stack.yaml if they should",
    ]
}
