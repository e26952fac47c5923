internal import Foundation

/// The documentation comments of the contracts, read from the sources: the one place where methods, types and their members
/// are described in words.
public struct DocTexts: Sendable {
    private var methods: [String: String] = [:]
    /// By `Type` or `Type.member`, in the sources of each service, `""` for those of all.
    private var types: [String: [String: String]] = [:]

    /// None.
    public init() {}

    /// What the sources below `root`, the root of this repository, say of the contracts of `services` (`registry`) and of
    /// what all share; none where there are no sources.
    public init(sources root: String, of services: [String]) {
        let folders =
            services.map { (path: "\(root)/Services/\($0.capitalized)/API", service: $0) }
            + ["ServiceKit/BuiltIn", "Bus/Calls", "Store", "Vocabulary"].map {
                (path: "\(root)/Shared/\($0)", service: "")
            }
        for folder in folders {
            for file in Self.files(in: folder.path) {
                var reader = DocReader()
                for line in file.split(separator: "\n", omittingEmptySubsequences: false) {
                    reader.read(line)
                }
                methods.merge(reader.methods) { first, _ in first }
                types[folder.service, default: [:]].merge(reader.types) { first, _ in first }
            }
        }
    }

    /// Of a method, by its name.
    func method(_ name: String) -> String? { methods[name] }

    /// Of a type (`Child`, `Sex`) or a member (`Child.sex`) that `service` speaks of.
    func type(_ name: String, of service: String) -> String? { types[service]?[name] ?? types[""]?[name] }

    private static func files(in folder: String) -> [String] {
        do {
            return try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
                .filter { $0.hasSuffix(".swift") }
                .map { try String(contentsOf: URL(filePath: "\(folder)/\($0)"), encoding: .utf8) }
        } catch {
            return []
        }
    }
}

/// Reads one source file, line by line.
struct DocReader {
    private(set) var methods: [String: String] = [:]
    private(set) var types: [String: String] = [:]
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
