internal import Foundation
internal import JSONCoding
internal import Vocabulary
internal import Yams

/// Reads a YAML file that a person wrote into a `Decodable` value, and says which line is wrong when one is.
///
/// The document is turned into JSON and decoded by the house's own coder, so that a plan, a policy and a
/// request are held to the same rules and refused in the same words; the pointer that the coder names is then
/// looked up in the document to find its line.
public enum YAMLDocument {
    /// The value that the file at `path` writes. `check` finds what is wrong with it as a whole, and throws a `JSONError`
    /// that says where. Throws ``FileProblem`` with all that is wrong.
    public static func decode<Value: Decodable>(
        _ type: Value.Type, _ path: String, check: (Value) throws -> Void = { _ in }
    ) throws -> Value {
        try decode(type, from: text(of: path), file: path, check: check)
    }

    /// The value that `text` writes; `file` is only for errors. Throws ``FileProblem`` with all that is wrong.
    public static func decode<Value: Decodable>(
        _ type: Value.Type, from text: String, file: String, check: (Value) throws -> Void = { _ in }
    ) throws -> Value {
        let draft = try YAMLDraft(type, text, file: file)
        let value = try draft.get()
        do {
            try check(value)
            return value
        } catch let error as JSONError {
            throw draft.placed(error)
        } catch let error as InvalidValue {
            throw FileProblem(
                file: file, line: draft.root.mark?.line, column: draft.root.mark?.column,
                message: error.message)
        }
    }

    /// The file at `path` as a value, with everything that is wrong with it. Throws ``FileProblem`` for what cannot be read,
    /// or is not YAML.
    public static func draft<Value: Decodable>(
        _ type: Value.Type, _ path: String
    ) throws -> YAMLDraft<Value> {
        try YAMLDraft(type, text(of: path), file: path)
    }

    /// Octets of a file: a hundred times the longest plan.
    private static let longest = 1 << 20

    /// What the file at `path` says. Throws ``FileProblem``.
    static func text(of path: String) throws -> String {
        let bytes: [UInt8]
        do throws(KeptFile.Fault) {
            bytes = try KeptFile.bytes(path, most: longest)
        } catch {
            let sentence =
                switch error {
                case .unreadable: "kit.file-unreadable"
                case .tooLarge: "kit.file-too-large"
                }
            throw FileProblem(
                file: path, message: Message(sentence, ["file": path, "most": "\(longest >> 20)"]))
        }
        guard let text = String(bytes: bytes, encoding: .utf8) else {
            throw FileProblem(file: path, message: Message("kit.file-not-utf8", ["file": path]))
        }
        return text
    }

    /// Where `pointer` (RFC 6901) is written in the file at `path`, or the deepest part of it that is: for what is found
    /// wrong with a document after it was read. Throws ``FileProblem`` for a file that cannot be read.
    public static func place(of pointer: String, in path: String) throws -> String {
        try place(of: pointer, inText: text(of: path), file: path)
    }

    /// The same in a text that was read before; `file` is what it is called.
    static func place(of pointer: String, inText text: String, file: String) throws -> String {
        guard let mark = mark(of: pointer, in: try compose(text, file: file)) else { return file }
        return "\(file):\(mark.line):\(mark.column)"
    }

    static func compose(_ text: String, file: String) throws -> Node {
        guard YAMLExpansion.isBounded(text) else {
            throw FileProblem(file: file, message: Message("kit.yaml-expansion"))
        }
        do {
            guard let root = try Yams.compose(yaml: text) else {
                throw FileProblem(file: file, line: 1, message: Message("kit.file-empty", ["file": file]))
            }
            return root
        } catch let error as YamlError {
            throw problem(error, file: file)
        }
    }

    private static func problem(_ error: YamlError, file: String) -> FileProblem {
        switch error {
        case .scanner(_, let what, let mark, _), .parser(_, let what, let mark, _),
            .composer(_, let what, let mark, _):
            return FileProblem(
                file: file, line: mark.line, column: mark.column, message: Message(sentence(for: what)))
        case .duplicatedKeysInMapping(let keys, let context):
            return FileProblem(
                file: file, line: context.mark.line, column: context.mark.column,
                message: Message("kit.yaml-duplicate-key", ["key": keys.joined(separator: ", ")]))
        default: return FileProblem(file: file, message: Message("kit.yaml-malformed"))
        }
    }

    /// Our sentence for what the parser says in its own words, which are English.
    private static func sentence(for problem: String) -> String {
        let known = [
            "tab character": "kit.yaml-tab", "cannot start any token": "kit.yaml-token",
            "mapping values are not allowed": "kit.yaml-colon", "expected ':'": "kit.yaml-colon",
            "expected ',' or": "kit.yaml-bracket", "unexpected end of stream": "kit.yaml-quote",
            "expected key": "kit.yaml-indent", "expected '-' indicator": "kit.yaml-indent",
            "undefined alias": "kit.yaml-alias",
        ]
        return known.first { problem.contains($0.key) }?.value ?? "kit.yaml-malformed"
    }

    /// Where the deepest part of `pointer` (RFC 6901) that exists is written.
    static func mark(of pointer: String, in root: Node) -> Mark? {
        var node = root
        var best = root.mark
        for token in pointer.split(separator: "/", omittingEmptySubsequences: false).dropFirst() {
            let name = String(token).replacing("~1", with: "/").replacing("~0", with: "~")
            switch node {
            case .mapping(let mapping):
                guard let pair = mapping.first(where: { $0.key.scalar?.string == name }) else { return best }
                best = pair.key.mark ?? best
                node = pair.value
            case .sequence(let sequence):
                guard let index = Int(name), sequence.indices.contains(index) else { return best }
                node = sequence[index]
                best = node.mark ?? best
            case .scalar, .alias: return best
            }
        }
        if case .scalar = node { return node.mark ?? best }
        return best
    }
}
