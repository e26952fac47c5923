import Bus
import JSONCoding
import ServiceKit
import Vocabulary

/// Why a command ends early: the code, and what is said of it.
struct Failure: Error {
    let status: ExitStatus
    let message: Message
    /// `file:line`, when a file is at fault.
    var place: String?

    init(_ status: ExitStatus, _ message: Message, place: String? = nil) {
        self.status = status
        self.message = message
        self.place = place
    }
}

/// The command has said what there is to say; only the code is left.
struct Quietly: Error {
    let status: ExitStatus
}

/// What went wrong, as lines for people or as one object for machines.
struct Complaint {
    let status: ExitStatus
    let lines: [String]
    let object: JSONValue

    /// Any error that a command can end with.
    init(_ error: any Error, in language: Language) {
        let texts = GatewayTexts.all
        func render(_ message: Message) -> String { texts.render(message, in: language) }
        switch error {
        case let error as CallError:
            self.init(error)
        case let failure as Failure:
            self.init(failure.status, render(failure.message), place: failure.place)
        case let problem as FileProblem:
            self.init(.badFile, render(problem.message), place: problem.place)
        case let error as ReferenceError:
            self.init(.badFile, render(error.message), place: "\(error.file):\(error.line)")
        case let error as CSVError:
            self.init(.badFile, render(error.message))
        case let problem as StartupProblem:
            self.init(.badFile, render(problem.message), place: problem.place)
        default:
            self.init(.failed, render(Message("gateway.internal", ["problem": "\(error)"])))
        }
    }

    private init(_ status: ExitStatus, _ sentence: String, place: String? = nil) {
        self.status = status
        lines = [place.map { "\($0): \(sentence)" } ?? sentence]
        var object: JSONObject = ["exitCode": .integer(Int64(status.rawValue)), "message": .string(sentence)]
        if let place { object["place"] = .string(place) }
        self.object = .object(object)
    }

    /// A refused call: status, sentence, and a line a field that says more than the sentence.
    init(_ error: CallError) {
        status = ExitStatus(error.status)
        lines =
            ["\(error.status.name): \(error.message)"]
            + error.violations.filter { error.violations.count > 1 || $0.message != error.message }
            .map { "  \($0.field): \($0.message)" }
        var object: JSONObject = ["status": .string(error.status.name), "message": .string(error.message)]
        if !error.violations.isEmpty {
            object["violations"] = .array(
                error.violations.map {
                    ["field": .string($0.field), "rule": .string($0.rule), "message": .string($0.message)]
                })
        }
        self.object = .object(object)
    }
}
