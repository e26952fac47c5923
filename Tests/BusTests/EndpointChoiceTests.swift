import Testing

@testable import Bus

/// A clock that is moved by hand.
private struct ManualClock {
    private let start = ContinuousClock.now
    var passed = Duration.zero
    var now: ContinuousClock.Instant { start.advanced(by: passed) }
}

/// Always draws the largest number, so that what is shortened by chance is not.
private struct NoChance: RandomNumberGenerator {
    mutating func next() -> UInt64 { .max }
}

@Suite("A circuit opens when an endpoint keeps failing", .timeLimit(.minutes(5)))
struct CircuitTests {
    private var clock = ManualClock()
    private var chance = NoChance()
    private var circuit = Circuit()

    private mutating func fail(_ times: Int = 1) {
        for _ in 0..<times { circuit.fail(.lost, now: clock.now, using: &chance) }
    }

    /// How long it is open from now; nil when it is not.
    private var opening: Duration? {
        guard case .open(let end) = circuit.state else { return nil }
        return clock.now.duration(to: end)
    }

    @Test("it stays closed for a few failures, and forgets them when an answer comes")
    mutating func few() {
        fail(Circuit.threshold - 1)
        #expect(circuit.state == .closed)
        circuit.succeed()
        fail(Circuit.threshold - 1)
        #expect(circuit.state == .closed)
        fail()
        #expect(opening == .milliseconds(100))
    }

    @Test("its time doubles with every failed try, up to a second")
    mutating func growth() {
        fail(Circuit.threshold)
        for milliseconds in [100, 200, 400, 800, 1000, 1000, 1000] {
            #expect(opening == .milliseconds(milliseconds))
            clock.passed += .milliseconds(milliseconds - 1)
            #expect(circuit.retry(now: clock.now) == false)
            clock.passed += .milliseconds(1)
            #expect(circuit.retry(now: clock.now) == true)
            #expect(circuit.state == .halfOpen)
            #expect(circuit.retry(now: clock.now) == false, "one try at a time")
            fail()
        }
    }

    @Test("a handshake closes it, but only an answer makes it forget")
    mutating func halfOpen() {
        fail(Circuit.threshold)
        clock.passed += .milliseconds(100)
        #expect(circuit.retry(now: clock.now) == true)
        circuit.connect()
        #expect(circuit.state == .closed)
        fail()
        #expect(opening == .milliseconds(200))
        clock.passed += .milliseconds(200)
        #expect(circuit.retry(now: clock.now) == true)
        circuit.connect()
        circuit.succeed()
        fail()
        #expect(circuit.state == .closed && circuit.failures == 1)
    }

    @Test("chance takes at most half of its time")
    mutating func jitter() {
        var generator = SystemRandomNumberGenerator()
        for _ in 0..<200 {
            circuit = Circuit()
            for _ in 0..<Circuit.threshold { circuit.fail(.lost, now: clock.now, using: &generator) }
            #expect(opening.map { (.milliseconds(50) ... .milliseconds(100)).contains($0) } == true)
        }
    }
}

@Suite("Which endpoint a call goes to", .timeLimit(.minutes(5)))
struct RosterTests {
    private var clock = ManualClock()
    private var picker = EndpointPicker(count: 3)

    private mutating func choose(_ outstanding: [Int] = [0, 0, 0], avoiding: Set<Int> = [])
        -> EndpointPicker.Choice
    {
        picker.choose(avoiding: avoiding, now: clock.now) { outstanding[$0] }
    }

    private mutating func open(_ index: Int, _ cause: Circuit.Cause = .lost) {
        for _ in 0..<Circuit.threshold { picker.fail(index, cause, now: clock.now) }
    }

    @Test("the one with the fewest calls under way, equals in turn")
    mutating func fewest() {
        #expect([choose(), choose(), choose(), choose()] == [.use(0), .use(1), .use(2), .use(0)])
        #expect(choose([3, 2, 1]) == .use(2))
        #expect(choose([1, 2, 1]) == .use(0))
        #expect(choose([1, 2, 1]) == .use(2))
    }

    @Test("those that failed the same call only when there is no other")
    mutating func avoiding() {
        #expect(choose([9, 0, 0], avoiding: [1, 2]) == .use(0))
        #expect(choose([9, 3, 8], avoiding: [0, 1, 2]) == .use(1))
    }

    @Test("one that rests is passed over, until it has rested or there is no other")
    mutating func resting() {
        picker.rest(0, until: clock.now.advanced(by: .seconds(1)))
        #expect(choose([0, 5, 5]) == .use(1))
        #expect(choose([0, 5, 5], avoiding: [1, 2]) == .use(0))
        clock.passed = .seconds(1)
        #expect(choose([0, 5, 5]) == .use(0))
    }

    @Test("an open circuit is out of the question; when all are, how long the first will be is said")
    mutating func open() {
        open(0)
        open(1)
        #expect(choose([0, 0, 99], avoiding: [2]) == .use(2))
        open(2, .refused)
        guard case .wait(let time, _) = choose() else {
            Issue.record("an open endpoint was chosen")
            return
        }
        #expect(time > .zero && time <= .milliseconds(100))
    }

    @Test("one whose time is over is tried beside the others, and gets calls when it is connected")
    mutating func probing() {
        open(0)
        #expect(picker.due(now: clock.now) == [])
        clock.passed = .milliseconds(100)
        #expect(picker.due(now: clock.now) == [0])
        #expect(picker.due(now: clock.now) == [])
        #expect(choose([0, 9, 9]) == .use(1))
        picker.connect(0)
        #expect(choose([0, 9, 9]) == .use(0))
    }

    @Test("without others the one that is being tried is used")
    mutating func alone() {
        picker = EndpointPicker(count: 1)
        #expect(choose() == .use(0))
        open(0, .refused)
        guard case .wait(_, .refused) = choose() else {
            Issue.record("why the circuit is open was not said")
            return
        }
        clock.passed = .milliseconds(100)
        #expect(picker.due(now: clock.now) == [0])
        #expect(choose() == .use(0))
    }
}

@Suite("When the next attempt is made, and where", .timeLimit(.minutes(5)))
struct AttemptsTests {
    private let now = ContinuousClock.now
    private var generator = SystemRandomNumberGenerator()
    private let unavailable = CallError(.unavailable, "")

    private func attempts(
        _ endpoints: Int = 1, _ kind: CallKind = .command, _ policy: RetryPolicy = .init()
    ) -> Attempts {
        Attempts(kind, policy, deadline: now.advanced(by: .seconds(30)), endpoints: endpoints)
    }

    /// The pause in milliseconds; nil for none at all.
    private func milliseconds(_ next: Attempts.Next) -> Double? {
        guard case .after(let pause) = next else { return nil }
        return pause / .milliseconds(1)
    }

    @Test("pauses are spread evenly between nothing and a bound that doubles")
    mutating func jitter() throws {
        var sums = [Double](repeating: 0, count: 9)
        let rounds = 4000
        for _ in 0..<rounds {
            var attempts = attempts()
            for (step, bound) in [25.0, 50, 100, 200, 400, 800, 1600, 2000, 2000].enumerated() {
                let next = attempts.next(after: unavailable, at: 0, now: now, using: &generator)
                let pause = try #require(milliseconds(next))
                #expect((0...bound).contains(pause))
                sums[step] += pause / bound
            }
        }
        // The mean of an even spread is a half; ten standard deviations of the mean of 4000 are 0.046.
        for sum in sums { #expect(abs(sum / Double(rounds) - 0.5) < 0.046) }
    }

    @Test("what a service asks for is waited for, and chance is added on top")
    mutating func pushback() throws {
        for status in [Status.unavailable, .resourceExhausted] {
            var attempts = attempts()
            let asked = CallError(status, "", retryDelay: .milliseconds(300))
            for bound in [25.0, 50, 100] {
                let next = attempts.next(after: asked, at: 0, now: now, using: &generator)
                let pause = try #require(milliseconds(next))
                #expect((300...300 + bound).contains(pause))
            }
        }
    }

    @Test("what does not pass by itself is not tried again")
    mutating func final() {
        let passing: Set<Status> = [.unavailable]
        for status in Status.allCases where status != .ok {
            var attempts = attempts()
            let next = attempts.next(after: CallError(status, ""), at: 0, now: now, using: &generator)
            #expect((next != .never) == passing.contains(status), "\(status)")
        }
        var imports = attempts(1, .import)
        #expect(imports.next(after: CallError(.aborted, ""), at: 0, now: now, using: &generator) != .never)
        var never = attempts(3, .command, .never)
        #expect(never.next(after: unavailable, at: 0, now: now, using: &generator) == .never)
    }

    @Test("another endpoint is tried at once, each of them before there is a pause")
    mutating func others() {
        var attempts = attempts(3)
        #expect(attempts.next(after: unavailable, at: 1, now: now, using: &generator) == .atOnce)
        #expect(attempts.avoiding == [1])
        #expect(attempts.next(after: unavailable, at: 0, now: now, using: &generator) == .atOnce)
        #expect(milliseconds(attempts.next(after: unavailable, at: 2, now: now, using: &generator)) != nil)
        #expect(attempts.avoiding.isEmpty)
    }

    @Test("the same endpoint twice means that there is no other")
    mutating func noOther() {
        var attempts = attempts(3)
        #expect(attempts.next(after: unavailable, at: 1, now: now, using: &generator) == .atOnce)
        #expect(milliseconds(attempts.next(after: unavailable, at: 1, now: now, using: &generator)) != nil)
    }

    @Test("a key that is refused at one endpoint may be let in at another, and is not tried twice")
    mutating func refused() {
        var attempts = attempts(2)
        let refused = CallError(.unauthenticated, "")
        #expect(attempts.next(after: refused, at: 0, now: now, using: &generator) == .atOnce)
        #expect(attempts.next(after: refused, at: 1, now: now, using: &generator) == .never)
    }

    @Test("waiting for a circuit does not make the call more careful")
    mutating func circuit() throws {
        var attempts = attempts()
        let open = CallError(.unavailable, "", retryDelay: .milliseconds(700))
        for _ in 0..<20 {
            let next = attempts.next(after: open, at: nil, now: now, using: &generator)
            #expect((700...725).contains(try #require(milliseconds(next))))
        }
        let next = attempts.next(after: unavailable, at: 0, now: now, using: &generator)
        #expect((0...25).contains(try #require(milliseconds(next))))
    }

    @Test("no attempt is planned for after the deadline")
    mutating func late() {
        var attempts = attempts(2)
        let asked = CallError(.unavailable, "", retryDelay: .seconds(31))
        #expect(attempts.next(after: asked, at: nil, now: now, using: &generator) == .never)
        let over = now.advanced(by: .seconds(30))
        #expect(attempts.next(after: unavailable, at: 0, now: over, using: &generator) == .never)
    }
}
