import Synchronization
import Testing
import Vocabulary
import ZeroMQ

@testable import Bus

private let flooder = "thai-binh/thai-thuy"
private let neighbour = "thai-binh/kien-xuong"
private let method = "test.Greetings/Greet"
private let once = CallOptions(timeout: .seconds(600), retry: .never)

private func limits(_ calls: ServerLimits.Lane, unread: Int = 64 * 1024 * 1024) -> ServerLimits {
    ServerLimits(
        calls: calls, streams: .init(running: 2, runningPerPrincipal: 1, queued: 0),
        health: .init(running: 1, runningPerPrincipal: 1, queued: 1), unreadPerPrincipal: unread)
}

private func withCrowd(
    _ way: Way, _ limits: ServerLimits, _ responder: some Responder, _ body: (Crowd) async throws -> Void
) async throws {
    let crowd = try await Crowd(way, limits, of: [flooder, neighbour], responder)
    try await body(crowd)
    await crowd.server.shutdown(grace: .seconds(60))
}

@Suite("A server with more to do than it can take on", .timeLimit(.minutes(5)))
struct AdmissionTests {
    @Test("ten thousand calls of one principal do not keep another's from its turn", arguments: Way.allCases)
    func fairShare(way: Way) async throws {
        let gate = Gate()
        let few = ServerLimits.Lane(running: 4, runningPerPrincipal: 4, queued: 20_000)
        try await withCrowd(way, limits(few), gate) { crowd in
            let (one, other) = (try crowd.client(flooder), try crowd.client(neighbour))
            let statuses = try await withThrowingTaskGroup(of: Status.self) { group in
                for _ in 0..<10_000 {
                    group.addTask { await one.raw(method, kind: .query, once).status }
                }
                try await crowd.until { $0.waiting(.calls) == 9_996 }
                for _ in 0..<3 { group.addTask { await other.raw(method, kind: .query, once).status } }
                try await crowd.until { $0.waiting(.calls) == 9_999 }
                gate.open()
                return try await group.reduce(into: [:]) { $0[$1, default: 0] += 1 }
            }
            #expect(statuses == [.ok: 10_003])
            let turns = gate.order.indices.filter { gate.order[$0] == neighbour }
            // Four were running; then the two principals take turns, the one that waited first first.
            #expect(turns == [5, 7, 9])
            one.close()
            other.close()
        }
    }

    @Test(
        "what does not fit is refused at once, with a time to come back, while no handler gets anywhere",
        arguments: Way.allCases)
    func refusedAtOnce(way: Way) async throws {
        let gate = Gate()
        let few = ServerLimits.Lane(running: 8, runningPerPrincipal: 8, queued: 32)
        try await withCrowd(way, limits(few), gate) { crowd in
            let client = try crowd.client(flooder)
            let statuses = try await withThrowingTaskGroup(of: RawReply.self) { group in
                for _ in 0..<1_000 { group.addTask { await client.raw(method, kind: .query, once) } }
                var replies: [RawReply] = []
                // The gate is shut: these have not waited for any handler.
                while replies.count < 960, let reply = try await group.next() { replies.append(reply) }
                #expect(replies.allSatisfy { $0.status == .resourceExhausted })
                let errors = replies.map { CallError($0.status, metadata: $0.metadata, fallback: "") }
                #expect(
                    errors.allSatisfy {
                        $0.retryDelay.map { (Duration.milliseconds(50)...(.milliseconds(5600))).contains($0) }
                            == true
                    })
                #expect(Set(errors.map(\.retryDelay)).count > 1)
                #expect(gate.order.count == 8)
                let counts = try await crowd.look { ($0.running(.calls), $0.waiting(.calls)) }
                #expect(counts == (8, 32))
                gate.open()
                return try await group.reduce(into: [:]) { $0[$1.status, default: 0] += 1 }
            }
            #expect(statuses == [.ok: 40])
            let counts = try await crowd.look { ($0.running(.calls), $0.waiting(.calls), $0.openCalls) }
            #expect(counts == (0, 0, 0))
            client.close()
        }
    }

    @Test("health is answered, and streams begin, when there is no room for calls", arguments: Way.allCases)
    func kinds(way: Way) async throws {
        let gate = Gate()
        let one = ServerLimits.Lane(running: 1, runningPerPrincipal: 1, queued: 0)
        try await withCrowd(way, limits(one), gate) { crowd in
            let (client, other) = (try crowd.client(flooder), try crowd.client(neighbour))
            async let held = client.raw(method, kind: .query, once).status
            try await crowd.until { _ in gate.held == 1 }
            let refused = await other.raw(method, kind: .query, once).status
            #expect(refused == .resourceExhausted)
            async let health = other.raw("health.Health/Check", kind: .query, once).status
            try await crowd.until { _ in gate.held == 2 }
            async let stream = client.raw("test.Greetings/Count", kind: .feed, once).status
            try await crowd.until { _ in gate.held == 3 }
            // One stream is what one principal may have, and there is room for another's.
            let second = await client.raw("test.Greetings/Count", kind: .feed, once).status
            #expect(second == .resourceExhausted)
            async let others = other.raw("test.Greetings/Count", kind: .feed, once).status
            try await crowd.until { _ in gate.held == 4 }
            gate.open()
            let statuses = await [held, health, stream, others]
            #expect(statuses == [.ok, .ok, .ok, .ok])
            client.close()
            other.close()
        }
    }

    @Test("a principal whose calls never end leaves room for the others", arguments: Way.allCases)
    func neverEnding(way: Way) async throws {
        let gate = Gate()
        let some = ServerLimits.Lane(running: 4, runningPerPrincipal: 3, queued: 100)
        try await withCrowd(way, limits(some), gate) { crowd in
            let (one, other) = (try crowd.client(flooder), try crowd.client(neighbour))
            await withTaskGroup(of: Status.self) { group in
                for _ in 0..<50 { group.addTask { await one.raw(method, kind: .query, once).status } }
                do {
                    try await crowd.until { $0.waiting(.calls) == 47 }
                    async let status = other.raw(method, kind: .query, once).status
                    try await crowd.until { _ in gate.order.last == neighbour }
                    gate.open()
                    #expect(await status == .ok)
                } catch {
                    Issue.record(error)
                }
                for await status in group { #expect(status == .ok) }
            }
            one.close()
            other.close()
        }
    }

    @Test(
        "a call that waits ends at its deadline, or when it is cancelled, and never begins",
        arguments: Way.allCases)
    func waitingEnds(way: Way) async throws {
        let gate = Gate()
        let one = ServerLimits.Lane(running: 1, runningPerPrincipal: 1, queued: 10)
        try await withCrowd(way, limits(one), gate) { crowd in
            let client = try crowd.client(flooder)
            async let held = client.raw(method, kind: .query, once).status
            try await crowd.until { _ in gate.held == 1 }
            let late = await client.raw(
                method, kind: .query, CallOptions(timeout: .milliseconds(40), retry: .never))
            #expect(late.status == .deadlineExceeded)
            let given = Task { await client.raw(method, kind: .query, once).status }
            try await crowd.until { $0.waiting(.calls) == 1 }
            given.cancel()
            #expect(await given.value == .cancelled)
            try await crowd.until { $0.waiting(.calls) == 0 && $0.openCalls == 1 }
            gate.open()
            #expect(await held == .ok)
            #expect(gate.order.count == 1)
            client.close()
        }
    }

    @Test("a client that vanishes takes the calls that wait with it", arguments: [Way.tcp, .ipc])
    func vanished(way: Way) async throws {
        let gate = Gate()
        let one = ServerLimits.Lane(running: 1, runningPerPrincipal: 1, queued: 10)
        try await withCrowd(way, limits(one), gate) { crowd in
            let client = try crowd.client(neighbour)
            async let held = client.raw(method, kind: .query, once).status
            try await crowd.until { _ in gate.held == 1 }
            do {
                let context = try Context()
                let socket = try crowd.rawSocket(context, flooder)
                for id in 1...5 as ClosedRange<UInt64> {
                    _ = try socket.send(Frame(.call, callID: id, method: method).serialized())
                }
                try await crowd.until { $0.waiting(.calls) == 5 }
            }
            try await crowd.until { $0.waiting(.calls) == 0 }
            gate.open()
            #expect(await held == .ok)
            client.close()
        }
    }

    @Test(
        "a call that was cancelled keeps its place until its handler has come to an end",
        arguments: Way.allCases)
    func stragglers(way: Way) async throws {
        let gate = Gate()
        let one = ServerLimits.Lane(running: 2, runningPerPrincipal: 2, queued: 10)
        try await withCrowd(way, limits(one), gate) { crowd in
            let client = try crowd.client(flooder)
            let first = Task { await client.raw(method, kind: .query, once).status }
            let second = Task { await client.raw(method, kind: .query, once).status }
            try await crowd.until { _ in gate.held == 2 }
            var held = gate.take()
            first.cancel()
            second.cancel()
            #expect(await first.value == .cancelled)
            #expect(await second.value == .cancelled)
            try await crowd.until { $0.openCalls == 0 }
            async let third = client.raw(method, kind: .query, once).status
            async let fourth = client.raw(method, kind: .query, once).status
            try await crowd.until { $0.waiting(.calls) == 2 }
            #expect(gate.held == 0)
            // One handler tries to answer all the same, the other just ends.
            held.removeFirst().reply(.ok)
            try await crowd.until { _ in gate.held == 1 }
            held.removeAll()
            try await crowd.until { _ in gate.held == 2 }
            gate.open()
            let statuses = await [third, fourth]
            #expect(statuses == [.ok, .ok])
            client.close()
        }
    }

    @Test(
        "items that nobody reads are held up to a limit, and those that are read never reach it",
        arguments: Way.allCases)
    func unread(way: Way) async throws {
        let begun = Signal()
        let script = Script(answers: [
            "test.Greetings/Take": { call in
                var octets = 0
                for try await item in call.items { octets += item.count }
                call.reply(.ok, body: Array("\(octets)".utf8))
            },
            "test.Greetings/Deaf": { call in
                begun.say()
                await withCheckedContinuation { continuation in call.onCancel { continuation.resume() } }
            },
        ])
        let item = [UInt8](repeating: 0x20, count: 64 * 1024)
        let lane = ServerLimits.Lane(running: 4, runningPerPrincipal: 4, queued: 4)
        try await withCrowd(way, limits(lane, unread: 2 * 1024 * 1024), script) { crowd in
            let (client, other) = (try crowd.client(flooder), try crowd.client(neighbour))
            let deaf = await client.raw(
                "test.Greetings/Deaf", kind: .import, rows: Array(repeating: item, count: 40), once)
            #expect(deaf.status == .resourceExhausted)
            await begun.heard()
            let units = try await crowd.look { engine in
                [flooder, neighbour].map { engine.unreadOctets(of: Crowd.principal($0).unit) }
            }
            #expect(units == [0, 0])
            // Below the limit even if none had been read.
            let heard = await other.raw(
                "test.Greetings/Take", kind: .import, rows: Array(repeating: item, count: 32), once)
            #expect(heard.body == Array("\(32 * item.count)".utf8))
            client.close()
            other.close()
        }
    }

    @Test(
        "who is granted everything and reads nothing gets a few megabytes, and the rest when it reads",
        arguments: [Way.tcp, .ipc])
    func deafReader(way: Way) async throws {
        let sent = Atomic<Int>(0)
        let item = [UInt8](repeating: 0x20, count: 64 * 1024)
        let script = Script(answers: [
            "test.Greetings/Count": { call in
                for _ in 0..<400 {
                    try await call.send(item: item)
                    sent.add(1, ordering: .relaxed)
                }
                call.reply(.ok)
            }
        ])
        var few = limits(.init(running: 4, runningPerPrincipal: 4, queued: 4))
        few.unreadPerConnection = 2 * 1024 * 1024
        try await withCrowd(way, few, script) { crowd in
            let context = try Context()
            let socket = try crowd.rawSocket(context, flooder)
            _ = try socket.send(Frame(.call, callID: 1, method: "test.Greetings/Count").serialized())
            _ = try socket.send(Frame.signal(.credit, callID: 1, argument: 10_000))
            // It stops by itself, and not for want of credit.
            try await crowd.until { $0.hasWaitingSenders }
            #expect((32...34).contains(sent.load(ordering: .relaxed)))
            var items = 0
            while true {
                let frame = try await nextFrame(socket)
                if frame.kind == .ping {
                    _ = try socket.send(Frame.signal(.pong, callID: 0, argument: frame.argument))
                }
                if frame.kind == .item { items += 1 }
                if frame.kind == .reply { break }
            }
            #expect(items == 400)
        }
    }

    @Test("a connection that does not read its replies gets no more calls in", arguments: [Way.tcp, .ipc])
    func unreadReplies(way: Way) async throws {
        let gate = Gate()
        gate.open()
        var few = limits(.init(running: 4, runningPerPrincipal: 4, queued: 4_000))
        few.unreadPerConnection = 1024 * 1024
        try await withCrowd(way, few, gate) { crowd in
            let context = try Context()
            let socket = try crowd.rawSocket(context, flooder)
            let body = [UInt8](repeating: 0x20, count: 1024 * 1024)
            for id in 1...12 as ClosedRange<UInt64> {
                _ = try socket.send(Frame(.call, callID: id, method: method, body: body).serialized())
                try await crowd.until { $0.callsSeen >= id }
            }
            var statuses: [Status] = []
            while statuses.count < 12 {
                let frame = try await nextFrame(socket)
                if frame.kind == .reply { statuses.append(Status(rawValue: frame.argument) ?? .unknown) }
            }
            #expect(
                statuses == Array(repeating: .ok, count: 8) + Array(repeating: .resourceExhausted, count: 4))
        }
    }

    @Test("half a window of long items is granted again before it is read to its half")
    func longItems() {
        var window = ReceiveWindow()
        #expect(window.consume(Flow.octetsPerGrant / 2) == 0)
        #expect(window.consume(Flow.octetsPerGrant / 2) == 2)
        #expect(window.allowance == Flow.initialCredit + 2)
        for _ in 0..<31 { #expect(window.consume(10) == 0) }
        #expect(window.consume(10) == 32)
    }
}

@Suite("What admission is made of", .timeLimit(.minutes(1)))
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
        #expect(!meter.isConfirmed && meter.confirmed(third) == 5 * mebi && meter.isConfirmed)
        let last = try asked(meter.mark())
        #expect(meter.mark() == nil && !meter.isConfirmed)
        #expect(meter.confirmed(last) == 7 && meter.isConfirmed)
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
    func pace() {
        var generator = SystemRandomNumberGenerator()
        let start = ContinuousClock.now
        var pace = Pace()
        #expect((50...87).contains(pace.delay(behind: 1_000, start, using: &generator)))
        for number in 0..<200 { pace.ended(start.advanced(by: .milliseconds(number))) }
        let now = start.advanced(by: .milliseconds(200))
        #expect((50...87).contains(pace.delay(behind: 10, now, using: &generator)))
        #expect((1600...2800).contains(pace.delay(behind: 1_000, now, using: &generator)))
        #expect((3200...5600).contains(pace.delay(behind: 100_000, now, using: &generator)))
        // Nothing has ended for a while.
        let later = start.advanced(by: .milliseconds(800))
        #expect((800...1400).contains(pace.delay(behind: 10, later, using: &generator)))
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
            for id in [1, 77, .max] as [UInt64] {
                let frame = try Frame(parsing: replies.frame(id, delay: 50, in: language))
                #expect(frame.kind == .reply && frame.callID == id)
                let error = CallError(.resourceExhausted, metadata: frame.metadata, fallback: "")
                #expect(frame.argument == Status.resourceExhausted.rawValue)
                #expect(error.retryDelay == .milliseconds(50))
                #expect(error.message == BusTexts.all.render(Message("bus.busy"), in: language))
            }
        }
    }
}
