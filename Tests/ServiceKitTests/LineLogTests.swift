import Foundation
import Logging
import Synchronization
import Testing

@testable import ServiceKit

@Suite("A log that repeats itself", .timeLimit(.minutes(5)))
struct LineLogTests {
    private let now = ContinuousClock.now

    private func kind(
        _ unit: String = "thai-binh", _ level: Logger.Level = .info, message: String = "call"
    ) -> Repetitions.Kind {
        Repetitions.Kind(label: "notes", level: level, message: message, metadata: ["unit": unit])
    }

    @Test("the first lines of a kind are written, the others become one at the end of their window")
    func sums() {
        var repetitions = Repetitions()
        let admitted = (0..<10_000).filter { _ in repetitions.admit(kind(), at: now) }
        #expect(admitted.count == Repetitions.most)
        // Another's lines are another kind.
        #expect(repetitions.admit(kind("thai-binh/thai-thuy"), at: now) == true)
        #expect(repetitions.sums(at: now + .seconds(9)).isEmpty)
        let sums = repetitions.sums(at: now + Repetitions.window)
        #expect(sums.map(\.kind) == [kind()])
        #expect(sums.map(\.count) == [10_000 - Repetitions.most])
        // The next window begins with nothing.
        #expect(repetitions.admit(kind(), at: now + .seconds(11)) == true)
        #expect(repetitions.sums(at: now + .seconds(60)).isEmpty)
    }

    @Test("of our own mistakes more are written, and what is asked for below info is written whole")
    func levels() {
        var repetitions = Repetitions()
        let errors = (0..<1000).filter { _ in repetitions.admit(kind("a", .error), at: now) }
        #expect(errors.count == Repetitions.mostErrors)
        let debug = (0..<1000).filter { _ in repetitions.admit(kind("a", .debug), at: now) }
        #expect(debug.count == 1000)
    }

    @Test("however many kinds there are, lines and memory are bounded, and none is left uncounted")
    func many() {
        var repetitions = Repetitions()
        let kinds = 5 * Repetitions.mostKinds
        var written = 0
        for round in 0..<3 {
            for number in 0..<kinds where repetitions.admit(kind("\(number)"), at: now) {
                written += 1
                #expect(round == 0 || number < Repetitions.mostKinds)
            }
        }
        #expect(written == Repetitions.mostOfAll)
        let sums = repetitions.sums(at: now, atOnce: true)
        #expect(sums.count == Repetitions.mostKinds + 1)
        #expect(sums.reduce(0) { $0 + $1.count } == 3 * kinds - written)
        #expect(sums.first?.kind.metadata.isEmpty == true)
    }

    @Test("a line is held against others without its numbers, and its sum says how many there were")
    func lines() throws {
        let written = Mutex<[String]>([])
        let log = LineLog { line in written.withLock { $0.append(line) } }
        for number in 0..<500 {
            log.add(
                .info, "notes", "call",
                [
                    "call": "\(number)", "trace": "t\(number)", "us": "\(number)",
                    "status": "PERMISSION_DENIED",
                ],
                at: now)
        }
        #expect(written.withLock { $0.count } == Repetitions.most)
        #expect(
            written.withLock { $0.first }?.contains("call=0 status=PERMISSION_DENIED trace=t0 us=0\n") == true
        )
        log.add(.warning, "notes", "something else", [:], at: now + Repetitions.window)
        let lines = written.withLock { $0 }
        try #require(lines.count == Repetitions.most + 2)
        #expect(
            lines[Repetitions.most].hasSuffix(
                " info notes call repeated=\(500 - Repetitions.most) status=PERMISSION_DENIED\n"))
        #expect(lines.last?.hasSuffix(" warning notes something else\n") == true)
    }

    @Test("what was held back is told when its time is over though nothing more comes, and at the end")
    func flushed() {
        let written = Mutex<[String]>([])
        let log = LineLog { line in written.withLock { $0.append(line) } }
        for _ in 0..<30 { log.add(.info, "notes", "call", [:], at: now) }
        log.flush(at: now + .seconds(1))
        #expect(written.withLock { $0.count } == Repetitions.most)
        log.flush(at: now + Repetitions.window)
        #expect(written.withLock { $0.last }?.hasSuffix("call repeated=10\n") == true)
        for _ in 0..<25 { log.add(.info, "notes", "call", [:], at: now + .seconds(20)) }
        log.flush(at: now + .seconds(21), atOnce: true)
        #expect(written.withLock { $0.last }?.hasSuffix("call repeated=5\n") == true)
    }
}

@Suite("A log file that is long", .timeLimit(.minutes(5)))
struct RotatedFileTests {
    /// A file that is written by a descriptor of its own, as a process's standard error is.
    private func withFile(_ body: (_ path: String, _ descriptor: Int32) throws -> Void) throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "log-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let path = folder.appending(path: "notes.log").path
        let descriptor = open(path, O_WRONLY | O_CREAT | O_APPEND, 0o600)
        try #require(descriptor >= 0)
        defer { close(descriptor) }
        try body(path, descriptor)
    }

    private func say(_ text: String, _ descriptor: Int32) {
        let bytes = Array(text.utf8)
        #expect(write(descriptor, bytes, bytes.count) == bytes.count)
    }

    @Test("it is set aside, the next one begins, and a bounded number is kept")
    func turns() throws {
        try withFile { path, descriptor in
            let file = RotatedFile(path, most: 10, descriptor: descriptor)
            file.turnIfLong()
            for number in 0..<9 {
                say("line number \(number)\n", descriptor)
                file.turnIfLong()
                // Long enough only once.
                file.turnIfLong()
            }
            say("now", descriptor)
            func text(_ suffix: String) throws -> String {
                try String(contentsOfFile: path + suffix, encoding: .utf8)
            }
            #expect(try text("") == "now")
            for number in 1...RotatedFile.kept {
                #expect(try text(".\(number)") == "line number \(9 - number)\n")
            }
            let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder).count == RotatedFile.kept + 1)
            let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
            #expect(mode == 0o600)
        }
    }

    @Test("another descriptor of the file goes along with it, one of another file stays where it is")
    func both() throws {
        try withFile { path, descriptor in
            let second = dup(descriptor)
            try #require(second >= 0)
            defer { close(second) }
            say("a long line by both\n", second)
            RotatedFile(path, most: 10, descriptor: descriptor, other: second).turnIfLong()
            say("now\n", second)
            #expect(try String(contentsOfFile: path, encoding: .utf8) == "now\n")
            #expect(try String(contentsOfFile: path + ".1", encoding: .utf8) == "a long line by both\n")
            let foreign = open(path + ".foreign", O_WRONLY | O_CREAT | O_APPEND, 0o600)
            try #require(foreign >= 0)
            defer { close(foreign) }
            say("a long line by one\n", descriptor)
            RotatedFile(path, most: 10, descriptor: descriptor, other: foreign).turnIfLong()
            say("elsewhere", foreign)
            #expect(try String(contentsOfFile: path + ".foreign", encoding: .utf8) == "elsewhere")
            #expect(try String(contentsOfFile: path, encoding: .utf8).isEmpty)
        }
    }

    @Test("a file that is somebody else's is left to them")
    func others() throws {
        try withFile { path, descriptor in
            say("a long line of somebody else's\n", descriptor)
            // Moved by hand, and written on where it is.
            try FileManager.default.moveItem(atPath: path, toPath: path + ".moved")
            let file = RotatedFile(path, most: 10, descriptor: descriptor)
            file.turnIfLong()
            try "a new one".write(toFile: path, atomically: false, encoding: .utf8)
            file.turnIfLong()
            #expect(!FileManager.default.fileExists(atPath: path + ".1"))
            #expect(try String(contentsOfFile: path, encoding: .utf8) == "a new one")
        }
    }
}
