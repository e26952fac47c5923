internal import Bus
internal import JSONCoding

/// Bytes to requests and replies to bytes: a request that does not decode becomes a refusal.
enum Wire {
    static func request<Value: Decodable>(_ type: Value.Type, _ bytes: [UInt8]) throws -> Value {
        try JSON.decode(type, from: bytes)
    }

    static func reply(_ value: some Encodable) throws -> [UInt8] { try JSON.encode(value) }
}
