import Foundation
import GatewayKit
import ServiceKit
import Synchronization
import Vocabulary

/// Where people read: how wide it is, whether it is a screen at all, and the line that shows progress.
enum Terminal {
    /// Whether standard output is a screen.
    static var isScreen: Bool { isatty(STDOUT_FILENO) == 1 }

    /// Columns of the screen; `COLUMNS` when set, 100 where there is no screen.
    static var width: Int {
        if let text = ProcessInfo.processInfo.environment["COLUMNS"], let columns = Int(text), columns >= 40 {
            return columns
        }
        var size = winsize()
        guard isScreen, ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col >= 40 else {
            return 100
        }
        return Int(size.ws_col)
    }

    /// Writes the answer, or a part of it. Throws where it cannot be written: who reads a file that the disk had no room for
    /// must not take it for the whole.
    static func print(_ text: String, terminator: String = "\n") throws(Failure) {
        try write(ShownText.lines(text) + terminator)
    }

    /// Empties the screen for what is drawn next; elsewhere a line of its own parts the two.
    static func clear() throws(Failure) { try write(isScreen ? "\u{1B}[H\u{1B}[2J" : "\n") }

    /// The same for programs: what it shows of a text is what the text is.
    static func print(json text: String) throws(Failure) { try write(ShownText.json(text) + "\n") }

    private static func write(_ text: String) throws(Failure) {
        do {
            try StandardOutput.write(text)
        } catch {
            throw Failure(.outputLost, Message("gateway.output-lost", ["problem": error.reason]))
        }
    }

    /// Each stays one line: a line end within, which came from people, could make another one up.
    static func print(_ lines: [String]) throws(Failure) {
        if !lines.isEmpty { try write(lines.map { ShownText.line($0) + "\n" }.joined()) }
    }

    /// The same, with alerts among them.
    static func print(_ lines: [TerminalLine]) throws(Failure) {
        let coloured = TerminalLine.hasColours
        if !lines.isEmpty { try write(lines.map { $0.shown(coloured: coloured) + "\n" }.joined()) }
    }

    /// Writes a line for people that is not the answer: to standard error.
    static func note(_ line: String) { StandardError.write(ShownText.line(line) + "\n") }

    static func note(json text: String) { StandardError.write(ShownText.json(text) + "\n") }
}

/// One line on standard error that shows a slow step: rewritten in place on a screen, once at its end elsewhere.
/// Steps shorter than a second show nothing.
final class ProgressLine: Sendable {
    private struct State {
        var label: String
        var done = 0
        var lastDrawn: ContinuousClock.Instant
        var drew = false
    }

    private let began = ContinuousClock.now
    private let total: Int?
    private let onScreen: Bool
    private let state: Mutex<State>

    /// `total`: how many items there will be, when that is known.
    init(_ label: String, total: Int? = nil) {
        self.total = total
        let label = ShownText.line(label)
        onScreen = isatty(STDERR_FILENO) == 1
        state = Mutex(State(label: label, lastDrawn: ContinuousClock.now))
    }

    func advance(to done: Int) {
        state.withLock { state in
            state.done = done
            let now = ContinuousClock.now
            guard onScreen, now - began > .seconds(1), now - state.lastDrawn > .milliseconds(100) else {
                return
            }
            state.lastDrawn = now
            state.drew = true
            StandardError.write("\r\u{1B}[2K\(line(state))")
        }
    }

    /// Ends the line.
    func finish() {
        state.withLock { state in
            guard ContinuousClock.now - began > .seconds(1) || state.drew else { return }
            let start = onScreen ? "\r\u{1B}[2K" : ""
            StandardError.write("\(start)\(line(state))\n")
        }
    }

    private func line(_ state: State) -> String {
        let seconds = (ContinuousClock.now - began).components.seconds
        guard let total, total > 0 else {
            // What is not counted has a time only.
            let count = state.done > 0 ? "  \(state.done)" : ""
            return "  \(state.label)\(count)  \(seconds) s"
        }
        let filled = min(20, state.done * 20 / total)
        let bar = String(repeating: "█", count: filled) + String(repeating: "░", count: 20 - filled)
        // As long again for each that is left as for each that is done.
        let elapsed = ContinuousClock.now - began
        let left = state.done > 0 ? (elapsed / state.done * (total - state.done)).components.seconds : 0
        let more = left > 0 ? " + ~\(left) s" : ""
        return "  \(state.label)  \(bar) \(state.done)/\(total)  \(seconds) s\(more)"
    }
}
