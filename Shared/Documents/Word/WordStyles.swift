import Vocabulary

/// How what a document has looks, by name: a clerk changes a style once, not each paragraph.
enum WordStyles {
    private struct Style {
        let id: String
        let name: String
        var above = "Normal"
        /// What follows in a document that is typed on.
        var next: String?
        var paragraph = ""
        var letters = ""

        var xml: String {
            let following = next.map { "<w:next w:val=\"\($0)\"/>" } ?? ""
            return """
                <w:style w:type="paragraph" w:styleId="\(id)"><w:name w:val="\(name)"/><w:basedOn w:val="\(above)"/>\(following)\
                <w:qFormat/><w:pPr>\(paragraph)</w:pPr><w:rPr>\(letters)</w:rPr></w:style>
                """
        }
    }

    /// Sizes are half points: 26 is the 13 of Decree 30/2020 (Annex I, I.5).
    static func xml(_ language: Language) -> String {
        let tag = language == .vi ? "vi-VN" : "en-GB"
        return WordDocument.opening("w:styles") + """
            <w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" \
            w:eastAsia="Times New Roman" w:cs="Times New Roman"/><w:sz w:val="26"/><w:szCs w:val="26"/>\
            <w:lang w:val="\(tag)" w:eastAsia="\(tag)"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>\
            <w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>\
            <w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:tblPr>\
            <w:tblInd w:w="0" w:type="dxa"/></w:tblPr></w:style>\
            <w:style w:type="table" w:styleId="TableGrid"><w:name w:val="Table Grid"/><w:basedOn w:val="TableNormal"/><w:tblPr>\
            <w:tblBorders>\(borders)</w:tblBorders><w:tblCellMar><w:left w:w="70" w:type="dxa"/><w:right w:w="70" w:type="dxa"/>\
            </w:tblCellMar></w:tblPr></w:style>\(styles.map(\.xml).joined())</w:styles>
            """
    }

    private static let borders = ["top", "left", "bottom", "right", "insideH", "insideV"].map {
        "<w:\($0) w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"7F7F7F\"/>"
    }
    .joined()

    private static func spacing(_ before: Int, _ after: Int) -> String {
        "<w:spacing w:before=\"\(before)\" w:after=\"\(after)\"/>"
    }

    private static let centred = "<w:jc w:val=\"center\"/>"

    private static let styles = [
        Style(
            id: "BodyText", name: "Body Text",
            paragraph:
                "<w:spacing w:before=\"0\" w:after=\"120\" w:line=\"276\" w:lineRule=\"auto\"/><w:jc w:val=\"both\"/>"
        ),
        Style(
            id: "Heading1", name: "heading 1", next: "BodyText",
            paragraph: "<w:keepNext/>\(spacing(240, 120))<w:outlineLvl w:val=\"0\"/>", letters: "<w:b/>"),
        Style(
            id: "Heading2", name: "heading 2", next: "BodyText",
            paragraph: "<w:keepNext/>\(spacing(180, 60))<w:outlineLvl w:val=\"1\"/>", letters: "<w:b/><w:i/>"),
        Style(
            id: "Title", name: "Title", next: "Subtitle", paragraph: spacing(240, 0) + centred,
            letters: "<w:b/><w:sz w:val=\"28\"/>"),
        Style(id: "Subtitle", name: "Subtitle", next: "BodyText", paragraph: centred, letters: "<w:b/>"),
        Style(id: "Centred", name: "Centred", paragraph: spacing(60, 60) + centred),
        Style(
            id: "Letterhead", name: "Letterhead", paragraph: centred, letters: "<w:sz w:val=\"24\"/>"),
        Style(id: "Motto", name: "Motto", paragraph: centred),
        Style(
            id: "Rule", name: "Rule",
            paragraph: "<w:spacing w:before=\"50\" w:after=\"60\" w:line=\"120\" w:lineRule=\"exact\"/>",
            letters: "<w:sz w:val=\"8\"/>"),
        Style(
            id: "Gap", name: "Gap",
            paragraph: "<w:spacing w:before=\"0\" w:after=\"0\" w:line=\"120\" w:lineRule=\"exact\"/>",
            letters: "<w:sz w:val=\"8\"/>"),
        Style(
            id: "Summary", name: "Summary", above: "BodyText",
            paragraph:
                "<w:pBdr><w:left w:val=\"single\" w:sz=\"24\" w:space=\"8\" w:color=\"444444\"/></w:pBdr><w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"F3F3EF\"/>\(spacing(120, 120))<w:ind w:left=\"227\"/>"
        ),
        Style(
            id: "Note", name: "Note", paragraph: spacing(60, 60),
            letters: "<w:color w:val=\"444444\"/><w:sz w:val=\"20\"/>"),
        Style(
            id: "Caption", name: "caption", paragraph: "<w:keepNext/>\(spacing(120, 60))"),
        Style(
            id: "ListBullet", name: "List Bullet", above: "BodyText",
            paragraph: "<w:numPr><w:numId w:val=\"1\"/></w:numPr>"),
        Style(
            id: "TableText", name: "Table Text", paragraph: spacing(20, 20), letters: "<w:sz w:val=\"21\"/>"),
        Style(id: "Recipients", name: "Recipients", letters: "<w:sz w:val=\"22\"/>"),
        Style(id: "Header", name: "header"),
    ]

    /// Items begin with a dash, as in administrative documents.
    static let numbering =
        WordDocument.opening("w:numbering")
            + """
            <w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0"><w:start w:val="1"/>\
            <w:numFmt w:val="bullet"/><w:lvlText w:val="-"/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="567" w:hanging="227"/></w:pPr>\
            </w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>
            """
}
