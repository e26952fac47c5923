internal import Vocabulary

/// A domain event's JSON, `{"childRegistered":{"_0":…}}`, taken apart into the case's name and the payload,
/// and put together again: the log and the wire carry the payload alone.
enum EventCase {
    private static let opening = Array(#":{"_0":"#.utf8)

    /// `event` must be an enum case with one unlabelled payload, as ``DomainEvent`` demands: another shape is
    /// a mistake in the program and stops it.
    static func split(_ text: [UInt8]) -> (name: String, data: ArraySlice<UInt8>) {
        let shape = "an event must be an enum case with exactly one unlabelled payload"
        guard text.count > 2, text[1] == UInt8(ascii: "\""),
            let nameEnd = JSONText.endOfValue(in: text, from: 1),
            text[nameEnd...].starts(with: opening)
        else { preconditionFailure(shape) }
        let start = nameEnd + opening.count
        guard let end = JSONText.endOfValue(in: text, from: start), end == text.count - 2 else {
            preconditionFailure(shape)
        }
        return (String(decoding: text[2..<(nameEnd - 1)], as: UTF8.self), text[start..<end])
    }

    static func join(_ name: String, _ data: [UInt8]) -> [UInt8] {
        Array("{\"\(name)\"".utf8) + opening + data + Array("}}".utf8)
    }

    /// `childRegistered` in `registry.childRegistered`; nil for another service's type.
    static func name(in type: String, of source: String) -> String? {
        let prefix = source + "."
        guard type.hasPrefix(prefix) else { return nil }
        let name = type.dropFirst(prefix.count)
        let isIdentifier = !name.isEmpty && name.allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" }
        return isIdentifier ? String(name) : nil
    }

    /// Whether `Event` has a case of that name. Its decoder is asked for the names that it looks for, and
    /// stopped there: so a payload that does not decode is told apart from an event that is newer than the
    /// program.
    static func isKnown<Event: DomainEvent>(_ name: String, to _: Event.Type) throws -> Bool {
        do {
            _ = try Event(from: CaseProbe(name: name))
            return false
        } catch let answer as CaseProbe.Answer {
            return answer.known
        }
    }
}

/// A decoder that only learns which keys are looked for.
private struct CaseProbe: Decoder {
    struct Answer: Error { let known: Bool }

    let name: String
    var codingPath: [any CodingKey] { [] }
    var userInfo: [CodingUserInfoKey: Any] { [:] }

    func container<Key: CodingKey>(keyedBy _: Key.Type) throws -> KeyedDecodingContainer<Key> {
        throw Answer(known: Key(stringValue: name) != nil)
    }

    func unkeyedContainer() throws -> any UnkeyedDecodingContainer { throw Answer(known: false) }
    func singleValueContainer() throws -> any SingleValueDecodingContainer { throw Answer(known: false) }
}
