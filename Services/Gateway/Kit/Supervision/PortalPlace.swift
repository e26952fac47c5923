import Dispatch
import Glibc

/// Where people find the portal in a browser: on this machine, which a server in front of it may open to others.
package struct PortalPlace: Sendable {
    /// Among the services that are started.
    package static let name = "portal"
    /// What is asked by whoever wants to know whether it answers.
    package static let healthPath = "/health"

    let port: Int

    package var url: String { "http://127.0.0.1:\(port)" }

    /// Whether it answers a question after its health within `patience`.
    package func answers(within patience: Duration) async -> Bool {
        await withCheckedContinuation { continuation in
            // Waits in the kernel: on a thread that nobody else waits for.
            DispatchQueue.global().async { continuation.resume(returning: asks(patience)) }
        }
    }

    private func asks(_ patience: Duration) -> Bool {
        let line = socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        guard line >= 0 else { return false }
        defer { close(line) }
        let (seconds, attoseconds) = patience.components
        var limit = timeval(tv_sec: Int(seconds), tv_usec: Int(attoseconds / 1_000_000_000_000))
        for option in [SO_RCVTIMEO, SO_SNDTIMEO] {
            guard setsockopt(line, SOL_SOCKET, option, &limit, socklen_t(MemoryLayout<timeval>.size)) == 0
            else {
                return false
            }
        }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = in_port_t(port).bigEndian
        address.sin_addr.s_addr = in_addr_t(0x7F00_0001).bigEndian
        let isConnected = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(line, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
            }
        }
        let question = Array(
            "GET \(Self.healthPath) HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n".utf8)
        guard isConnected,
            send(line, question, question.count, Int32(MSG_NOSIGNAL)) == question.count
        else { return false }
        var answer = [UInt8](repeating: 0, count: 12)
        return recv(line, &answer, answer.count, Int32(MSG_WAITALL)) == answer.count
            && answer == Array("HTTP/1.1 200".utf8)
    }
}
