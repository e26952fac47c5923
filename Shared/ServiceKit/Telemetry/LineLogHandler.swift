internal import Logging
internal import Vocabulary

/// Lines of a ``LineLog``: time, level, process, message, then `key=value` sorted by key.
struct LineLogHandler: LogHandler {
    private let label: String
    private let log: LineLog
    var logLevel: Logger.Level
    var metadata: Logger.Metadata = [:]
    var metadataProvider: Logger.MetadataProvider?

    init(label: String, level: Logger.Level, to log: LineLog) {
        (self.label, self.log) = (label, log)
        logLevel = level
    }

    subscript(metadataKey key: String) -> Logger.MetadataValue? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        var all = metadata
        if let provided = metadataProvider?.get() { all.merge(provided) { _, new in new } }
        if let own = event.metadata { all.merge(own) { _, new in new } }
        if let error = event.error { all["error"] = "\(error)" }
        log.add(event.level, label, "\(event.message)", all.mapValues { "\($0)" })
    }

    /// A line stays a line, and gives a terminal no orders, whatever was logged.
    static func flat(_ text: String) -> String { ShownText.line(spelled(text, escaping: "")) }

    /// A value stays one value: between quotation marks where it holds what ends or begins one.
    static func quoted(_ text: String) -> String {
        // As it is shown: a tab becomes a blank, what is invisible is left out. Of the backslashes only those that were typed.
        let line = flat(text)
        let isPlain =
            !line.isEmpty && !line.unicodeScalars.contains { " \"=".unicodeScalars.contains($0) }
            && !text.unicodeScalars.contains("\\")
        return isPlain ? line : "\"" + ShownText.line(spelled(text, escaping: "\"\\")) + "\""
    }

    /// With `\n` for what ends a line, and a backslash before each of `marks`. Scalar by scalar: a quotation mark with an
    /// accent on it is another `Character`, and ends a value all the same.
    private static func spelled(_ text: String, escaping marks: String) -> String {
        var spelled = String.UnicodeScalarView()
        var previous: Unicode.Scalar?
        for scalar in text.unicodeScalars {
            defer { previous = scalar }
            if scalar == "\n", previous == "\r" { continue }
            if (0x0A...0x0D).contains(scalar.value) || [0x85, 0x2028, 0x2029].contains(scalar.value) {
                spelled.append(contentsOf: "\\n".unicodeScalars)
                continue
            }
            if marks.unicodeScalars.contains(scalar) { spelled.append("\\") }
            spelled.append(scalar)
        }
        return String(spelled)
    }
}
