@testable import Bus

extension Property {
    /// Whatever happens to a call, and in whatever order: it ends at most once, nothing goes out after its end, and
    /// never more items than there was credit for; no more items are taken in than were granted.
    static let serverCalls = Property("server-calls") { bytes in
        var choices = Choices(bytes)
        var state = ServerCallState()
        var (credit, granted, taken, endings) = (64, 64, 0, 0)
        while !choices.isEmpty {
            let event = ServerCallState.Event(&choices)
            // Only who has an item can be through with it.
            if event == .consume, taken == 0 { continue }
            let wasOver = state.isOver
            // Long items are granted again earlier.
            let size = event == .consume ? Int(choices.next()) << 14 : 0
            let action = state.handle(event, size: size)
            switch action {
            case .transmit where event == .reply, .end: endings += 1
            case .transmit: credit -= 1
            case .admit: if case .credit(let count) = event { credit += Int(count) }
            case .deliver:
                granted -= 1
                taken += 1
            case .grant(let count): granted += Int(count)
            case .none, .finish, .wait, .refuse: break
            }
            if event == .consume { taken -= 1 }
            try demand(!wasOver || action == .none || action == .refuse, "\(event) after the end: \(action)")
            try demand(credit >= 0 && credit <= 65_536, "credit for \(credit) items")
            try demand(granted >= 0 && taken <= 64, "\(taken) items wait, \(granted) more were granted")
            try demand(endings <= 1 && state.isOver == (endings == 1), "\(endings) endings")
        }
    }

    /// The same of the client's side.
    static let clientCalls = Property("client-calls") { bytes in
        var choices = Choices(bytes)
        var state = ClientCallState()
        var (credit, granted, taken, endings) = (64, 64, 0, 0)
        var hasEnded = false
        while !choices.isEmpty {
            let event = ClientCallState.Event(&choices)
            if event == .consume, taken == 0 { continue }
            let wasOver = state.isOver
            let size = event == .consume ? Int(choices.next()) << 14 : 0
            let action = state.handle(event, size: size)
            switch action {
            case .complete, .end: endings += 1
            case .transmit where event == .end:
                try demand(!hasEnded, "END twice")
                hasEnded = true
            case .transmit:
                try demand(!hasEnded, "an item after END")
                credit -= 1
            case .admit: if case .credit(let count) = event { credit += Int(count) }
            case .deliver:
                granted -= 1
                taken += 1
            case .grant(let count): granted += Int(count)
            case .none, .wait, .refuse: break
            }
            if event == .consume { taken -= 1 }
            try demand(!wasOver || action == .none || action == .refuse, "\(event) after the end: \(action)")
            try demand(credit >= 0 && credit <= 65_536, "credit for \(credit) items")
            try demand(
                granted >= 0 && taken + granted <= FlowControl.widestWindow,
                "\(taken) items wait, \(granted) more were granted")
            try demand(endings <= 1 && state.isOver == (endings == 1), "\(endings) endings")
        }
    }

    /// A server and a client that both follow their machines never break the protocol for one another, however long
    /// what they say is under way.
    static let conversations = Property("conversations") { bytes in
        var choices = Choices(bytes)
        var client = ClientCallState()
        var server = ServerCallState()
        var (clientHolds, serverHolds) = (0, 0)
        var toServer: [ServerCallState.Event] = []
        var toClient: [ClientCallState.Event] = []
        while !choices.isEmpty {
            switch choices.next() % 16 {
            case 0...2: if client.handle(.send) == .transmit { toServer.append(.item) }
            case 3...5: if server.handle(.send) == .transmit { toClient.append(.item) }
            case 6 where serverHolds > 0:
                serverHolds -= 1
                if case .grant(let count) = server.handle(.consume) { toClient.append(.credit(count)) }
            case 7 where clientHolds > 0:
                clientHolds -= 1
                if case .grant(let count) = client.handle(.consume) { toServer.append(.credit(count)) }
            case 8: if client.handle(.end) == .transmit { toServer.append(.end) }
            case 9: if server.handle(.reply) == .transmit { toClient.append(.reply) }
            case 10: if case .end(_, telling: true) = client.handle(.cancel) { toServer.append(.cancel) }
            case 11...13 where !toServer.isEmpty:
                let action = server.handle(toServer.removeFirst())
                if action == .deliver { serverHolds += 1 }
                if case .end = action { toClient.append(.reply) }
            default:
                guard !toClient.isEmpty else { continue }
                if client.handle(toClient.removeFirst()) == .deliver { clientHolds += 1 }
            }
            try demand(
                server.ending == nil || server.ending == .cancelled, "the server finds the client at fault")
            if case .ended(let ending) = client.phase {
                try demand(ending == .cancelled, "the client finds the server at fault")
            }
            try demand(
                toServer.filter { $0 == .item }.count + serverHolds <= 64, "more on the way than granted")
            try demand(
                toClient.filter { $0 == .item }.count + clientHolds <= 64, "more on the way than granted")
        }
    }
}

extension Property {
    /// A call id is taken once: among the last 1,024 exactly, and never refused when it is fresh.
    static let callIDs = Property("call-ids") { bytes in
        var choices = Choices(bytes)
        var ids = UsedCallIDs()
        var used: Set<UInt64> = []
        var last: UInt64 = 0
        while !choices.isEmpty {
            let step = UInt64(choices.next())
            let id: UInt64 =
                switch choices.next() % 8 {
                case 0: last &- step
                case 1: last &- (step << 3)
                case 2: last &+ (step << (choices.next() % 57))
                case 3: .max - step
                case 4: step
                default: last &+ 1
                }
            // 0 is refused before.
            guard id != 0 else { continue }
            let highest = used.max() ?? 0
            let isKnown = used.contains(id) && (id > highest || highest - id < UsedCallIDs.window)
            try demand(
                ids.use(id) == !isKnown, "\(id) is \(isKnown ? "taken" : "refused"), \(highest) was highest")
            used.insert(id)
            last = id
        }
    }
}

extension ServerCallState.Event {
    init(_ choices: inout Choices) {
        self =
            switch choices.next() % 32 {
            case 0: .cancel
            case 1: .deadline
            case 2: .vanished
            case 3: .stopping
            case 4: .reply
            case 5: .violation(.wrongSide)
            case 6: .end
            case 7: .credit(UInt32(choices.next()) << (choices.next() % 25))
            case 8: .flooded
            case 9: .putOut(retryDelay: Int(choices.next()))
            case 10...17: .item
            case 18...24: .send
            default: .consume
            }
    }
}

extension ClientCallState.Event {
    init(_ choices: inout Choices) {
        self =
            switch choices.next() % 32 {
            case 0: .cancel
            case 1: .deadline
            case 2: .lost
            case 3: .refused
            case 4: .reply
            case 5: .violation(.wrongSide)
            case 6: .end
            case 7: .credit(UInt32(choices.next()) << (choices.next() % 25))
            case 8...16: .item
            case 17...24: .send
            default: .consume
            }
    }
}
