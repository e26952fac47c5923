internal import Bus
internal import JSONCoding
internal import Store
internal import Vocabulary

/// Bytes to requests and replies to bytes: a request that does not decode becomes a refusal.
enum Wire {
    /// The request that `bytes` write. Throws a ``Refusal`` with everything that does not decode.
    static func request<Value: Decodable>(_ type: Value.Type, _ bytes: [UInt8]) throws -> Value {
        try request(type, bytes, rehearsing: nil)
    }

    /// The same; `rehearse` runs the handler on a draft of a request that does not decode, and without the members that
    /// could not be read, so that what its rules say is in the refusal too.
    static func request<Value: Decodable>(
        _ type: Value.Type, _ bytes: [UInt8], rehearsing rehearse: ((Value, PointerSet) throws -> Void)?
    ) throws -> Value {
        do {
            return try JSON.decode(type, from: bytes)
        } catch {
            throw Rehearsal.verdict(on: error, type, bytes, rehearse)
        }
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
