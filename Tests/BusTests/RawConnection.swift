import Foundation

/// A TCP connection to a server, for whoever does not speak ZMTP, or not to its end.
final class RawConnection: Sendable {
    struct Refused: Error {
        let code: Int32
    }

    /// ZMTP 3.0's greeting of a CURVE client.
    static let greeting: [UInt8] =
        [0xFF, 0, 0, 0, 0, 0, 0, 0, 0, 0x7F, 3, 0] + Array("CURVE".utf8)
        + [UInt8](repeating: 0, count: 15 + 1 + 31)

    private let descriptor: Int32

    /// To `tcp://127.0.0.1:PORT`.
    init(to endpoint: String) throws {
        descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        guard descriptor >= 0 else { throw Refused(code: errno) }
        let port = endpoint.split(separator: ":").last.flatMap { UInt16($0) } ?? 0
        let code = withLoopback(port) { connect(descriptor, $0, $1) }
        guard code == 0 else {
            close(descriptor)
            throw Refused(code: errno)
        }
    }

    fileprivate init(taking descriptor: Int32) { self.descriptor = descriptor }

    deinit { close(descriptor) }

    /// Writes all of it, or as much as the other side takes before it hangs up.
    func write(_ bytes: [UInt8]) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes {
                send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
            }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return }
            rest = rest.dropFirst(count)
        }
    }

    /// Says that nothing more comes, and hears the other side out: a line that is closed on what was not read is reset, and what had been
    /// said before is lost with it.
    func hangUp() {
        guard shutdown(descriptor, Int32(SHUT_WR)) == 0 else { return }
        var chunk = [UInt8](repeating: 0, count: 4096)
        var count: Int
        repeat {
            count = recv(descriptor, &chunk, chunk.count, 0)
        } while count > 0 || count < 0 && errno == EINTR
    }

    /// The next bytes, at most `limit`, on a thread of its own; none once the other side has hung up.
    func read(atMost limit: Int = 4096) async -> [UInt8] {
        await withCheckedContinuation { continuation in
            Thread.detachNewThread { [self] in
                var chunk = [UInt8](repeating: 0, count: limit)
                var count: Int
                repeat { count = recv(descriptor, &chunk, limit, 0) } while count < 0 && errno == EINTR
                continuation.resume(returning: Array(chunk.prefix(max(0, count))))
            }
        }
    }

    /// At least `count` bytes, or what came until the other side hung up.
    func read(exactly count: Int) async -> [UInt8] {
        var bytes: [UInt8] = []
        while bytes.count < count {
            let more = await read(atMost: count - bytes.count)
            if more.isEmpty { break }
            bytes += more
        }
        return bytes
    }

    /// Whether the other side has not hung up yet. What it has written is thrown away.
    var isOpen: Bool {
        var chunk = [UInt8](repeating: 0, count: 4096)
        var count: Int
        repeat { count = recv(descriptor, &chunk, chunk.count, Int32(MSG_DONTWAIT)) } while count > 0
        return count < 0 && (errno == EAGAIN || errno == EWOULDBLOCK)
    }

    /// Waits until the other side hangs up.
    func hungUp() async {
        while await !read().isEmpty {}
    }
}

/// A TCP port that accepts one connection.
final class RawListener: Sendable {
    let endpoint: String
    private let descriptor: Int32

    init() throws {
        let listening = socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        guard listening >= 0 else { throw RawConnection.Refused(code: errno) }
        var bound = sockaddr_in()
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let isReady =
            withLoopback(0) { bind(listening, $0, $1) } == 0 && listen(listening, 1) == 0
            && withUnsafeMutablePointer(to: &bound) { pointer in
                pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                    getsockname(listening, $0, &size) == 0
                }
            }
        guard isReady else {
            close(listening)
            throw RawConnection.Refused(code: errno)
        }
        descriptor = listening
        endpoint = "tcp://127.0.0.1:\(UInt16(bigEndian: bound.sin_port))"
    }

    deinit { close(descriptor) }

    /// Says this to the first who connects, then holds the line, or hangs up: on a thread of its own and at once, as a
    /// client gives a handshake few seconds, however busy the machine is. The line held comes once it was said.
    func answer(with words: [UInt8], closes: Bool) -> AsyncStream<RawConnection> {
        let (lines, continuation) = AsyncStream.makeStream(of: RawConnection.self)
        Thread.detachNewThread { [self] in
            let connection = RawConnection(taking: Foundation.accept(descriptor, nil, nil))
            connection.write(words)
            if closes { connection.hangUp() } else { continuation.yield(connection) }
            continuation.finish()
        }
        return lines
    }

    func accept() async -> RawConnection {
        await withCheckedContinuation { continuation in
            Thread.detachNewThread { [self] in
                continuation.resume(returning: RawConnection(taking: Foundation.accept(descriptor, nil, nil)))
            }
        }
    }
}

private func withLoopback(
    _ port: UInt16, _ body: (UnsafePointer<sockaddr>, socklen_t) -> Int32
) -> Int32 {
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    address.sin_addr.s_addr = UInt32(INADDR_LOOPBACK).bigEndian
    return withUnsafePointer(to: &address) { pointer in
        pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
            body($0, socklen_t(MemoryLayout<sockaddr_in>.size))
        }
    }
}
