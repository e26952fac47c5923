import Bus
import RegistryAPI
import ServiceKit
import Store
import Synchronization
import TestKit
import Testing
import Vocabulary

@Suite("Writers, and a service that is killed under them", .timeLimit(.minutes(5)))
struct WritersTests {
    static let unit: UnitPath = "thai-binh/so-ldtbxh"
    static let writers = 64
    static let commandsEach = 24
    static let kills = 20

    @Test(
        "64 writers, the registry killed 20 times: what was acknowledged is there once, nothing is there by half"
    )
    func killed() async throws {
        try await withStack(["registry"]) { stack in
            try await stack.healthy(as: Self.unit)
            let tally = Tally(kills: Self.kills, among: Self.writers * Self.commandsEach * 3 / 4)
            let outcomes = try await withThrowingTaskGroup(of: [Outcome].self) { group in
                for writer in 0..<Self.writers {
                    let client = try stack.client(of: "registry", as: Self.unit)
                    group.addTask { try await Self.write(writer, with: client, tally) }
                }
                // A killing is due at certain numbers of acknowledgements, drawn by lot; the rest is in flight then.
                for await _ in tally.due {
                    while !stack.kill("registry") { await Task.yield() }
                }
                return try await group.reduce(into: []) { $0 += $1 }
            }
            let reader = try stack.client(of: "registry", as: Self.unit)
            try await Self.check(outcomes, reader, try stack.client(of: "registry", as: "service/reporting"))
            #expect(stack.starts(of: "registry") == Self.kills + 1)
            #expect(stack.endings(of: "registry") == Array(repeating: 137, count: Self.kills))
        }
    }

    struct Outcome: Sendable {
        let request: RegisterChild
        let id: ChildID
        let key: String
        /// Nil when the service did not answer.
        let reply: Child?
    }

    /// Every fourth command is sent once only, so that some come to nothing or are never acknowledged.
    static func write(_ writer: Int, with client: BusClient, _ tally: Tally) async throws -> [Outcome] {
        var outcomes: [Outcome] = []
        for number in 0..<commandsEach {
            let id = ChildID(at: .now())
            let request = RegisterChild(
                name: "Nguyễn Văn \(word(writer)) \(word(number))", sex: .male,
                commune: "thai-binh/thai-thuy/diem-dien"
            ).with {
                $0.id = id
                $0.birthDate = Day(year: 2012, month: 1 + number % 12, day: 1 + writer % 28)
                $0.confirmedDistinct = true
            }
            let key = "w\(writer)-\(number)"
            var options = CallOptions(timeout: .seconds(60), idempotencyKey: key)
            if number % 4 == 3 { options.retry = .never }
            do {
                let reply = try await client.call(Children.register, request, options)
                tally.acknowledge()
                outcomes.append(Outcome(request: request, id: id, key: key, reply: reply))
            } catch let error as CallError where number % 4 == 3 && error.status == .unavailable {
                outcomes.append(Outcome(request: request, id: id, key: key, reply: nil))
            }
        }
        return outcomes
    }

    /// Names are of letters only.
    static func word(_ number: Int) -> String {
        let letters = Array("abcdeghiklmnopqrstuvxy")
        return "T" + String(letters[number / letters.count]) + String(letters[number % letters.count])
    }

    static func check(_ outcomes: [Outcome], _ reader: BusClient, _ follower: BusClient) async throws {
        let (children, events) = try await state(reader, follower)
        #expect(Set(children.map(\.id)).count == children.count)
        #expect(events.map(\.position) == (1...UInt64(events.count)).map { $0 })
        #expect(Set(events.map(\.id)).count == events.count)
        #expect(events.map(\.subject).sorted() == children.map(\.id.text).sorted())
        let byID = Dictionary(children.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        for outcome in outcomes {
            if let reply = outcome.reply { #expect(byID[outcome.id] == reply) }
        }
        let unanswered = outcomes.filter { $0.reply == nil }
        print(
            "\(outcomes.count) commands, \(unanswered.count) not acknowledged, "
                + "of which \(unanswered.count { byID[$0.id] != nil }) are there")
        // Each once more under its key: what was there is answered from memory, the rest is done now.
        for outcome in outcomes where outcome.reply == nil || outcome.id.text.last == "0" {
            let options = CallOptions(timeout: .seconds(30), idempotencyKey: outcome.key)
            let again = try await reader.exchange(Children.register, outcome.request, options)
            let before = events.first { $0.subject == outcome.id.text }
            let position = try #require(again.metadata.position)["registry"]
            if let before {
                #expect(again.value == byID[outcome.id])
                #expect(position == before.position)
            } else {
                #expect(outcome.reply == nil)
                #expect(position > events.count)
            }
        }
        let (after, log) = try await state(reader, follower)
        #expect(Set(after.map(\.id)) == Set(outcomes.map(\.id)))
        #expect(after.count == outcomes.count)
        #expect(log.map(\.subject).sorted() == outcomes.map(\.id.text).sorted())
        #expect(log.map(\.position) == (1...UInt64(outcomes.count)).map { $0 })
        let health = try await follower.call(Health.check, Empty())
        #expect(health.position == UInt64(outcomes.count))
    }

    static func state(_ reader: BusClient, _ follower: BusClient) async throws -> ([Child], [EventLine]) {
        var children: [Child] = []
        for try await child in reader.feed(Children.list, ListChildren()) { children.append(child) }
        var events: [EventLine] = []
        for try await event in follower.feed(EventLog.subscribe, SubscribeLog(after: 0, live: false)) {
            events.append(EventLine(event))
        }
        return (children, events)
    }
}

/// What the test looks at of an event.
struct EventLine: Hashable, Sendable {
    let position: UInt64
    let id: String
    let subject: String

    init(_ event: LoggedEvent) {
        position = event.envelope.position
        id = event.envelope.id.text
        subject = event.envelope.subject
    }
}

/// Counts acknowledgements, and says when a killing is due.
final class Tally: Sendable {
    private struct State {
        var acknowledged = 0
        var thresholds: [Int]
    }

    let due: AsyncStream<Void>
    private let announce: AsyncStream<Void>.Continuation
    private let state: Mutex<State>

    /// - Parameter count: the last killing is due by this number of acknowledgements.
    init(kills: Int, among count: Int) {
        var numbers: Set<Int> = []
        while numbers.count < kills { numbers.insert(Int.random(in: 1...count)) }
        state = Mutex(State(thresholds: numbers.sorted(by: >)))
        (due, announce) = AsyncStream.makeStream()
    }

    func acknowledge() {
        let isOver = state.withLock { state in
            state.acknowledged += 1
            if let next = state.thresholds.last, state.acknowledged >= next {
                state.thresholds.removeLast()
                announce.yield()
            }
            return state.thresholds.isEmpty
        }
        if isOver { announce.finish() }
    }
}
