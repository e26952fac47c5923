package import Bus
package import JSONCoding
import Passwords
import ServiceKit
package import Vocabulary

import enum ZeroMQ.CertificateFileError

/// What went wrong, as lines for people or as one object for machines.
package struct ErrorReport {
    package let status: ExitStatus
    package private(set) var lines: [String]
    package private(set) var object: JSONValue

    /// So many things that are wrong with files are told people: as many as anybody reads.
    private static let told = 20

    package init(status: ExitStatus, lines: [String], object: JSONValue) {
        (self.status, self.lines, self.object) = (status, lines, object)
    }

    /// Any error that a command can end with.
    ///
    /// - Parameter texts: the sentences of whoever reports, with the kit's.
    package init(
        _ error: any Error, in language: Language, _ texts: TextCatalogue = GatewayKitTexts.all
    ) {
        func render(_ message: Message) -> String { texts.render(message, in: language) }
        switch error {
        case let error as CallError:
            self.init(error, in: language)
        case let doubtful as DoubtfulCall:
            self.init(doubtful.error, in: language)
            lines.append(render(Message("gateway.doubtful", ["key": doubtful.key])))
            add("idempotencyKey", doubtful.key)
        case let refused as RefusedFile:
            self.init(refused, render)
        case let failure as Failure:
            self.init(failure.status, render(failure.message), place: failure.place)
        case let problem as FileProblem:
            self.init(problem, render)
        case let error as ReferenceError:
            self.init(
                .badFile, render(error.message),
                place: error.line > 0 ? "\(error.file):\(error.line)" : error.file)
        case let error as CSVError:
            self.init(.badFile, render(error.message))
        case let error as CertificateFileError:
            self.init(.badFile, render(error.message))
        case let error as InvalidValue:
            self.init(.usage, render(error.message))
        case let problem as StartupProblem:
            self.init(.badFile, render(problem.message), place: problem.place)
        case PasswordFault.noMemory:
            self.init(.failed, render(Message("gateway.no-memory")))
        default:
            self.init(.failed, render(Message("gateway.internal", ["problem": "\(error)"])))
        }
    }

    /// The same of one of several services.
    package func of(_ service: String) -> ErrorReport {
        var report = self
        if let first = lines.first { report.lines[0] = "\(service): \(first)" }
        report.add("service", service)
        return report
    }

    private mutating func add(_ member: String, _ text: String) {
        var all = object.object ?? [:]
        all[member] = .string(text)
        object = .object(all)
    }

    private init(_ status: ExitStatus, _ sentence: String, place: String? = nil) {
        self.status = status
        lines = [place.map { "\($0): \(sentence)" } ?? sentence]
        var object: JSONObject = ["exitCode": .integer(Int64(status.rawValue)), "message": .string(sentence)]
        if let place { object["place"] = .string(place) }
        self.object = .object(object)
    }

    /// A line for each thing that is wrong with a file.
    private init(_ problem: FileProblem, _ render: (Message) -> String) {
        let sentence = render(problem.message)
        guard !problem.further.isEmpty else {
            self.init(.badFile, sentence, place: problem.place)
            return
        }
        self.init(file: problem.all.map { Wrong(place: $0.place, sentence: render($0.message)) }, sentence)
        let more = lines.count - Self.told
        guard more > 0, let last = problem.further.last else { return }
        let rest = render(Message("gateway.more-problems", ["count": "\(more)"]))
        lines = lines.prefix(Self.told) + ["\(last.file): \(rest)"]
    }

    private init(_ refused: RefusedFile, _ render: (Message) -> String) {
        let violations = zip(refused.places, refused.error.violations).map {
            Wrong(place: $0, sentence: $1.message, field: $1.field)
        }
        let further = refused.further.map { Wrong(place: $0.place, sentence: render($0.message)) }
        self.init(file: violations + further, refused.error.message)
    }

    /// One thing that is wrong with a file.
    private struct Wrong {
        let place: String
        let sentence: String
        var field: String?
    }

    private init(file wrong: [Wrong], _ sentence: String) {
        status = .badFile
        lines = wrong.isEmpty ? [sentence] : wrong.map { "\($0.place): \($0.sentence)" }
        object = [
            "exitCode": .integer(Int64(status.rawValue)), "message": .string(sentence),
            "violations": .array(
                wrong.map { one in
                    var object: JSONObject = ["place": .string(one.place), "message": .string(one.sentence)]
                    if let field = one.field { object["field"] = .string(field) }
                    return .object(object)
                }),
        ]
    }

    /// A refused call: status, member and sentence in a line; a line a member where there are several.
    package init(_ error: CallError, in language: Language) {
        status = ExitStatus(error.status)
        func line(_ violation: CallError.FieldViolation) -> String {
            // Sentences about the shape of a request name the member themselves, as a word of its own.
            let isSaid = violation.message.split(whereSeparator: { " .,:;".contains($0) }).contains {
                $0 == violation.field
            }
            // What was typed on the command line is no member.
            return isSaid || violation.field.isEmpty
                ? violation.message : "\(violation.field): \(violation.message)"
        }
        // A refusal about several records says by itself what to do about them; of mistakes each says so.
        let saysMore =
            error.status != .invalidArgument && !error.violations.contains { $0.message == error.message }
        switch error.violations.count {
        case _ where saysMore:
            lines =
                ["\(error.status.name): \(error.message)"] + error.violations.map { "  " + line($0) }
        case 0:
            lines = ["\(error.status.name): \(error.message)"]
        case 1:
            lines = ["\(error.status.name): \(line(error.violations[0]))"]
        default:
            let arguments = ["status": error.status.name, "count": "\(error.violations.count)"]
            lines =
                [GatewayKitTexts.all.render(Message("gateway.violations", arguments), in: language)]
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
