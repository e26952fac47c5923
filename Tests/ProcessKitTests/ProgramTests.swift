import Glibc
import ProcessKit
import Synchronization
import Testing

@Suite("Processes that tests start", .timeLimit(.minutes(5)))
struct ProgramTests {
    @Test("a child says how it ended, what it printed and what was wrong")
    func ending() async throws {
        let heard = Mutex<[String]>([])
        let ending = try await Program.run(
            "sh", ["-c", "echo one; printf 'two\nthr'; echo ee; echo bad >&2; exit 3"], from: .system
        ) { line in heard.withLock { $0.append(line) } }
        #expect(ending.code == 3)
        #expect(ending.output == "one\ntwo\nthree\n")
        #expect(ending.errors == "bad\n")
        #expect(heard.withLock { $0 } == ["one", "two", "three"])
    }

    @Test("a child that is killed ends with 128 and the signal's number, and is not running any more")
    func killed() async throws {
        let program = try await Program.start("sleep", ["600"], from: .system)
        #expect(program.isRunning)
        program.kill()
        #expect(try await program.ending().code == 128 + SIGKILL)
        #expect(!program.isRunning)
        program.terminate()
    }

    @Test("a program that is not there ends with 127 and is named")
    func missing() async throws {
        let ending = try await Program.run("no-such-program")
        #expect(ending.code == 127)
        #expect(ending.errors.contains("no-such-program"))
    }

    @Test("a cancelled run terminates its child")
    func cancelled() async throws {
        let (started, start) = AsyncStream<Void>.makeStream()
        let run = Task {
            try await Program.run("sh", ["-c", "echo up; exec sleep 600"], from: .system) { _ in
                start.finish()
            }
        }
        for await _ in started {}
        run.cancel()
        #expect(try await run.value.code == 128 + SIGTERM)
    }

    @Test("a child starts however many files its parent has open, and inherits none of them")
    func manyFiles() async throws {
        var limit = rlimit()
        getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
        let wanted = min(3_000, Int(limit.rlim_cur) / 2)
        // Not closed on exec by themselves, as sockets of a library may be.
        let files = (0..<wanted).map { _ in open("/dev/null", O_RDONLY) }
        defer { for file in files { close(file) } }
        #expect(files.allSatisfy { $0 >= 0 })
        let listed = try await Program.run("sh", ["-c", "exec ls /proc/self/fd"], from: .system)
        // Standard input, output and error, and the directory that is listed.
        #expect(listed.output.split(separator: "\n") == ["0", "1", "2", "3"])
    }
}
