extension RegistryTexts {
    /// Of alternative care.
    static let careVi: [String: String] = [
        "registry.case-not-then":
            "Ngày {day} trường hợp {id} chưa được báo, theo những gì đã biết khi ấy: ghi ngày muộn hơn.",
        "registry.kin-first":
            "Trẻ đang có người thân thích chăm sóc ({relation}, {id}): giao trẻ cho người thân thích, hoặc ghi vì sao không giao được.",
        "registry.siblings-apart":
            "Anh, chị, em của trẻ ({child}) đang được chăm sóc ở nơi khác, theo {id}: để các em ở cùng nhau, hoặc ghi vì sao phải tách.",
        "registry.no-note":
            "Không có ghi chép {id} về việc chăm sóc thay thế thuộc phạm vi của đơn vị: kiểm tra mã.",
        "registry.no-facility":
            "Sổ chưa biết cơ sở {id}: kiểm tra mã; nếu cơ sở vừa được ghi vào danh mục thì thử lại sau giây lát.",
        "registry.facility-closed":
            "Cơ sở {id} không hoạt động vào ngày {day}: ghi cơ sở khác hoặc ngày khác.",
        "registry.facility-unlicensed":
            "Giấy phép của cơ sở {id} đã hết hạn ngày {until}, trước ngày {day}: ghi cơ sở khác, hoặc cập nhật giấy phép trong danh mục trước.",
        "registry.facility-not-for":
            "Vào ngày {day} cơ sở {id} không nhận trẻ theo hình thức “{kind}”: ghi cơ sở hoặc hình thức khác.",
        "registry.facility-full":
            "Cơ sở {id} không còn chỗ vào ngày {day}: {places} chỗ cho hình thức “{kind}” đều đã có trẻ. Ghi cơ sở khác hoặc những ngày khác.",

        // Foundlings
        "registry.name-missing":
            "Thiếu họ tên: ghi họ tên; nếu trẻ được tìm thấy mà chưa rõ tên thì ghi ngày và nơi tìm thấy.",
        "registry.found-when":
            "Thiếu ngày tìm thấy trẻ: ghi ngày.",
        "registry.found-where":
            "Thiếu nơi tìm thấy trẻ: ghi nơi tìm thấy.",

        // Applications for a determination of disability
        "registry.no-application":
            "Không có đơn {id} đề nghị xác định mức độ khuyết tật thuộc phạm vi của đơn vị: kiểm tra mã.",
        "registry.applied-already":
            "Trẻ đã có đơn ngày {day} đang chờ kết luận, theo {id}: ghi kết luận, hoặc rút hay hủy đơn đó trước.",
        "registry.application-withdrawn":
            "Đơn này đã rút ngày {day}: nếu vẫn cần xác định thì nộp đơn mới.",
        "registry.certified-already":
            "Kết luận này đã có giấy xác nhận số {certificate}: nếu số đó sai thì sửa kết luận.",
        "registry.certificate-missing":
            "Có ngày cấp nhưng thiếu số giấy xác nhận: ghi số, hoặc bỏ ngày cấp.",

        // Screenings
        "registry.no-screening":
            "Không có lần sàng lọc {id} thuộc phạm vi của đơn vị: kiểm tra mã.",
        "registry.screened-already":
            "Đã ghi lần sàng lọc ngày {day}, theo {id}: hủy lần đó nếu ghi nhầm.",
        "registry.screening-no-module":
            "Không có bộ câu hỏi cho tuổi {age}: chỉ sàng lọc trẻ từ đủ 2 đến 17 tuổi.",
        "registry.screening-unanswered":
            "Chưa trả lời câu hỏi về “{about}”: ghi câu trả lời.",

        // Approved carers
        "registry.no-approval":
            "Không có lần công nhận {id} người nhận chăm sóc thuộc phạm vi của đơn vị: kiểm tra mã.",
        "registry.approved-already":
            "Người này đã được công nhận từ ngày {day}, theo {id}: kết thúc hoặc hủy lần đó trước, hoặc ghi những ngày khác.",
        "registry.carer-not-approved":
            "Người chăm sóc {id} không được công nhận vào ngày {day}: công nhận lại trước, hoặc giao trẻ cho người khác.",
        "registry.carer-full":
            "Vào ngày {day} người chăm sóc {id} đã nhận đủ số trẻ được phép ({places}): giao trẻ cho người khác, hoặc ghi những ngày khác.",
    ]
}
