import Bus
import JSONCoding
import ServiceKit
import Vocabulary

/// A script as its file has it.
package struct ScriptFile: Sendable {
    /// As the harness named it; `-` is standard input.
    package let file: String
    package let lines: [(number: Int, line: ScriptLine)]
    /// Sixteen characters that only this content has: where the idempotency keys come from.
    let fingerprint: String

    /// Throws ``FileProblem`` with all that is wrong, each with its line.
    package init(_ text: String, file: String) throws {
        self.file = file
        let read = try JSONLines.read(text, file: file)
        var problems = read.problems
        lines = read.lines.compactMap { line in
            let members = ScriptMembers(line.value)
            let scripted = ScriptLine(members)
            problems += members.mistakes.map { FileProblem(file: file, line: line.number, message: $0) }
            return scripted.map { (line.number, $0) }
        }
        if let problem = FileProblem(problems) { throw problem }
        fingerprint = Fingerprint.of(Array(text.utf8))
    }
}

extension ScriptFile {
    /// Those of `files`, by their names. Throws ``FileProblem`` with all that is wrong in any of them.
    package static func read(_ files: [String]) throws -> [ScriptFile] {
        var problems: [FileProblem] = []
        let scripts = try files.compactMap { file -> ScriptFile? in
            do {
                return try ScriptFile(Files.text(file), file: file)
            } catch let problem as FileProblem {
                problems += problem.all
                return nil
            }
        }
        if let problem = FileProblem(problems) { throw problem }
        return scripts
    }
}

/// Content as a short text: FNV-1a, 64 bits (Fowler, Noll, Vo), to tell contents apart, not to keep secrets.
package struct Fingerprint {
    private var hash: UInt64 = 0xCBF2_9CE4_8422_2325

    package init() {}

    package mutating func add(_ bytes: [UInt8]) {
        for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
    }

    /// In hexadecimal.
    package var text: String {
        let text = String(hash, radix: 16)
        return String(repeating: "0", count: 16 - text.count) + text
    }

    package static func of(_ bytes: [UInt8]) -> String {
        var digest = Fingerprint()
        digest.add(bytes)
        return digest.text
    }
}

extension ScriptLine {
    /// Nil for what is no line; what is wrong with it is kept in `members`.
    fileprivate init?(_ members: ScriptMembers) {
        guard members.isObject else { return nil }
        let verbs = ["call", "set", "follow", "clock", "comment"].filter { members[$0] != nil }
        // A remark may stand beside any verb.
        guard let verb = verbs.first, verbs.filter({ $0 != "comment" }).count <= 1 else {
            members.note(Message("gateway.script-verb"))
            return nil
        }
        switch verb {
        case "call": self = .call(ScriptedCall(members))
        case "follow": self = .follow(ScriptedFollow(members))
        case "set":
            members.only(["set", "comment"])
            self = .set(members.object("set") ?? [:])
        case "clock":
            members.only(["clock", "as", "comment"])
            self = .clock(day: members.text("clock") ?? "", unit: members.text("as"))
        default:
            members.only(["comment"])
            self = .comment(members.text("comment") ?? "")
        }
    }
}

extension ScriptedCall {
    fileprivate init(_ members: ScriptMembers) {
        members.only([
            "call", "as", "for", "service", "body", "rows", "timeoutMs", "key", "limit", "expect", "save",
            "comment",
        ])
        method = members.text("call") ?? ""
        unit = members.text("as")
        actingFor = members.text("for")
        service = members.text("service")
        body = members["body"] ?? .object([:])
        rows = members["rows"]
        if let rows, rows.array == nil, rows.string?.hasPrefix("@") != true { members.wrong("rows", "rows") }
        timeout = members.count("timeoutMs", "milliseconds")
        key = members.text("key")
        limit = members.count("limit", "count")
        expect = Expectation(members, members.object("expect") ?? [:])
        save = members.pointers("save")
    }
}

extension ScriptedFollow {
    fileprivate init(_ members: ScriptMembers) {
        members.only(["follow", "until", "as", "timeoutMs", "save", "comment"])
        service = members.text("follow") ?? ""
        until = .object(members.object("until") ?? [:])
        unit = members.text("as")
        timeout = members.count("timeoutMs", "milliseconds") ?? 30_000
        save = members.pointers("save")
    }
}

extension Expectation {
    fileprivate init(_ line: ScriptMembers, _ object: JSONObject) {
        let members = ScriptMembers(.object(object))
        members.only(["status", "body", "details"])
        status = members.text("status") ?? "OK"
        if Status(name: status) == nil { members.wrong("status", "status") }
        body = members["body"]
        details = members["details"]
        members.mistakes.forEach(line.note)
    }
}

/// Members of a line, taken out one by one; what is wrong with them is noted, and something else stands in its place.
private final class ScriptMembers {
    private let members: JSONObject
    let isObject: Bool
    private(set) var mistakes: [Message] = []

    init(_ value: JSONValue) {
        members = value.object ?? [:]
        isObject = value.object != nil
        if !isObject { note(Message("gateway.script-not-object")) }
    }

    subscript(name: String) -> JSONValue? { members[name] }

    func note(_ mistake: Message) { mistakes.append(mistake) }

    func wrong(_ name: String, _ expected: String, entry: String = "") {
        note(
            Message(
                "gateway.script-type.\(expected)", ["entry": entry],
                terms: ["name": [ScriptWords.term(name)]]))
    }

    func only(_ known: [String]) {
        for stray in members.names where !known.contains(stray) {
            note(
                Message(
                    "gateway.script-member", ["name": stray], terms: ["known": known.map(ScriptWords.term)],
                    near: ["known": stray]))
        }
    }

    func text(_ name: String) -> String? {
        guard let value = members[name] else { return nil }
        if value.string == nil { wrong(name, "string") }
        return value.string
    }

    func object(_ name: String) -> JSONObject? {
        guard let value = members[name] else { return nil }
        if value.object == nil { wrong(name, "object") }
        return value.object
    }

    func count(_ name: String, _ expected: String) -> Int? {
        guard let value = members[name] else { return nil }
        guard let count = value.integer, count > 0, count <= Int64(Int32.max) else {
            wrong(name, expected)
            return nil
        }
        return Int(count)
    }

    func pointers(_ name: String) -> [(name: String, pointer: String)] {
        (object(name) ?? [:]).members.compactMap { member in
            guard let pointer = member.value.string, pointer.isEmpty || pointer.hasPrefix("/") else {
                wrong(name, "pointer", entry: member.name)
                return nil
            }
            return (member.name, pointer)
        }
    }
}
