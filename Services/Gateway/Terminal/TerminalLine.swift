import Foundation
import Vocabulary

/// A line of an answer; an alert is one that somebody has to see: red, where there are colours.
struct TerminalLine: Hashable {
    let text: String
    let isAlert: Bool

    init(_ text: String, isAlert: Bool = false) { (self.text, self.isAlert) = (text, isAlert) }

    /// Whether people want colours (https://no-color.org), and standard output has them.
    static var hasColours: Bool {
        let environment = ProcessInfo.processInfo.environment
        return Terminal.isScreen && environment["NO_COLOR", default: ""].isEmpty
            && environment["TERM"] != "dumb"
    }

    /// As it goes to the terminal: what came from people gives no orders, the colour is ours.
    func shown(coloured: Bool) -> String {
        let line = ShownText.line(text)
        return isAlert && coloured ? "\u{1B}[31m\(line)\u{1B}[0m" : line
    }
}
