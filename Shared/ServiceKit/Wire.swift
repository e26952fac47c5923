internal import Bus
internal import JSONCoding
internal import Vocabulary

/// Bytes to requests and replies to bytes: a request that does not decode becomes a refusal.
enum Wire {
    static func request<Value: Decodable>(_ type: Value.Type, _ bytes: [UInt8]) throws -> Value {
        try JSON.decode(type, from: bytes)
    }

    /// Throws a ``Refusal`` for what is longer than a message can carry. Here, so that a command whose reply nobody could
    /// be told is undone with all that it did: its reply is written in its transaction.
    static func reply(_ value: some Encodable) throws -> [UInt8] {
        let bytes = try JSON.encode(value)
        guard bytes.count <= Frame.maximumBodyLength else {
            throw Refusal(.resourceExhausted, Message("bus.reply-too-large"))
        }
        return bytes
    }
}
