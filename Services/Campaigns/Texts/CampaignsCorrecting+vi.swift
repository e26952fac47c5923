extension CampaignsTexts {
    /// What is in the way of putting right or taking back what was said.
    static let vietnameseCorrecting: [String: String] = [
        "campaigns.step-not-taken":
            "Đang ở bước “{status}”, chưa qua bước “{step}”: chọn bước đã ghi.",
        "campaigns.step-followed":
            "Đang ở bước “{status}”: rút lại bước đó trước.",
        "campaigns.step-the-same":
            "Bước “{step}” đã ghi đúng ngày {day}: ghi ngày khác, hoặc kiểm tra lại mã.",
        "campaigns.step-with-event":
            "Chiến dịch có sự kiện {id} ngày {day}: rút lại hoặc hủy sự kiện đó trước bằng Events/Void, Events/Cancel.",
        "campaigns.step-with-material":
            "Chiến dịch có ấn phẩm {id} ra ngày {day}: rút lại ấn phẩm đó trước bằng Materials/Void.",
        "campaigns.approvers-step":
            "Bước phê duyệt chỉ người có vai trò “{role}” đối với đơn vị này mới đính chính, rút lại được: hãy nhờ người đó.",
        "campaigns.after-the-next-step":
            "Ngày {day} sau ngày của bước “{step}”, {then}: ghi ngày không muộn hơn, hoặc đính chính bước đó trước.",
        "campaigns.held-earlier":
            "Sự kiện {id} của chiến dịch được tổ chức ngày {held}, trước ngày {day}: ghi ngày không muộn hơn, hoặc đính chính sự kiện trước.",
        "campaigns.before-the-step-before":
            "Ngày {day} trước ngày của bước “{step}”, {then}: ghi ngày không sớm hơn, hoặc đính chính bước đó trước.",

        "campaigns.course-with-class":
            "Đã mở lớp {id} theo chương trình này tại {place}, từ ngày {day}: rút lại lớp đó trước bằng Classes/Void.",

        "campaigns.class-the-same":
            "Lớp đã được ghi đúng những ngày này: hãy ghi ngày cần sửa, hoặc kiểm tra lại mã.",
        "campaigns.class-ends-before":
            "Ngày đầu {day} sau ngày cuối của lớp, {end}: ghi ngày đầu sớm hơn, hoặc đính chính cả ngày cuối.",
        "campaigns.completed-before-the-end":
            "Ngày kết thúc lớp {day} trước ngày học cuối, {end}: ghi ngày kết thúc không sớm hơn, hoặc đính chính cả ngày học cuối.",
        "campaigns.attended-outside":
            "Người {id} có giờ học ngày {day}, ngoài những ngày từ {start} đến {end}: ghi ngày khác, hoặc hủy giờ học đó trước bằng Classes/VoidAttendance.",
        "campaigns.session-outside":
            "Lớp có buổi học ngày {day}, ngoài những ngày từ {start} đến {end}: ghi ngày khác, hoặc ghi lại các buổi học trước bằng Classes/Schedule.",
        "campaigns.seated-outside":
            "Người {id} có ngày đầu hoặc ngày cuối trong lớp là {day}, sau ngày {end}: ghi ngày khác, hoặc ghi lại ngày đó trước bằng Classes/Leave, Classes/VoidEnrolment.",
        "campaigns.class-overfull":
            "Ngày {day} số người trong lớp nhiều hơn {capacity} chỗ: ghi ngày khác, hoặc ghi lại ngày học của người học trước.",
        "campaigns.class-with-learner":
            "Người {id} có tên trong lớp từ ngày {day}: hủy lần ghi danh đó trước bằng Classes/VoidEnrolment.",

        "campaigns.communication-followed":
            "Bước sau cùng của kế hoạch là “{status}”, phiên bản {version}: rút lại bước đó trước, hoặc kiểm tra lại.",
        "campaigns.line-with-campaign":
            "Chiến dịch {id}, bắt đầu ngày {day}, thực hiện dòng {number} của kế hoạch: rút lại chiến dịch đó trước bằng Campaigns/Void.",
    ]
}
