extension EventEnvelope {
    /// Those of `envelopes`, in order, that come after the position `cursor` in the log of `source`: what a follower that
    /// is there has still to take in. Throws ``StoreError/gap(source:expected:found:)`` when one is missing,
    /// ``StoreError/malformedEvent(reason:)`` when one is of another log.
    public static func following(
        _ cursor: UInt64, among envelopes: [EventEnvelope], of source: String
    ) throws -> [EventEnvelope] {
        var last = cursor
        return try envelopes.filter { envelope in
            guard envelope.source == source else {
                throw StoreError.malformedEvent(
                    reason: "an event of \(envelope.source) in the log of \(source)")
            }
            guard envelope.position > last else { return false }
            guard envelope.position == last + 1 else {
                throw StoreError.gap(source: source, expected: last + 1, found: envelope.position)
            }
            last = envelope.position
            return true
        }
    }
}
