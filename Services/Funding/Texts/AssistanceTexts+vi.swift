/// What is said of assistance.
extension FundingTexts {
    static let assistanceVi: [String: String] = [
        "funding.not-its-money":
            "Nguồn kinh phí “{name}” do {unit} quản lý: việc này do Ủy ban nhân dân cấp đó quyết định.",
        "funding.own-hand":
            "Người lập hoặc trình dự toán không được tự duyệt: hãy để người khác của cơ quan duyệt.",
        "funding.no-entitlement": "Không có hồ sơ trợ cấp {id}: hãy tìm bằng Entitlements/List.",
        "funding.no-run": "Không có danh sách chi trả {id}: hãy tìm bằng Entitlements/Runs.",
        "funding.no-such-rate": "Diện này không có mức “{value}” vào ngày {day}. Các mức có: {rates:codes}.",
        "funding.no-determination":
            "Trẻ {id} chưa được xác định mức độ khuyết tật thuộc diện này tính đến ngày {day}: hãy xác định trước khi quyết định.",
        "funding.entitlement-held":
            "Trẻ đang hưởng diện này từ tháng {from} do {unit} chi ({id}): hãy thôi hưởng hoặc điều chỉnh hồ sơ đó trước.",
        "funding.paid-by-other":
            "Trợ cấp của trẻ đang do nơi khác chi, mỗi thời gian chỉ một nơi chi: hãy hỏi cơ quan phụ trách trợ giúp xã hội của tỉnh xem nơi nào quyết định.",
        "funding.pays-elsewhere":
            "Trẻ không cư trú ở nơi do {unit} quản lý: trợ cấp do xã, huyện nơi trẻ cư trú chi, hãy để nơi đó quyết định.",
        "funding.moved-to": "Trẻ chuyển đến nơi do {unit} chi trả.",
        "funding.unheeded": "Tạm dừng đã {months} tháng mà không đến nhận hoặc xác định lại.",
        "funding.entitlement-is-suspended":
            "Hồ sơ đang tạm dừng: hãy cho hưởng lại (Entitlements/Resume) trước.",
        "funding.entitlement-is-running":
            "Hồ sơ không bị tạm dừng: chỉ cho hưởng lại khi đang tạm dừng; hãy kiểm tra lại mã.",
        "funding.months-turned":
            "Tháng cuối là {until}, trước tháng đầu ({from}): hãy ghi từ tháng {from} trở đi, hoặc sửa tháng đầu nếu ghi sai.",
        "funding.suspended-when":
            "Tạm dừng chỉ bắt đầu từ tháng {first} đến tháng {last}: các tháng trước đã chi hoặc chưa được hưởng, hãy ghi tháng trong khoảng đó.",
        "funding.entitlement-is-stopped":
            "Hồ sơ đã thôi hưởng, tháng cuối là {month}: hãy quyết định hưởng mới nếu còn đủ điều kiện.",
        "funding.month-in-future": "Tháng {month} chưa đến: hãy lập danh sách khi đến tháng đó.",
        "funding.arrears-not-before": "Chỉ truy lĩnh cho các tháng trước {month}: hãy ghi tháng sớm hơn.",
        "funding.document-of-nothing":
            "Có số chứng từ mà không có khoản cam kết chi: hãy ghi khoản cam kết chi để chi, hoặc bỏ số chứng từ.",
        "funding.list-exceeds":
            "Danh sách tháng {month} cần {total:number} đồng mà khoản cam kết chi chỉ còn {left:number} đồng: hãy chi từ khoản cam kết đủ tiền.",
        "funding.commitment-of-earlier-year":
            "Khoản cam kết chi thuộc ngân sách năm {year}, sớm hơn tháng {month}: hãy chi từ khoản của năm đó hoặc năm sau.",
        "funding.list-open": "Danh sách tháng {month} chưa chi xong: hãy chi trước khi lập tháng khác.",
        "funding.list-later":
            "Đã có danh sách tháng {month}: hãy lập danh sách tháng sau đó, tháng trước chưa chi thì được truy lĩnh ở đó.",
        "funding.no-line": "Danh sách không có dòng số {number}.",
        "funding.line-not-paid": "Dòng này chưa chi tiền: chỉ thu hồi khoản đã chi; hãy kiểm tra lại số.",
        "funding.line-returned":
            "Dòng này đã được thu hồi ngày {day}: không còn gì để thu hồi, hãy kiểm tra lại số.",
        "funding.line-exceeded":
            "Dòng này chỉ còn {left:number} đồng chưa thu hồi: hãy ghi số tiền không quá số đó.",
        "funding.again-of-void":
            "Hồ sơ trợ cấp của dòng này đã bị hủy vì ghi nhầm nên không chi lại: hãy thu hồi mà không yêu cầu chi lại.",
        "funding.entitlement-unchanged":
            "Chưa nêu gì để đính chính: hãy ghi ít nhất một điều khác với hồ sơ đang có.",
        "funding.no-account-number": "Số tài khoản gồm 4 đến 34 chữ số hoặc chữ cái không dấu.",
        "funding.payout-needs-account":
            "Chi qua ngân hàng cần tên ngân hàng và số tài khoản: hãy ghi cả hai, hoặc chọn cách chi khác.",
        "funding.payout-without-account":
            "Chỉ ghi ngân hàng và số tài khoản khi chi qua ngân hàng: hãy bỏ mục này, hoặc chọn chi qua ngân hàng.",
        "funding.no-notice": "Không có bản niêm yết {id}: hãy tìm bằng Notices/List.",
        "funding.never-posted":
            "Diện này pháp luật giữ kín, không niêm yết: hãy bỏ hồ sơ này khỏi bản niêm yết.",
        "funding.posted-together":
            "Mỗi bản chỉ niêm yết quyết định của một đơn vị, ở đây là {unit}: hãy niêm yết hồ sơ này riêng.",
        "funding.hangs-no-more":
            "Bản này đã thôi niêm yết từ ngày {day}: không còn gì để gỡ, hãy kiểm tra lại mã.",
        "funding.payment-of-list":
            "Khoản này chi cho một danh sách trợ cấp: hãy thu hồi từng người bằng Entitlements/Return.",
        "funding.reckoning-base": "Mức chuẩn của tháng là {amount:number} đồng.",
        "funding.reckoning-rate": "Vào ngày {day} trẻ được {age} tháng tuổi: hệ số {times} ({rate}).",
        "funding.reckoning-changes":
            "Trong tháng có sinh nhật làm đổi nhóm tuổi; tuổi tính vào ngày {day}.",
        "funding.reckoning-byDay": "Được hưởng {days} trên {length} ngày của tháng.",
        "funding.reckoning-beside": "Được hưởng cùng với mức của trẻ.",
        "funding.reckoning-lower": "Chỉ hưởng một mức cao nhất: {ground}.",
        "funding.reckoning-excluded": "Đã hưởng {ground} thì không hưởng thêm mức này.",
        "funding.reckoning-noGround": "Tháng {month} không có diện này.",
        "funding.reckoning-noRate":
            "Không có mức cho trẻ {age} tháng tuổi (vào ngày {day}) hoặc cho mức độ khuyết tật này.",
        "funding.reckoning-noRates":
            "Chưa có hệ số nào của diện này cho tháng {month}: hãy đề nghị bổ sung dữ liệu tham chiếu, hoặc đính chính tháng bắt đầu hưởng.",
        "funding.reckoning-noBase": "Chưa có mức chuẩn của tháng {month}.",
        "funding.reckoning-notThen": "Không còn hoặc chưa hưởng trong tháng {month}.",
        "funding.reckoning-unborn": "Trẻ sinh ngày {day}.",
        "funding.reckoning-choose": "Có nhiều mức phù hợp, cần chọn một: {rates:codes}.",
        "funding.reckoning-suspended": "Đang tạm dừng trong tháng {month}.",
        "funding.reckoning-contradicted": "Hồ sơ nằm ngoài thời gian trẻ được theo dõi.",
        "funding.reckoning-voided": "Hồ sơ đã bị hủy: chưa từng có quyết định này.",
        "funding.computed-activity":
            "{item}: {quantity:number} × {cost:number} đồng.",
        "funding.nothing-to-compute":
            "Chưa có gì để tính: hãy nêu dòng trợ cấp xã hội, các hoạt động dự kiến, hoặc cả hai.",
        "funding.assistance-left-out":
            "Chưa tính trợ cấp xã hội năm {year} mà {unit} đang chi: hãy nêu dòng trợ cấp xã hội để tính cả khoản này.",
        "funding.nobody-assisted":
            "Không biết ai hưởng trợ cấp xã hội do {unit} chi trong năm {year}: dòng này chưa lập được, không phải là 0 đồng.",
        "funding.computed-assistance":
            "Trợ cấp xã hội năm {year} theo {rates:codes} mức: {months:number} tháng hưởng của những người đang hưởng, từng tháng theo mức của tháng đó.",
    ]
}
