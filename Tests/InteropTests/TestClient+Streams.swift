import JSONCoding
import Synchronization
import Testing

@testable import Bus
@testable import InteropServer

/// The cases with streams.
extension TestClient {
    static let requestSizes = [27_182, 8, 1_828, 45_904]
    static let responseSizes = [31_415, 9, 2_653, 58_979]

    func clientStreaming() async throws {
        let rows = try Self.requestSizes.map {
            try JSON.encode(Messages.StreamingInputCallRequest(payload: Messages.Payload($0)))
        }
        let reply = await client.raw("\(Self.service)/StreamingInputCall", kind: .import, rows: rows)
        #expect(reply.status == .ok)
        let response = try JSON.decode(Messages.StreamingInputCallResponse.self, from: reply.body)
        #expect(response.aggregatedPayloadSize == 74_922)
    }

    func serverStreaming() async throws {
        let request = Messages.StreamingOutputCallRequest(
            responseParameters: Self.responseSizes.map { .init(size: $0) })
        let reply = await client.raw(
            "\(Self.service)/StreamingOutputCall", kind: .feed, body: try JSON.encode(request))
        #expect(reply.status == .ok)
        try expect(reply.items, Self.responseSizes)
    }

    func pingPong() async throws {
        try await client.withRawCall("\(Self.service)/FullDuplexCall", kind: .dialogue) { call in
            var items: [[UInt8]] = []
            for (requestSize, responseSize) in zip(Self.requestSizes, Self.responseSizes) {
                let request = Messages.StreamingOutputCallRequest(
                    responseParameters: [.init(size: responseSize)], payload: Messages.Payload(requestSize))
                let isSent = try await call.send(JSON.encode(request))
                #expect(isSent)
                items.append(try #require(await call.next()))
            }
            call.finishSending()
            #expect(await call.next() == nil)
            #expect(await call.reply().status == .ok)
            try expect(items, Self.responseSizes)
        }
    }

    func emptyStream() async throws {
        try await client.withRawCall("\(Self.service)/FullDuplexCall", kind: .dialogue) { call in
            call.finishSending()
            #expect(await call.next() == nil)
            #expect(await call.reply().status == .ok)
        }
    }

    func cancelAfterBegin() async throws {
        try await client.withRawCall("\(Self.service)/StreamingInputCall", kind: .import) { call in
            call.cancel()
            #expect(await call.reply().status == .cancelled)
        }
    }

    func cancelAfterFirstResponse() async throws {
        try await client.withRawCall("\(Self.service)/FullDuplexCall", kind: .dialogue) { call in
            let request = Messages.StreamingOutputCallRequest(
                responseParameters: [.init(size: 31_415)], payload: Messages.Payload(27_182))
            let isSent = try await call.send(JSON.encode(request))
            #expect(isSent)
            try expect([try #require(await call.next())], [31_415])
            call.cancel()
            #expect(await call.reply().status == .cancelled)
        }
    }

    func timeoutOnSleepingServer() async throws {
        let options = CallOptions(timeout: .milliseconds(1))
        try await client.withRawCall("\(Self.service)/FullDuplexCall", kind: .dialogue, options) { call in
            let request = Messages.StreamingOutputCallRequest(payload: Messages.Payload(27_182))
            try await call.send(JSON.encode(request))
            #expect(await call.reply().status == .deadlineExceeded)
        }
    }

    /// A service that reads nothing gets the 64 items that it has room for, or as many as 4 MiB hold, and whoever sends
    /// more waits.
    func pushback() async throws {
        for size in [100, 100_000] {
            let item = try JSON.encode(Messages.StreamingInputCallRequest(payload: Messages.Payload(size)))
            try await pushback(item, room: min(64, 4 * 1024 * 1024 / item.count))
        }
    }

    private func pushback(_ item: [UInt8], room: Int) async throws {
        try await client.withRawCall("chungtay.testing.Holding/Hold", kind: .dialogue) { call in
            let sent = Atomic<Int>(0)
            async let isLate: Bool = {
                while try await call.send(item) { sent.add(1, ordering: .relaxed) }
                return true
            }()
            while call.call.state.withLock({ $0.senders.isEmpty }), sent.load(ordering: .relaxed) <= room {
                await Task.yield()
            }
            #expect(sent.load(ordering: .relaxed) == room)
            // Only the end of the call ends the wait.
            call.cancel()
            let hasWaited = try await isLate
            #expect(hasWaited)
            #expect(await call.reply().status == .cancelled)
        }
    }

    private func expect(_ items: [[UInt8]], _ sizes: [Int]) throws {
        let payloads = try items.map {
            try JSON.decode(Messages.StreamingOutputCallResponse.self, from: $0).payload
        }
        #expect(payloads.map { $0?.count } == sizes)
        #expect(payloads.allSatisfy { $0?.isZeros == true })
    }
}
