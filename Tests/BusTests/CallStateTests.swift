import Testing

@testable import Bus

@Suite("The call as its server sees it", .timeLimit(.minutes(5)))
struct ServerCallStateTests {
    typealias State = ServerCallState

    /// What has happened, what happens now, and what follows.
    static let table: [([State.Event], State.Event, State.Action)] = [
        ([], .item, .deliver),
        ([], .end, .finish),
        ([], .credit(10), .admit),
        ([], .cancel, .end(.cancelled)),
        ([], .deadline, .end(.deadlineExceeded)),
        ([], .vanished, .end(.vanished)),
        ([], .stopping, .end(.stopping)),
        ([], .violation(.duplicateCall), .end(.violated(.duplicateCall))),
        ([], .reply, .transmit),
        ([], .send, .transmit),
        ([], .consume, .none),
        ([.end], .item, .end(.violated(.itemAfterEnd))),
        ([.end], .end, .end(.violated(.itemAfterEnd))),
        ([.end], .send, .transmit),
        ([.end], .reply, .transmit),
        (Array(repeating: .item, count: 64), .item, .end(.violated(.creditExceeded))),
        (Array(repeating: .item, count: 32) + Array(repeating: .consume, count: 31), .consume, .grant(32)),
        (
            Array(repeating: .item, count: 32) + [.end] + Array(repeating: .consume, count: 31), .consume,
            .none
        ),
        (Array(repeating: .send, count: 64), .send, .wait),
        (Array(repeating: .send, count: 64) + [.credit(1)], .send, .transmit),
        (Array(repeating: .send, count: 64) + [.credit(1), .send], .send, .wait),
        ([], .credit(.max), .end(.violated(.creditOverflow))),
        ([.credit(65_472)], .credit(1), .end(.violated(.creditOverflow))),
        ([.reply], .reply, .refuse),
        ([.reply], .send, .refuse),
        ([.reply], .item, .none),
        ([.reply], .cancel, .none),
        ([.reply], .deadline, .none),
        ([.reply], .violation(.wrongSide), .none),
        ([.cancel], .reply, .refuse),
        ([.cancel], .send, .refuse),
        ([.deadline], .cancel, .none),
        ([.vanished], .reply, .refuse),
    ]

    @Test("what follows from what", arguments: table.indices)
    func transitions(index: Int) {
        let (before, event, action) = ServerCallStateTests.table[index]
        var state = State()
        for event in before { _ = state.handle(event) }
        #expect(state.handle(event) == action)
    }

    @Test("whatever the sequence, one ending, nothing on the wire after it, and never more items than credit")
    func random() {
        for _ in 0..<2_000 {
            var state = State()
            var credit = 64
            var endings = 0
            for _ in 0..<200 {
                let event = State.Event.random()
                let wasOver = state.isOver
                let action = state.handle(event)
                switch action {
                case .transmit where event == .reply, .end: endings += 1
                case .transmit: credit -= 1
                default: break
                }
                if case .credit(let count) = event, action == .admit { credit += Int(count) }
                if wasOver { #expect(action == .none || action == .refuse) }
                #expect(credit >= 0 && endings <= 1)
                #expect(state.isOver == (endings == 1))
            }
        }
    }
}

extension ServerCallState.Event {
    fileprivate static func random() -> Self {
        switch Int.random(in: 0..<200) {
        case 0: .cancel
        case 1: .deadline
        case 2: .vanished
        case 3: .reply
        case 4: .violation(.wrongSide)
        case 5: .end
        case 6..<20: .credit(.random(in: 0...100))
        case 20..<90: .item
        case 90..<150: .send
        default: .consume
        }
    }
}

@Suite("The call as its client sees it", .timeLimit(.minutes(5)))
struct ClientCallStateTests {
    typealias State = ClientCallState

    static let table: [([State.Event], State.Event, State.Action)] = [
        ([], .item, .deliver),
        ([], .reply, .complete),
        ([], .credit(1), .admit),
        ([], .violation(.wrongSide), .end(.violated(.wrongSide), telling: true)),
        ([], .cancel, .end(.cancelled, telling: true)),
        ([], .deadline, .end(.deadlineExceeded, telling: true)),
        ([], .lost, .end(.lost, telling: false)),
        ([], .refused, .end(.refused, telling: false)),
        ([], .send, .transmit),
        ([], .end, .transmit),
        ([.end], .send, .refuse),
        ([.end], .end, .refuse),
        ([.end], .reply, .complete),
        (Array(repeating: .item, count: 64), .item, .end(.violated(.creditExceeded), telling: true)),
        (Array(repeating: .item, count: 32) + Array(repeating: .consume, count: 31), .consume, .grant(96)),
        (Array(repeating: .send, count: 64), .send, .wait),
        ([.credit(65_472)], .credit(1), .end(.violated(.creditOverflow), telling: true)),
        ([.reply], .item, .none),
        ([.reply], .reply, .none),
        ([.reply], .cancel, .none),
        ([.reply], .send, .refuse),
        ([.reply], .end, .refuse),
        ([.cancel], .reply, .none),
        ([.lost], .cancel, .none),
    ]

    @Test("what follows from what", arguments: table.indices)
    func transitions(index: Int) {
        let (before, event, action) = ClientCallStateTests.table[index]
        var state = State()
        for event in before { _ = state.handle(event) }
        #expect(state.handle(event) == action)
    }

    @Test("long items wait before more than 4 MiB are on the way, and go on when they are granted again")
    func longItems() {
        let mebi = 1024 * 1024
        var state = State()
        #expect(state.handle(.send, size: 3 * mebi) == .transmit)
        #expect(state.handle(.send, size: mebi + 1) == .wait)
        #expect(state.handle(.send, size: mebi) == .transmit)
        #expect(state.handle(.send, size: 1) == .wait)
        #expect(state.handle(.credit(1)) == .admit && state.onTheWay.octets == mebi)
        // Less than what a service reads before it grants again: one that fits nowhere must still go.
        #expect(state.handle(.send, size: 4 * mebi) == .transmit)
        #expect(state.handle(.send, size: 1) == .wait)
        #expect(state.handle(.credit(1000)) == .admit && state.onTheWay.octets == 0)
        #expect(state.handle(.send, size: 4 * mebi) == .transmit)
    }

    @Test("however long the items and however late the credits, a service that reads lets the client go on")
    func longItemsNeverStuck() {
        for _ in 0..<300 {
            var client = ClientCallState()
            var server = ServerCallState()
            // On the way, in order.
            var items: [Int] = []
            var grants: [UInt32] = []
            var unread: [Int] = []
            var (sent, taken) = (0, 0)
            let longest = [100, 200_000, Frame.maximumBodyLength].randomElement() ?? 0
            var next = Int.random(in: 0...longest)
            while sent < 300 {
                var isIdle = false
                switch Int.random(in: 0..<4) {
                case 0 where !items.isEmpty:
                    #expect(server.handle(.item) == .deliver)
                    unread.append(items.removeFirst())
                case 1 where !unread.isEmpty:
                    taken += 1
                    if case .grant(let count) = server.handle(.consume, size: unread.removeFirst()) {
                        grants.append(count)
                    }
                case 2 where !grants.isEmpty:
                    #expect(client.handle(.credit(grants.removeFirst())) == .admit)
                case 3:
                    if client.handle(.send, size: next) == .transmit {
                        sent += 1
                        items.append(next)
                        next = Int.random(in: 0...longest)
                    } else {
                        isIdle = true
                    }
                default: break
                }
                let octets = items.reduce(0, +) + unread.reduce(0, +)
                guard octets < FlowControl.octetsPerGrant + Frame.maximumBodyLength,
                    !isIdle || !items.isEmpty || !unread.isEmpty || !grants.isEmpty
                else {
                    Issue.record(
                        "\(sent) sent, \(taken) read, \(octets) octets on the way: stuck or too many")
                    return
                }
            }
        }
    }

    @Test("a server and a client that follow their machines never break the protocol for one another")
    func together() {
        for _ in 0..<500 {
            var client = ClientCallState()
            var server = ServerCallState()
            var toServer: [ServerCallState.Event] = []
            var toClient: [ClientCallState.Event] = []
            for _ in 0..<400 {
                switch Int.random(in: 0..<100) {
                case 0..<20: if client.handle(.send) == .transmit { toServer.append(.item) }
                case 20..<40: if server.handle(.send) == .transmit { toClient.append(.item) }
                case 40..<50 where server.receiving.allowance < 64:
                    if case .grant(let count) = server.handle(.consume) { toClient.append(.credit(count)) }
                case 50..<60 where client.receiving.allowance < 64:
                    if case .grant(let count) = client.handle(.consume) { toServer.append(.credit(count)) }
                case 60: if client.handle(.end) == .transmit { toServer.append(.end) }
                case 61: if server.handle(.reply) == .transmit { toClient.append(.reply) }
                case 62..<80: if !toServer.isEmpty { _ = server.handle(toServer.removeFirst()) }
                default: if !toClient.isEmpty { _ = client.handle(toClient.removeFirst()) }
                }
                #expect(server.ending == nil)
                if case .ended = client.phase { Issue.record("the client gave up") }
            }
        }
    }
}
