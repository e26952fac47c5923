/// A workbook of Excel (ECMA-376).
struct Workbook {
    private let archive: ZipArchive
    private let limits: TableLimits
    private let book: WorkbookPart
    private let folder: String

    init(_ archive: ZipArchive, _ limits: TableLimits) throws {
        (self.archive, self.limits) = (archive, limits)
        book = WorkbookPart()
        folder = "xl/"
        try XMLStream.read(archive.part(folder + "workbook.xml"), by: book, limits)
    }

    /// Those that are not hidden.
    var sheets: [String] { book.names }

    /// Of the first sheet that is not hidden.
    func rows() throws -> any TableRows {
        guard let id = book.sheet else { throw TableError("no-sheet") }
        let relations = RelationsPart()
        try XMLStream.read(archive.part(folder + "_rels/workbook.xml.rels"), by: relations, limits)
        let styles = StylesPart()
        try relations.part(of: "styles").map { try XMLStream.read(archive.part($0), by: styles, limits) }
        let texts = SharedStrings(limits)
        try relations.part(of: "sharedStrings").map {
            try XMLStream.read(archive.part($0), by: texts, limits)
        }
        guard let sheet = relations.part(id) else { throw TableError("sheet-broken") }
        let reader = WorksheetReader(texts, styles, from1904: book.isFrom1904, limits)
        return try SheetRows(archive.part(sheet), reader, limits)
    }
}

/// `workbook.xml`.
private final class WorkbookPart: XMLReader {
    /// By which the relations know the first sheet that is not hidden.
    private(set) var sheet: String?
    /// What the sheets are called that are not hidden.
    private(set) var names: [String] = []
    private(set) var isFrom1904 = false

    func open(_ name: String, _ attributes: XMLAttributes) {
        switch name {
        case "workbookPr":
            isFrom1904 = ["1", "true"].contains(attributes["date1904"] ?? "")
        case "sheet" where (attributes["state"] ?? "visible") == "visible":
            if sheet == nil { sheet = attributes["id"] }
            if names.count < 100 { names.append(attributes["name"] ?? "") }
        default: break
        }
    }

    func text(_ octets: UnsafeBufferPointer<UInt8>) {}
    func close(_ name: String) {}
}

/// Which part of the archive is what to the workbook.
private final class RelationsPart: XMLReader {
    private var targets: [String: String] = [:]
    private var types: [String: String] = [:]

    func open(_ name: String, _ attributes: XMLAttributes) throws {
        guard name == "Relationship", let id = attributes["Id"], let target = attributes["Target"],
            attributes["TargetMode"] != "External"
        else { return }
        guard targets.count < 4_096 else { throw TableError("sheet-broken") }
        let path = target.hasPrefix("/") ? String(target.dropFirst()) : "xl/" + target
        targets[id] = path
        if let type = attributes["Type"]?.split(separator: "/").last { types[String(type)] = path }
    }

    func text(_ octets: UnsafeBufferPointer<UInt8>) {}
    func close(_ name: String) {}

    func part(_ id: String) -> String? { targets[id] }
    func part(of type: String) -> String? { types[type] }
}

/// How cells are shown, as far as it says which numbers are days.
final class StylesPart: XMLReader {
    private var formats: [Int: Bool] = [:]
    private var styles: [Bool] = []
    private var isInStyles = false

    func open(_ name: String, _ attributes: XMLAttributes) throws {
        switch name {
        case "numFmt":
            guard let id = attributes["numFmtId"].flatMap({ Int($0) }), let code = attributes["formatCode"]
            else { return }
            guard formats.count < 65_536 else { throw TableError("sheet-broken") }
            formats[id] = SheetNumber.isDay(format: code)
        case "cellXfs": isInStyles = true
        case "xf" where isInStyles:
            guard styles.count < 65_536 else { throw TableError("sheet-broken") }
            let format = attributes["numFmtId"].flatMap { Int($0) } ?? 0
            styles.append(formats[format] ?? Self.isDay(format))
        default: break
        }
    }

    func text(_ octets: UnsafeBufferPointer<UInt8>) {}

    func close(_ name: String) { if name == "cellXfs" { isInStyles = false } }

    func isDay(_ style: Int) -> Bool { styles.indices.contains(style) && styles[style] }

    /// Of the formats that every program knows by their numbers.
    private static func isDay(_ format: Int) -> Bool {
        switch format {
        case 14...22, 27...36, 45...47, 50...58: true
        default: false
        }
    }
}

/// The texts that cells share, one after the other in one place.
final class SharedStrings: XMLReader {
    private let limits: TableLimits
    private var octets: [UInt8] = []
    private var ends: [Int] = []
    private var isText = false
    /// How the text is pronounced is no part of it.
    private var isPhonetic = false

    init(_ limits: TableLimits) { self.limits = limits }

    func open(_ name: String, _ attributes: XMLAttributes) {
        if name == "rPh" { isPhonetic = true }
        if name == "t" { isText = !isPhonetic }
    }

    func text(_ piece: UnsafeBufferPointer<UInt8>) throws {
        guard isText else { return }
        guard octets.count + piece.count <= limits.sharedStrings else { throw TableError("sheet-too-large") }
        octets += piece
    }

    func close(_ name: String) throws {
        switch name {
        case "t": isText = false
        case "rPh": isPhonetic = false
        case "si":
            guard ends.count < limits.sharedStrings / 8 else { throw TableError("sheet-too-large") }
            guard octets.count - (ends.last ?? 0) <= limits.cell else {
                throw TableError("cell-too-long", ["most": "\(limits.cell >> 10)"])
            }
            ends.append(octets.count)
        default: break
        }
    }

    /// Nil where there are not so many.
    subscript(_ index: Int) -> String? {
        guard ends.indices.contains(index) else { return nil }
        return String(decoding: octets[(index == 0 ? 0 : ends[index - 1])..<ends[index]], as: UTF8.self)
    }
}
