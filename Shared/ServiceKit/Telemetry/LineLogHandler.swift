internal import Logging
internal import Vocabulary

/// Log lines on standard error, one event a line: time, level, process, message, then `key=value` sorted by
/// key.
struct LineLogHandler: LogHandler {
    private let label: String
    var logLevel: Logger.Level
    var metadata: Logger.Metadata = [:]
    var metadataProvider: Logger.MetadataProvider?

    init(label: String, level: Logger.Level) {
        self.label = label
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
        var line = "\(Timestamp.now()) \(event.level) \(label) \(Self.flat("\(event.message)"))"
        for (key, value) in all.sorted(by: { $0.key < $1.key }) {
            line += " \(key)=\(Self.quoted("\(value)"))"
        }
        line += "\n"
        // One write a line, so that lines of several threads never mix.
        StandardError.write(line)
    }

    /// A line stays a line, and gives a terminal no orders, whatever was logged.
    private static func flat(_ text: String) -> String {
        ShownText.line(text.split(whereSeparator: \.isNewline).joined(separator: "\\n"))
    }

    private static func quoted(_ text: String) -> String {
        let flat = flat(text)
        guard flat.isEmpty || flat.contains(where: { $0 == " " || $0 == "\"" || $0 == "=" }) else {
            return flat
        }
        return "\"" + flat.replacing("\"", with: "\\\"") + "\""
    }
}
