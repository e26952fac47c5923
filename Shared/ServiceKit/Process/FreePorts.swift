internal import Glibc

/// TCP ports of this machine that nobody listens on, kept for whoever picked them as long as this lives.
///
/// Between the picking and the service's bind, and while a service that fell is started again, nobody listens on its
/// port. So each is claimed by a name among the machine's abstract sockets too: no other picker gets it meanwhile, and
/// the kernel frees the name however the process ends.
package final class FreePorts: Sendable {
    /// As many different ones as were asked for, below the range that outgoing connections are given.
    package let numbers: [UInt16]
    private let claims: [Int32]

    /// Nil when the machine gives none.
    package init?(_ count: Int) {
        var found: [UInt16: Int32] = [:]
        var generator = SystemRandomNumberGenerator()
        for _ in 0..<2000 where found.count < count {
            let port = UInt16.random(in: 20_000..<32_000, using: &generator)
            guard let claim = Self.claim(port) else { continue }
            if Self.isFree(port) { found[port] = claim } else { close(claim) }
        }
        numbers = Array(found.keys)
        claims = Array(found.values)
        guard found.count == count else { return nil }
    }

    deinit { for claim in claims { close(claim) } }

    /// The socket that holds the port's name; nil while another picker has it.
    private static func claim(_ port: UInt16) -> Int32? {
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        // A name that begins with a zero byte stands in no folder.
        let name = Array("\0chungtay-port-\(port)".utf8)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: name) }
        return boundSocket(AF_UNIX, &address, length: MemoryLayout<sa_family_t>.size + name.count)
    }

    private static func isFree(_ port: UInt16) -> Bool {
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = UInt32(INADDR_LOOPBACK).bigEndian
        guard let socket = boundSocket(AF_INET, &address, length: MemoryLayout<sockaddr_in>.size) else {
            return false
        }
        close(socket)
        return true
    }

    /// Not inherited by the programs that this one starts. Nil when the address is taken.
    private static func boundSocket<Address>(
        _ family: Int32, _ address: inout Address, length: Int
    ) -> Int32? {
        let descriptor = socket(family, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        guard descriptor >= 0 else { return nil }
        let isBound = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(descriptor, $0, socklen_t(length)) == 0
            }
        }
        if !isBound { close(descriptor) }
        return isBound ? descriptor : nil
    }
}
