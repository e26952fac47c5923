internal import Foundation

/// Texts that a test expects to the byte, kept beside it in `Golden/`.
///
/// ```swift
/// #expect(try Golden.difference("report.html", html) == nil)
/// ```
/// `CHUNGTAY_UPDATE_GOLDEN=1` writes what the test made instead; read the change before it is committed.
public enum Golden {
    /// What differs, for a person: the first line that does, as expected and as made. Nil when nothing does.
    public static func difference(_ name: String, _ made: String, filePath: String = #filePath) throws
        -> String?
    {
        let file = URL(fileURLWithPath: filePath).deletingLastPathComponent()
            .appendingPathComponent("Golden").appendingPathComponent(name)
        if ProcessInfo.processInfo.environment["CHUNGTAY_UPDATE_GOLDEN"] == "1" {
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(made.utf8).write(to: file)
            return nil
        }
        guard FileManager.default.fileExists(atPath: file.path) else {
            return "Golden/\(name) is not there: run with CHUNGTAY_UPDATE_GOLDEN=1 to write it"
        }
        let expected = try String(contentsOf: file, encoding: .utf8)
        guard expected != made else { return nil }
        let wanted = expected.split(separator: "\n", omittingEmptySubsequences: false)
        let got = made.split(separator: "\n", omittingEmptySubsequences: false)
        let line = zip(wanted, got).prefix { $0 == $1 }.count
        func text(_ lines: [Substring]) -> String { line < lines.count ? "“\(lines[line])”" : "the end" }
        return "Golden/\(name):\(line + 1): expected \(text(wanted)), made \(text(got))"
    }
}
