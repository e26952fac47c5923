import Foundation
import Vocabulary

/// A file as a browser sends it.
struct SentFile: Sendable {
    /// What it is called where it comes from, without folders: to be shown, and for nothing else.
    let name: String
    let octets: [UInt8]
}

/// What browsers send of a form with a file (RFC 7578).
struct MultipartForm {
    private(set) var fields: [String: [String]] = [:]
    private(set) var files: [String: SentFile] = [:]

    /// Octets of a form with its file: what a clerk's table is many times shorter than.
    static let longest = 8 << 20
    private static let mostParts = 50
    private static let longestHead = 4 << 10
    /// Of what was typed beside the file.
    private static let longestField = 64 << 10

    /// What stands between the parts, by the header that names it; nil for a form of another kind.
    static func boundary(of contentType: String) -> String? {
        guard contentType.lowercased().hasPrefix("multipart/form-data"),
            let start = contentType.range(of: "boundary=", options: .caseInsensitive)
        else { return nil }
        let rest = contentType[start.upperBound...].prefix { $0 != ";" }
        let boundary = String(rest).trimmed.trimmingCharacters(in: ["\""])
        return (1...70).contains(boundary.utf8.count) ? boundary : nil
    }

    /// Nil for what is no such form.
    init?(_ octets: Data, boundary: String) {
        let line = Data("--\(boundary)".utf8)
        let (between, blank) = (Data("\r\n".utf8) + line, Data("\r\n\r\n".utf8))
        guard octets.starts(with: line) else { return nil }
        var here = octets.startIndex + line.count
        for _ in 0..<Self.mostParts {
            let rest = octets[here...]
            if rest.starts(with: Data("--".utf8)) { return }
            guard rest.starts(with: Data("\r\n".utf8)),
                let head = octets.range(of: blank, in: here..<octets.endIndex),
                head.lowerBound - here <= Self.longestHead,
                let end = octets.range(of: between, in: (head.upperBound - 2)..<octets.endIndex),
                let lines = String(validating: octets[here..<head.lowerBound], as: UTF8.self),
                let disposition = Self.disposition(lines), let name = disposition["name"]
            else { return nil }
            // Of a part in which nothing stands what ends it begins where its head ends.
            let body = octets[min(head.upperBound, end.lowerBound)..<end.lowerBound]
            here = end.upperBound
            if let file = disposition["filename"] {
                // A field for a file in which none was chosen is sent all the same.
                guard files[name] == nil else { return nil }
                if !file.isEmpty || !body.isEmpty {
                    files[name] = SentFile(name: Self.plain(file), octets: Array(body))
                }
            } else {
                guard body.count <= Self.longestField, let text = String(validating: body, as: UTF8.self)
                else {
                    return nil
                }
                fields[name, default: []].append(text)
            }
        }
        return nil
    }

    /// Of `Content-Disposition: form-data; name="file"; filename="Danh sách.xlsx"`: what stands in quotation marks, by its name.
    private static func disposition(_ lines: String) -> [String: String]? {
        let head = lines.split(separator: "\r\n").first {
            $0.lowercased().hasPrefix("content-disposition:")
        }
        guard let head, head.lowercased().contains("form-data") else { return nil }
        var found: [String: String] = [:]
        for match in head.matches(of: /;\s*([A-Za-z]+)="([^"]*)"/) {
            found[match.1.lowercased()] = String(match.2).replacing("%22", with: "\"")
        }
        return found
    }

    /// Without the folders that some browsers send, and short enough to be shown.
    private static func plain(_ name: String) -> String {
        let last = name.split(whereSeparator: { $0 == "/" || $0 == "\\" }).last.map(String.init) ?? name
        return String(
            String.UnicodeScalarView(last.unicodeScalars.filter { $0.properties.generalCategory != .control })
        )
        .prefix(100).description
    }
}
