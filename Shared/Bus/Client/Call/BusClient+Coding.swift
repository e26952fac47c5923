internal import JSONCoding
internal import Vocabulary

/// Messages as bytes and back, and what is said when that fails.
extension BusClient {
    func encode(_ value: some Encodable) throws -> [UInt8] {
        try JSON.encode(value)
    }

    func decode<Value: Decodable>(_ type: Value.Type, _ bytes: [UInt8], _ options: CallOptions) throws
        -> Value
    {
        do {
            return try JSON.decode(type, from: bytes)
        } catch {
            let reason = BusTexts.all.render(Refusal.explaining(error).message, in: options.language)
            throw CallError(
                .internal,
                BusTexts.catalogue.render(
                    Message("bus.broken-reply", ["reason": reason]), in: options.language))
        }
    }

    /// A frame that cannot be sent is INVALID_ARGUMENT here as it would be there; other errors are themselves.
    func oversize(_ error: any Error, _ language: Language) -> any Error {
        guard error is FrameOversize else { return error }
        return CallError(
            .invalidArgument, BusTexts.catalogue.render(Message("bus.request-too-large"), in: language))
    }
}
