public import Vocabulary

/// From when and until when a key counts, by the machine's clock and not by a simulated one, as the metadata of its certificate say:
/// `from` and `until`, both left out where there is no such end. A unit's key has `until` once another has been made in its place,
/// a service's has `from` until its day has come.
public struct KeyTerm: Hashable, Sendable {
    public let from: Timestamp?
    public let until: Timestamp?

    public init(from: Timestamp? = nil, until: Timestamp? = nil) { (self.from, self.until) = (from, until) }

    /// Nil for what is no moment: a key whose end cannot be read must not be one without end.
    public init?(metadata: [String: String]) {
        var moments: [String: Timestamp] = [:]
        for name in ["from", "until"] {
            guard let text = metadata[name] else { continue }
            guard let moment = Timestamp(text) else { return nil }
            moments[name] = moment
        }
        self.init(from: moments["from"], until: moments["until"])
    }

    /// As a certificate has it.
    public var metadata: [String: String] {
        [("from", from), ("until", until)].reduce(into: [:]) { metadata, moment in
            metadata[moment.0] = moment.1?.description
        }
    }

    /// Whether its time is over.
    public func isOver(at now: Timestamp) -> Bool { until.map { $0 <= now } ?? false }
}
