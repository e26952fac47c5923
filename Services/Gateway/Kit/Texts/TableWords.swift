import Vocabulary

/// What is said of tables that are brought in.
enum TableWords {
    static let catalogue = TextCatalogue(vi: vi, en: en)

    private static let vi: [String: String] = [
        "gateway.read-as.csv.comma": "CSV, dấu phẩy giữa các ô",
        "gateway.read-as.csv.semicolon": "CSV, dấu chấm phẩy giữa các ô",
        "gateway.read-as.csv.tab": "CSV, dấu tab giữa các ô",
        "gateway.read-as.xlsx": "sổ tính Excel (.xlsx)",
        "gateway.read-as.ods": "sổ tính LibreOffice (.ods)",
        "gateway.import-not-import": "{method} không phải phương thức nhập liệu.",
    ]

    private static let en: [String: String] = [
        "gateway.read-as.csv.comma": "CSV, commas between the cells",
        "gateway.read-as.csv.semicolon": "CSV, semicolons between the cells",
        "gateway.read-as.csv.tab": "CSV, tabs between the cells",
        "gateway.read-as.xlsx": "a workbook of Excel (.xlsx)",
        "gateway.read-as.ods": "a sheet of LibreOffice (.ods)",
        "gateway.import-not-import": "{method} is not an import.",
    ]
}
