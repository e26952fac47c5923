/// Text that is no JSON value, and where, as an editor counts.
public struct JSONSyntaxError: Error, Hashable, Sendable {
    public enum Reason: Hashable, Sendable {
        /// It is not JSON from there on.
        case malformed
        /// This member stands in its object for the second time.
        case repeated(String)
        /// A number of more than ``JSON/maximumNumber`` characters, or too large for a double.
        case number
    }

    public let reason: Reason
    /// In bytes, from 0.
    public let offset: Int
    /// From 1.
    public let line: Int
    /// From 1, in characters (Unicode scalars).
    public let column: Int

    init(_ reason: Reason = .malformed, offset: Int, in bytes: [UInt8]) {
        (self.reason, self.offset) = (reason, offset)
        let before = bytes.prefix(offset)
        line = 1 + before.count { $0 == 0x0A }
        let lineStart = before.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
        column = 1 + bytes[lineStart..<before.endIndex].count { $0 & 0xC0 != 0x80 }
    }
}

extension JSONValue {
    /// The value that `bytes` write. Throws ``JSONSyntaxError``; also where a number is too long or too large for a
    /// double, and where a member stands in its object for the second time.
    public init(parsing bytes: [UInt8]) throws(JSONSyntaxError) {
        do {
            let reader = try JSONReader(bytes)
            if let repeated = reader.repeatedKeys.first {
                throw JSONSyntaxError(
                    .repeated(reader.text(at: repeated.key)),
                    offset: reader.tape[repeated.key].start - 1, in: bytes)
            }
            do {
                self = try reader.tree(at: 0)
            } catch let failure as DecodingFailure {
                guard case .value(let place) = failure.place else { throw failure }
                // Of a text the tree takes everything.
                throw JSONSyntaxError(.number, offset: reader.tape[place].start, in: bytes)
            }
        } catch let error as JSONError {
            guard case .malformed(let offset) = error.reason else {
                throw JSONSyntaxError(offset: 0, in: bytes)
            }
            throw JSONSyntaxError(offset: offset, in: bytes)
        } catch let error as JSONSyntaxError {
            throw error
        } catch {
            throw JSONSyntaxError(offset: 0, in: bytes)
        }
    }

    /// The value that `text` writes.
    public init(parsing text: String) throws(JSONSyntaxError) { try self.init(parsing: Array(text.utf8)) }

    /// For people: two spaces an indent, a line a member, arrays of scalars in one line while they are short.
    /// Numbers that are not finite, which JSON cannot write, are `null`.
    public var prettyPrinted: String {
        var text = ""
        print(into: &text, indent: "")
        return text
    }

    /// In one line, without white space. Numbers that are not finite are `null`.
    public var compact: String {
        switch self {
        case .null: return "null"
        case .bool(let value): return value ? "true" : "false"
        case .array(let elements): return "[" + elements.map(\.compact).joined(separator: ",") + "]"
        case .object(let object):
            let members = object.members.map { JSONValue.string($0.name).compact + ":" + $0.value.compact }
            return "{" + members.joined(separator: ",") + "}"
        case .integer(let value): return String(value)
        case .number(let value):
            let writer = JSONWriter(capacity: 32)
            do { try writer.append(value) } catch { return "null" }
            return String(decoding: writer.bytes, as: UTF8.self)
        case .string(let value):
            let writer = JSONWriter(capacity: value.utf8.count + 2)
            writer.append(value)
            return String(decoding: writer.bytes, as: UTF8.self)
        }
    }

    /// As ``compact``, the members of each object in the order of their names' octets: whatever wrote the value, it is the same text.
    public var canonical: String { sorted.compact }

    private var sorted: JSONValue {
        switch self {
        case .array(let elements): .array(elements.map(\.sorted))
        case .object(let object):
            .object(
                JSONObject(
                    object.members.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
                        .map { ($0.name, $0.value.sorted) }))
        default: self
        }
    }

    private var isScalar: Bool {
        switch self {
        case .array, .object: false
        default: true
        }
    }

    private func print(into text: inout String, indent: String) {
        let inner = indent + "  "
        switch self {
        case .array(let elements) where !elements.isEmpty:
            let line = elements.allSatisfy(\.isScalar) ? elements.map(\.compact).joined(separator: ", ") : nil
            if let line, line.count + indent.count <= 70 {
                text += "[\(line)]"
                return
            }
            text += "["
            for (index, element) in elements.enumerated() {
                text += (index == 0 ? "\n" : ",\n") + inner
                element.print(into: &text, indent: inner)
            }
            text += "\n\(indent)]"
        case .object(let object) where !object.isEmpty:
            text += "{"
            for (index, member) in object.members.enumerated() {
                text += (index == 0 ? "\n" : ",\n") + inner + JSONValue.string(member.name).compact + ": "
                member.value.print(into: &text, indent: inner)
            }
            text += "\n\(indent)}"
        default: text += compact
        }
    }
}
