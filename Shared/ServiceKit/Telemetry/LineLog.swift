internal import Logging
internal import Synchronization
internal import Vocabulary

/// A process's log: one event a line, and of what repeats itself a sum.
final class LineLog: Sendable {
    private let write: @Sendable (String) -> Void
    private let repetitions = Mutex(Repetitions())

    /// `write` gets one line at a time, with its end.
    init(_ write: @escaping @Sendable (String) -> Void) { self.write = write }

    func add(
        _ level: Logger.Level, _ label: String, _ message: String, _ metadata: [String: String],
        at now: ContinuousClock.Instant = .now
    ) {
        let kind = Repetitions.Kind(
            label: label, level: level, message: message,
            metadata: metadata.filter { !Repetitions.numbers.contains($0.key) })
        repetitions.withLock { repetitions in
            tell(repetitions.sums(at: now))
            if repetitions.admit(kind, at: now) { write(Self.line(level, label, message, metadata)) }
        }
    }

    /// Tells of what was held back and whose time is over; of all of it when the process is about to end.
    func flush(at now: ContinuousClock.Instant = .now, atOnce: Bool = false) {
        repetitions.withLock { tell($0.sums(at: now, atOnce: atOnce)) }
    }

    private func tell(_ sums: [(kind: Repetitions.Kind, count: Int)]) {
        for (kind, count) in sums {
            let metadata = kind.metadata.merging(["repeated": "\(count)"]) { $1 }
            write(Self.line(kind.level, kind.label, kind.message, metadata))
        }
    }

    private static func line(
        _ level: Logger.Level, _ label: String, _ message: String, _ metadata: [String: String]
    ) -> String {
        var line = "\(Timestamp.now()) \(level) \(label) \(LineLogHandler.flat(message))"
        for (key, value) in metadata.sorted(by: { $0.key < $1.key }) {
            line += " \(key)=\(LineLogHandler.quoted(value))"
        }
        return line + "\n"
    }
}
