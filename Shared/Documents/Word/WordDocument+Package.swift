import Vocabulary

/// What the archive says of itself and of the page.
extension WordDocument {
    static func opening(_ element: String) -> String {
        """
        <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
        <\(element) xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" \
        xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" \
        xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" \
        xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" \
        xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart">
        """
    }

    /// A4, and its margins (Decree 30/2020, Annex I, I.2): 20 mm above and below, 30 mm left, 15 mm right. The first page bears no
    /// number.
    static let section = """
        <w:sectPr><w:headerReference w:type="default" r:id="rId4"/><w:pgSz w:w="11906" w:h="16838"/>\
        <w:pgMar w:top="1134" w:right="850" w:bottom="1134" w:left="1701" w:header="567" w:footer="567" w:gutter="0"/>\
        <w:titlePg/></w:sectPr>
        """

    static let header =
        opening("w:hdr")
            + """
            <w:p><w:pPr><w:pStyle w:val="Header"/><w:jc w:val="center"/></w:pPr><w:r><w:fldChar w:fldCharType="begin"/></w:r>\
            <w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>\
            <w:r><w:t>2</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p></w:hdr>
            """

    static let settings =
        opening("w:settings")
            + """
            <w:characterSpacingControl w:val="doNotCompress"/><w:compat><w:compatSetting w:name="compatibilityMode" \
            w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat></w:settings>
            """

    var core: String {
        """
        <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
        <cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" \
        xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>\(HTML.escape(document.title))</dc:title>\
        <dc:language>\(document.language.rawValue)</dc:language></cp:coreProperties>
        """
    }

    static let relationships = """
        <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
        <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">\
        <Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" \
        Target="word/document.xml"/>\
        <Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" \
        Target="docProps/core.xml"/></Relationships>
        """

    static func contentTypes(charts: Int) -> String {
        let word = "application/vnd.openxmlformats-officedocument.wordprocessingml."
        var parts = [
            ("/word/document.xml", word + "document.main+xml"), ("/word/styles.xml", word + "styles+xml"),
            ("/word/settings.xml", word + "settings+xml"), ("/word/numbering.xml", word + "numbering+xml"),
            ("/word/header1.xml", word + "header+xml"),
            ("/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml"),
        ]
        for number in 0..<charts {
            parts.append(
                (
                    "/word/charts/chart\(number + 1).xml",
                    "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
                ))
        }
        let overrides = parts.map { "<Override PartName=\"\($0)\" ContentType=\"\($1)\"/>" }
        return """
            <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
            <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">\
            <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>\
            <Default Extension="xml" ContentType="application/xml"/>\(overrides.joined())</Types>
            """
    }

    /// Charts are called `chart1` and so on, by the ids ``WordChart/frame(number:)`` refers to.
    static func documentRelationships(charts: Int) -> String {
        let types = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
        var parts = [
            ("rId1", "styles", "styles.xml"), ("rId2", "settings", "settings.xml"),
            ("rId3", "numbering", "numbering.xml"), ("rId4", "header", "header1.xml"),
        ]
        for number in 0..<charts {
            parts.append(("chart\(number + 1)", "chart", "charts/chart\(number + 1).xml"))
        }
        let entries = parts.map { "<Relationship Id=\"\($0)\" Type=\"\(types)\($1)\" Target=\"\($2)\"/>" }
        return """
            <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
            <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">\(entries.joined())</Relationships>
            """
    }
}
