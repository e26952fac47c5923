import Testing

@testable import Bus

@Suite("Who begins when", .timeLimit(.minutes(5)))
struct AdmissionQueueTests {
    typealias Queue = AdmissionQueue<Int>

    private func queue(_ running: Int, perPrincipal: Int? = nil, queued: Int) -> Queue {
        Queue(.init(running: running, runningPerPrincipal: perPrincipal ?? running, queued: queued))
    }

    /// What became of one arrival, with those that it put out.
    private enum Fate: Equatable {
        case begun, refused
        case waits(putOut: [Int])
    }

    private func fate(_ verdict: Queue.Verdict) -> Fate {
        switch verdict {
        case .begin: .begun
        case .wait(_, let putOut): .waits(putOut: putOut)
        case .refuse: .refused
        }
    }

    @Test("so many begin, so many wait, and the rest is refused")
    func bounds() {
        var queue = queue(2, queued: 3)
        let fates = (0..<7).map { fate(queue.arrive($0, of: 1, size: 0)) }
        #expect(
            fates == [.begun, .begun] + Array(repeating: .waits(putOut: []), count: 3) + [.refused, .refused])
        #expect(queue.running == 2 && queue.waiting == 3 && queue.next() == nil)
        queue.finish(of: 1)
        #expect(queue.next() == 2)
        #expect(queue.next() == nil)
    }

    @Test("accounts take turns, whoever came first with however much")
    func turns() {
        var queue = queue(1, queued: 100)
        _ = queue.arrive(0, of: 1, size: 0)
        for number in 1...5 { _ = queue.arrive(100 + number, of: 1, size: 0) }
        for number in 1...2 { _ = queue.arrive(200 + number, of: 2, size: 0) }
        _ = queue.arrive(301, of: 3, size: 0)
        var order: [Int] = []
        var runner = 1
        while true {
            queue.finish(of: runner)
            guard let next = queue.next() else { break }
            order.append(next)
            runner = next / 100
        }
        #expect(order == [101, 201, 301, 102, 202, 103, 104, 105])
        #expect(queue.running == 0 && queue.places == 0)
    }

    @Test("an account that may not run more lets the others pass, and keeps its turn")
    func perAccount() {
        var queue = queue(3, perPrincipal: 2, queued: 10)
        #expect((0..<4).map { fate(queue.arrive($0, of: 1, size: 0)) }.filter { $0 == .begun }.count == 2)
        #expect(fate(queue.arrive(20, of: 2, size: 0)) == .begun)
        #expect(fate(queue.arrive(21, of: 2, size: 0)) == .waits(putOut: []))
        queue.finish(of: 2)
        // Account 1 came first, and is at its limit.
        #expect(queue.next() == 21)
        queue.finish(of: 1)
        #expect(queue.next() == 2)
    }

    @Test("who is within its share gets a place from whoever holds most, the newest first")
    func putOut() {
        var queue = queue(1, queued: 4)
        _ = queue.arrive(0, of: 1, size: 0)
        for number in 1...4 { _ = queue.arrive(number, of: 1, size: 0) }
        #expect(fate(queue.arrive(5, of: 1, size: 0)) == .refused)
        #expect(fate(queue.arrive(20, of: 2, size: 0)) == .waits(putOut: [4]))
        #expect(fate(queue.arrive(21, of: 2, size: 0)) == .waits(putOut: [3]))
        #expect(fate(queue.arrive(22, of: 2, size: 0)) == .refused)
        #expect(fate(queue.arrive(6, of: 1, size: 0)) == .refused)
    }

    @Test("a large body takes the places of as many small ones")
    func sizes() {
        var queue = queue(1, queued: 8)
        _ = queue.arrive(0, of: 1, size: 0)
        for number in 1...8 { _ = queue.arrive(number, of: 1, size: Queue.Verdict.place) }
        // 4 places are account 2's share.
        #expect(fate(queue.arrive(20, of: 2, size: 5 * Queue.Verdict.place)) == .refused)
        #expect(
            fate(queue.arrive(21, of: 2, size: 3 * Queue.Verdict.place + 1)) == .waits(putOut: [8, 7, 6, 5]))
        #expect(queue.places == 8 && queue.places(of: 2) == 4)
    }

    @Test("who leaves gives its place back, once")
    func leaving() {
        var queue = queue(1, queued: 2)
        _ = queue.arrive(0, of: 1, size: 0)
        guard case .wait(let ticket, _) = queue.arrive(1, of: 1, size: 0) else {
            Issue.record("it does not wait")
            return
        }
        _ = queue.arrive(2, of: 1, size: 0)
        #expect(queue.leave(ticket, of: 1) == 1)
        #expect(queue.leave(ticket, of: 1) == nil)
        #expect(fate(queue.arrive(3, of: 1, size: 0)) == .waits(putOut: []))
        queue.finish(of: 1)
        #expect(queue.next() == 2)
        #expect(queue.removeAll() == [3])
        #expect(queue.places == 0)
    }

    @Test(
        "whatever the sequence: bounds hold, nobody is lost or doubled, and nobody within its share is refused"
    )
    func random() {
        for round in 0..<300 {
            let limits = ServerLimits.Lane(
                running: .random(in: 1...6), runningPerPrincipal: .random(in: 1...6),
                queued: .random(in: 0...24))
            var model = Model(Queue(limits), limits)
            for _ in 0..<400 { model.step() }
            model.drain()
            if model.complaints.isEmpty { continue }
            Issue.record("round \(round), \(limits): \(model.complaints)")
            return
        }
    }

    @Test("while several have calls waiting, nobody gets two turns before another has had one")
    func fairness() {
        for _ in 0..<200 {
            let accounts = Int.random(in: 2...8)
            var queue = queue(1, queued: 10_000)
            _ = queue.arrive(0, of: 0, size: 0)
            var waiting = (0..<accounts).map { _ in Int.random(in: 1...30) }
            let floods = (0..<accounts).flatMap { account in
                Array(repeating: account, count: waiting[account])
            }
            for account in floods.shuffled() { _ = queue.arrive(account, of: account, size: 0) }
            var runner = 0
            var turn = 0
            var lastTurn = Array(repeating: 0, count: accounts)
            while true {
                queue.finish(of: runner)
                guard let next = queue.next() else { break }
                turn += 1
                // Since its last turn everybody else who waits has had at most one.
                for other in 0..<accounts where other != next && waiting[other] > 0 {
                    #expect(turn - lastTurn[other] <= accounts)
                }
                lastTurn[next] = turn
                waiting[next] -= 1
                runner = next
            }
            #expect(waiting.allSatisfy { $0 == 0 })
        }
    }
}

extension AdmissionQueue.Verdict {
    fileprivate static var place: Int { ServerLimits.Lane.place }
}

/// What must be true of a queue whatever is done to it.
private struct Model {
    var queue: AdmissionQueue<Int>
    let limits: ServerLimits.Lane
    var complaints: [String] = []
    private var last = 0
    private var running: [Int] = []
    private var waiting: [(number: Int, account: Int, places: Int, ticket: UInt64)] = []

    init(_ queue: AdmissionQueue<Int>, _ limits: ServerLimits.Lane) {
        self.queue = queue
        self.limits = limits
    }

    private func account(_ number: Int) -> Int { number % 5 }
    private func places(_ account: Int) -> Int {
        waiting.reduce(0) { $0 + ($1.account == account ? $1.places : 0) }
    }

    private mutating func expect(_ condition: Bool, _ complaint: String) {
        if !condition { complaints.append(complaint) }
    }

    mutating func step() {
        switch Int.random(in: 0..<10) {
        case 0..<5: arrive()
        case 5..<9:
            guard let index = running.indices.randomElement() else { return }
            finish(index)
        default:
            guard let index = waiting.indices.randomElement() else { return }
            let gone = waiting.remove(at: index)
            expect(queue.leave(gone.ticket, of: gone.account) == gone.number, "another left")
        }
        check()
    }

    private mutating func arrive() {
        last += 1
        let (number, account) = (last, account(last))
        let size = Bool.random() ? 0 : Int.random(in: 0...(4 * ServerLimits.Lane.place))
        let needed = limits.places(of: size)
        let accounts = Set(waiting.map(\.account)).union([account]).count
        let isWithinShare = places(account) + needed <= limits.queued / accounts
        let hasRoom =
            places(account) + needed + waiting.reduce(0) { $0 + ($1.account == account ? 0 : $1.places) }
            <= limits.queued
        switch queue.arrive(number, of: account, size: size) {
        case .begin:
            expect(!waiting.contains { $0.account == account }, "overtook its own")
            running.append(number)
        case .wait(let ticket, let putOut):
            expect(hasRoom == putOut.isEmpty, "put out without need")
            for number in putOut {
                guard let index = waiting.firstIndex(where: { $0.number == number }) else {
                    complaints.append("put out who did not wait")
                    continue
                }
                let gone = waiting.remove(at: index)
                let most = (0..<5).map { other in places(other) + (other == gone.account ? gone.places : 0) }
                    .max()
                expect(gone.account != account, "put out its own")
                expect(places(gone.account) + gone.places == most, "did not take from the largest")
                expect(
                    !waiting.contains { $0.account == gone.account && $0.number > number }, "not the newest")
            }
            waiting.append((number, account, needed, ticket))
        case .refuse: expect(!isWithinShare && !hasRoom, "refused within its share")
        }
    }

    private mutating func finish(_ index: Int) {
        queue.finish(of: account(running.remove(at: index)))
        while let next = queue.next() {
            guard let index = waiting.firstIndex(where: { $0.number == next }) else {
                complaints.append("began who did not wait")
                return
            }
            let account = waiting.remove(at: index).account
            expect(!waiting.contains { $0.account == account && $0.number < next }, "not the oldest")
            running.append(next)
        }
    }

    mutating func drain() {
        while !running.isEmpty { finish(0) }
        check()
        expect(waiting.isEmpty && queue.running == 0 && queue.places == 0, "somebody waits for ever")
    }

    private mutating func check() {
        expect(queue.running == running.count && queue.running <= limits.running, "running")
        expect(queue.waiting == waiting.count, "waiting")
        expect(
            queue.places == waiting.reduce(0) { $0 + $1.places } && queue.places <= limits.queued, "places")
        for account in 0..<5 {
            let count = running.filter { self.account($0) == account }.count
            expect(count == queue.running(of: account) && count <= limits.runningPerPrincipal, "of one")
            let mayRun = running.count < limits.running && count < limits.runningPerPrincipal
            expect(!mayRun || !waiting.contains { $0.account == account }, "waits though it may begin")
        }
    }
}
