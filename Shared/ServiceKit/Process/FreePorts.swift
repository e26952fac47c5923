internal import Glibc

/// TCP ports of this machine that nobody listens on.
package enum FreePorts {
    /// `count` different ones, below the range that outgoing connections are given, so that none is taken by
    /// accident before its service binds it. Nil when the machine gives none.
    package static func pick(_ count: Int) -> [UInt16]? {
        var found: [UInt16] = []
        var generator = SystemRandomNumberGenerator()
        for _ in 0..<2000 where found.count < count {
            let port = UInt16.random(in: 20_000..<32_000, using: &generator)
            if !found.contains(port), isFree(port) { found.append(port) }
        }
        return found.count == count ? found : nil
    }

    private static func isFree(_ port: UInt16) -> Bool {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        guard descriptor >= 0 else { return false }
        defer { close(descriptor) }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = UInt32(INADDR_LOOPBACK).bigEndian
        return withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
            }
        }
    }
}
