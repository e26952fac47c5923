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

    /// Throws ``FileProblem`` with the line.
    package init(_ text: String, file: String) throws {
        self.file = file
        lines = try JSONLines(text, file: file).lines.map { line in
            do {
                return (line.number, try ScriptLine(line.value))
            } catch let error as InvalidValue {
                throw FileProblem(file: file, line: line.number, message: error.message)
            }
        }
        fingerprint = Fingerprint.of(Array(text.utf8))
    }
}

/// Content as a short text.
package enum Fingerprint {
    /// FNV-1a, 64 bits (Fowler, Noll, Vo), in hexadecimal: to tell contents apart, not to keep secrets.
    package static func of(_ bytes: [UInt8]) -> String {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
        let text = String(hash, radix: 16)
        return String(repeating: "0", count: 16 - text.count) + text
    }
}

extension ScriptLine {
    /// Throws `InvalidValue` for what is no line.
    init(_ value: JSONValue) throws {
        guard let object = value.object else { throw InvalidValue(Message("gateway.script-not-object")) }
        let members = ScriptMembers(object)
        let verbs = ["call", "set", "follow", "clock", "comment"].filter { object[$0] != nil }
        guard let verb = verbs.first else { throw InvalidValue(Message("gateway.script-verb")) }
        // A remark may stand beside any verb.
        guard verbs.filter({ $0 != "comment" }).count <= 1 else {
            throw InvalidValue(Message("gateway.script-verb"))
        }
        switch verb {
        case "call": self = .call(try ScriptedCall(members))
        case "follow": self = .follow(try ScriptedFollow(members))
        case "set":
            try members.only(["set", "comment"])
            self = .set(try members.object("set") ?? [:])
        case "clock":
            try members.only(["clock", "as", "comment"])
            self = .clock(day: try members.text("clock") ?? "", unit: try members.text("as"))
        default:
            try members.only(["comment"])
            self = .comment(try members.text("comment") ?? "")
        }
    }
}

extension ScriptedCall {
    fileprivate init(_ members: ScriptMembers) throws {
        try members.only([
            "call", "as", "service", "body", "rows", "timeoutMs", "key", "limit", "expect", "save", "comment",
        ])
        method = try members.text("call") ?? ""
        unit = try members.text("as")
        service = try members.text("service")
        body = members["body"] ?? .object([:])
        rows = members["rows"]
        if let rows, rows.array == nil, rows.string?.hasPrefix("@") != true {
            throw members.wrong("rows", "rows")
        }
        timeout = try members.count("timeoutMs", "milliseconds")
        key = try members.text("key")
        limit = try members.count("limit", "count")
        expect = try Expectation(members.object("expect") ?? [:])
        save = try members.pointers("save")
    }
}

extension ScriptedFollow {
    fileprivate init(_ members: ScriptMembers) throws {
        try members.only(["follow", "until", "as", "timeoutMs", "save", "comment"])
        service = try members.text("follow") ?? ""
        until = .object(try members.object("until") ?? [:])
        unit = try members.text("as")
        timeout = try members.count("timeoutMs", "milliseconds") ?? 30_000
        save = try members.pointers("save")
    }
}

extension Expectation {
    fileprivate init(_ object: JSONObject) throws {
        let members = ScriptMembers(object)
        try members.only(["status", "body", "details"])
        status = try members.text("status") ?? "OK"
        guard Status(name: status) != nil else { throw members.wrong("status", "status") }
        body = members["body"]
        details = members["details"]
    }
}

/// Members of a line, taken out one by one.
private struct ScriptMembers {
    private let object: JSONObject

    init(_ object: JSONObject) { self.object = object }

    subscript(name: String) -> JSONValue? { object[name] }

    func wrong(_ name: String, _ expected: String, entry: String = "") -> InvalidValue {
        InvalidValue(
            Message(
                "gateway.script-type.\(expected)", ["entry": entry],
                terms: ["name": [ScriptWords.term(name)]]))
    }

    func only(_ known: [String]) throws {
        guard let stray = object.names.first(where: { !known.contains($0) }) else { return }
        throw InvalidValue(
            Message(
                "gateway.script-member", ["name": stray], terms: ["known": known.map(ScriptWords.term)],
                near: ["known": stray]))
    }

    func text(_ name: String) throws -> String? {
        guard let value = object[name] else { return nil }
        guard let text = value.string else { throw wrong(name, "string") }
        return text
    }

    func object(_ name: String) throws -> JSONObject? {
        guard let value = object[name] else { return nil }
        guard let found = value.object else { throw wrong(name, "object") }
        return found
    }

    func count(_ name: String, _ expected: String) throws -> Int? {
        guard let value = object[name] else { return nil }
        guard let count = value.integer, count > 0, count <= Int64(Int32.max) else {
            throw wrong(name, expected)
        }
        return Int(count)
    }

    func pointers(_ name: String) throws -> [(name: String, pointer: String)] {
        try (object(name) ?? [:]).members.map { member in
            guard let pointer = member.value.string, pointer.isEmpty || pointer.hasPrefix("/") else {
                throw wrong(name, "pointer", entry: member.name)
            }
            return (member.name, pointer)
        }
    }
}
