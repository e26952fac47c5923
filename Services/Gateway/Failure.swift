import Bus
import JSONCoding
import ServiceKit
import Vocabulary

import enum ZeroMQ.CertificateFileError

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

/// A service refused what a file says.
struct RefusedFile: Error {
    let error: CallError
    /// Of each violation, `file:line:column`.
    let places: [String]

    /// - Parameter under: the request's member that held the document.
    init(_ error: CallError, file: String, under member: String) throws {
        self.error = error
        places = try error.violations.map { violation in
            guard violation.field.hasPrefix(member) else { return file }
            return try YAMLDocument.place(of: String(violation.field.dropFirst(member.count)), in: file)
        }
    }
}

/// What went wrong, as lines for people or as one object for machines.
struct Complaint {
    let status: ExitStatus
    let lines: [String]
    let object: JSONValue

    init(status: ExitStatus, lines: [String], object: JSONValue) {
        self.status = status
        self.lines = lines
        self.object = object
    }

    /// To standard error: for machines one object, for people lines.
    func say(json: Bool) {
        for line in json ? [object.compact] : lines { Terminal.note(line) }
    }

    /// Any error that a command can end with.
    init(_ error: any Error, in language: Language) {
        let texts = GatewayTexts.all
        func render(_ message: Message) -> String { texts.render(message, in: language) }
        switch error {
        case let error as CallError:
            self.init(error, in: language)
        case let refused as RefusedFile:
            self.init(refused)
        case let failure as Failure:
            self.init(failure.status, render(failure.message), place: failure.place)
        case let problem as FileProblem:
            self.init(.badFile, render(problem.message), place: problem.place)
        case let error as ReferenceError:
            self.init(
                .badFile, render(error.message),
                place: error.line > 0 ? "\(error.file):\(error.line)" : error.file)
        case let error as CSVError:
            self.init(.badFile, render(error.message))
        case let error as CertificateFileError:
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

    private init(_ refused: RefusedFile) {
        status = .badFile
        let found = Array(zip(refused.places, refused.error.violations))
        lines = found.isEmpty ? [refused.error.message] : found.map { "\($0): \($1.message)" }
        object = [
            "exitCode": .integer(Int64(status.rawValue)), "message": .string(refused.error.message),
            "violations": .array(
                found.map {
                    ["place": .string($0), "field": .string($1.field), "message": .string($1.message)]
                }),
        ]
    }

    /// A refused call: status, member and sentence in a line; a line a member where there are several.
    init(_ error: CallError, in language: Language) {
        status = ExitStatus(error.status)
        func line(_ violation: CallError.Violation) -> String {
            // Sentences about the shape of a request name the member themselves, as a word of its own.
            violation.message.split(whereSeparator: { " .,:;".contains($0) }).contains {
                $0 == violation.field
            }
                ? violation.message : "\(violation.field): \(violation.message)"
        }
        switch error.violations.count {
        case 0:
            lines = ["\(error.status.name): \(error.message)"]
        case 1:
            lines = ["\(error.status.name): \(line(error.violations[0]))"]
        default:
            let arguments = ["status": error.status.name, "count": "\(error.violations.count)"]
            lines =
                [GatewayTexts.all.render(Message("gateway.violations", arguments), in: language)]
                + error.violations.map { "  " + line($0) }
        }
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
