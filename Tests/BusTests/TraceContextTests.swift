import Testing

@testable import Bus

/// Many of the cases are those of the recommendation's own test suite (w3c/trace-context, `test/test.py`), named there
/// `test_traceparent_…` and `test_tracestate_…`.
@Suite("W3C Trace Context", .timeLimit(.minutes(5)))
struct TraceContextTests {
    static let parent = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"

    @Test("what is read is written the same")
    func roundTrip() throws {
        let trace = try #require(TraceContext(traceparent: Self.parent))
        #expect(trace.traceparent == Self.parent)
        #expect(trace.traceID == "4bf92f3577b34da6a3ce929d0e0e4736")
        #expect(trace.spanID == "00f067aa0ba902b7")
        #expect(trace.isSampled)
        #expect(trace.state == nil)
        for _ in 0..<1000 {
            let drawn = TraceContext.root()
            #expect(TraceContext(traceparent: drawn.traceparent) == drawn)
        }
    }

    @Test(
        "a malformed traceparent is none",
        arguments: [
            "", "00", "00-", "banana",
            // _version_0xff, _version_illegal_characters, _version_too_short, _version_too_long
            "ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
            ".0-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
            "0.-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
            "0-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
            "000-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
            "0000-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
            // _version_0x00: nothing may follow the flags
            "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01.",
            "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-what-the-future-will-be-like",
            // _version_0xcc: what follows must be told apart
            "cc-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01.what-the-future-will-be-like",
            // _trace_id_all_zero, _illegal_characters, _too_long, _too_short
            "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
            "00-.bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
            "00-4bf92f3577b34da6a3ce929d0e0e473.-00f067aa0ba902b7-01",
            "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01",
            "00-4bf92f3577b34da6a3ce929d0e0e47366-00f067aa0ba902b7-01",
            "00-4bf92f3577b34da6a3ce929d0e0e473-00f067aa0ba902b7-01",
            // _parent_id_all_zero, _illegal_characters, _too_long, _too_short
            "00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01",
            "00-4bf92f3577b34da6a3ce929d0e0e4736-.0f067aa0ba902b7-01",
            "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b.-01",
            "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b77-01",
            "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b-01",
            // _trace_flags_illegal_characters, _too_long, _too_short
            "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-.0",
            "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-0.",
            "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-001",
            "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-1",
            // _ows_handling: white space belongs to HTTP's header, not to the value
            " 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
            "00_4bf92f3577b34da6a3ce929d0e0e4736_00f067aa0ba902b7_01",
        ])
    func malformed(traceparent: String) {
        #expect(TraceContext(traceparent: traceparent) == nil)
    }

    @Test(
        "a later version is read as far as it is like ours, and passed on as ours",
        arguments: [
            "cc-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
            "cc-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-what-the-future-will-be-like",
            "01-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-",
        ])
    func laterVersion(traceparent: String) throws {
        #expect(try #require(TraceContext(traceparent: traceparent)).traceparent == Self.parent)
    }

    @Test(
        "flags that are not known yet are not passed on",
        arguments: [("01", "01"), ("ff", "01"), ("fe", "00")])
    func flags(received: String, sent: String) throws {
        let text = String(Self.parent.dropLast(2))
        #expect(try #require(TraceContext(traceparent: text + received)).traceparent == text + sent)
    }

    @Test("the next hop has another span of the same trace")
    func child() throws {
        let trace = try #require(TraceContext(traceparent: Self.parent, tracestate: "congo=t61"))
        let child = trace.child()
        #expect(child.traceID == trace.traceID)
        #expect(child.spanID != trace.spanID)
        #expect(child.isSampled)
        #expect(child.state == "congo=t61")
        #expect(trace.child() != child)
    }

    @Test(
        "a well-formed tracestate goes with it",
        arguments: [
            "foo=1", "foo=1,bar=2", "foo=1 \t , \t bar=2, \t baz=3", "foo=1,", ",foo=1",
            "0t@x-_*/v=!\"#$%&'()*+-./0123456789:;<>?@A`az{|}~", "foo= 1", "foo=1 ",
            String(repeating: "z", count: 256) + "=1",
            String(repeating: "t", count: 241) + "@" + String(repeating: "v", count: 14) + "=1",
            "foo=" + String(repeating: "v", count: 256),
            (1...32).map { "bar\($0)=\($0)" }.joined(separator: ","),
        ])
    func state(tracestate: String) {
        #expect(TraceContext(traceparent: Self.parent, tracestate: tracestate)?.state == tracestate)
    }

    @Test(
        "a malformed tracestate is let go, and the trace goes on",
        arguments: [
            "", ",", "foo", "foo@=1,bar=2", "@foo=1,bar=2", "foo@@bar=1,bar=2", "foo@bar@baz=1,bar=2",
            "foo =1", "FOO=1", "foo.bar=1", "1foo=1", "foo=", "foo=bar=baz", "foo=b\u{7F}", "foo=đ",
            String(repeating: "z", count: 257) + "=1",
            String(repeating: "t", count: 242) + "@v=1",
            "t@" + String(repeating: "v", count: 15) + "=1",
            "foo=" + String(repeating: "v", count: 257),
            (1...33).map { "bar\($0)=\($0)" }.joined(separator: ","),
        ])
    func noState(tracestate: String) throws {
        let trace = try #require(TraceContext(traceparent: Self.parent, tracestate: tracestate))
        #expect(trace.state == nil)
        #expect(trace.traceparent == Self.parent)
    }

    @Test("a call without a valid trace begins one, and one with a trace is its next hop")
    func received() {
        let hop = TraceContext.received(in: ["traceparent": Self.parent, "tracestate": "congo=t61"])
        #expect(hop.traceID == "4bf92f3577b34da6a3ce929d0e0e4736")
        #expect(hop.spanID != "00f067aa0ba902b7")
        #expect(hop.state == "congo=t61")
        let begun = TraceContext.received(in: ["traceparent": "banana", "tracestate": "congo=t61"])
        #expect(begun.state == nil)
        #expect(TraceContext.received(in: [:]).traceID != begun.traceID)
    }

    @Test("the numbers of traces and spans do not come twice")
    func numbers() {
        let numbers = (0..<100_000).map { _ in TraceNumbers.next() }
        #expect(Set(numbers).count == numbers.count)
        #expect(!numbers.contains(0))
    }
}
