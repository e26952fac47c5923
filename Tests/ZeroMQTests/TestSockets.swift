import Foundation
import Testing

@testable import ZeroMQ

/// Long enough for a busy machine; nothing waits for it to pass unless something is broken.
let patience = Duration.seconds(120)

enum TestFailure: Error {
    case timeout(String)
}

extension Socket {
    /// The next message, waiting for it.
    func nextFrames() throws -> [[UInt8]] {
        while true {
            if let frames = try receiveFrames() { return frames }
            guard try wait(for: .readable, timeout: patience).contains(.readable) else {
                throw TestFailure.timeout("no message on \(kind)")
            }
        }
    }

    /// The next message of a ROUTER with its sender and user id, waiting for it.
    func nextRouted() throws -> (sender: RoutingID, bytes: [UInt8], userID: String?) {
        while true {
            switch try receiveRouted() {
            case .received(let sender, let message): return (sender, message.bytes, message.userID)
            case .misframed(let sender): Issue.record("misframed message from \(sender)")
            case .wouldBlock:
                guard try wait(for: .readable, timeout: patience).contains(.readable) else {
                    throw TestFailure.timeout("no message on \(kind)")
                }
            }
        }
    }
}

extension Monitor {
    /// Skips events until one of `kinds` matches.
    func awaitEvent(_ what: String, where matches: (Kind) -> Bool) throws -> Event {
        while let event = try next(timeout: patience) {
            if matches(event.kind) { return event }
        }
        throw TestFailure.timeout("no event: \(what)")
    }
}

/// `#expect` takes no value that cannot be copied.
func expect(
    _ message: borrowing RawMessage, holds bytes: [UInt8], at location: SourceLocation = #_sourceLocation
) {
    let (found, count, isEmpty) = (message.withUnsafeBytes { [UInt8]($0) }, message.count, message.isEmpty)
    #expect(found == bytes, sourceLocation: location)
    #expect(count == bytes.count, sourceLocation: location)
    #expect(isEmpty == bytes.isEmpty, sourceLocation: location)
}

/// A directory of the test's own, gone at its end.
func withDirectory<Result>(_ body: (String) throws -> Result) throws -> Result {
    let directory = FileManager.default.temporaryDirectory.appending(path: "zeromq-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: directory) }
    return try body(directory.path())
}

func withDirectory<Result>(
    isolation: isolated (any Actor)? = #isolation, _ body: (String) async throws -> Result
) async throws -> Result {
    let directory = FileManager.default.temporaryDirectory.appending(path: "zeromq-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: directory) }
    return try await body(directory.path())
}

/// A ROUTER with CURVE on a free port.
struct CurveServer {
    let keys: CurveKeyPair
    let router: Socket
    let endpoint: String

    init(_ context: Context, domain: String = "test") throws {
        let keys = try CurveKeyPair()
        self.keys = keys
        router = try Socket(
            context, .router,
            SocketOptions {
                $0.curve = .server(secretKey: keys.secretKey, domain: domain)
                $0.routerMandatory = true
                $0.handshakeInterval = .seconds(2)
            })
        endpoint = try router.bind("tcp://127.0.0.1:*")
    }

    func options(for keys: CurveKeyPair) -> SocketOptions {
        SocketOptions { $0.curve = .client(keys: keys, serverKey: self.keys.publicKey) }
    }
}
