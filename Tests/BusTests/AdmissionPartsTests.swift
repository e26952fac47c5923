import Testing
import Vocabulary

@testable import Bus

@Suite("What admission is made of", .timeLimit(.minutes(5)))
struct AdmissionPartsTests {
    @Test("an id is known to be used as long as fewer than 1,024 higher ones might have come")
    func usedIDs() {
        var used = UsedCallIDs()
        #expect(used.use(5) && !used.use(5))
        #expect(used.use(3) && !used.use(3) && !used.use(5))
        #expect(used.use(5 + 1023) && !used.use(5))
        #expect(used.use(5 + 1024) && used.use(5))
        #expect(used.use(.max) && !used.use(.max) && used.use(.max - 1) && !used.use(.max - 1))
        // What lies far below cannot be known, and is let through.
        #expect(used.use(7) && used.use(7))
    }

    @Test("ids in any order within the window are each let through once")
    func shuffledIDs() {
        var used = UsedCallIDs()
        var seen: Set<UInt64> = []
        var highest: UInt64 = 0
        for _ in 0..<20_000 {
            let id = max(1, highest) + .random(in: 0...40) - min(max(1, highest) - 1, .random(in: 0...900))
            highest = max(highest, id)
            #expect(used.use(id) == seen.insert(id).inserted)
        }
    }

    private func asked(_ mark: UInt32?) throws -> UInt32 { try #require(mark) }

    @Test("what a PONG confirms is what was sent before its PING, once")
    func meter() throws {
        var meter = OutboundMeter()
        let mebi = OutboundMeter.perMark
        #expect(meter.sent(mebi - 1) == nil)
        let first = try asked(meter.sent(10))
        let second = try asked(meter.sent(mebi))
        let third = try asked(meter.sent(5 * mebi))
        #expect(meter.sent(7) == nil)
        #expect(meter.confirmed(0) == 0)
        #expect(meter.confirmed(second) == 2 * mebi + 9)
        #expect(meter.confirmed(second) == 0 && meter.confirmed(first) == 0)
        #expect(meter.confirmed(third) == 5 * mebi)
        let last = try asked(meter.mark())
        #expect(meter.mark() == nil)
        #expect(meter.confirmed(last) == 7)
    }

    @Test("whoever waits until all is read does not wait for what is said later")
    func meterHeardOut() throws {
        var meter = OutboundMeter()
        #expect(meter.isHeardOut)
        meter.awaitAll()
        #expect(meter.isHeardOut)
        let first = try asked(meter.sent(OutboundMeter.perMark))
        let second = try asked(meter.sent(OutboundMeter.perMark))
        meter.awaitAll()
        #expect(!meter.isHeardOut)
        let third = try asked(meter.sent(OutboundMeter.perMark))
        #expect(meter.confirmed(first) > 0 && !meter.isHeardOut)
        #expect(meter.confirmed(second) > 0 && meter.isHeardOut)
        #expect(meter.confirmed(third) > 0 && meter.isHeardOut)
        // A PONG answers for all PINGs before its own.
        _ = meter.sent(OutboundMeter.perMark)
        meter.awaitAll()
        let last = try asked(meter.sent(OutboundMeter.perMark))
        #expect(!meter.isHeardOut)
        #expect(meter.confirmed(last) == 2 * OutboundMeter.perMark && meter.isHeardOut)
    }

    @Test("what was sent long ago, and of which nothing comes through, is not waited for")
    func meterNews() throws {
        var meter = OutboundMeter()
        let (now, patience) = (ContinuousClock.now, Duration.seconds(3))
        #expect(!meter.hasNews(since: now - patience))
        let mark = try asked(meter.sent(OutboundMeter.perMark, at: now))
        #expect(meter.hasNews(since: now + .seconds(2) - patience))
        #expect(!meter.hasNews(since: now + .seconds(4) - patience))
        // A slow line is one on which something comes through.
        #expect(meter.confirmed(mark, at: now + .seconds(4)) > 0)
        #expect(meter.hasNews(since: now + .seconds(6) - patience))
        #expect(meter.confirmed(mark, at: now + .seconds(9)) == 0)
        #expect(!meter.hasNews(since: now + .seconds(9) - patience))
    }

    @Test("the argument of a PING is none that is waited for, and not 0")
    func meterMarks() throws {
        /// Says each number twice.
        struct Stammer: RandomNumberGenerator {
            var said = 0
            mutating func next() -> UInt64 {
                defer { said += 1 }
                return UInt64(said / 2 + 1) << 20
            }
        }
        var meter = OutboundMeter()
        var stammer = Stammer()
        var marks: Set<UInt32> = []
        for number in 1...50 {
            #expect(meter.sent(1) == nil)
            marks.insert(try asked(meter.mark(using: &stammer)))
            #expect(marks.count == number)
        }
        #expect(!marks.contains(0))
    }

    @Test("who has not read a PING cannot guess its argument")
    func meterGuesses() throws {
        var meter = OutboundMeter()
        let first = try asked(meter.sent(OutboundMeter.perMark))
        let second = try asked(meter.sent(OutboundMeter.perMark))
        // Of 4 thousand million numbers: one run in a million finds one by chance.
        for step in 0...UInt32(1000) {
            for guess in [step, first &+ step, first &- step] where guess != first && guess != second {
                #expect(meter.confirmed(guess) == 0)
            }
        }
        #expect(meter.confirmed(second) == 2 * OutboundMeter.perMark)
    }

    @Test("the time to come back grows with the queue and with how slowly it moves")
    func estimate() {
        var generator = SystemRandomNumberGenerator()
        let start = ContinuousClock.now
        var estimate = RetryDelayEstimate()
        #expect((50...87).contains(estimate.delay(behind: 1_000, start, using: &generator)))
        for number in 0..<200 { estimate.ended(start.advanced(by: .milliseconds(number))) }
        let now = start.advanced(by: .milliseconds(200))
        #expect((50...87).contains(estimate.delay(behind: 10, now, using: &generator)))
        #expect((1600...2800).contains(estimate.delay(behind: 1_000, now, using: &generator)))
        #expect((3200...5600).contains(estimate.delay(behind: 100_000, now, using: &generator)))
        // Nothing has ended for a while.
        let later = start.advanced(by: .milliseconds(800))
        #expect((800...1400).contains(estimate.delay(behind: 10, later, using: &generator)))
    }

    @Test("deadlines come in order, and what no longer matters is swept out")
    func deadlines() {
        var queue = DeadlineQueue<Int>()
        let start = ContinuousClock.now
        for number in (0..<3_000).shuffled() {
            queue.add(number, at: start.advanced(by: .milliseconds(number)))
        }
        #expect(queue.next == start)
        queue.sweep(live: 100) { $0 % 30 == 0 }
        var due: [Int] = []
        while let number = queue.popDue(start.advanced(by: .milliseconds(90))) { due.append(number) }
        #expect(due == [0, 30, 60, 90])
        #expect(queue.next == start.advanced(by: .milliseconds(120)))
    }

    @Test("a refusal for want of room says so in the caller's language, to the call that it is for")
    func busyReplies() throws {
        var replies = BusyReplies(BusTexts.all)
        for language in [Language.vi, .en, .vi] {
            for (id, want) in [(1, .room), (77, .reading), (.max, .room)] as [(UInt64, BusyReplies.Want)] {
                let frame = try Frame(parsing: replies.frame(id, want, delay: 50, in: language))
                #expect(frame.kind == .reply && frame.callID == id)
                let error = CallError(.resourceExhausted, metadata: frame.metadata, fallback: "")
                #expect(frame.argument == Status.resourceExhausted.rawValue)
                #expect(error.retryDelay == .milliseconds(50))
                #expect(error.message == BusTexts.all.render(Message(want.rawValue), in: language))
            }
        }
    }
}
