extension BusTexts {
    static let vi: [String: String] = [
        "bus.invalid-argument": "Yêu cầu chưa đúng; hãy xem các trường được nêu tên.",
        "bus.internal":
            "Dịch vụ gặp lỗi của chính nó. Yêu cầu chưa được thực hiện; hãy báo cho người quản trị kèm thời điểm.",
        "bus.relayed": "{text}",
        "bus.cancelled": "Người gọi đã hủy cuộc gọi.",
        "bus.deadline": "Chưa có trả lời trong thời hạn. Hãy cho thêm thời gian hoặc hỏi ít hơn mỗi lần.",
        "bus.unavailable": "Hiện chưa liên lạc được với dịch vụ. Hãy thử lại sau giây lát.",
        "bus.shutting-down": "Dịch vụ sắp dừng và không nhận cuộc gọi mới. Hãy thử lại sau giây lát.",
        "bus.busy":
            "Dịch vụ đang có nhiều việc hơn mức có thể nhận. Hãy thử lại sau giây lát, và gọi ít hơn cùng một lúc.",
        "bus.unread-answers":
            "Các chương trình của đơn vị quý vị chưa đọc quá nhiều kết quả đã gửi. Hãy đóng chương trình đang treo, rồi thử lại sau giây lát.",
        "bus.too-many-connections":
            "Đơn vị của quý vị đang mở {limit} kết nối tới dịch vụ này, là mức cao nhất cho một đơn vị. Hãy đóng những chương trình không cần, và dùng chung một kết nối cho nhiều cuộc gọi cùng lúc.",
        "bus.connections-full":
            "Dịch vụ đang có {limit} kết nối, là mức cao nhất cho phép. Hãy thử lại sau giây lát.",
        "bus.too-much-unread":
            "Đã gửi nhiều hơn mức dịch vụ giữ được trước khi đọc. Hãy gửi từng phần ngắn hơn, hoặc ít lượt nhập hơn cùng một lúc.",
        "bus.key-refused":
            "Dịch vụ không biết khóa này, hoặc không phải là dịch vụ có khóa công khai đã khai. Hãy xin khóa được phép và kiểm tra khóa công khai của địa chỉ.",
        "bus.key-revoked":
            "Khóa này không còn hiệu lực, hoặc nay thuộc về đơn vị khác. Hãy xin khóa ở nơi vận hành dịch vụ.",
        "bus.key-undecided":
            "Lúc này dịch vụ chưa tra được khóa này là của ai. Hãy thử lại sau giây lát.",
        "bus.unknown-method":
            "Không có phương thức {method}. reflection.Methods/List liệt kê các phương thức hiện có.",
        "bus.reply-too-large": "Câu trả lời lớn hơn 4 MiB. Hãy hỏi ít hơn mỗi lần.",
        "bus.request-too-large":
            "Nội dung tối đa 4 MiB, siêu dữ liệu 8 KiB, tên phương thức 255 byte. Hãy gửi ít hơn mỗi lần.",
        "bus.broken-reply": "Không đọc được câu trả lời của dịch vụ: {reason}",
        "bus.peer-broke-protocol": "Dịch vụ vi phạm giao thức; cuộc gọi đã bị bỏ.",

        "bus.frame-truncated": "Thông điệp ngắn hơn 20 byte của phần đầu.",
        "bus.frame-foreign": "Thông điệp không bắt đầu bằng CT.",
        "bus.frame-version": "Thông điệp thuộc phiên bản giao thức khác. Ở đây dùng phiên bản 1.",
        "bus.frame-kind": "Không có loại thông điệp này. Các loại được đánh số từ 1 đến 9.",
        "bus.frame-call-id": "Số hiệu cuộc gọi bằng 0. Hãy chọn số khác, mỗi cuộc gọi một số mới.",
        "bus.frame-method":
            "Tên phương thức bị thiếu, dài quá 255 byte hoặc quá thông điệp, hoặc không phải UTF-8.",
        "bus.frame-metadata":
            "Siêu dữ liệu phải là một đối tượng JSON gồm các chuỗi, tên viết thường nối bằng gạch ngang, tối đa 8 KiB và nằm trong thông điệp.",
        "bus.frame-body": "Nội dung dài hơn 4 MiB. Hãy gửi ít hơn mỗi lần.",
        "bus.frame-content":
            "Loại thông điệp này không mang phương thức, siêu dữ liệu hay nội dung. Hãy bỏ chúng đi.",
        "bus.frame-status": "Không có trạng thái này. Trạng thái từ 0 đến 16.",
        "bus.body-in-stream":
            "Phương thức này nhận một dòng dữ liệu: hãy gửi mọi thứ thành từng mục và để trống nội dung của CALL.",
        "bus.violation-credit-exceeded": "Đã gửi nhiều mục hơn số được cấp. Sau 64 mục hãy chờ CREDIT.",
        "bus.violation-credit-overflow": "Đã cấp quá 65536 mục. Hãy cấp ít hơn.",
        "bus.violation-item-after-end": "Đã gửi thêm sau END. END là lời cuối của người gọi.",
        "bus.violation-duplicate-call":
            "Số hiệu này đang thuộc về một cuộc gọi khác chưa xong. Mỗi cuộc gọi hãy chọn một số mới.",
        "bus.violation-reused-call":
            "Số hiệu này đã dùng cho một cuộc gọi trước trên kết nối này. Mỗi cuộc gọi hãy chọn một số mới.",
        "bus.violation-wrong-side": "Loại thông điệp này chỉ do phía bên kia gửi.",

        "bus.json-malformed": "Nội dung không phải JSON hợp lệ: sai ở byte thứ {offset}, đếm từ 0.",
        "bus.json-half-character":
            "{field} có nửa ký tự (một mã \\u surrogate thiếu nửa kia): hãy xóa hoặc gõ lại.",
        "bus.json-missing": "Thiếu {field}. Hãy bổ sung.",
        "bus.json-repeated": "{field} có nhiều hơn một lần. Hãy chỉ giữ lại một.",
        "bus.json-not-string": "{field} phải là chuỗi ký tự trong dấu ngoặc kép.",
        "bus.json-not-integer": "{field} phải là số nguyên, không có dấu ngoặc kép.",
        "bus.json-not-number": "{field} phải là số, không có dấu ngoặc kép.",
        "bus.json-not-boolean": "{field} phải là true hoặc false.",
        "bus.json-not-object": "{field} phải là đối tượng trong ngoặc nhọn: {…}.",
        "bus.json-not-array": "{field} phải là danh sách trong ngoặc vuông: […].",
        "bus.json-wrong-type": "{field} phải thuộc kiểu khác: {expected}.",
        "bus.json-not-allowed": "{field} phải là một trong: {allowed}.",
        "bus.json-outside": "{field} phải là số nguyên từ {least:number} đến {most:number}.",
        "bus.json-number-too-long": "{field} là số dài hơn {limit} ký tự. Hãy viết ngắn lại.",
        "bus.json-out-of-range": "{field} có giá trị không thể có ở đây. Hãy sửa lại.",
    ]
}
