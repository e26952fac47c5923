public import Vocabulary

/// Something wrong in a file that a person wrote (policy, settings, a plan), and where: `policy.yaml:12:5`.
public struct FileProblem: Error, Hashable, Sendable {
    public let file: String
    /// From 1; nil when the file as a whole is wrong (it is not there, it cannot be read).
    public let line: Int?
    /// From 1.
    public let column: Int?
    public let message: Message
    /// What else is wrong, with this file or with those that were read with it.
    public let further: [FileProblem]

    public init(
        file: String, line: Int? = nil, column: Int? = nil, message: Message,
        further: [FileProblem] = []
    ) {
        (self.further, self.file) = (further, file)
        (self.line, self.column, self.message) = (line, column, message)
    }

    /// `policy.yaml:12:5`, as editors and compilers write places.
    public var place: String {
        [file, line.map(String.init), column.map(String.init)].compactMap { $0 }.joined(separator: ":")
    }

    /// All that is wrong, in the order in which it is told.
    public var all: [FileProblem] { [self] + further }

    /// All that is wrong with files, as one error in the order of the files and their lines; nil when nothing is.
    public init?(_ problems: [FileProblem]) {
        let files = problems.map(\.file)
        let ordered = problems.sorted { one, other in
            let number = [one, other].map { files.firstIndex(of: $0.file) ?? 0 }
            return (number[0], one.line ?? 0, one.column ?? 0) < (
                number[1], other.line ?? 0, other.column ?? 0
            )
        }
        guard let first = ordered.first else { return nil }
        self.init(
            file: first.file, line: first.line, column: first.column, message: first.message,
            further: Array(ordered.dropFirst()))
    }
}
