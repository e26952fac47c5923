extension PortalTexts {
    /// Lists that are brought in from a table.
    static let enLists: [String: String] = [
        "portal.lists": "Lists",
        "portal.lists-open": "Bring in a list",
        "portal.lists-lead":
            "A list that is there in Excel or LibreOffice: bring in the whole table at once, and see first what will be.",
        "portal.lists-none": "Your role brings in no lists.",
        "portal.lists-away": "Not all services could be asked: there may be further lists.",
        "portal.list-bring": "Bring in a table",
        "portal.list-template": "Download the template",
        "portal.list-template-lead":
            "It has the headings, an example, lists to choose from and a guide. A table of yours with other headings is welcome: the next page asks.",
        "portal.list-file": "Choose the table's file",
        "portal.list-file-hint":
            "Excel (.xlsx), LibreOffice (.ods) or CSV; at most {most} MiB and {rows} rows.",
        "portal.list-file-missing": "Choose the file of the table.",
        "portal.list-look": "See what it will be",
        "portal.list.children": "Children",
        "portal.list.children-when":
            "Enters many children at once, with circumstances, disability and caregiver, as after the year's review.",
        "portal.list.children-file": "template-children",
        "portal.list.children-refused-file": "children-to-mend",
        "portal.list.workers": "Officers and collaborators",
        "portal.list.workers-when":
            "Enters who works for children in a commune or an office: when the network is set up, or people change.",
        "portal.list.workers-file": "template-workers",
        "portal.list.workers-refused-file": "workers-to-mend",
        "portal.list.deliveries": "Services given",
        "portal.list.deliveries-when":
            "The monthly list of a school, a clinic, a centre: which child was given what, on which day.",
        "portal.list.deliveries-file": "template-services",
        "portal.list.deliveries-refused-file": "services-to-mend",
        "portal.list.classes": "Training classes",
        "portal.list.classes-when":
            "The attendance list of a class: who learns, and how many hours. After each session, or when the class ends.",
        "portal.list.classes-file": "template-classes",
        "portal.list.classes-refused-file": "classes-to-mend",
        "portal.upload-busy": "Many people are sending tables. Try again in some minutes.",
        "portal.at-row": "Row {row}: {said}",
        "portal.problem.sheet-gone": "This table is kept no more",
        "portal.problem.sheet-gone-advice":
            "A file is kept only in the session that sent it. Send it again: no row that was entered is entered twice.",
        "portal.sheet-open": "not finished yet",
        "portal.sheet-rows": "{count} rows",
        "portal.sheet-row": "Row",
        "portal.sheet-columns": "What the columns are taken for",
        "portal.sheet-column": "Column of the table",
        "portal.sheet-meaning": "Taken for",
        "portal.sheet-choose": "Take the columns as chosen",
        "portal.column-unknown": "What “{heading}” says is not known: choose it, or leave the column out.",
        "portal.column-several": "“{heading}” may be several things: choose one.",
        "portal.column-twice":
            "Another column says this already: choose something else for “{heading}”, or leave it out.",
        "portal.column-left-out": "Leave this column out",
        "portal.sheet-first": "The first rows, as they will be",
        "portal.sheet-tried": "If it is brought in now",
        "portal.sheet-try": "Try it",
        "portal.sheet-count.new": "New",
        "portal.sheet-count.there": "There already",
        "portal.sheet-count.unsure": "Not sure who it is",
        "portal.sheet-count.refused": "To be mended",
        "portal.sheet-nothing-new": "There is no new row yet.",
        "portal.sheet-bring-in": "Bring in {count} new rows",
        "portal.sheet-trying": "Trying: {sent} of {total} rows. Nothing is entered yet.",
        "portal.sheet-bringing-in": "Bringing in: {sent} of {total} rows.",
        "portal.sheet-look-again": "Look again",
        "portal.sheet-receipt": "{new} rows entered; {there} there already; {refused} to be mended.",
        "portal.sheet-done-before":
            "This table was brought in at {moment}, with {count} new rows; none is entered again.",
        "portal.sheet-key": "Key of this import:",
        "portal.sheet-failed": "Not tried, or not brought in: {why}",
        "portal.sheet-doubtful":
            "Nobody knows yet whether all was entered ({why}) Send it again: no row is entered twice.",
        "portal.sheet-changed":
            "The table was mended after that page was opened, and nothing was entered. Look at the result, then send it.",
        "portal.sheet-wrong": "Rows to be mended",
        "portal.sheet-there": "Rows that are there already",
        "portal.sheet-there-lead": "They are not entered again. Tick only whom you know to be somebody else.",
        "portal.row-heading": "Row {row}: {cells}",
        "portal.row-distinct": "This is somebody else: enter it",
        "portal.row-known": "Open the file that is there",
        "portal.rows-more":
            "{count} more rows: they follow when these are mended; or download them and mend them in a spreadsheet.",
        "portal.rows-try": "Try the mended rows again",
        "portal.rows-same": "Nothing was mended.",
        "portal.sheet-refused-file": "Download the rows that were not entered",
        "portal.sheet-another": "Another table",
        "portal.sheet-drop": "Give this table up",
        "portal.guess-text": "Read as {kind}, in {encoding}; headings in row {row}.",
        "portal.guess-sheet": "Read as {kind}; headings in row {row}.",
        "portal.guess-days": "Days in digits are read day first: 05/06/2015 is the 5th of June.",
        "portal.guess-passed-over":
            "{count} rows with nothing in them, or with # before them, are passed over.",
        "portal.guess-sheets": "The workbook has several sheets: only the first is read. Not read: {others}.",
    ]
}
