/// What is said of the end of a year, and of what is found in it.
extension FundingTexts {
    static let closingVi: [String: String] = [
        "funding.still-held":
            "Còn {count} khoản giữ hoặc cam kết chi chưa chi hết, trước hết là {id} còn {left:number} đồng: hãy chi hoặc giải phóng rồi mới quyết toán.",
        "funding.still-unmended":
            "Phát hiện {id} ngày {day} của {unit} chưa khắc phục ({finding}): sau quyết toán không ghi thêm được vào năm đó, hãy khắc phục và để nơi kiểm tra xác nhận trước.",
        "funding.carry-over-closed":
            "{unit} đã quyết toán năm {year} ngày {day} theo văn bản {document}: chuyển nguồn phải ghi trước khi quyết toán. Số còn lại nếu được cho dùng tiếp thì ghi bổ sung vào nguồn năm {next} (Sources/Supplement).",
        "funding.no-aid": "Không có đề xuất vốn ODA {id}: hãy tìm bằng AidProposals/List.",
        "funding.no-currency": "Đồng tiền ghi bằng ba chữ cái in hoa, ví dụ USD, JPY, EUR.",
        "funding.not-of-aid":
            "Nguồn “{name}” không phải vốn ODA của đơn vị này: hãy mở nguồn đó trước, hoặc để trống.",
        "funding.aid-is-sought": "Đề xuất mới ở bước vận động: hãy trình trước.",
        "funding.aid-is-submitted": "Đề xuất đã trình: hãy ghi ký kết hoặc từ chối.",
        "funding.aid-is-signed": "Đã ký thỏa thuận {agreement}: hãy lập đề xuất mới nếu cần thêm.",
        "funding.aid-is-refused": "Đề xuất đã bị từ chối: hãy lập đề xuất mới.",
        "funding.no-version":
            "Dự toán không có phiên bản {version}: hãy xem các phiên bản bằng Estimates/List.",
        "funding.no-earlier-version":
            "Phải so phiên bản {version} với phiên bản trước nó; phiên bản đầu tiên không có gì để so.",
        "funding.no-such-line":
            "Năm này không có dòng của hoạt động “{activity}” từ nguồn đó: hãy kiểm tra cả hai.",
        "funding.unexplained":
            "Hoạt động “{activity}” từ nguồn “{source}” duyệt {approved:number}, phân bổ {allocated:number}, chi {paid:number} đồng: hãy giải trình chênh lệch.",
        "funding.year-closed":
            "{unit} đã quyết toán năm {year} ngày {day} theo văn bản {document}: không ghi thêm vào năm đó, hãy ghi vào năm đang mở.",
        "funding.no-settlement": "Không có quyết toán {id}.",
        "funding.not-inspecting":
            "Việc kiểm tra chi tiêu của {unit} do cơ quan tài chính, Ủy ban nhân dân cấp trên hoặc cơ quan chủ trì thực hiện, không tự kiểm tra mình.",
        "funding.not-its-line":
            "Khoản phân bổ này của {own}, không phải của {unit}: hãy chọn khoản của đơn vị được kiểm tra.",
        "funding.mended":
            "Phát hiện này đã được khắc phục ngày {day}: hãy kiểm tra lại mã, hoặc ghi phát hiện mới nếu lỗi lặp lại.",
        "funding.line-blocked":
            "Dòng kinh phí này bị tạm dừng chi vì phát hiện {id} ngày {day} của {unit} chưa khắc phục: hãy khắc phục rồi để {unit} xác nhận bằng Inspections/Mend trước, hoặc chi từ dòng khác. Phát hiện: {finding}",
        "funding.no-inspection": "Không có cuộc kiểm tra {id}: hãy tìm bằng Inspections/List.",
        "funding.no-finding": "Không có phát hiện {id}: hãy tìm bằng Inspections/List.",
        "funding.day-after-closing":
            "{day} sau thời gian chỉnh lý của năm ngân sách {year}, đến hết ngày {last}: hãy ghi ngày sớm hơn, hoặc chi từ năm sau.",
        "funding.not-next-source":
            "Phải chuyển sang nguồn cùng loại, cùng đơn vị của năm {year} với “{name}”: hãy mở nguồn đó trước.",
        "funding.thanked-already":
            "Đã cảm ơn nhà tài trợ ngày {day} theo biên nhận {receipt}: giữ biên nhận đó, hoặc kiểm tra lại mã.",
        "funding.nothing-came":
            "Chưa nhận được gì của khoản tài trợ này: hãy ghi khoản nhận trước khi cảm ơn.",
        "funding.receipt-taken":
            "Số biên nhận {receipt} đã cấp cho khoản tài trợ {id}, kể cả khi biên nhận đã hủy: hãy ghi số khác, hoặc bỏ trống để lấy số tiếp theo.",
    ]
}
