extension VocabularyTexts {
    static let vietnamese: [String: String] = [
        // Where a JSON pointer points
        "pointer.root": "nội dung yêu cầu",
        "pointer.item": "mục {number}",
        "pointer.item-of": "mục {number} của {list}",

        // Chữ gồm những gì
        "text.control":
            "{field}: ký tự thứ {position} là ký tự điều khiển {character}, không được có trong chữ: hãy xóa ký tự đó hoặc gõ lại.",
        "text.invisible":
            "{field}: sau “{before}” có {character}, một ký tự vô hình: hãy gõ lại tên, có dấu cách ở đó nếu là hai từ.",
        "text.too-long": "{field} dài {count} ký tự: hãy rút ngắn, nhiều nhất là {limit}.",

        // Values
        "value.day":
            "“{value}” không phải là ngày: hãy ghi một ngày có thật dạng NNNN-TT-NN, từ năm 1900 đến 2199.",
        "value.day-as-number":
            "“{value}” là số mà bảng tính ghi thay cho ngày khi cột không ở dạng ngày: hãy đặt cột là văn bản rồi ghi NNNN-TT-NN.",
        "value.day-short-year":
            "“{value}” chỉ ghi hai chữ số của năm, không rõ số nào là ngày: hãy ghi dạng NNNN-TT-NN.",
        "value.month": "“{value}” không phải là tháng: hãy ghi dạng NNNN-TT, từ năm 1900 đến 2199.",
        "value.timestamp":
            "“{value}” không phải là thời điểm: hãy ghi dạng 2020-12-10T01:00:00Z hoặc kèm múi giờ như +07:00.",
        "value.period":
            "Khoảng thời gian kết thúc ngày {end}, trước ngày bắt đầu {start}: hãy đổi chỗ hai ngày.",
        "value.month-day": "“{value}” không phải là ngày trong năm: hãy ghi dạng TT-NN.",
        "value.id":
            "“{value}” không phải là mã định danh: hãy ghi một UUID như 01890a5d-ac96-774b-bcce-b302099a8057.",
        "value.unit":
            "“{value}” không phải là đơn vị: hãy ghi đường dẫn bằng chữ thường không dấu, ví dụ thai-binh/thai-thuy.",
        "value.unit-near": "“{value}” không phải là đường dẫn của đơn vị. Gần nhất: {units:nearest}.",
        "value.unit-labelled": "Hãy viết “{value}” bằng đường dẫn {units:codes}.",
        "value.sequence": "“{value}” không phải là số thứ tự của sự kiện: hãy ghi bằng chữ số, từ 1.",
        "value.positions":
            "“{value}” không phải là danh sách vị trí: hãy ghi dạng registry=1042,catalogue=88.",
        "value.incarnation":
            "“{value}” không phải là mã đời của nhật ký: mã gồm 16 chữ số thập lục phân, chữ thường.",
        "value.chain-head":
            "“{value}” không phải là mã chuỗi của nhật ký: mã gồm 64 chữ số thập lục phân, chữ thường.",
        "value.money":
            "{value} không phải là số tiền ghi được: hãy ghi trong khoảng ±9.000.000.000.000.000 đồng.",
        "value.choice": "“{value}” không có trong danh sách: hãy chọn một trong các giá trị {choices:codes}.",
        "value.choice-labelled": "Hãy viết “{value}” bằng mã {choices:codes}.",
        "value.person-name":
            "“{value}” không phải là họ tên: hãy ghi từ 2 đến 100 ký tự, có ít nhất một chữ cái.",
        "value.person-code":
            "“{value}” không phải là mã của một cán bộ: mã gồm 1 đến 32 chữ cái thường không dấu, chữ số và gạch nối.",
        "value.personal-id": "“{value}” không phải là số định danh cá nhân: hãy ghi đủ 12 chữ số.",
        "value.phone":
            "“{value}” không phải là số điện thoại: di động gồm 10 chữ số bắt đầu bằng 0, cố định 11 chữ số từ 02.",
        "value.deadline-rule":
            "“{value}” không phải là thời hạn: hãy ghi dạng within 5 working-days, by 06-30 hoặc before 12-10.",
        "csv.empty": "Tệp không có dòng tiêu đề: hãy bắt đầu bằng tên các cột.",
        "csv.column-twice": "Cột “{column}” có hai lần trong tiêu đề: mỗi cột chỉ ghi một lần.",
        "csv.field-count": "Dòng có {count} ô, tiêu đề có {expected} cột: hãy ghi đủ mỗi cột một ô.",
        "csv.text-after-quote":
            "Có chữ sau dấu nháy đóng: hãy đặt cả ô trong dấu nháy và viết đôi dấu nháy ở bên trong.",
        "csv.too-long":
            "Hàng bắt đầu từ trước dòng này dài hơn {most} KiB, thường do một dấu nháy mở mà không đóng: hãy đóng dấu nháy hoặc ghi ngắn lại.",
        "csv.unclosed-quote": "Dấu nháy mở mà không đóng: hãy đóng lại và viết đôi dấu nháy ở bên trong ô.",
        "reference.unreadable":
            "Không đọc được tệp trong {directory}: hãy kiểm tra tệp có ở đó, đọc được và dùng bảng mã UTF-8.",
        "reference.no-law":
            "Cột “{column}” để trống: chỉ bảo mật những gì pháp luật quy định, hãy ghi văn bản quy định.",
        "reference.calendar-day":
            "“{value}” ở cột “{column}” không phải là ngày: hãy ghi 2026-02-17, 09-02 nếu năm nào cũng nghỉ, hoặc 2026 nếu là năm.",
        "reference.calendar-kind":
            "“{value}” không thể là {kind:codes}: năm thì ghi là đã công bố, ngày nghỉ bù và hoán đổi là ngày trong tuần, ngày làm bù là thứ Bảy hoặc Chủ nhật.",
        "reference.required": "Cột “{column}” để trống: dòng nào cũng phải có.",
        "reference.choice": "“{value}” ở cột “{column}” không thuộc các giá trị {choices:codes}.",
        "reference.choice-labelled": "Hãy viết “{value}” ở cột “{column}” bằng mã {choices:codes}.",
        "reference.number": "“{value}” ở cột “{column}” không phải là số dùng được: hãy ghi số nguyên.",
        "reference.flag": "“{value}” ở cột “{column}” không phải là yes hoặc no.",
        "reference.ends-before-start":
            "Dòng kết thúc ngày {value}, không sau ngày bắt đầu: cột “{column}” ghi ngày kế tiếp.",
        "reference.twice-on-one-day":
            "“{value}” có hiệu lực hai lần trong một ngày: hãy kết thúc dòng trước khi dòng sau bắt đầu.",
        "reference.unknown-code": "“{value}” ở cột “{column}” là mã không có trong dữ liệu tham chiếu.",
        "reference.sealed-code":
            "“{value}” ở cột “{column}” thuộc diện bảo mật: không được dùng để gợi ý.",
        "reference.unknown-unit": "“{value}” ở cột “{column}” không phải là đơn vị trong dữ liệu tham chiếu.",
        "reference.unit-not-then": "“{value}” ở cột “{column}” không phải là đơn vị có vào ngày {day}.",
        "reference.parent": "“{value}” ở cột “{column}” không phải là đơn vị cấp trên của đường dẫn.",
        "reference.succeeds-itself":
            "“{value}” ở cột “{column}” kế thừa chính mình: hãy ghi cơ quan mới.",
        "reference.not-ended":
            "“{value}” ở cột “{column}” vẫn còn vào ngày {day}: hãy ghi ngày kết thúc trong organisations.csv.",
        "policy.unit-or-match": "Mỗi mục phân quyền chỉ ghi một trong hai: {choices:codes}.",
        "policy.no-roles": "Mục phân quyền không có vai trò nào: hãy ghi ít nhất một: {choices:codes}.",
        "policy.acting-for-itself": "{unit} không cần ai làm thay cho chính mình: hãy ghi một đơn vị khác.",
        "policy.acting-ends-first": "Thời hạn làm thay kết thúc ({until}) không sau khi bắt đầu ({from}).",
        "policy.no-reach":
            "Vai trò {role:codes} không có phạm vi: hãy ghi các đơn vị mà vai trò với tới, “self” là chính đơn vị được cấp.",
        "policy.roles-listed":
            "Mỗi vai trò có phạm vi riêng: hãy ghi từng vai trò kèm các đơn vị, thí dụ {example}; “self” là chính đơn vị được cấp.",
        "policy.unknown-role": "“{value}” không phải là vai trò: hãy chọn một trong {choices:codes}.",
        "policy.unknown-role-labelled": "Hãy viết “{value}” bằng mã {choices:codes}.",

        // Facts
        "record.recorded": "Do {by} ghi ngày {day}.",
        "record.in-the-way": "Vướng ở {id}, do {by} ghi ngày {day}.",
        "fact.unknown": "Ở đây không có sự việc này: hãy chọn một trong các sự việc ghi ở quá trình.",
        "fact.voided": "Sự việc đã bị hủy bỏ: {facts}. Nếu sự việc có thật, hãy ghi lại từ đầu.",
        "fact.taken": "Mã này là của sự việc khác: {facts}. Hãy đính chính sự việc đó hoặc chọn mã khác.",
        "fact.backwards": "Sự việc kết thúc trước khi bắt đầu: hãy chọn ngày khác.",
        "fact.unchanged": "Điều này đã được ghi đúng như vậy: {facts}. Hãy nêu điều cần đính chính.",
        "fact.overtaken": "Đã có điều được ghi vào thời điểm muộn hơn: {facts}. Hãy gửi lại.",
        "fact.outside-life":
            "Sự việc nằm ngoài thời gian tồn tại của đối tượng: {facts}. Hãy đính chính mốc đó hoặc chọn ngày khác.",
        "fact.collides":
            "Sự việc không thể có cùng ngày với {facts}: hãy kết thúc, đính chính hoặc hủy bỏ sự việc đó, hoặc chọn ngày khác.",
    ]
}
