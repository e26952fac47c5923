extension TablesTexts {
    static let vi: [String: String] = [
        "tables.unreadable": "Không đọc được tệp.",
        "tables.unwritable": "Không ghi được tệp bảng.",
        "tables.file-too-large": "Tệp dài hơn {most} MiB. Hãy chia thành nhiều tệp.",
        "tables.old-workbook":
            "Tệp là sổ tính kiểu cũ (.xls) hoặc có mật khẩu. Trong bảng tính hãy bỏ mật khẩu rồi chọn Lưu thành “Excel (.xlsx)”.",
        "tables.workbook":
            "Tệp là sổ tính (như .xlsx, .xls, .ods), không phải văn bản. Trong bảng tính hãy chọn Lưu thành “CSV UTF-8”.",
        "tables.no-table":
            "Tệp là PDF, ảnh, văn bản hoặc trang web, không phải bảng tính. Hãy chép các hàng vào bảng mẫu rồi lưu dạng .xlsx, .ods hoặc “CSV UTF-8”.",
        "tables.macros":
            "Sổ tính có macro (.xlsm). Trong bảng tính hãy chọn Lưu thành “Excel (.xlsx)” rồi nhập tệp đó.",
        "tables.no-sheet":
            "Trong tệp không có trang tính nào đọc được. Hãy lưu lại dạng .xlsx, .ods hoặc “CSV UTF-8”.",
        "tables.sheet-broken":
            "Sổ tính đã hỏng hoặc bị cắt cụt. Hãy mở trong bảng tính, lưu lại dạng .xlsx rồi nhập lại.",
        "tables.sheet-too-large":
            "Sổ tính nở ra quá lớn khi mở. Hãy chép các hàng cần nhập sang một sổ mới rồi lưu dạng .xlsx.",
        "tables.too-many-rows": "Bảng dài hơn {most} hàng. Hãy chia thành nhiều tệp.",
        "tables.too-many-columns": "Hàng này có hơn {most} cột. Hãy xóa các cột không thuộc bảng.",
        "tables.cell-too-long":
            "Một ô dài hơn {most} KiB. Hãy ghi ngắn lại, thường là đã dán nhầm cả văn bản.",
        "tables.line-too-long": "Dòng này dài hơn {most} MiB. Hãy chia thành nhiều hàng.",
        "tables.no-headings":
            "Bảng không có dòng tiêu đề nào. Hãy ghi tên các cột ở dòng đầu, như trong bảng mẫu.",
        "tables.without-heading":
            "“{value}” đứng ở cột không có tiêu đề. Hãy ghi tên cột ở dòng tiêu đề, hoặc xóa ô này.",
        "tables.merged":
            "Các ô {cells} đã bị gộp, không rõ giá trị là của hàng nào. Hãy bỏ gộp (Unmerge) rồi ghi giá trị vào từng ô.",
        "tables.not-utf8":
            "Tệp không phải UTF-8. Trong bảng tính hãy lưu dạng “CSV UTF-8”; trong trình soạn thảo hãy chọn bảng mã UTF-8.",
        "tables.utf16":
            "Tệp là UTF-16 (“Văn bản Unicode” của Excel). Hãy lưu lại dạng “CSV UTF-8”.",
        "tables.not-utf16": "Tệp bắt đầu như UTF-16 nhưng không phải. Hãy lưu lại dạng “CSV UTF-8”.",
        "tables.windows-1258":
            "Tệp dùng bảng mã Windows-1258 (CSV kiểu cũ). Hãy lưu lại dạng “CSV UTF-8” để không mất dấu tiếng Việt.",
        "tables.tcvn3":
            "Tệp dùng bảng mã TCVN3 (ABC, phông .VnTime). Hãy chuyển sang Unicode, ví dụ bằng Unikey Toolkit (Ctrl+Shift+F6), rồi lưu dạng “CSV UTF-8”.",
        "tables.tcvn3-font":
            "“{value}” được gõ bằng phông TCVN3 (.VnTime), không phải Unicode. Hãy chuyển cả bảng sang Unicode, ví dụ bằng Unikey Toolkit (Ctrl+Shift+F6), rồi nhập lại.",
    ]
}
