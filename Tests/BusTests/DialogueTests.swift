import JSONCoding
import Synchronization
import Testing
import Vocabulary

@testable import Bus

extension Greetings {
    static let talk = Dialogue<Int, Int>("test.Greetings/Talk", needs: .anyone)
}

/// Each item back, doubled, until the caller has no more.
private let double: Script.Answer = { call in
    for try await item in call.items {
        try await call.send(item: try JSON.encode(try JSON.decode(Int.self, from: item) * 2))
    }
    call.reply(.ok, metadata: ["position": "registry=7"])
}

@Suite("Dialogues", .timeLimit(.minutes(5)))
struct DialogueTests {
    @Test("both sides take turns", arguments: Way.allCases)
    func turns(way: Way) async throws {
        try await withStand(way, ["test.Greetings/Talk": double]) { _, client in
            try await client.withDialogue(Greetings.talk) { talk in
                for number in 0..<200 {
                    #expect(try await talk.send(number))
                    let doubled = try await talk.next()
                    #expect(doubled == number * 2)
                }
                talk.finishSending()
                let end = try await talk.next()
                #expect(end == nil)
                let late = try await talk.send(1)
                #expect(!late)
            }
            #expect(client.positions.current == Positions(["registry": 7]))
        }
    }

    @Test("both sides stream at once, far more than the credit, and nothing is lost", arguments: Way.allCases)
    func streams(way: Way) async throws {
        try await withStand(way, ["test.Greetings/Talk": double]) { _, client in
            try await client.withDialogue(Greetings.talk) { talk in
                async let sent: Void = {
                    for number in 0..<2_000 { try await talk.send(number) }
                    talk.finishSending()
                }()
                var got: [Int] = []
                for try await number in talk.items { got.append(number) }
                try await sent
                #expect(got == (0..<2_000).map { $0 * 2 })
            }
        }
    }

    @Test("a dialogue in which nobody says anything ends well", arguments: Way.allCases)
    func empty(way: Way) async throws {
        try await withStand(way, ["test.Greetings/Talk": double]) { _, client in
            try await client.withDialogue(Greetings.talk) { talk in
                talk.finishSending()
                let end = try await talk.next()
                #expect(end == nil)
            }
        }
    }

    @Test("who sends to a service that does not read stops at 64 items", arguments: Way.allCases)
    func slowService(way: Way) async throws {
        let go = Signal()
        let deaf: Script.Answer = { call in
            await go.heard()
            var count = 0
            for try await _ in call.items { count += 1 }
            try await call.send(item: try JSON.encode(count))
            call.reply(.ok)
        }
        try await withStand(way, ["test.Greetings/Talk": deaf]) { _, client in
            try await client.withDialogue(Greetings.talk) { talk in
                let sent = Atomic<Int>(0)
                async let sending: Void = {
                    for number in 0..<200 {
                        try await talk.send(number)
                        sent.add(1, ordering: .relaxed)
                    }
                    talk.finishSending()
                }()
                while talk.call.state.withLock({ $0.senders.isEmpty }) { await Task.yield() }
                #expect(sent.load(ordering: .relaxed) == 64)
                go.say()
                try await sending
                let count = try await talk.next()
                #expect(count == 200)
            }
        }
    }

    @Test(
        "long items stop at 4 MiB, a short one does not overtake them, and all arrive in order",
        arguments: Way.allCases)
    func longItems(way: Way) async throws {
        let go = Signal()
        let deaf: Script.Answer = { call in
            await go.heard()
            var sizes: [Int] = []
            for try await item in call.items { sizes.append(item.count) }
            for size in sizes { try await call.send(item: try JSON.encode(size)) }
            call.reply(.ok)
        }
        let mebi = 1024 * 1024
        let sizes = (0..<12).flatMap { [mebi + $0, 3 * mebi + $0, 10 + $0] }
        try await withStand(way, ["test.Greetings/Talk": deaf]) { _, client in
            try await client.withDialogue(Greetings.talk) { talk in
                let sent = Atomic<Int>(0)
                async let sending: Void = {
                    for size in sizes {
                        let isSent = try await talk.call.send([UInt8](repeating: 0x20, count: size))
                        try #require(isSent)
                        sent.add(1, ordering: .relaxed)
                    }
                    talk.finishSending()
                }()
                while talk.call.state.withLock({ $0.senders.isEmpty }) { await Task.yield() }
                #expect(sent.load(ordering: .relaxed) == 2)
                async let short = talk.call.send([UInt8](repeating: 0x20, count: 7))
                while talk.call.state.withLock({ $0.senders.count < 2 }) { await Task.yield() }
                go.say()
                try await sending
                let isShortSent = try await short
                #expect(isShortSent)
                var got: [Int] = []
                for try await size in talk.items { got.append(size) }
                #expect(got.count == sizes.count + 1 && got.filter { $0 != 7 } == sizes)
                #expect(got.firstIndex(of: 7) == 3)
            }
        }
    }

    @Test("leaving the scope early, or by an error, cancels the call", arguments: Way.allCases)
    func leaving(way: Way) async throws {
        struct Enough: Error {}
        let cancelled = Mutex(0)
        let heard = [Signal(), Signal()]
        let endless: Script.Answer = { call in
            call.onCancel {
                let count = cancelled.withLock { count in
                    defer { count += 1 }
                    return count
                }
                heard[count].say()
            }
            for number in 0... { try await call.send(item: try JSON.encode(number)) }
        }
        try await withStand(way, ["test.Greetings/Talk": endless]) { _, client in
            try await client.withDialogue(Greetings.talk) { talk in _ = try await talk.next() }
            await heard[0].heard()
            await #expect(throws: Enough.self) {
                try await client.withDialogue(Greetings.talk) { talk in
                    _ = try await talk.next()
                    throw Enough()
                }
            }
            await heard[1].heard()
        }
    }

    @Test(
        "a service that ends a dialogue with a refusal ends its sender and its reader",
        arguments: Way.allCases)
    func refused(way: Way) async throws {
        let refuse: Script.Answer = { call in
            for try await _ in call.items {
                throw Refusal.invalid("/0", Message("value.day", ["value": "x"]))
            }
        }
        try await withStand(way, ["test.Greetings/Talk": refuse]) { _, client in
            try await client.withDialogue(Greetings.talk) { talk in
                let sending = await #expect(throws: CallError.self) {
                    for number in 0... { try await talk.send(number) }
                }
                #expect(sending?.status == .invalidArgument)
                let reading = await #expect(throws: CallError.self) { try await talk.next() }
                #expect(reading?.status == .invalidArgument)
            }
        }
    }

    @Test("a raw call of every kind is driven by hand, with metadata both ways", arguments: Way.allCases)
    func raw(way: Way) async throws {
        let echoing: Script.Answer = { call in
            if !call.body.isEmpty { try await call.send(item: call.body) }
            if call.method.hasSuffix("Talk") {
                for try await item in call.items { try await call.send(item: item) }
            }
            call.reply(.ok, metadata: ["echoed": call.metadata["word"] ?? ""], body: call.body)
        }
        try await withStand(way, ["test.Greetings/Talk": echoing, "test.Greetings/Count": echoing]) {
            _, client in
            try await client.withRawCall(
                "test.Greetings/Talk", kind: .dialogue, metadata: ["word": "một"]
            ) { call in
                for item in [[1], [2, 3], []] as [[UInt8]] {
                    try await call.send(item)
                    let back = await call.next()
                    #expect(back == item)
                }
                call.finishSending()
                let reply = await call.reply()
                #expect(reply.status == .ok)
                #expect(reply.metadata["echoed"] == "một")
                let end = await call.next()
                #expect(end == nil)
            }
            try await client.withRawCall("test.Greetings/Count", kind: .feed, body: [9]) { call in
                let reply = await call.reply()
                #expect(reply.status == .ok && reply.body == [9])
            }
            let all = await client.raw(
                "test.Greetings/Talk", kind: .dialogue, rows: (0..<200).map { [UInt8($0)] })
            #expect(all.status == .ok)
            #expect(all.items == (0..<200).map { [UInt8($0)] })
            let some = await client.raw(
                "test.Greetings/Talk", kind: .dialogue, rows: (0..<200).map { [UInt8($0)] }, limit: 5)
            #expect(some.status == .ok && some.items.count == 5)
        }
    }

    @Test(
        "a raw call that is cancelled says CANCELLED, before and after the first item",
        arguments: Way.allCases)
    func rawCancelled(way: Way) async throws {
        try await withStand(way, ["test.Greetings/Talk": double]) { _, client in
            for items in 0..<2 {
                let status = try await client.withRawCall("test.Greetings/Talk", kind: .dialogue) { call in
                    for _ in 0..<items {
                        try await call.send(Array("1".utf8))
                        #expect(await call.next() != nil)
                    }
                    call.cancel()
                    #expect(try await call.send([]) == false)
                    return await call.reply().status
                }
                #expect(status == .cancelled)
            }
        }
    }

    @Test("cancelling the task ends both halves of a dialogue", arguments: Way.allCases)
    func taskCancelled(way: Way) async throws {
        let begun = Signal()
        let cancelled = Signal()
        let deaf: Script.Answer = { call in
            call.onCancel { cancelled.say() }
            begun.say()
        }
        try await withStand(way, ["test.Greetings/Talk": deaf]) { _, client in
            let task = Task {
                try await client.withDialogue(Greetings.talk) { talk in
                    async let sending: Void = { while try await talk.send(1) {} }()
                    _ = try await talk.next()
                    try await sending
                }
            }
            await begun.heard()
            task.cancel()
            await cancelled.heard()
            let error = await #expect(throws: CallError.self) { try await task.value }
            #expect(error?.status == .cancelled)
        }
    }
}
