internal import Bus
internal import JSONCoding
internal import Vocabulary
internal import Yams

/// A YAML document that a person wrote, read as a value: with everything that is wrong with it, each at its line.
public struct YAMLDraft<Value: Decodable> {
    /// The document as JSON.
    public let json: [UInt8]
    /// What does not decode.
    public let undecoded: [FileProblem]
    /// Members that the type does not have, and would be passed over.
    public let strangers: [FileProblem]
    /// So many mistakes are looked up in the document: more than anybody reads.
    private static var mostPlaced: Int { 1000 }
    private let value: Value?
    private let file: String
    let root: Node

    /// Throws ``FileProblem`` for what is not YAML.
    init(_ type: Value.Type, _ text: String, file: String) throws {
        root = try YAMLDocument.compose(text, file: file)
        self.file = file
        var json: [UInt8] = []
        try YAMLToJSON.write(root, to: &json, file: file)
        self.json = json
        let draft = JSON.draft(type, from: json, describing: Schemas.describe)
        value = draft.value
        let document = root
        undecoded = draft.mistakes.prefix(Self.mostPlaced).map { Self.placed($0, in: document, file: file) }
        let unknown = Schemas.schema(ofFile: type).map { UnknownMembers($0).all(in: document) } ?? []
        strangers = unknown.map { mark, name, known in
            FileProblem(
                file: file, line: mark?.line, column: mark?.column,
                message: Message(
                    "kit.yaml-unknown-member", ["member": name],
                    terms: ["known": known.map { "member.\($0)" }], near: ["known": name]))
        }
    }

    /// All that is wrong; nil when nothing is.
    public var problem: FileProblem? { FileProblem(undecoded + strangers) }

    /// The value. Throws ``FileProblem`` with all that is wrong.
    public func get() throws -> Value {
        if let problem { throw problem }
        guard let value else { throw FileProblem(file: file, message: Message("kit.yaml-malformed")) }
        return value
    }

    /// What is wrong with the value as a whole, at its line.
    func placed(_ error: JSONError) -> FileProblem { Self.placed(error, in: root, file: file) }

    private static func placed(_ error: JSONError, in root: Node, file: String) -> FileProblem {
        let mark = YAMLDocument.mark(of: error.pointer, in: root)
        return FileProblem(
            file: file, line: mark?.line, column: mark?.column, message: named(Refusal(error).message))
    }

    /// The member in people's words where there are any, else as the file calls it: a pointer says nothing to who wrote YAML.
    private static func named(_ message: Message) -> Message {
        guard let pointer = message.arguments["field"], pointer.hasPrefix("/"),
            KitTexts.all.member(pointer, in: .vi) == nil,
            let name = pointer.split(separator: "/").last(where: { Int($0) == nil })
        else { return message }
        let written = name.replacing("~1", with: "/").replacing("~0", with: "~")
        return Message(
            message.key, message.arguments.merging(["field": "“\(written)”"]) { _, new in new },
            terms: message.terms)
    }
}
