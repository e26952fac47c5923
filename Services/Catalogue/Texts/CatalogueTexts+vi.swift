extension CatalogueTexts {
    static let vi: [String: String] = [
        "catalogue.no-provider":
            """
        Không có cơ sở cung cấp dịch vụ mang mã {id}; hãy tìm bằng Providers/List.
        """,
        "catalogue.provider-namesake":
            "Đã có cơ sở tên “{name}” tại {place} (mã {id}, do {by} ghi); hãy cập nhật cơ sở đó, hoặc đặt tên phân biệt.",
        "catalogue.provider-not-then":
            "Ngày {day} cơ sở {id} chưa hoạt động, theo những gì đã biết khi ấy: hãy ghi ngày muộn hơn.",
        "catalogue.provider-not-yet-open":
            "“{name}” chỉ hoạt động từ ngày {day}: hãy ghi ngày từ đó trở đi, hoặc đính chính ngày mở.",
        "catalogue.provider-closed":
            """
        “{name}” đã ngừng hoạt động từ ngày {day}: hãy ghi ngày trước đó, mở lại cơ sở, hoặc hủy việc \
        ngừng nếu ghi nhầm.
        """,
        "catalogue.not-certifier":
            "Việc đạt chuẩn của cơ sở thuộc {unit} do đơn vị có vai trò {role:codes} công nhận, cơ sở không tự công nhận: hãy đề nghị đơn vị đó.",
        "catalogue.certifies-itself":
            "Cơ sở này do {unit} quản lý, nên {unit} không tự công nhận đạt chuẩn: hãy đề nghị đơn vị khác có vai trò {role:codes}.",
        "catalogue.licence-without-number": "Chưa có số giấy phép: hãy ghi cả số giấy phép, hoặc bỏ {field}.",
        "catalogue.handover-not-held":
            "Phiếu giới thiệu {id} không giữ chỗ ở cơ sở này từ ngày {day}: hãy bỏ dòng này, hoặc kiểm tra mã.",
        "catalogue.handover-no-offer":
            "Ngày {day} cơ sở tiếp nhận không có đúng một dịch vụ {domain:codes} đang cung cấp cho phiếu {id}: hãy ghi dịch vụ tiếp nhận cho phiếu này.",
        "catalogue.provider-ended": "Cơ sở “{name}” ngừng hoạt động từ ngày {day}.",
        "catalogue.provider-open":
            "Ngày {day} “{name}” đang hoạt động: không có gì để mở lại, hãy ghi ngày sau khi cơ sở ngừng hoạt động.",
        "catalogue.delivery-while-closed":
            """
        Ngày {day} cơ sở còn cung cấp dịch vụ cho trẻ (mã {id}, {by} ghi): hãy đính chính hoặc hủy lần đó trước, \
        hoặc ghi ngày khác.
        """,
        "catalogue.referral-while-closed":
            """
        Phiếu giới thiệu {id} ({by} ghi) còn giữ chỗ tại cơ sở từ {from} đến {until}: hãy ghi trẻ được chuyển đến đâu, \
        từ chối hoặc hủy phiếu trước, hoặc ghi ngày khác.
        """,
        "catalogue.membership-while-closed":
            """
        Trong mạng lưới {network}, lượt tham gia {id} của cơ sở ({days}, {by} ghi) bắt đầu hoặc kết thúc vào \
        ngày cơ sở không hoạt động: hãy đính chính hoặc hủy lượt đó trước, hoặc ghi ngày khác.
        """,
        "catalogue.referral-while-withdrawn":
            """
        Phiếu giới thiệu {id} ({by} ghi) còn giữ chỗ từ {from} đến {until}: hãy từ chối hoặc hủy phiếu \
        trước, hoặc rút dịch vụ sau ngày {from}.
        """,
        "catalogue.opening-kept":
            "Mục này ghi ngày cơ sở bắt đầu hoạt động: chỉ sửa được ngày; lý do ghi khi ngừng hoạt động.",
        "catalogue.opening-voided":
            "Mục này ghi ngày cơ sở bắt đầu hoạt động: hãy đính chính ngày, hoặc ghi việc ngừng hoạt động.",
        "catalogue.no-offer": "Không có dịch vụ mang mã {id}; hãy tìm bằng Offers/Search.",
        "catalogue.offered-still":
            """
        Cơ sở đã có dịch vụ “{title}” ({domain}) từ ngày {from}, theo {id} ({by} ghi): hãy sửa dịch vụ đó, hoặc \
        ghi tên khác hay ngày cuối trước ngày {from}.
        """,
        "catalogue.offered-already":
            """
        Cơ sở đã có dịch vụ “{title}” ({domain}) từ ngày {from} đến ngày {until}, theo {id} ({by} ghi): hãy sửa \
        dịch vụ đó, hoặc ghi tên khác hay những ngày khác.
        """,
        "catalogue.offer-withdrawn":
            "Dịch vụ “{title}” đã được rút từ ngày {day}: nếu ngày đó sai thì đính chính bằng Offers/Correct; muốn cung cấp lại thì công bố dịch vụ mới.",
        "catalogue.capacity-below-held":
            """
        Từ ngày {from} có lúc {held} chỗ được giữ; sức chứa không được thấp hơn con số đó: hãy ghi ít nhất là \
        {held}, hoặc kết thúc bớt lượt giới thiệu trước.
        """,
        "catalogue.recurrence":
            "“{rule}” không phải quy tắc lặp dùng được: hãy ghi như FREQ=WEEKLY;BYDAY=MO,WE hoặc FREQ=MONTHLY;BYMONTHDAY=1.",
        "catalogue.time-of-day": "“{time}” không phải giờ trong ngày: hãy ghi như 08:00.",
        "catalogue.closes-before-it-opens":
            "Giờ kết thúc phải sau giờ bắt đầu {time}: hãy sửa một trong hai.",
        "catalogue.language-code":
            "“{code}” không phải mã ngôn ngữ: hãy ghi mã như vi, hoặc mã BCP 47 của tiếng dân tộc.",
        "catalogue.ages-reversed":
            "Tuổi cao nhất phải bằng hoặc lớn hơn tuổi thấp nhất: hãy sửa một trong hai.",
        "catalogue.circumstance-confidential":
            """
        Hoàn cảnh {code:codes} là thông tin được pháp luật giữ kín, không được dùng làm điều kiện của \
        dịch vụ; hãy bỏ điều kiện này.
        """,
        "catalogue.until-too-far": "Chỗ chỉ được giữ tối đa {days} ngày; hãy chọn ngày cuối sớm hơn.",
        "catalogue.no-child":
            """
        Danh mục dịch vụ chưa biết trẻ mang mã {id}: hãy kiểm tra mã; nếu trẻ vừa được đăng ký thì \
        thông tin có thể chưa đến, hãy thử lại sau giây lát.
        """,
        "catalogue.child-not-known":
            "Đến hết ngày {day} chưa có thông tin nào về trẻ {id}: hãy ghi ngày muộn hơn.",
        "catalogue.child-left": "Hồ sơ của trẻ đã kết thúc ngày {day}.",
        "catalogue.offer-ends":
            "“{title}” chỉ có đến ngày {until}, không giữ chỗ được đến {day}: ghi ngày không sau {until}.",
        "catalogue.no-referral": "Không có phiếu giới thiệu mang mã {id}; hãy tìm bằng Referrals/List.",
        "catalogue.referral-over":
            "Chỗ chỉ được giữ đến {until}; hãy giới thiệu lại.",
        "catalogue.referral-is": "Phiếu giới thiệu này {status}; lúc này chỉ có thể: {steps}.",
        "catalogue.referral-ended": "Phiếu giới thiệu này {status}; hãy lập phiếu mới.",
        "catalogue.referral-full":
            "Cả {capacity} chỗ của dịch vụ “{title}” đều có ngày kín trong thời gian này, và {waiting} trẻ đang chờ: hãy chọn những ngày khác hoặc dịch vụ khác, hoặc gửi lại kèm {member:codes} để trẻ đứng thứ {place} trong danh sách chờ.",
        "catalogue.referral-queued-already":
            "Trẻ đã ở trong danh sách chờ của dịch vụ này đến ngày {until} (phiếu {id}): hãy đợi, hoặc hủy phiếu đó trước.",
        "catalogue.full-within":
            """
        Cả {capacity} chỗ của dịch vụ “{title}” đều có ngày kín trong thời gian này; hãy chọn ngày \
        cuối sớm hơn hoặc dịch vụ khác.
        """,
        "catalogue.provider-missing":
            """
        Hãy cho biết cơ sở nào đã cung cấp, hoặc dịch vụ hay phiếu giới thiệu nào.
        """,
        "catalogue.domain-missing":
            """
        Hãy cho biết lĩnh vực của dịch vụ, hoặc dịch vụ hay phiếu giới thiệu nào.
        """,
        "catalogue.provider-not-of-offer":
            """
        Dịch vụ này của một cơ sở khác; hãy bỏ trống cơ sở hoặc nhập đúng.
        """,
        "catalogue.domain-not-of-offer":
            """
        Dịch vụ này thuộc lĩnh vực {domain:codes}; hãy bỏ trống lĩnh vực hoặc nhập đúng.
        """,
        "catalogue.offer-not-of-referral": "Phiếu giới thiệu là đến một dịch vụ khác; hãy bỏ trống dịch vụ.",
        "catalogue.child-not-of-referral": "Phiếu giới thiệu là của một trẻ khác; hãy kiểm tra mã.",
        "catalogue.day-outside-referral":
            "Chỗ chỉ được giữ từ {from} đến {until}: hãy ghi ngày trong khoảng đó, hoặc giới thiệu lại.",
        "catalogue.day-outside-offer":
            "Dịch vụ này chỉ có từ {from} đến {until}: ghi ngày trong khoảng đó, hoặc đính chính những ngày của dịch vụ.",
        "catalogue.ends-before-first-day":
            """
        Theo nội dung do {by} ghi (mã {id}), dịch vụ này chỉ có đến hết ngày {until}: hãy đính chính hoặc \
        hủy nội dung đó trước, hoặc ghi ngày bắt đầu sớm hơn.
        """,
        "catalogue.until-below-held":
            """
        Còn trẻ được giữ chỗ từ ngày {from} đến ngày {until} (phiếu {id}, {by} ghi): ghi ngày khác, hoặc kết thúc \
        các phiếu đó trước.
        """,
        "catalogue.delivery-outside-days":
            """
        Ngày {day} đã có trẻ được nhận dịch vụ này (mã {id}, {by} ghi): hãy đính chính hoặc hủy lần đó trước, hoặc \
        ghi ngày khác.
        """,
        "catalogue.closed-within":
            """
        Cơ sở cung cấp “{title}” không hoạt động từ ngày {day}, không giữ chỗ trong thời gian này được: \
        hãy chọn ngày khác.
        """,
        "catalogue.published-day":
            "Mục này ghi khi công bố dịch vụ, đúng từ đầu: sửa nội dung, hoặc ghi thay đổi từ ngày khác.",
        "catalogue.published-voided":
            "Mục này ghi khi công bố dịch vụ: hãy sửa nội dung, hoặc rút dịch vụ.",
        "catalogue.not-a-withdrawal": "Mục này ghi dịch vụ đang cung cấp: lý do ghi khi rút dịch vụ.",
        "catalogue.delivered-already":
            "Lần cung cấp này đã được ghi: {domain}, {provider}, ngày {day}, trẻ {child}, theo {id} ({by} ghi); không ghi lần nữa, hoặc sửa, hủy lần đó bằng Deliveries/Correct nếu ghi nhầm.",
        "catalogue.no-delivery":
            """
        Không có lần cung cấp dịch vụ mang mã {id}; hãy tìm bằng Deliveries/List.
        """,
        "catalogue.delivery-voided":
            """
        Lần cung cấp dịch vụ này đã bị hủy; nếu có thật, hãy ghi lại bằng Deliveries/Record.
        """,
        "catalogue.correction-both": "Hủy thì không nhập thông tin mới; hãy chọn một trong hai.",
        "catalogue.correction-empty": "Hãy cho biết điều cần sửa: {members:codes}; hoặc hủy: {void:codes}.",
        "catalogue.correction-child-referred":
            """
        Lần cung cấp này theo phiếu giới thiệu của một trẻ; hãy hủy rồi ghi lại cho trẻ đúng.
        """,
        "catalogue.no-network": "Không có mạng lưới mang mã {id}; hãy tìm bằng Networks/List.",
        "catalogue.network-stood":
            "{unit} đã có mạng lưới {id} từ ngày {day} đến trước ngày {until} (do {by} ghi): ghi những ngày trước hoặc sau đó, hoặc đính chính, hủy mạng lưới đó nếu ghi nhầm.",
        "catalogue.network-standing":
            "{unit} đã có mạng lưới {id} từ ngày {day} (do {by} ghi); hãy thêm thành viên vào đó, giải thể hoặc hủy mạng lưới đó trước, hoặc ghi mạng lưới này đã giải thể chậm nhất ngày đó.",
        "catalogue.network-full":
            "Mạng lưới có tối đa {most} cơ sở: hãy cho một cơ sở rời mạng lưới trước, hoặc lập mạng lưới khác.",
        "catalogue.network-member":
            "Cơ sở {id} đã ở trong mạng lưới từ ngày {from} (mã {member}, do {by} ghi): không thêm lần nữa, ghi những ngày khác, hoặc đính chính lượt đó nếu ghi nhầm.",
        "catalogue.network-member-then":
            "Cơ sở {id} đã ở trong mạng lưới từ ngày {from} đến ngày {until} (mã {member}, do {by} ghi): không thêm lần nữa, ghi những ngày khác, hoặc đính chính lượt đó nếu ghi nhầm.",
        "catalogue.link-of-no-member":
            "Cơ sở này không ở trong danh sách thành viên của yêu cầu: hãy thêm vào, hoặc bỏ dòng này.",
        "catalogue.network-not-then":
            "Ngày {day} mạng lưới {id} không hoạt động, theo những gì đã biết khi ấy: hãy ghi ngày khác.",
        "catalogue.network-not-dissolved": "Mạng lưới chưa giải thể: hãy bỏ {field}.",
        "catalogue.network-without-members":
            "Ngoài cơ sở này mạng lưới chưa từng có thành viên nào, mà không có thành viên thì không liên kết được gì: hãy sửa lại cơ sở, thêm cơ sở đã tham gia trước, hoặc hủy cả mạng lưới.",
        "catalogue.member-left":
            "Cơ sở này đã ra khỏi mạng lưới, ngày cuối là {day}: hãy đính chính nếu sai.",
        "catalogue.network-dissolved": "Mạng lưới đã giải thể ngày {day}; hãy thành lập mạng lưới mới.",
        "catalogue.no-pilot": "Không có mô hình thí điểm mang mã {id}; hãy tìm bằng Pilots/List.",
        "catalogue.pilot-running":
            "Mô hình “{model}” đã chạy thí điểm tại {unit} từ ngày {day} (mã {id}, do {by} ghi): dừng hoặc hủy thí điểm đó trước, hoặc ghi những ngày khác.",
        "catalogue.pilot-full":
            "Hồ sơ thí điểm sẽ quá dài: viết ngắn hơn, hoặc dừng thí điểm này rồi bắt đầu thí điểm mới.",
        "catalogue.pilot-stopped": "Thí điểm đã dừng ngày {day}: hãy đính chính ngày đó nếu sai.",
        "catalogue.pilot-expansion-unfounded":
            """
        Ngày {day} thí điểm được nhân rộng đến {unit} (mã {id}, {by} ghi), lần đánh giá gần nhất đến ngày đó \
        phải kết luận là nên nhân rộng: hãy đính chính hoặc hủy lần nhân rộng này trước, hoặc ghi ngày khác.
        """,
        "catalogue.pilot-not-there":
            "Ngày {day} thí điểm không chạy tại {unit}: hãy ghi nơi đang chạy, hoặc ngày khác.",
        "catalogue.no-criterion": "Đây không phải tiêu chí của thí điểm; các tiêu chí: {criteria}.",
        "catalogue.a-stop": "Mục này là việc dừng tại một địa bàn: hãy bỏ {field}, hoặc chọn mục khác.",
        "catalogue.pilot-not-then":
            "Ngày {day} thí điểm {id} không chạy, theo những gì đã biết khi ấy: hãy ghi ngày khác.",
        "catalogue.pilot-not-stopped": "Thí điểm chưa dừng: hãy bỏ {field}.",
        "catalogue.not-an-expansion": "Mục này là một lần đánh giá: hãy bỏ {field}, hoặc chọn mục khác.",
        "catalogue.not-an-evaluation": "Mục này là một lần nhân rộng: hãy bỏ {field}, hoặc chọn mục khác.",
        "catalogue.pilot-not-expandable":
            """
        Chỉ nhân rộng thí điểm mà lần đánh giá gần nhất kết luận là nên nhân rộng; hãy đánh \
        giá trước.
        """,
        "catalogue.pilot-already-there":
            "Thí điểm đã có tại {unit} từ ngày {day}: hãy ghi địa bàn khác, hoặc đính chính ngày đó nếu sai.",
        "catalogue.no-upgrade": "Không có hạng mục nâng cấp mang mã {id}; hãy tìm bằng Upgrades/List.",
        "catalogue.upgrade-is":
            """
        Hạng mục nâng cấp này {status}; các bước theo thứ tự: đề xuất, từ chối hoặc duyệt, cấp kinh phí, \
        hoàn thành, công nhận, mỗi bước một lần.
        """,
        "catalogue.upgrade-not-so-far": "Hạng mục nâng cấp này {status}: hãy bỏ {field}.",
        "catalogue.upgrade-not-approved":
            "Bỏ một bước thì các bước sau cũng không còn: hãy bỏ những gì ghi về các bước sau đó.",
        "catalogue.certifies-own-work":
            "Ai báo hạng mục hoàn thành thì không tự công nhận: hãy để người khác công nhận.",
        "catalogue.for-everyone": "Dịch vụ dành cho mọi trẻ.",
        "catalogue.for-ages": "Dịch vụ dành cho trẻ từ {from} đến hết {to} tuổi.",
        "catalogue.no-limit": "Dịch vụ không giới hạn số trẻ.",
        "catalogue.places-free": "Dịch vụ còn {free} chỗ, {waiting} trẻ đang chờ.",
        "catalogue.lies": "So với nơi trẻ ở: {nearness}.",
        "catalogue.lies-away":
            "So với nơi trẻ ở: {nearness}, cách khoảng {kilometres} km theo đường chim bay.",
        "catalogue.costs-nothing": "Dịch vụ miễn phí.",
        "catalogue.costs": "Gia đình trả {amount} đồng mỗi lần.",
        "catalogue.closed-then":
            "Cơ sở cung cấp “{title}” đã ngừng hoạt động từ ngày {day}: hãy ghi ngày trước đó, hoặc chọn dịch vụ khác.",
        "catalogue.unlicensed-then":
            "Giấy phép của cơ sở cung cấp “{title}” hết hạn ngày {day}: hãy ghi ngày không muộn hơn, cập nhật giấy phép, hoặc chọn dịch vụ khác.",
        "catalogue.referred-already":
            "Trẻ đang giữ một chỗ ở dịch vụ này từ {from} đến {until}, theo phiếu {id}: hãy dùng phiếu đó, hủy phiếu đó trước, hoặc ghi những ngày khác.",
        "catalogue.match-closed": "Cơ sở cung cấp đã ngừng hoạt động từ ngày {day}.",
        "catalogue.match-unlicensed": "Giấy phép của cơ sở cung cấp đã hết hạn ngày {day}.",
        "catalogue.match-withdrawn": "Dịch vụ đã được rút.",
        "catalogue.match-not-yet-given": "Dịch vụ chỉ bắt đầu từ ngày {day}.",
        "catalogue.match-no-longer-given": "Dịch vụ đã kết thúc ngày {day}.",
        "catalogue.match-too-young": "Dịch vụ dành cho trẻ từ {age} tuổi.",
        "catalogue.match-too-old": "Dịch vụ dành cho trẻ đến hết {age} tuổi.",
        "catalogue.match-circumstance": "Dịch vụ dành cho trẻ thuộc một trong các hoàn cảnh: {names}.",
        "catalogue.match-disability": "Dịch vụ dành cho trẻ đã được xác định khuyết tật.",
        "catalogue.match-disability-type": "Dịch vụ dành cho dạng khuyết tật: {names}.",
        "catalogue.match-disability-degree": "Dịch vụ dành cho mức độ khuyết tật: {names}.",
        "catalogue.match-area": "Dịch vụ dành cho trẻ sống tại: {names}.",
        "catalogue.match-poverty": "Dịch vụ dành cho trẻ thuộc hộ: {names}.",
        "catalogue.match-full": "Dịch vụ đã hết chỗ (sức chứa {capacity}).",
        "catalogue.match-already-referred": "Trẻ đang giữ một chỗ ở dịch vụ này.",
    ]
}
