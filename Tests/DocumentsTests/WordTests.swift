import Foundation
import Testing
import Vocabulary

@testable import Documents

@Suite("A document for Word", .timeLimit(.minutes(5)))
struct WordTests {
    private func part(_ name: String, of document: Document) throws -> String {
        try #require(WordDocument(document).parts.first { $0.name == name }).text
    }

    @Test("the same document is the same file, part by part")
    func same() {
        let first = WordDocument(Sample.document()).parts
        let second = WordDocument(Sample.document()).parts
        #expect(first.map(\.name) == second.map(\.name) && first.map(\.text) == second.map(\.text))
        #expect(first.first?.name == "[Content_Types].xml")
    }

    @Test("each part is well-formed, whatever people wrote", arguments: ["Chữ", Sample.hostile])
    func wellFormed(words: String) throws {
        for (name, text) in WordDocument(Sample.document(words: words)).parts {
            let reader = XMLReader(text)
            #expect(reader.error == nil, "\(name)")
            #expect(!reader.elements.contains("script"), "\(name)")
        }
    }

    @Test("every part is told what it is, and every reference leads to a part")
    func package() throws {
        let parts = WordDocument(Sample.document()).parts
        let types = try #require(parts.first).text
        for part in parts.dropFirst() where !part.name.hasSuffix(".rels") {
            #expect(types.contains("PartName=\"/\(part.name)\""), "\(part.name)")
        }
        let relations = try part("word/_rels/document.xml.rels", of: Sample.document())
        let body = try part("word/document.xml", of: Sample.document())
        for reference in body.matches(of: /r:id="([^"]+)"/).map(\.1) {
            #expect(relations.contains("Id=\"\(reference)\""), "\(reference)")
        }
        // Two charts are drawn by Word; the map is said in words.
        #expect(parts.count { $0.name.hasPrefix("word/charts/") } == 2)
    }

    @Test("headings are headings, tables are tables whose headings come again, and page 1 bears no number")
    func structure() throws {
        let body = try part("word/document.xml", of: Sample.document())
        #expect(
            body.contains("<w:pStyle w:val=\"Heading1\"/>") && body.contains("<w:pStyle w:val=\"Heading2\"/>")
        )
        #expect(body.contains("<w:tblHeader/>") && body.contains("<w:tblStyle w:val=\"TableGrid\"/>"))
        #expect(body.contains("<w:titlePg/>") && !body.contains("w:type=\"first\""))
        // A4 and Decree 30's margins: 20, 15, 20 and 30 mm.
        #expect(body.contains("<w:pgSz w:w=\"11906\" w:h=\"16838\"/>"))
        #expect(body.contains("<w:pgMar w:top=\"1134\" w:right=\"850\" w:bottom=\"1134\" w:left=\"1701\""))
        let styles = try part("word/styles.xml", of: Sample.document())
        #expect(styles.contains("w:ascii=\"Times New Roman\"") && styles.contains("<w:sz w:val=\"26\"/>"))
        let used = Set(body.matches(of: /<w:pStyle w:val="([^"]+)"/).map { String($0.1) })
        for style in used { #expect(styles.contains("w:styleId=\"\(style)\""), "\(style)") }
    }

    @Test("columns are as wide as the text together, and figures stand to the right")
    func widths() throws {
        let body = try part("word/document.xml", of: Sample.document())
        let grids = body.matches(of: /<w:tblGrid>(.*?)<\/w:tblGrid>/).map { grid in
            grid.1.matches(of: /w:w="(\d+)"/).compactMap { Int($0.1) }
        }
        #expect(grids.count == 3)
        for grid in grids {
            #expect((WordDocument.textWidth - 5...WordDocument.textWidth).contains(grid.reduce(0, +)))
        }
        #expect(body.contains("<w:jc w:val=\"right\"/></w:pPr><w:r><w:t xml:space=\"preserve\">1.234</w:t>"))
    }
}

/// Reads XML octet by octet, as programs do, and tells what elements are in it.
private final class XMLReader {
    private(set) var elements: Set<String> = []
    private(set) var error: String?

    /// What is opened is closed in turn, attributes stand between quotation marks, and nothing else begins with `<` or `&`.
    init(_ text: String) {
        var open: [String] = []
        var rest = Array(text.utf8)[...]
        while let start = rest.firstIndex(of: UInt8(ascii: "<")) {
            check(rest[..<start])
            guard let end = rest[start...].firstIndex(of: UInt8(ascii: ">")) else {
                error = "no end"
                return
            }
            let tag = rest[(start + 1)..<end]
            rest = rest[(end + 1)...]
            read(tag, &open)
        }
        if !open.isEmpty { error = "left open: \(open)" }
    }

    private func read(_ tag: ArraySlice<UInt8>, _ open: inout [String]) {
        let words = String(decoding: tag, as: UTF8.self)
        guard tag.first != UInt8(ascii: "?") else { return }
        let isEnd = tag.first == UInt8(ascii: "/")
        let ends = [UInt8(ascii: " "), UInt8(ascii: "/")]
        let name = String(
            decoding: (isEnd ? tag.dropFirst() : tag).prefix { !ends.contains($0) }, as: UTF8.self)
        elements.insert(name.split(separator: ":").last.map(String.init) ?? name)
        check(tag)
        if tag.count(where: { $0 == UInt8(ascii: "\"") }) % 2 != 0 { error = "quotation marks: \(words)" }
        if isEnd {
            if open.popLast() != name { error = "closed out of turn: \(name)" }
        } else if tag.last != UInt8(ascii: "/") {
            open.append(name)
        }
    }

    private func check(_ text: ArraySlice<UInt8>) {
        let parts = text.split(separator: UInt8(ascii: "&"), omittingEmptySubsequences: false).dropFirst()
        let names = ["amp;", "lt;", "gt;", "quot;", "#39;"].map { Array($0.utf8) }
        if !parts.allSatisfy({ part in names.contains { part.starts(with: $0) } })
            || text.contains(UInt8(ascii: ">"))
        {
            error = "text: \(String(decoding: text.prefix(60), as: UTF8.self))"
        }
    }
}
