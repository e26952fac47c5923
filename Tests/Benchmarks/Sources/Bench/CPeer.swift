internal import CEcho
internal import Echo
internal import Foundation
internal import JSONCoding
internal import ZeroMQ

/// libzmq in C, plaintext or CURVE. Bodies are bytes to it: nothing is decoded.
enum CPeer {
    /// Serves until the process is killed; gives why it could not.
    static func serve(_ endpoint: String, _ keys: Keys?) throws -> Failure {
        let length = try JSON.encode(EchoMessage()).count
        let code = withKeys(keys) { echo_serve(endpoint, $0, length, STDOUT_FILENO) }
        return Failure("C's echo: \(String(cString: strerror(code)))")
    }

    static func withKeys<Result>(_ keys: Keys?, _ body: (echo_keys) -> Result) -> Result {
        guard let keys else { return body(echo_keys()) }
        return keys.server.publicKey.description.withCString { serverPublic in
            keys.server.secretKey.text.withCString { serverSecret in
                keys.client.publicKey.description.withCString { clientPublic in
                    keys.client.secretKey.text.withCString { clientSecret in
                        body(
                            echo_keys(
                                server_public: serverPublic, server_secret: serverSecret,
                                client_public: clientPublic, client_secret: clientSecret))
                    }
                }
            }
        }
    }
}

/// Its client. One thread at a time.
final class CClient: Contestant {
    private let client: UnsafeMutableRawPointer
    private let body: [UInt8]

    init(_ endpoint: String, _ keys: Keys?) throws {
        guard let client = CPeer.withKeys(keys, { echo_connect(endpoint, $0) }) else {
            throw Failure("C's client: \(String(cString: strerror(errno)))")
        }
        self.client = client
        body = try JSON.encode(EchoMessage())
    }

    func close() { echo_close(client) }

    func alone(for duration: UInt64) -> [UInt64] {
        var taken = [UInt64](repeating: 0, count: Int(duration / 5_000))
        let count = echo_alone(client, body, body.count, duration, &taken, taken.count)
        return Array(taken.prefix(count))
    }

    func inFlight(_ window: Int, for duration: UInt64) -> Int {
        echo_in_flight(client, body, body.count, window, duration)
    }

    func stream(_ count: Int) -> Int {
        echo_stream(client, body, body.count, UInt64(count))
        return count
    }

    func paced(every interval: UInt64, count: Int) -> [UInt64] {
        var taken = [UInt64](repeating: 0, count: count)
        echo_paced(client, body, body.count, interval, count, &taken)
        return taken
    }
}
