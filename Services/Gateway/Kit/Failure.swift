package import Bus
package import ServiceKit
package import Vocabulary

/// Why a piece of work ends early: how the command that asked for it ends, and what is said of it.
package struct Failure: Error {
    package let status: ExitStatus
    package let message: Message
    /// `file:line`, when a file is at fault.
    package var place: String?

    package init(_ status: ExitStatus, _ message: Message, place: String? = nil) {
        (self.status, self.message, self.place) = (status, message, place)
    }
}

/// A service refused what a file says.
package struct RefusedFile: Error {
    let error: CallError
    /// Of each violation, `file:line:column`.
    let places: [String]
    /// What was seen to be wrong with the file before the service was asked, and is not among the violations.
    let further: [FileProblem]

    /// - Parameter under: the request's member that held the document.
    package init(
        _ error: CallError, file: String, under member: String, further: [FileProblem] = []
    ) throws {
        (self.error, self.further) = (error, further)
        places = try error.violations.map { violation in
            guard violation.field.hasPrefix(member) else { return file }
            return try YAMLDocument.place(of: String(violation.field.dropFirst(member.count)), in: file)
        }
    }
}
