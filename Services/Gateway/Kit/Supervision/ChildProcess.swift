import Foundation
import Glibc

/// A process that was started from here.
///
/// Foundation's `Process` is not used: a service must be in a process group of its own, so that Ctrl-C reaches the
/// supervisor alone and services stop in order, and the supervisor itself in a session of its own when detached.
package struct ChildProcess: Sendable {
    package let pid: Int32

    /// Starts `executable`; what it says to standard error is appended to the file `errors`, standard output too
    /// when it is `detached`. Throws ``SpawnError``.
    ///
    /// - Parameter detached: in a session of its own, so that it outlives the terminal.
    package init(_ executable: String, _ arguments: [String], errors: String, detached: Bool = false) throws {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_addopen(
            &actions, STDERR_FILENO, errors, O_WRONLY | O_CREAT | O_APPEND, 0o600)
        if detached {
            posix_spawn_file_actions_adddup2(&actions, STDERR_FILENO, STDOUT_FILENO)
        } else {
            posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0)
        }
        // Nothing else of the parent's: an inherited pipe would keep whoever reads it waiting for as long as the child
        // lives. (glibc's addclosefrom_np is not in the importer's reach; closing what is not open is no error to it.)
        for descriptor in 3..<Int32(256) { posix_spawn_file_actions_addclose(&actions, descriptor) }
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        // glibc's <spawn.h>: POSIX_SPAWN_SETSID is 0x80; the importer leaves it out where _GNU_SOURCE is not set.
        let group = detached ? 0x80 : Int32(POSIX_SPAWN_SETPGROUP)
        posix_spawnattr_setflags(
            &attributes, Int16(group | Int32(POSIX_SPAWN_SETSIGDEF) | Int32(POSIX_SPAWN_SETSIGMASK)))
        // The supervisor ignores the signals that it waits for; its children must not.
        var signals = sigset_t()
        sigemptyset(&signals)
        posix_spawnattr_setsigmask(&attributes, &signals)
        for signal in [SIGINT, SIGTERM, SIGHUP, SIGPIPE] { sigaddset(&signals, signal) }
        posix_spawnattr_setsigdefault(&attributes, &signals)

        let words = ([executable] + arguments).map { strdup($0) } + [nil]
        defer { for word in words { free(word) } }
        var pid: pid_t = 0
        let code = posix_spawn(&pid, executable, &actions, &attributes, words, environ)
        guard code == 0 else { throw SpawnError(executable: executable, code: code) }
        self.pid = pid
    }

    /// Calls `body` once, on a thread of its own, with the exit code; 128 and the signal's number for a signal.
    func whenEnded(_ body: @escaping @Sendable (_ code: Int32) -> Void) {
        let pid = pid
        Thread.detachNewThread {
            var status: Int32 = 0
            while waitpid(pid, &status, 0) == -1, errno == EINTR {}
            let signal = status & 0x7F
            body(signal == 0 ? (status >> 8) & 0xFF : 128 + signal)
        }
    }
}

/// A program could not be started; `code` is `errno`.
struct SpawnError: Error, CustomStringConvertible {
    let executable: String
    let code: Int32

    var description: String { "\(executable): \(String(cString: strerror(code)))" }
}
