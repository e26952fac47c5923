public import Vocabulary

/// Why a process could not start: a sentence for the operator, and the code it exits with.
public struct StartupProblem: Error, Hashable, Sendable {
    public let code: ExitCode
    public let message: Message
    /// `file:line:column`, when a file is at fault.
    public let place: String?

    public init(_ code: ExitCode, _ message: Message, place: String? = nil) {
        (self.code, self.message, self.place) = (code, message, place)
    }

    public init(_ problem: FileProblem) {
        self.init(.badFile, problem.message, place: problem.place)
    }

    /// What goes to standard error: Vietnamese, then English, a line each.
    public func sentences(_ catalogue: TextCatalogue) -> String {
        Language.allCases
            .map { ShownText.line((place.map { "\($0): " } ?? "") + catalogue.render(message, in: $0)) }
            .joined(separator: "\n")
    }
}
