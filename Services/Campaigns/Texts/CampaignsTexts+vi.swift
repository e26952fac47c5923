extension CampaignsTexts {
    static let vi: [String: String] = [
        "campaigns.no-campaign": "Không có chiến dịch {id}: kiểm tra mã.",
        "campaigns.no-campaign-then": "Ngày {day} chưa có chiến dịch {id}: chọn ngày muộn hơn.",
        "campaigns.campaign-step":
            "Chiến dịch đang ở bước “{status}”: việc này cần bước “{needed}”.",
        "campaigns.campaign-completed":
            "Chiến dịch {id} đã kết thúc ngày {day}: chọn hoặc lập chiến dịch khác, hoặc ghi ngày không muộn hơn.",
        "campaigns.campaign-not-launched":
            "Chiến dịch của sự kiện đang ở bước “{status}”: phát động trước.",
        "campaigns.before-the-launch":
            "Ngày {day} trước ngày phát động chiến dịch {launch}: ghi ngày muộn hơn, hoặc đính chính ngày phát động.",
        "campaigns.after-completion":
            "Ngày {day} sau ngày chiến dịch kết thúc {last}: ghi ngày sớm hơn, hoặc đính chính ngày kết thúc.",
        "campaigns.held-later":
            "Sự kiện {id} của chiến dịch được tổ chức ngày {held}, sau ngày {day}: ghi từ ngày đó trở đi.",
        "campaigns.published-later":
            "Ấn phẩm {id} của chiến dịch ra ngày {published}, sau ngày {day}: ghi từ ngày đó trở đi.",
        "campaigns.after-the-end": "Ngày {day} sau ngày kết thúc chiến dịch {end}: ghi ngày sớm hơn.",

        "campaigns.no-communication-plan": "Không có kế hoạch truyền thông {id}: kiểm tra mã.",
        "campaigns.no-communication-plan-then":
            "Ngày {day} chưa có kế hoạch truyền thông {id}: chọn ngày muộn hơn.",
        "campaigns.communication-twice":
            "Đơn vị đã có kế hoạch truyền thông năm {year}, mã {id}: sửa kế hoạch đó bằng Communication/Revise.",
        "campaigns.communication-approved-already":
            "Kế hoạch đã được phê duyệt ở phiên bản {version}: sửa bằng Communication/Revise nếu cần đổi.",
        "campaigns.communication-revised-since":
            "Kế hoạch nay ở phiên bản {version}: xem lại rồi ghi phiên bản đó.",
        "campaigns.line-with-campaigns":
            "Chiến dịch {id}, bắt đầu ngày {day}, thực hiện dòng {number}: giữ dòng này trong kế hoạch, hoặc rút lại chiến dịch đó trước bằng Campaigns/Void.",
        "campaigns.budget-line-of-another-year":
            "Khoản phân bổ {id} thuộc năm {year}: ghi khoản của năm kế hoạch, hoặc bỏ trống.",
        "campaigns.budget-lines-unseen":
            "Các dòng {lines} ghi khoản phân bổ chưa có trong sổ kinh phí của năm này: phân bổ trước, hoặc sửa kế hoạch.",
        "campaigns.no-planned-line":
            "Kế hoạch truyền thông không có dòng {line}: ghi một trong các dòng {lines}.",
        "campaigns.planned-in-another-year":
            "Chiến dịch bắt đầu ngày {day}, kế hoạch truyền thông của năm {year}: ghi kế hoạch của năm đó.",

        "campaigns.no-material": "Không có ấn phẩm {id}: kiểm tra mã.",
        "campaigns.sent-before":
            "Ngày {day} sau lần phân phát {id} cho {unit}, ngày {sent}: ghi ngày không muộn hơn, hoặc rút lại lần đó trước bằng Materials/VoidDistribution.",
        "campaigns.material-the-same":
            "Ấn phẩm đã được ghi đúng như vậy: hãy ghi điều cần sửa, hoặc kiểm tra lại mã.",
        "campaigns.more-went-out":
            "Số bản {quantity} ít hơn số đã gửi đi: ghi từ {least} bản, hoặc rút lại lần phân phát trước.",
        "campaigns.material-sent":
            "Ấn phẩm đã được phân phát cho {unit} ngày {day} ({id}): rút lại lần đó trước bằng Materials/VoidDistribution.",
        "campaigns.distributed-often":
            "Tài liệu này đã được gửi đi {most} lần, không ghi thêm được: nhập đợt in mới thành tài liệu khác.",
        "campaigns.not-enough-copies":
            "Từ ngày {day}, {unit} chỉ gửi đi được {left} bản, yêu cầu {quantity} bản: gửi ít hơn, hoặc ghi ngày khác.",
        "campaigns.sent-to-itself":
            "{unit} gửi cho chính mình: ghi đơn vị khác, hoặc ghi nơi phát cho người dân.",
        "campaigns.handed-out-elsewhere":
            "{unit} phát cho người dân mà nơi nhận là đơn vị khác: ghi {unit}, hoặc bỏ nơi phát.",
        "campaigns.event-not-held":
            "Sự kiện đang ở trạng thái “{status}”: chỉ đính chính sự kiện đã tổ chức; hãy ghi đã tổ chức trước bằng Events/Hold.",
        "campaigns.event-scheduled":
            "Sự kiện đang ở trạng thái “{status}”: chưa có gì để rút lại; muốn thôi tổ chức thì hủy bằng Events/Cancel.",
        "campaigns.event-the-same":
            "Nội dung này đã được ghi đúng như vậy: hãy ghi điều cần sửa, hoặc kiểm tra lại mã.",
        "campaigns.no-distribution":
            "Tài liệu không có lần phân phát {id}: kiểm tra mã.",
        "campaigns.distribution-used":
            "{unit} đã chuyển tiếp hoặc phát số bản này, ngày {day} ({id}): rút lại lần đó trước bằng Materials/VoidDistribution.",
        "campaigns.no-event": "Không có sự kiện {id}: kiểm tra mã.",
        "campaigns.event-step":
            "Sự kiện đang ở trạng thái “{status}”: chỉ tổ chức hoặc hủy sự kiện đã lên lịch.",

        "campaigns.nobody-counted-them":
            "Kênh này không đếm được từng người: bỏ số người, ghi số kỳ, số lần phát, số phút hoặc số lượt xem.",
        "campaigns.people-are-counted":
            "Truyền thông trực tiếp thì đếm người: ghi số nữ, số nam theo đối tượng, bỏ số kỳ, số lần phát.",
        "campaigns.measure-of-another-channel":
            "Kênh “{channel}” không tính theo đơn vị này: ghi một trong {choices:codes}.",
        "campaigns.no-course": "Không có chương trình {id}: kiểm tra mã.",
        "campaigns.course-for-everyone":
            "Chương trình tập huấn dành cho người có thể ghi danh: ghi một trong {choices:codes}.",
        "campaigns.course-approved-already": "Chương trình {id} đã được phê duyệt: mở lớp ngay được.",
        "campaigns.course-not-approved": "Chương trình chưa được phê duyệt: trình phê duyệt trước.",

        "campaigns.community-without-list":
            "Cộng đồng không có danh sách từng người: ghi một trong {choices:codes}.",
        "campaigns.course-twice":
            "Chương trình “{title}” của {owner} đã có, mã {id} (do {unit} ghi): dùng chương trình đó, hoặc đặt tên khác.",
        "campaigns.campaign-twice":
            """
        Chiến dịch “{title}” từ {start} đến {end} đã có, mã {id} (do {unit} ghi): dùng chiến dịch đó, hoặc đặt tên \
        hay ngày khác.
        """,
        "campaigns.event-twice":
            """
        Sự kiện “{title}” ngày {day} ở {place} đã có, mã {id} (do {unit} ghi): dùng sự kiện đó, hủy bằng Events/Cancel \
        nếu ghi nhầm, hoặc ghi ngày, địa điểm hay tên khác.
        """,
        "campaigns.class-twice":
            "Lớp của chương trình này tại {place} từ {start} đến {end}, {capacity} chỗ, đã có, mã {id} (do {unit} ghi): dùng lớp đó, hoặc nếu là lớp khác thì ghi {mark:codes}.",
        "campaigns.no-class": "Không có lớp {id}: kiểm tra mã.",
        "campaigns.class-completed":
            "Lớp đã kết thúc ngày {day}: sửa kết quả bằng Classes/Correct, hoặc rút lại việc kết thúc bằng Classes/Void.",
        "campaigns.class-not-completed": "Lớp chưa kết thúc: kết thúc lớp trước.",
        "campaigns.left-without-result":
            "Người {id} đã thôi học ngày {until}, trước khi lớp kết thúc, nên không có kết quả để sửa: kiểm tra mã.",
        "campaigns.class-full":
            "Ngày {day} cả {capacity} chỗ của lớp đều có người: chọn ngày khác, hoặc mở lớp khác.",
        "campaigns.class-full-before":
            """
        Ngày {day} cả {capacity} chỗ của lớp đều có người, từ {free} còn chỗ: ghi danh bằng Classes/Enrol với \
        ngày đầu là ngày đó, hoặc mở lớp khác.
        """,
        "campaigns.reason-without-last-day":
            "Lý do là lý do thôi học: ghi cả ngày cuối, hoặc bỏ lý do.",
        "campaigns.no-learner": "Sổ đăng ký không có {kind} {id}: đăng ký trước, hoặc kiểm tra mã.",
        "campaigns.learner-gone":
            "Hồ sơ {id} đã kết thúc, ngày cuối trong sổ là {last}: nếu người này đã học trước đó thì ghi ngày học đầu tiên.",
        "campaigns.learner-gone-by":
            "Người {id} chỉ còn trong sổ đến ngày {last}: ghi ngày không muộn hơn, hoặc kiểm tra mã.",
        "campaigns.before-work":
            "Ngày {day} trước ngày cán bộ {id} bắt đầu làm việc, {first}: kiểm tra ngày và mã.",
        "campaigns.not-the-audience":
            "Chương trình dành cho {audiences}, người này thuộc {audience}: chọn chương trình khác.",
        "campaigns.no-class-then": "Ngày {day} chưa có lớp {id}: chọn ngày muộn hơn.",
        "campaigns.enrolled-already":
            """
        Người {id} đã ghi danh từ {from} (do {unit} ghi): nếu đã thôi học thì ghi ngày cuối bằng Classes/Leave, nếu \
        ghi nhầm thì hủy bằng Classes/VoidEnrolment; lần học trước đó thì ghi kèm ngày cuối, trước {from}.
        """,
        "campaigns.enrolled-then":
            """
        Người {id} đã học lớp này từ {from} đến {until} (do {unit} ghi): ghi những ngày khác, hoặc nếu ghi nhầm thì \
        hủy bằng Classes/VoidEnrolment.
        """,
        "campaigns.no-place-from":
            "Người {id} không có lần ghi danh nào bắt đầu ngày {day} ở lớp này: ghi ngày đầu của một lần đã ghi ({days}).",
        "campaigns.attended-then":
            "Người {id} có {hours} giờ học ngày {day} trong lần ghi danh này: trước hết hủy giờ học bằng Classes/VoidAttendance.",
        "campaigns.before-enrolment": "Người {id} ghi danh từ {from}: ghi ngày từ đó trở đi.",
        "campaigns.left-already":
            "Người {id} đã thôi học ngày {until}: ghi ngày không muộn hơn, hoặc ghi lại ngày thôi học.",
        "campaigns.left-at-the-end":
            "Người {id} thôi học ngày {until}, lớp không còn buổi nào sau ngày {end}: trước hết ghi lại ngày thôi học.",
        "campaigns.attended-already":
            """
        Ngày {day} đã ghi {hours} giờ cho người {id} (do {unit} ghi): nếu sai, dùng \
        Classes/CorrectAttendance hoặc Classes/VoidAttendance.
        """,
        "campaigns.attended-elsewhere":
            """
        Ngày {day} người {id} đã học khóa này ở lớp khác, {class} ({hours} giờ, do {unit} ghi): sửa hoặc hủy giờ \
        đó bằng Classes/CorrectAttendance hoặc Classes/VoidAttendance, hoặc ghi ngày khác.
        """,
        "campaigns.no-session":
            "Ngày {day} không có buổi học nào: ghi các buổi học của lớp bằng Classes/Schedule trước, hoặc kiểm tra ngày.",
        "campaigns.attended-without-session":
            """
        Ngày {day} đã ghi giờ học mà không có buổi học: ghi buổi học ngày đó bằng Classes/Schedule, hoặc hủy giờ học \
        bằng Classes/VoidAttendance trước.
        """,
        "campaigns.not-attended":
            "Ngày {day} chưa ghi giờ học nào cho người {id}: kiểm tra ngày, hoặc ghi bằng Classes/Attend.",
        "campaigns.not-enrolled": "Người {id} chưa ghi danh lớp này: ghi danh trước, hoặc kiểm tra mã.",
        "campaigns.day-outside-class":
            "Ngày {day} không thuộc lớp, từ {start} đến {end}: ghi ngày trong khoảng đó, hoặc đính chính những ngày của lớp.",
        "campaigns.more-than-the-course":
            "Tổng thành {hours} giờ, chương trình chỉ có {course} giờ: sửa số giờ.",
        "campaigns.curriculum-of-other-hours":
            "Số giờ theo chủ đề cộng lại là {hours}, chương trình có {course} giờ: sửa cho khớp.",
        "campaigns.class-without-sessions":
            "Chương trình tính theo số buổi, lớp chưa có buổi học nào: ghi các buổi học bằng Classes/Schedule trước.",
        "campaigns.no-examination": "Chương trình này không có kiểm tra: bỏ điểm.",
        "campaigns.no-mark": "Người này chưa có điểm kiểm tra, cần từ {needed} điểm: ghi cả điểm.",
        "campaigns.mark-too-low": "Điểm kiểm tra là {mark}, cần từ {needed}: chưa đủ điểm thì không đạt.",
        "campaigns.attended-too-few":
            "Chỉ dự {count} trên {sessions} buổi, cần {percent} phần trăm: dự chưa đủ thì không đạt.",
        "campaigns.no-certificate":
            "Không có giấy chứng nhận số {number}: kiểm tra lại từng chữ số, hoặc hỏi nơi cấp.",
        "campaigns.result-the-same": "Kết quả đã như vậy: không có gì để sửa, hoặc kiểm tra mã người học.",
        "campaigns.attended-too-little":
            "Chỉ dự {hours} trên {course} giờ, cần {percent} phần trăm: dự chưa đủ thì không đạt.",
    ]
}
