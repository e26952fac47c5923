extension FundingTexts {
    static let vi: [String: String] = [
        "funding.sum-too-large": "Tổng số tiền vượt quá {limit:number} đồng; hãy kiểm tra các con số.",
        "funding.total-too-large":
            """
        Tổng số tiền quá lớn, hệ thống không cộng được; hãy hỏi riêng từng năm ngân sách.
        """,
        "funding.no-source": "Không có nguồn kinh phí mang mã {id}; hãy tìm bằng Sources/List.",
        "funding.source-namesake":
            """
        Đã có nguồn “{name}” cho năm {year} (mã {id}, ngày {day}, {by} ghi); hãy dùng nguồn đó hoặc đặt tên khác.
        """,
        "funding.source-other-year":
            """
        Nguồn “{name}” là của năm ngân sách {year}; hãy chọn nguồn của năm dự toán.
        """,
        "funding.source-other-province":
            """
        Nguồn “{name}” là của {unit}; hãy chọn nguồn trong tỉnh của đơn vị lập dự toán.
        """,
        "funding.source-exceeded":
            """
        Nguồn “{name}” chỉ còn {left:number} đồng chưa phân bổ; hãy giảm số tiền hoặc chọn nguồn khác.
        """,
        "funding.no-estimate": "Không có dự toán mang mã {id}; hãy tìm bằng Estimates/List.",
        "funding.estimate-not-in-force":
            """
        Không có dự toán đã duyệt mang mã {id}; hãy kiểm tra mã, hoặc chờ dự toán được duyệt.
        """,
        "funding.estimate-exists":
            """
        Đơn vị đã có dự toán năm {year} cho kế hoạch này (mã {id}, {by} ghi); hãy gửi kèm mã đó để lập phiên \
        bản mới.
        """,
        "funding.estimate-other":
            "Phiên bản mới phải cùng đơn vị, kế hoạch và năm với dự toán {id}: hãy sửa cho khớp, hoặc bỏ mã để lập dự toán khác.",
        "funding.estimate-empty":
            """
        Dự toán phải có ít nhất một dòng; hãy nhập hoạt động, nguồn, số tiền và lý do.
        """,
        "funding.estimate-too-long": "Dự toán có tối đa 1000 dòng; hãy gộp các dòng cùng hoạt động.",
        "funding.line-twice":
            """
        Hoạt động “{activity}” từ nguồn này đã có ở dòng trên; hãy gộp thành một dòng.
        """,
        "funding.line-not-approved":
            """
        Dự toán đã duyệt không có hoạt động “{activity}” từ nguồn này; hãy kiểm tra mã hoạt động và \
        nguồn.
        """,
        "funding.estimate-is-draft": "Dự toán còn là bản thảo; hãy trình (Estimates/Submit) trước.",
        "funding.estimate-is-submitted":
            """
        Dự toán đã trình và đang chờ duyệt; muốn sửa thì phải được trả lại trước.
        """,
        "funding.estimate-is-returned": "Dự toán đã bị trả lại; hãy lập phiên bản mới rồi trình.",
        "funding.estimate-is-approved": "Dự toán đã được duyệt; muốn điều chỉnh thì lập phiên bản mới.",
        "funding.estimate-is-superseded":
            "Phiên bản này đã được thay bằng phiên bản mới hơn: hãy dùng phiên bản đó.",
        "funding.approved-below-allocated":
            """
        Hoạt động “{activity}” đã phân bổ {allocated:number} đồng, nhiều hơn số tiền của phiên bản này; hãy \
        giảm phân bổ hoặc tăng số tiền.
        """,
        "funding.approved-exceeded":
            """
        Hoạt động “{activity}” chỉ còn {left:number} đồng trong dự toán được duyệt; hãy giảm số tiền.
        """,
        "funding.no-allocation": "Không có khoản phân bổ mang mã {id}; hãy tìm bằng Allocations/List.",
        "funding.not-allocated-then": "Ngày {day} chưa có khoản phân bổ mã {id}; hãy chọn ngày muộn hơn.",
        "funding.allocation-exceeded":
            """
        Khoản phân bổ chỉ còn {left:number} đồng; hãy giảm số tiền hoặc xin điều chỉnh phân bổ.
        """,
        "funding.revised-below-committed":
            """
        Đã cam kết chi {committed:number} đồng; số phân bổ không được thấp hơn. Muốn giảm thêm, hãy giải phóng bớt \
        khoản cam kết trước.
        """,
        "funding.no-commitment":
            """
        Không có khoản cam kết chi mang mã {id}; hãy tìm bằng Commitments/List.
        """,
        "funding.commitment-is-reserved":
            """
        Khoản này mới được giữ; hãy xác nhận (Commitments/Confirm) trước khi chi.
        """,
        "funding.commitment-is-confirmed":
            "Khoản cam kết đã được xác nhận ngày {day}: chi bằng Payments/Pay, hoặc giải phóng bằng Commitments/Release.",
        "funding.commitment-is-released":
            """
        Khoản cam kết đã được giải phóng; hãy giữ tiền lại bằng Commitments/Reserve.
        """,
        "funding.commitment-exceeded": "Khoản cam kết chỉ còn {left:number} đồng; hãy giảm số tiền chi.",
        "funding.no-payment": "Không có khoản chi mang mã {id}; hãy tìm bằng Payments/List.",
        "funding.payment-reversed":
            "Khoản chi này đã được thu hồi ngày {day} ({by} ghi): không thu hồi lần nữa; muốn chi lại thì ghi khoản chi mới.",
        "funding.day-outside-year":
            """
        Ngày {day} không thuộc năm ngân sách {year} của khoản tiền; hãy nhập ngày trong năm đó.
        """,
        "funding.day-after-year":
            """
        Ngày {day} sau khi năm ngân sách {year} đã kết thúc; hãy nhập ngày trong năm đó hoặc trước đó.
        """,
        "funding.short-on-day":
            """
        Ngày {day}, số tiền “{account}” thiếu {missing:number} đồng: vướng khoản mã {id} ngày {on} do {unit} ghi. Hãy \
        nhập ngày khác, giảm số tiền, hoặc điều chỉnh khoản đó trước.
        """,
        "funding.paid-before-commitment":
            """
        Ngày chi {day} trước ngày cam kết chi {id} được xác nhận ({made}); hãy nhập ngày chi từ ngày đó \
        trở đi.
        """,
        "funding.paid-twice":
            "Số chứng từ “{document}” đã dùng cho khoản chi mã {id} ngày {day} từ nguồn “{source}” năm {year} (do {by} ghi); hãy kiểm tra số chứng từ, hoặc thu hồi khoản chi trước nếu nhập nhầm.",
        "funding.no-donation": "Không có khoản tài trợ mang mã {id}; hãy tìm bằng Donations/List.",
        "funding.donation-exceeded":
            """
        Khoản tài trợ chỉ còn {left:number} đồng chưa nhận; phần hơn hãy ghi thành khoản hứa tài trợ mới.
        """,
        "funding.received-twice":
            """
        Đã ghi nhận {amount:number} đồng của {donor} ngày {day}, theo {id} ({by} ghi): không ghi lần nữa, hoặc nếu là \
        lần nhận khác thì ghi số văn bản của lần đó.
        """,
        "funding.pledge-without-document":
            "Mục hứa tài trợ không ghi số văn bản: hãy bỏ {field}, hoặc chọn mục đã nhận.",
        "funding.pledge-below-received":
            """
        Khoản tài trợ đã nhận {received:number} đồng nên số hứa tài trợ không thể ít hơn; hãy đính chính hoặc hủy bỏ \
        khoản đã nhận trước.
        """,
        "funding.no-child":
            """
        Chưa biết trẻ mang mã {id}: hãy kiểm tra mã; nếu trẻ vừa được đăng ký thì thông tin có thể \
        chưa đến, hãy gửi kèm `seen` để chờ.
        """,
        "funding.no-waiver": "Không có quyết định miễn giảm mang mã {id}; hãy tìm bằng Waivers/List.",
        "funding.child-left": "Hồ sơ của trẻ đã kết thúc ngày {day}.",
        "funding.waiver-held":
            """
        Trẻ đã được miễn giảm loại này từ {from} (mã {id}, do {unit} ghi); hãy kết thúc, đính chính hoặc hủy \
        bỏ quyết định đó trước khi cấp mới.
        """,
        "funding.waiver-held-until":
            """
        Trẻ đã được miễn giảm loại này từ {from} đến hết {until} (mã {id}, do {unit} ghi); hãy cấp cho những \
        ngày khác, hoặc đính chính hay hủy bỏ quyết định đó trước.
        """,
        "funding.waiver-ended":
            "Quyết định miễn giảm đã hết hiệu lực ngày {until}: ghi ngày sớm hơn, hoặc đính chính quyết định nếu ngày đó sai.",
        "funding.ledger-unexplained":
            """
        {table}: bút toán số {number} ngày {on}, số tiền {amounts} đồng, không phải khoản mà sự kiện số \
        {event} đã ghi sổ. Bút toán này đã bị sửa hoặc chèn thêm.
        """,
        "funding.ledger-missing":
            """
        {table}: thiếu bút toán ngày {on}, số tiền {amounts} đồng, mà sự kiện số {event} đã ghi sổ. Bút toán này \
        đã bị sửa hoặc xóa.
        """,
        "funding.ledger-unreadable": "{table}: không đọc được bút toán của sự kiện số {event}.",
        "funding.ledger-loose": "{table}: còn các khoản của bút toán số {number}, mà bút toán này không có.",
    ]
}
