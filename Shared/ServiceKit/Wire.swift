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
        try request(read(type, bytes), bytes, rehearsing: rehearse)
    }

    /// The same of what has been read already.
    static func request<Value: Decodable>(
        _ read: Result<Value, any Error>, _ bytes: [UInt8],
        rehearsing rehearse: ((Value, PointerSet) throws -> Void)?
    ) throws -> Value {
        switch read {
        case .success(let request): return request
        case .failure(let error): throw Rehearsal.verdict(on: error, Value.self, bytes, rehearse)
        }
    }

    /// What `bytes` write, or why they cannot be read.
    static func read<Value: Decodable>(_ type: Value.Type, _ bytes: [UInt8]) -> Result<Value, any Error> {
        Result { try JSON.decode(type, from: bytes, texts: cleanTexts) }
    }

    /// Octets of a request that takes hardly any time to read: it is read on the reactor's thread.
    static let shortBody = ServerLimits.Lane.place
    /// Octets of a command that is rehearsed where it cannot be read: two further readings, and two runs of its handler.
    static let rehearsedBody = 64 * 1024

    /// Every text of every request is made clean here, before any handler sees it: none can forget to.
    static let cleanTexts: TextRule = { text, steps in
        try CleanText.of(text, as: kind(ofTextAt: steps()))
    }

    /// By what the member is called: contracts call names of people and things so.
    static func kind(ofTextAt steps: [String]) -> CleanText.Kind {
        let names: Set = ["name", "title", "donor", "model", "venue", "sourceName"]
        return steps.last { Int($0) == nil }.map { names.contains($0) } == true ? .name : .words
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
