internal import Foundation

/// Reads one source file, line by line.
struct DocReader {
    private(set) var methods: [String: String] = [:]
    private(set) var types: [String: String] = [:]
    private(set) var generics: Set<String> = []
    private var comment: [String] = []
    /// Of a method whose name stands on a line to come.
    private var pending: String?
    /// The types around the present line, by how deep their braces are.
    private var enclosing: [(depth: Int, name: String)] = []
    private var depth = 0

    mutating func read(_ line: Substring) {
        let text = line.trimmingCharacters(in: .whitespaces)
        if text.hasPrefix("///") {
            comment.append(text.dropFirst(3).trimmingCharacters(in: .whitespaces))
            return
        }
        defer {
            depth += text.count { $0 == "{" } - text.count { $0 == "}" }
            while let last = enclosing.last, depth <= last.depth { enclosing.removeLast() }
        }
        let words = text.split(separator: " ")
        if let declared = Self.name(after: ["struct", "enum"], in: words) {
            let name = (enclosing.map(\.name) + [declared]).joined(separator: ".")
            note(name)
            if text.contains("\(declared)<") { generics.insert(name) }
            if text.contains("{"), !text.hasSuffix("}") { enclosing.append((depth, declared)) }
        } else if let member = Self.name(after: ["let", "var"], in: words) {
            if words.contains("static") {
                pending = said()
            } else {
                note((enclosing.map(\.name) + [member]).joined(separator: "."))
            }
        }
        if let name = text.firstMatch(of: /"([A-Za-z0-9]+\.[A-Za-z0-9]+\/[A-Za-z0-9]+)"/)?.1 {
            if let pending { methods[String(name)] = pending }
            pending = nil
        }
        if !text.hasPrefix("@") { comment = [] }
    }

    private mutating func note(_ name: String) {
        if let said = said(), types[name] == nil { types[name] = said }
    }

    /// Paragraphs as lines; names of symbols as plain code.
    private func said() -> String? {
        let paragraphs = comment.split(separator: "").map { $0.joined(separator: " ") }
        let text = paragraphs.joined(separator: "\n")
            .replacing(/``([^`(]+)(\([^`]*\))?``/) { "`\($0.1)`" }
        return text.isEmpty ? nil : text
    }

    private static func name(after keywords: Set<Substring>, in words: [Substring]) -> String? {
        guard let index = words.firstIndex(where: { keywords.contains($0) }), index + 1 < words.count,
            words[..<index].allSatisfy({
                ["public", "static", "indirect", "private", "internal"].contains($0)
            })
        else { return nil }
        let name = words[index + 1].prefix { $0.isLetter || $0.isNumber || $0 == "_" || $0 == "`" }
        return name.isEmpty ? nil : String(name).replacing("`", with: "")
    }
}
