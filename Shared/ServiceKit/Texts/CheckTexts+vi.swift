extension CheckTexts {
    static let vi: [String: String] = [
        // Chữ
        "check.text-empty": "Chưa ghi {field}: hãy ghi vài chữ.",
        "check.text-too-long": "{field} dài {count} ký tự: hãy rút xuống còn {limit}.",

        // Số và tiền
        "check.number-outside":
            "{field} là {number}, ngoài khoảng {least} đến {most}: hãy ghi số trong khoảng đó.",
        "check.no-such-page": """
        {field} không phải chỗ bắt đầu một trang của danh sách này với các điều kiện lọc này: hãy ghi đúng chỗ mà \
        trang trước đã cho, hoặc bỏ trống để đọc lại từ đầu.
        """,
        "check.money-negative": "{field} là {amount} đồng: hãy ghi từ 0 đồng trở lên.",
        "check.money-not-positive": "{field} là {amount} đồng: hãy ghi số tiền lớn hơn 0.",

        // Ngày
        "check.day-in-future":
            "{field} là {day}, chưa đến (hôm nay là {today}): hãy ghi ngày không sau hôm nay.",
        "check.day-before":
            "{field} là {day}, trước {fact} ({set}): hãy ghi từ ngày {bound} trở đi, hoặc sửa {fact} nếu ngày đó sai.",
        "check.day-not-after":
            "{field} là {day}, chưa sau {fact} ({set}): hãy ghi từ ngày {bound} trở đi, hoặc sửa {fact} nếu ngày đó sai.",
        "check.day-after":
            "{field} là {day}, sau {fact} ({set}): hãy ghi ngày muộn nhất là {bound}, hoặc sửa {fact} nếu ngày đó sai.",
        "check.day-before-fixed":
            "{field} là {day}, trước {fact} ({set}): hãy ghi từ ngày {bound} trở đi.",
        "check.day-not-after-fixed":
            "{field} là {day}, chưa sau {fact} ({set}): hãy ghi từ ngày {bound} trở đi.",
        "check.day-after-fixed":
            "{field} là {day}, sau {fact} ({set}): hãy ghi ngày muộn nhất là {bound}.",
        "word.CheckDay.given": "ngày của việc này",
        "word.CheckDay.today": "hôm nay",

        // Danh sách và mã
        "check.none-named": "Chưa ghi {field}: hãy ghi ít nhất một.",
        "check.count-outside": "{field} có {count} mục: hãy ghi từ {least} đến {most} mục.",
        "check.named-twice": "{field} được ghi hai lần: hãy bỏ một.",
        "check.code-unknown": "{field}: không có mã “{code}”. Gần nhất: {codes:nearest}.",
        "check.code-unknown-labelled": "{field}: hãy viết “{code}” bằng mã {codes:codes}.",
        "check.code-not-then": "{field}: mã “{code}” không có vào ngày {day}. Gần nhất: {codes:nearest}.",
        "check.no-codes-then": "{field}: vào ngày {day} chưa có mã nào: hãy ghi ngày khác.",
        "check.not-clearable": "Không bỏ được “{member}”: chỉ bỏ được {members:codes}.",
        "check.not-clearable-labelled": "{field}: hãy viết “{member}” bằng mã {members:codes}.",
        "check.cleared-and-given": "{member} vừa được ghi mới vừa được bỏ: hãy chọn một.",
        "check.id-taken": "Mã {id} đã được dùng: hãy bỏ trống hoặc chọn mã mới.",
        "check.not-of-this-fact":
            "Mục này nói về {aspect}, không có {field}: hãy bỏ {field}, hoặc chọn mục khác.",
        "check.fact-of-every-day":
            "Mục này nói về {aspect}, đúng cho mọi ngày: hãy sửa bằng cách cập nhật, không theo mục.",

        // Đơn vị
        "check.unit-unknown":
            "{field}: không có đơn vị {unit}. Hãy ghi đường dẫn dạng tỉnh/huyện/xã. Gần nhất: {nearest}.",
        "check.unit-not-then":
            "{field}: đơn vị {unit} không tồn tại vào ngày {day}. Hãy ghi đơn vị của ngày đó.",
        "check.unit-not-yet":
            "{field}: vào ngày {day} chưa có đơn vị {unit}. Hãy ghi đơn vị khi ấy: {then}.",
        "check.unit-succeeded": "{field}: đơn vị {unit} không còn vào ngày {day}. Hãy ghi {now}.",
        "check.not-a-commune":
            "{field}: {unit} không phải cấp xã. Hãy ghi đường dẫn của xã, phường, thị trấn.",
        "check.not-a-district":
            "{field}: {unit} không phải cấp huyện vào ngày {day}. Hãy ghi đường dẫn của huyện, thị xã, thành phố.",

        // Trẻ em
        "check.before-birth": "Ngày {day} trước ngày sinh của trẻ {id}: hãy kiểm tra ngày và mã trẻ.",
        "check.child-closed":
            "Trẻ {id} đã ra khỏi danh sách theo dõi từ ngày {day}: hãy kiểm tra mã trẻ, hoặc ghi ngày trước đó.",

        // Người
        "check.name":
            "{field} “{name}” không hợp lệ: hãy ghi đủ họ và tên, từ 2 đến 100 ký tự, chỉ gồm chữ và dấu cách.",
        "check.name-not-latin":
            "{field} có “{letter}” ({character}) không phải chữ cái La-tinh, dù trông có thể giống: hãy gõ lại bằng bàn phím tiếng Việt.",
        "check.spreadsheet-error":
            "{field} là “{text}”, lỗi của bảng tính chứ không phải nội dung: hãy sửa công thức, hoặc ghi nội dung đúng.",
        "check.personal-number": "{field} “{number}” không hợp lệ: hãy ghi đủ 12 chữ số.",
        "check.personal-number-sex":
            "{field} {number} là của người khác giới tính: hãy kiểm tra chữ số thứ 4 hoặc giới tính đã ghi.",
        "check.personal-number-year":
            "{field} {number} là của người sinh năm {year}, không phải {birthYear}: hãy kiểm tra chữ số thứ 4 đến 6 hoặc ngày sinh.",
        "check.number-zero-dropped":
            "{field} “{number}” thiếu số 0 ở đầu, bảng tính đã bỏ mất: hãy đặt cột là văn bản rồi ghi lại đủ chữ số.",
        "check.number-rounded":
            "{field} “{number}” đã bị làm tròn: bảng tính coi đó là con số nên mất chữ số. Hãy đặt cột là văn bản rồi ghi lại đủ chữ số.",
        "check.phone":
            "{field} “{phone}” không phải số Việt Nam: hãy ghi 10 chữ số bắt đầu bằng 0, hoặc +84.",
    ]
}
