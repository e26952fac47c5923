internal import Glibc

/// A process that this one started and waits for. All of it happens on the thread that calls: as long as that thread
/// lives, so may the process, and when the tests die it dies with them.
struct ChildProcess {
    struct SpawnError: Error, CustomStringConvertible {
        let program: String
        let code: Int32

        var description: String { "\(program) cannot be started: \(String(cString: strerror(code)))" }
    }

    let pid: pid_t

    /// - Parameters:
    ///   - output: an open descriptor.
    ///   - log: where its errors go, appended; its output too, unless that has an own place.
    init(_ program: String, _ arguments: [String], output: Int32? = nil, log: String) throws {
        // A parent that is killed cannot clean up: the kernel does it then.
        let binder = "/usr/bin/setpriv"
        let command =
            access(binder, X_OK) == 0
            ? [binder, "--pdeathsig", "KILL", "--", program] + arguments : [program] + arguments
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_addopen(&actions, 2, log, O_WRONLY | O_CREAT | O_APPEND, 0o644)
        posix_spawn_file_actions_adddup2(&actions, output ?? 2, 1)
        // Closing what is not open does no harm there.
        for descriptor in Int32(3)..<1024 { posix_spawn_file_actions_addclose(&actions, descriptor) }
        var words = command.map { strdup($0) } + [nil]
        defer { for word in words { free(word) } }
        var pid: pid_t = 0
        let code = posix_spawn(&pid, command[0], &actions, nil, &words, environ)
        guard code == 0 else { throw SpawnError(program: program, code: code) }
        self.pid = pid
    }

    /// Waits until it has ended: its exit code, or 128 and the signal that ended it.
    func ending() -> Int32 {
        var status: Int32 = 0
        while waitpid(pid, &status, 0) < 0, errno == EINTR {}
        let signal = status & 0x7F
        return signal == 0 ? (status >> 8) & 0xFF : 128 + signal
    }
}
