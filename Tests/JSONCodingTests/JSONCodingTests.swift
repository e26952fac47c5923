import Foundation
import JSONCoding
import Testing

/// The reason of a refusal, as a word to compare.
func word(_ reason: JSONError.Reason) -> String {
    switch reason {
    case .malformed(let offset): "malformed \(offset)"
    case .missing: "missing"
    case .repeated: "repeated"
    case .wrongType(let expected): "wanted \(expected)"
    case .notAllowed(let allowed): "allowed \(allowed.joined(separator: " "))"
    case .outside(let least, let most): "outside \(least) \(most)"
    case .tooLong: "too long"
    case .refused(let error): "refused \(error)"
    }
}

/// `pointer: reason` of what decoding throws; nil when it does not.
func refusal<Value: Decodable>(_ type: Value.Type, _ text: String) -> String? {
    do {
        _ = try JSON.decode(type, from: Array(text.utf8))
        return nil
    } catch let error as JSONError {
        return "\(error.pointer): \(word(error.reason))"
    } catch {
        return "not a JSONError: \(error)"
    }
}

func written(_ value: some Encodable) throws -> String {
    String(decoding: try JSON.encode(value), as: UTF8.self)
}

func read<Value: Decodable>(_ type: Value.Type, _ text: String) throws -> Value {
    try JSON.decode(type, from: Array(text.utf8))
}

/// What Foundation's coder writes, with the same settings.
func foundationWritten(_ value: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .withoutEscapingSlashes
    return String(decoding: try encoder.encode(value), as: UTF8.self)
}
