internal import CExpat
internal import Glibc

/// What is done with a part's XML as it is read.
protocol XMLReader: AnyObject {
    func open(_ name: String, _ attributes: XMLAttributes) throws
    /// What stands between elements, in pieces.
    func text(_ octets: UnsafeBufferPointer<UInt8>) throws
    func close(_ name: String) throws
}

/// An element's attributes, by their names without the prefix; those that LibreOffice added to the standard are passed over, but
/// for ``isError``.
struct XMLAttributes {
    fileprivate let pairs: UnsafeMutablePointer<UnsafePointer<XML_Char>?>?

    subscript(_ name: String) -> String? { find(name, ofLibreOffice: false) }

    /// What LibreOffice says of a cell whose formula could not be worked out.
    var isError: Bool { find("value-type", ofLibreOffice: true) == "error" }

    private func find(_ wanted: String, ofLibreOffice: Bool) -> String? {
        guard let pairs else { return nil }
        var index = 0
        while let name = pairs[index], let value = pairs[index + 1] {
            if strcmp(XMLStream.local(name), wanted) == 0, (strstr(name, ":calcext|") != nil) == ofLibreOffice
            {
                return String(cString: value)
            }
            index += 2
        }
        return nil
    }
}

/// XML read piece by piece. No document type is taken: no entities grow, and nothing is fetched.
final class XMLStream {
    private let parser: XML_Parser
    private unowned let reader: any XMLReader
    private let limits: TableLimits
    private var depth = 0
    private var failure: (any Error)?

    private static let separator = CChar(UInt8(ascii: "|"))

    init(_ reader: any XMLReader, _ limits: TableLimits) throws(TableError) {
        guard let parser = XML_ParserCreateNS(nil, XMLStream.separator) else {
            throw TableError("sheet-broken")
        }
        (self.parser, self.reader, self.limits) = (parser, reader, limits)
        XML_SetUserData(parser, Unmanaged.passUnretained(self).toOpaque())
        XML_SetElementHandler(
            parser, { XMLStream.of($0)?.opened($1, $2) }, { data, name in XMLStream.of(data)?.closed(name) })
        XML_SetCharacterDataHandler(parser) { data, text, count in
            guard let stream = XMLStream.of(data), let text, count > 0 else { return }
            text.withMemoryRebound(to: UInt8.self, capacity: Int(count)) { octets in
                let piece = UnsafeBufferPointer(start: octets, count: Int(count))
                stream.attempt { try stream.reader.text(piece) }
            }
        }
        XML_SetStartDoctypeDeclHandler(parser) { data, _, _, _, _ in
            XMLStream.of(data)?.attempt { throw TableError("sheet-broken") }
        }
    }

    deinit { XML_ParserFree(parser) }

    /// Throws what the reader throws, and ``TableError`` for what is no XML.
    func feed(_ octets: UnsafeRawBufferPointer, isLast: Bool) throws {
        let start = octets.bindMemory(to: CChar.self).baseAddress
        let status = XML_Parse(parser, start, Int32(octets.count), isLast ? 1 : 0)
        if let failure { throw failure }
        guard status == XML_STATUS_OK else { throw TableError("sheet-broken") }
    }

    /// All that stands in `part`.
    static func read(_ part: ZipPart, by reader: any XMLReader, _ limits: TableLimits) throws {
        let stream = try XMLStream(reader, limits)
        while try part.next({ try stream.feed($0, isLast: $1) }) {}
    }

    /// Where a name begins without its namespace: `http://…|row`.
    fileprivate static func local(_ name: UnsafePointer<XML_Char>) -> UnsafePointer<XML_Char> {
        strrchr(name, Int32(separator)).map { UnsafePointer($0 + 1) } ?? name
    }

    private static func of(_ data: UnsafeMutableRawPointer?) -> XMLStream? {
        data.map { Unmanaged<XMLStream>.fromOpaque($0).takeUnretainedValue() }
    }

    private func attempt(_ body: () throws -> Void) {
        guard failure == nil else { return }
        do {
            try body()
        } catch {
            failure = error
            XML_StopParser(parser, 0)
        }
    }

    private func opened(
        _ name: UnsafePointer<XML_Char>?, _ attributes: UnsafeMutablePointer<UnsafePointer<XML_Char>?>?
    ) {
        guard let name else { return }
        attempt {
            depth += 1
            guard depth <= limits.depth else { throw TableError("sheet-broken") }
            try reader.open(String(cString: Self.local(name)), XMLAttributes(pairs: attributes))
        }
    }

    private func closed(_ name: UnsafePointer<XML_Char>?) {
        guard let name else { return }
        attempt {
            depth -= 1
            try reader.close(String(cString: Self.local(name)))
        }
    }
}
