extension TablesTexts {
    static let en: [String: String] = [
        "tables.unreadable": "The file cannot be read.",
        "tables.unwritable": "The table's file cannot be written.",
        "tables.file-too-large": "The file is longer than {most} MiB. Divide it into several files.",
        "tables.old-workbook":
            "The file is a workbook of the old kind (.xls), or has a password. Take the password off and save it as “Excel (.xlsx)”.",
        "tables.workbook":
            "The file is a workbook (as .xlsx, .xls, .ods), no text. Save it as “CSV UTF-8” in the spreadsheet.",
        "tables.no-table":
            "The file is a PDF, a picture, a text or a web page, and no table. Copy its rows into the template and save that as .xlsx, .ods or “CSV UTF-8”.",
        "tables.macros":
            "The workbook has macros (.xlsm). In the spreadsheet choose Save as “Excel (.xlsx)” and take that file.",
        "tables.no-sheet": "The file has no sheet that can be read. Save it as .xlsx, .ods or “CSV UTF-8”.",
        "tables.sheet-broken":
            "The workbook is damaged or was cut off. Open it in a spreadsheet, save it as .xlsx and import it again.",
        "tables.sheet-too-large":
            "The workbook grows too large when it is opened. Copy the rows to a new one and save that as .xlsx.",
        "tables.too-many-rows": "The table is longer than {most} rows. Divide it into several files.",
        "tables.too-many-columns":
            "This row has more than {most} columns. Delete the columns that are not the table's.",
        "tables.cell-too-long":
            "A cell is longer than {most} KiB. Write less: mostly a whole document was pasted by mistake.",
        "tables.line-too-long": "This line is longer than {most} MiB. Divide it into several rows.",
        "tables.no-headings":
            "The table has no headings. Write the columns' names into the first row, as the template has them.",
        "tables.without-heading":
            "“{value}” stands in a column without a heading. Write the column's name above it, or delete it.",
        "tables.merged":
            "The cells {cells} are merged: nobody knows of which row the value is. Unmerge them and write the value into each.",
        "tables.not-utf8":
            "The file is not UTF-8. Save it as “CSV UTF-8” in the spreadsheet, or choose UTF-8 in the editor.",
        "tables.utf16": "The file is UTF-16 (“Unicode text” of Excel). Save it as “CSV UTF-8”.",
        "tables.not-utf16": "The file begins as UTF-16 but is not. Save it as “CSV UTF-8”.",
        "tables.windows-1258":
            "The file is in Windows-1258 (the old CSV). Save it as “CSV UTF-8”, so that Vietnamese marks are kept.",
        "tables.tcvn3":
            "The file is in TCVN3 (ABC, the .VnTime fonts). Convert it to Unicode, as with the Unikey Toolkit (Ctrl+Shift+F6), and save it as “CSV UTF-8”.",
        "tables.tcvn3-font":
            "“{value}” was typed in a TCVN3 font (.VnTime), not in Unicode. Convert the whole table, as with the Unikey Toolkit (Ctrl+Shift+F6), and import it again.",
    ]
}
