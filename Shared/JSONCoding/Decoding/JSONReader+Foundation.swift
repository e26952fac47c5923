internal import FoundationEssentials

extension JSONReader {
    /// Reads the values that Foundation's coder does not read as they ask for (``JSONWriter/writeByItself(_:)``).
    /// Nil for every other type.
    @inline(__always)
    func decodeByItself<Value: Decodable>(_ type: Value.Type, at place: Int) throws -> Value? {
        if type == Data.self || type == URL.self || type == Decimal.self {
            return try foundationValue(type, at: place) as? Value
        }
        return nil
    }

    private func foundationValue(_ type: any Decodable.Type, at place: Int) throws -> Any {
        if type == Data.self {
            guard let data = Data(base64Encoded: try string(at: place)) else { throw notAllowed(at: place) }
            return data
        }
        if type == URL.self {
            guard let url = URL(string: try string(at: place)) else { throw notAllowed(at: place) }
            return url
        }
        let token = tape[place]
        guard token.kind == .integer || token.kind == .number else { throw wrongType("number", at: place) }
        guard let decimal = Decimal(string: String(decoding: bytes[token.range], as: UTF8.self)) else {
            throw notAllowed(at: place)
        }
        return decimal
    }

    private func notAllowed(at place: Int) -> DecodingFailure {
        DecodingFailure(.notAllowed(allowed: []), at: place)
    }
}
