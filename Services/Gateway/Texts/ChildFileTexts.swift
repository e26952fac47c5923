import Vocabulary

/// What is said around a child's file, on a page of its own or on paper.
enum ChildFileTexts {
    static let catalogue = TextCatalogue(vi: vi, en: en)

    private static let vi: [String: String] = [
        "gateway.child-head": "{name} ({mark}): {sex}, sinh {born}, {home}; {status}",
        "gateway.child-number": "Số định danh",
        "gateway.child-address": "Địa chỉ",
        "gateway.child-household": "Hộ gia đình",
        "gateway.child-circumstances": "Hoàn cảnh",
        "gateway.child-disability": "Khuyết tật",
        "gateway.child-caregivers": "Người chăm sóc",
        "gateway.child-cases": "Vụ việc đang mở",
        "gateway.child-placements": "Chăm sóc thay thế",
        "gateway.child-referrals": "Giấy giới thiệu",
        "gateway.child-deliveries": "Dịch vụ đã nhận",
        "gateway.child-assistance": "Trợ cấp",
        "gateway.child-waivers": "Miễn, giảm",
        "gateway.child-classes": "Lớp tập huấn",
        "gateway.child-none": "chưa có",
        "gateway.child-count": "{count} lần",
        "gateway.child-refused": "không được xem (xem dưới)",
        "gateway.child-away": "không hỏi được (xem dưới)",
        "gateway.child-no-story": "Chưa có việc gì được ghi theo ngày.",
        "gateway.child-fresh": "đủ đến ngày {day}",
        "gateway.child-behind-by": "còn {count} thay đổi của {service} chưa về đến",
        "gateway.child-behind-unknown": "mất liên lạc với {service}: có thể còn thiếu",
        "gateway.child-not-allowed": "không được xem: {why}",
        "gateway.child-not-asked": "không hỏi được: {why}",
        "gateway.child-topic-register": "Sổ đăng ký",
        "gateway.child-topic-cases": "Hồ sơ vụ việc",
        "gateway.child-topic-deliveries": "Dịch vụ đã nhận",
        "gateway.child-topic-referrals": "Giấy giới thiệu",
        "gateway.child-topic-assistance": "Trợ cấp hằng tháng",
        "gateway.child-topic-waivers": "Miễn, giảm",
        "gateway.child-topic-classes": "Lớp tập huấn",
        "gateway.child-document-written":
            "Hồ sơ của {name} ở {file}.",
        "gateway.child-document-open":
            "Những gì pháp luật yêu cầu giữ kín và hồ sơ vụ việc không có trong bản in. Nếu người nhận được quyền biết: --with-confidential.",
        "gateway.child-document-purpose":
            "Hãy ghi hồ sơ được in ra để làm gì: --purpose \"…\". Sổ lượt xem giữ điều đó.",
        "gateway.child-document-format":
            "Hồ sơ được in ra tệp .html: hãy đặt tên tệp như vậy.",
    ]

    private static let en: [String: String] = [
        "gateway.child-head": "{name} ({mark}): {sex}, born {born}, {home}; {status}",
        "gateway.child-number": "Personal number",
        "gateway.child-address": "Address",
        "gateway.child-household": "Household",
        "gateway.child-circumstances": "Circumstances",
        "gateway.child-disability": "Disability",
        "gateway.child-caregivers": "Caregivers",
        "gateway.child-cases": "Open case",
        "gateway.child-placements": "Placement",
        "gateway.child-referrals": "Referrals",
        "gateway.child-deliveries": "Services received",
        "gateway.child-assistance": "Assistance",
        "gateway.child-waivers": "Waivers",
        "gateway.child-classes": "Classes",
        "gateway.child-none": "none",
        "gateway.child-count": "{count}",
        "gateway.child-refused": "may not be seen (see below)",
        "gateway.child-away": "could not be asked (see below)",
        "gateway.child-no-story": "Nothing with a day was entered yet.",
        "gateway.child-fresh": "whole as of {day}",
        "gateway.child-behind-by": "{count} changes of {service} have not arrived yet",
        "gateway.child-behind-unknown": "out of touch with {service}: something may be missing",
        "gateway.child-not-allowed": "may not be seen: {why}",
        "gateway.child-not-asked": "could not be asked: {why}",
        "gateway.child-topic-register": "Register",
        "gateway.child-topic-cases": "Cases",
        "gateway.child-topic-deliveries": "Services received",
        "gateway.child-topic-referrals": "Referrals",
        "gateway.child-topic-assistance": "Monthly assistance",
        "gateway.child-topic-waivers": "Waivers",
        "gateway.child-topic-classes": "Classes",
        "gateway.child-document-written":
            "The file of {name} is in {file}.",
        "gateway.child-document-open":
            "What the law keeps private, and cases, are left out of it. Where the recipient may know: --with-confidential.",
        "gateway.child-document-purpose":
            "Say what the file is printed for: --purpose \"…\". The read log keeps it.",
        "gateway.child-document-format":
            "The file is printed as .html: give the file such an ending.",
    ]
}
