internal import FoundationEssentials

extension JSONReader {
    /// Whether Foundation's coder reads a type otherwise than the type itself asks.
    @inline(__always)
    static func readsByItself(_ type: any Any.Type) -> Bool {
        type == Data.self || type == URL.self || type == Decimal.self
    }

    /// A value of such a type. (Kept out of the way of all others: they would pay for looking up `Value?`.)
    @inline(never)
    func decodeByItself<Value>(_ type: Value.Type, at place: Int) throws -> Value {
        guard let value = try foundationValue(type, at: place) as? Value else { throw notAllowed(at: place) }
        return value
    }

    private func foundationValue(_ type: any Any.Type, at place: Int) throws -> Any {
        if type == Data.self {
            guard let data = Data(base64Encoded: try string(at: place)) else { throw notAllowed(at: place) }
            return data
        }
        if type == URL.self {
            guard let url = URL(string: try string(at: place)) else { throw notAllowed(at: place) }
            return url
        }
        let token = try numberToken("number", at: place)
        guard let decimal = Decimal(string: String(decoding: bytes[token.range], as: UTF8.self)) else {
            throw notAllowed(at: place)
        }
        return decimal
    }

    private func notAllowed(at place: Int) -> DecodingFailure {
        DecodingFailure(.notAllowed(allowed: []), at: place)
    }
}
