internal import Foundation

/// A spawned server. It is killed when nobody holds it any more.
final class ServerProcess: Sendable {
    let peer: Peer
    let transport: Transport
    let endpoint: String
    private let id: pid_t

    init(_ peer: Peer, _ transport: Transport, keys: Keys, directory: String) throws {
        self.peer = peer
        self.transport = transport
        let asked =
            switch transport {
            case .tcp: "tcp://127.0.0.1:*"
            case .ipc: "ipc://\(directory)/\(peer.rawValue)"
            }
        var ends: [Int32] = [0, 0]
        guard pipe(&ends) == 0 else { throw Failure("no pipe") }
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO)
        posix_spawn_file_actions_addclose(&actions, ends[0])
        posix_spawn_file_actions_addclose(&actions, ends[1])
        var environment = ProcessInfo.processInfo.environment
        environment[Keys.variable] = keys.text
        let words = ["bench", "serve", peer.rawValue, asked]
        var id = pid_t()
        let code = withCStrings(words) { arguments in
            withCStrings(environment.map { "\($0.key)=\($0.value)" }) { environment in
                posix_spawn(&id, "/proc/self/exe", &actions, nil, arguments, environment)
            }
        }
        close(ends[1])
        defer { close(ends[0]) }
        guard code == 0 else { throw Failure("\(peer.rawValue) could not be spawned: \(code)") }
        self.id = id
        var line: [UInt8] = []
        var byte: UInt8 = 0
        while read(ends[0], &byte, 1) == 1, byte != 0x0A { if byte != 0 { line.append(byte) } }
        endpoint = String(decoding: line, as: UTF8.self)
        guard endpoint.contains("://") else { throw Failure("\(peer.rawValue) did not start") }
    }

    deinit {
        kill(id, SIGKILL)
        waitpid(id, nil, 0)
    }

    /// Processor time so far, in ns.
    var cpu: UInt64 {
        var clock = clockid_t()
        guard clock_getcpuclockid(id, &clock) == 0 else { return 0 }
        return readClock(clock)
    }

    /// Memory that it holds in RAM, in bytes.
    var residentMemory: Int {
        get throws {
            let status = try String(contentsOfFile: "/proc/\(id)/status", encoding: .utf8)
            let line = status.split(separator: "\n").first { $0.hasPrefix("VmRSS:") }
            guard let kibibytes = line?.split(separator: " ").dropFirst().first.flatMap({ Int($0) }) else {
                throw Failure("\(peer.rawValue) says nothing of its memory")
            }
            return kibibytes * 1024
        }
    }
}

/// This process's processor time so far, in ns.
func ownCPU() -> UInt64 { readClock(CLOCK_PROCESS_CPUTIME_ID) }

func readClock(_ clock: clockid_t) -> UInt64 {
    var time = timespec()
    clock_gettime(clock, &time)
    return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
}

private func withCStrings<Result>(
    _ words: [String], _ body: ([UnsafeMutablePointer<CChar>?]) -> Result
) -> Result {
    let copies = words.map { strdup($0) }
    defer { for copy in copies { free(copy) } }
    return body(copies + [nil])
}
