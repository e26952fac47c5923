internal import Logging

/// Which lines of a log are written, and of which only how many there were: whoever is refused ten thousand times a second must
/// not fill the disk with it. Does nothing itself.
///
/// A window lasts ten seconds. In it the first lines of a kind are written, and the others counted; at its end each kind of
/// which lines were held back becomes one line. What is asked for below `info` is written whole.
struct Repetitions {
    /// Lines that say the same but for their numbers.
    struct Kind: Hashable {
        let label: String
        let level: Logger.Level
        let message: String
        let metadata: [String: String]
    }

    /// What only one line has.
    static let numbers: Set<String> = ["call", "trace", "span", "parent", "us"]

    static let window = Duration.seconds(10)
    /// Lines of one kind in a window that are written; of our own mistakes, whose numbers callers are told, more.
    static let most = 20
    static let mostErrors = 100
    /// Lines of all kinds, the same.
    static let mostOfAll = 2000
    /// Kinds that are told apart; those that come after are told by their messages alone.
    static let mostKinds = 1000

    private var began: ContinuousClock.Instant?
    private var written: [Kind: Int] = [:]
    private var held: [Kind: Int] = [:]
    private var all = 0

    /// Whether a line of this kind is written.
    mutating func admit(_ kind: Kind, at now: ContinuousClock.Instant) -> Bool {
        guard kind.level >= .info else { return true }
        began = began ?? now
        let count = written[kind, default: 0]
        if count < (kind.level >= .error ? Self.mostErrors : Self.most), all < Self.mostOfAll,
            count > 0 || written.count < Self.mostKinds
        {
            written[kind] = count + 1
            all += 1
            return true
        }
        let isKnown = held[kind] != nil || held.count < Self.mostKinds
        let name =
            isKnown ? kind : Kind(label: kind.label, level: kind.level, message: kind.message, metadata: [:])
        held[name, default: 0] += 1
        return false
    }

    /// What is to be told of lines that were held back, once their window is over, or at once.
    mutating func sums(at now: ContinuousClock.Instant, atOnce: Bool = false) -> [(kind: Kind, count: Int)] {
        guard let began, atOnce || now - began >= Self.window else { return [] }
        let sums = held.sorted { $0.value > $1.value }.map { (kind: $0.key, count: $0.value) }
        self = Repetitions()
        return sums
    }
}
