internal import Synchronization

/// Where a call stands in what somebody set out to do: the W3C Trace Context of one hop (Recommendation "Trace
/// Context", level 1). The trace id stays the same through every hop; each hop has a span id of its own.
public struct TraceContext: Hashable, Sendable {
    /// Of the whole trace, never 0: the high and the low 64 bits.
    let trace: (high: UInt64, low: UInt64)
    /// Of this hop, never 0.
    let span: UInt64
    /// Of the hop above, where it is known.
    let parent: UInt64?
    /// Whether whoever began the trace keeps a record of it.
    public let isSampled: Bool
    /// What tracing systems on the way said to each other (`tracestate`), passed on untouched; nil for nothing.
    public let state: String?

    /// The beginning of a new trace.
    public static func root() -> TraceContext {
        TraceContext(
            trace: (TraceNumbers.next(), TraceNumbers.next()), span: TraceNumbers.next(), parent: nil,
            isSampled: true, state: nil)
    }

    /// The next hop of the same trace.
    public func child() -> TraceContext {
        TraceContext(
            trace: trace, span: TraceNumbers.next(), parent: span, isSampled: isSampled, state: state)
    }

    /// The hop that a call with this metadata is, below the caller's; the beginning of a trace where the metadata names
    /// none that is valid: a caller's mistake in it costs the caller its trace and nothing else, as W3C asks.
    public static func received(in metadata: Metadata) -> TraceContext {
        guard let traceparent = metadata.traceparent,
            let caller = TraceContext(traceparent: traceparent, tracestate: metadata.tracestate)
        else { return root() }
        return caller.child()
    }

    /// 32 lower-case hexadecimal digits.
    public var traceID: String { Hexadecimal.text(trace.high) + Hexadecimal.text(trace.low) }
    /// 16 lower-case hexadecimal digits.
    public var spanID: String { Hexadecimal.text(span) }
    /// The span id of the hop above; nil at the beginning of a trace, and of what was read from a text.
    public var parentID: String? { parent.map(Hexadecimal.text) }

    public static func == (left: Self, right: Self) -> Bool {
        left.trace == right.trace && left.span == right.span && left.isSampled == right.isSampled
            && left.state == right.state
    }

    public func hash(into hasher: inout Hasher) {
        hasher.combine(trace.high)
        hasher.combine(trace.low)
        hasher.combine(span)
    }
}

/// Numbers for traces and spans: each once in a process, and drawn so that those of different processes do not meet.
enum TraceNumbers {
    private static let seed = UInt64.random(in: .min ... .max)
    private static let count = Atomic<UInt64>(0)

    /// Never 0. SplitMix64 of a counter from a random seed: a few nanoseconds, where the system's generator takes a
    /// call into the kernel.
    static func next() -> UInt64 {
        while true {
            var bits = seed &+ count.wrappingAdd(0x9E37_79B9_7F4A_7C15, ordering: .relaxed).newValue
            bits = (bits ^ bits >> 30) &* 0xBF58_476D_1CE4_E5B9
            bits = (bits ^ bits >> 27) &* 0x94D0_49BB_1331_11EB
            bits ^= bits >> 31
            if bits != 0 { return bits }
        }
    }
}
