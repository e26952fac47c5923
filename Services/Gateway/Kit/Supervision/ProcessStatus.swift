import Foundation
import Glibc

/// What the system says of a process, in `/proc`.
struct ProcessStatus {
    /// The lines of `/proc/PID/status`, by the word before the colon.
    private let lines: [Substring: Substring]

    init(_ text: String) {
        let pairs = text.split(separator: "\n").compactMap { line -> (Substring, Substring)? in
            guard let colon = line.firstIndex(of: ":") else { return nil }
            return (line[..<colon], line[line.index(after: colon)...])
        }
        lines = Dictionary(pairs) { first, _ in first }
    }

    /// Of a process that is no more, nothing.
    static func of(_ pid: Int32) -> ProcessStatus {
        ProcessStatus(ProcessFile.text("/proc/\(pid)/status") ?? "")
    }

    /// Whether a debugger holds it.
    var isTraced: Bool {
        lines["TracerPid"].map { $0.trimmingCharacters(in: .whitespaces) != "0" } ?? false
    }
}

/// A program that runs, as far as it can be told whose it is.
enum ProcessFile {
    /// Whether `pid` runs `program`, or what it was before it was built anew, with `--data` of this directory.
    static func runs(_ pid: Int32, _ program: String, on data: String) -> Bool {
        guard isProgram(pid, program) else { return false }
        let words = (text("/proc/\(pid)/cmdline") ?? "").split(separator: "\0").map(String.init)
        guard let flag = words.firstIndex(of: "--data"), flag + 1 < words.count else { return false }
        let said = words[flag + 1]
        guard let theirs = Folder(said.hasPrefix("/") ? said : "/proc/\(pid)/cwd/\(said)") else {
            return false
        }
        return theirs == Folder(data)
    }

    /// Whether `pid` runs `program`; one that was built anew reads "… (deleted)".
    static func isProgram(_ pid: Int32, _ program: String) -> Bool {
        do {
            let path = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/\(pid)/exe")
            let name = path.split(separator: "/").last.map(String.init)
            return name == program || name == "\(program) (deleted)"
        } catch {
            // No such process, or not ours.
            return false
        }
    }

    /// Nil of a file that cannot be read: of a process that has ended, or is not ours.
    static func text(_ path: String) -> String? {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        // Such a file has no size: it is read until it ends.
        var (all, part) = ([UInt8](), [UInt8](repeating: 0, count: 4096))
        while true {
            let count = read(descriptor, &part, part.count)
            guard count >= 0 else { return nil }
            guard count > 0 else { return String(decoding: all, as: UTF8.self) }
            all += part[..<count]
        }
    }

    /// A folder, by whatever path it is named.
    private struct Folder: Equatable {
        let device: UInt64
        let number: UInt64

        init?(_ path: String) {
            var status = stat()
            guard stat(path, &status) == 0 else { return nil }
            (device, number) = (UInt64(status.st_dev), UInt64(status.st_ino))
        }
    }
}
