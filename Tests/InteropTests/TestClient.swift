import Bus
import Foundation
import JSONCoding
import Testing

@testable import InteropServer

/// The cases with one request and one answer, and what all cases say.
struct TestClient: Sendable {
    static let service = "grpc.testing.TestService"

    let client: BusClient

    /// `response_size: 314159`, and 271828 octets of zeros.
    static let largeRequest = encoded(
        Messages.SimpleRequest(responseSize: 314_159, payload: Messages.Payload(271_828)))
    static let largeResponse = encoded(Messages.SimpleResponse(payload: Messages.Payload(314_159)))

    static func encoded(_ value: some Encodable) -> [UInt8] {
        do {
            return try JSON.encode(value)
        } catch {
            Issue.record(error)
            return []
        }
    }

    func unary(
        _ request: some Encodable, to method: String = "\(service)/UnaryCall", metadata: Metadata = .init()
    ) async throws -> RawReply {
        await client.raw(method, kind: .query, body: try JSON.encode(request), metadata: metadata)
    }

    func emptyUnary() async throws {
        let reply = try await unary(Empty(), to: "\(Self.service)/EmptyCall")
        #expect(reply.status == .ok)
        let empty = try JSON.decode(Empty.self, from: reply.body)
        #expect(empty == Empty())
        // A message of no octets at all passes too.
        let shortest = await client.raw("\(Self.service)/EmptyCall", kind: .query, body: [])
        #expect(shortest.status == .ok)
    }

    func largeUnary() async throws {
        let reply = await client.raw("\(Self.service)/UnaryCall", kind: .query, body: Self.largeRequest)
        #expect(reply.status == .ok)
        let payload = try JSON.decode(Messages.SimpleResponse.self, from: reply.body).payload
        #expect(payload?.count == 314_159)
        #expect(payload?.isZeros == true)
    }

    static let customMetadata: Metadata = [
        "x-grpc-test-echo-initial": "test_initial_metadata_value",
        // 0xababab; metadata are texts, so octets are base64.
        "x-grpc-test-echo-trailing-bin": Data([0xAB, 0xAB, 0xAB]).base64EncodedString(),
    ]

    func customMetadata() async throws {
        let unary = await client.raw(
            "\(Self.service)/UnaryCall", kind: .query, body: Self.largeRequest, metadata: Self.customMetadata)
        let item = Messages.StreamingOutputCallRequest(
            responseParameters: [.init(size: 314_159)], payload: Messages.Payload(271_828))
        let duplex = await client.raw(
            "\(Self.service)/FullDuplexCall", kind: .dialogue, rows: [try JSON.encode(item)],
            metadata: Self.customMetadata)
        for reply in [unary, duplex] {
            #expect(reply.status == .ok)
            for name in Self.customMetadata.names {
                #expect(reply.metadata[name] == Self.customMetadata[name])
            }
        }
        #expect(duplex.items.count == 1)
    }

    func statusCodeAndMessage() async throws {
        let status = Messages.EchoStatus(code: 2, message: "test status message")
        let item = Messages.StreamingOutputCallRequest(responseStatus: status)
        let replies = [
            try await unary(Messages.SimpleRequest(responseStatus: status)),
            await client.raw(
                "\(Self.service)/FullDuplexCall", kind: .dialogue, rows: [try JSON.encode(item)]),
        ]
        for reply in replies {
            #expect(reply.status == .unknown)
            #expect(reply.metadata.message == "test status message")
        }
    }

    func specialStatusMessage() async throws {
        let text = "\t\ntest with whitespace\r\nand Unicode BMP ☺ and non-BMP 😈\t\n"
        let reply = try await unary(
            Messages.SimpleRequest(responseStatus: Messages.EchoStatus(code: 2, message: text)))
        #expect(reply.status == .unknown)
        #expect(reply.metadata.message.map { Array($0.utf8) } == Array(text.utf8))
    }

    func unimplementedMethod() async throws {
        let reply = try await unary(Empty(), to: "\(Self.service)/UnimplementedCall")
        #expect(reply.status == .unimplemented)
    }

    func unimplementedService() async throws {
        let reply = try await unary(Empty(), to: "grpc.testing.UnimplementedService/UnimplementedCall")
        #expect(reply.status == .unimplemented)
    }

    /// A thousand at once are 700 MB under way; without ``Scale/isLong`` it is a tenth of that.
    func concurrentLargeUnary() async throws {
        let count = Scale.of(100, long: 1000)
        let isRight = await withTaskGroup(of: Bool.self) { group in
            for _ in 0..<count {
                group.addTask {
                    let reply = await client.raw(
                        "\(Self.service)/UnaryCall", kind: .query, body: Self.largeRequest,
                        CallOptions(timeout: .seconds(1800)))
                    return reply.status == .ok && reply.body == Self.largeResponse
                }
            }
            return await group.reduce(into: [Bool]()) { $0.append($1) }
        }
        #expect(isRight == [Bool](repeating: true, count: count))
    }
}
