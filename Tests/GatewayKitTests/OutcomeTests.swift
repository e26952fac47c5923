import Bus
import Foundation
import JSONCoding
import ServiceKit
import Testing
import Vocabulary

@testable import GatewayKit

@Suite("How commands end", .timeLimit(.minutes(5)))
struct OutcomeTests {
    @Test("every sentence is in both languages")
    func texts() {
        #expect(GatewayKitTexts.catalogue.untranslated.isEmpty)
    }

    @Test("exit codes are those that the documentation promises")
    func codes() {
        #expect(GatewayKit.ExitStatus.allCases.map(\.rawValue) == [0, 1, 64, 65, 69, 70, 74])
        #expect(GatewayKit.ExitStatus.unavailable.rawValue == 69)
        #expect(GatewayKit.ExitStatus.badFile.rawValue == 65)
    }

    @Test("a refused call ends with 1, an absent service with 69")
    func statuses() {
        #expect(GatewayKit.ExitStatus(Status.ok) == .done)
        #expect(GatewayKit.ExitStatus(Status.invalidArgument) == .refused)
        #expect(GatewayKit.ExitStatus(Status.unavailable) == .unavailable)
    }

    @Test("a refusal is its status, its sentence, and a line a field")
    func refusal() {
        let error = CallError(
            .invalidArgument, "Sai.",
            violations: [
                .init(field: "/name", rule: "r", message: "Thiếu tên."),
                .init(field: "/sex", rule: "r", message: "Sai."),
            ])
        let report = ErrorReport(error, in: .vi)
        #expect(
            report.lines == ["INVALID_ARGUMENT: 2 chỗ cần sửa", "  /name: Thiếu tên.", "  /sex: Sai."])
        #expect(report.status == .refused)
        #expect(report.object["violations"]?.array?.count == 2)
    }

    @Test("a refusal of one field is one line, which names the field once")
    func oneField() {
        func lines(_ message: String) -> [String] {
            let violation = CallError.FieldViolation(field: "/name", rule: "r", message: message)
            return ErrorReport(CallError(.invalidArgument, message, violations: [violation]), in: .vi).lines
        }
        #expect(lines("Tên quá dài.") == ["INVALID_ARGUMENT: /name: Tên quá dài."])
        #expect(lines("Thiếu /name.") == ["INVALID_ARGUMENT: Thiếu /name."])
        // A path in the sentence is not the field.
        #expect(lines("Write province/name.") == ["INVALID_ARGUMENT: /name: Write province/name."])
    }

    @Test("a refusal that says what to do about what it lists says that first, also where it lists one thing")
    func whatToDo() {
        let candidate = CallError.FieldViolation(field: "/distinctFrom", rule: "r", message: "Bé Hoa.")
        func lines(_ violations: [CallError.FieldViolation]) -> [String] {
            let error = CallError(
                .failedPrecondition, "Ghi mã của từng hồ sơ vào distinctFrom.", violations: violations)
            return ErrorReport(error, in: .vi).lines
        }
        let first = "FAILED_PRECONDITION: Ghi mã của từng hồ sơ vào distinctFrom."
        #expect(lines([candidate]) == [first, "  /distinctFrom: Bé Hoa."])
        #expect(
            lines([candidate, candidate])
                == [first, "  /distinctFrom: Bé Hoa.", "  /distinctFrom: Bé Hoa."])
    }

    @Test("a command whose end nobody knows says so and under which key to ask again; others do not")
    func doubtful() throws {
        for status in [Status.deadlineExceeded, .unavailable, .cancelled] {
            let call = try #require(DoubtfulCall(CallError(status, "Hết giờ."), key: "k-1"))
            let report = ErrorReport(call, in: .en)
            #expect(report.lines.count == 2 && report.lines[0] == "\(status.name): Hết giờ.")
            #expect(report.lines[1].contains("not known") && report.lines[1].hasSuffix("--key k-1"))
            #expect(report.object["idempotencyKey"] == "k-1")
            #expect(report.status == GatewayKit.ExitStatus(status))
        }
        #expect(DoubtfulCall(CallError(.deadlineExceeded, "Hết giờ."), key: nil) == nil)
        #expect(DoubtfulCall(CallError(.notFound, "Không có."), key: "k-1") == nil)
    }

    @Test("a refusal by one of several services says whose it is")
    func ofOne() {
        let report = ErrorReport(CallError(.notFound, "Không có."), in: .vi).of("funding")
        #expect(report.lines == ["funding: NOT_FOUND: Không có."])
        #expect(report.object["service"] == "funding")
        #expect(report.object["status"] == "NOT_FOUND")
    }

    @Test("a plan that the service refuses is mended at the line of its file")
    func refusedFile() throws {
        let file = FileManager.default.temporaryDirectory.appending(path: "plan-\(UUID()).yaml").path()
        try "id: x\nindicators:\n  - id: T1\n  - id: T1\n".write(
            toFile: file, atomically: true, encoding: .utf8)
        defer { unlink(file) }
        let error = CallError(
            .invalidArgument, "Hai lần.",
            violations: [.init(field: "/plan/indicators/1/id", rule: "r", message: "Hai lần.")])
        let report = ErrorReport(try RefusedFile(error, file: file, under: "/plan"), in: .vi)
        #expect(report.lines == ["\(file):4:9: Hai lần."])
        #expect(report.status == .badFile)
    }

    @Test(
        "a file with several mistakes is told of all of them, those that the service did not see too")
    func severalMistakes() throws {
        let file = FileManager.default.temporaryDirectory.appending(path: "plan-\(UUID()).yaml").path()
        try "id: x\nnam: y\n".write(toFile: file, atomically: true, encoding: .utf8)
        defer { unlink(file) }
        let stranger = FileProblem(
            file: file, line: 2, column: 1,
            message: Message(
                "kit.yaml-unknown-member", ["member": "nam"], terms: ["known": ["member.name"]]))
        let error = CallError(
            .invalidArgument, "Sai.", violations: [.init(field: "/plan/id", rule: "r", message: "Sai.")])
        let report = ErrorReport(
            try RefusedFile(error, file: file, under: "/plan", further: [stranger]), in: .en)
        #expect(report.lines.map { String($0.dropFirst(file.count)) }.first == ":1:5: Sai.")
        #expect(report.lines.last?.hasPrefix("\(file):2:1: There is no member nam here.") == true)
        let alone = FileProblem(
            file: file, line: 1, message: Message("kit.file-empty", ["file": file]), further: [stranger])
        #expect(ErrorReport(alone, in: .en).lines.count == 2)
    }

    @Test("a bad file is named with its line, in the reader's language")
    func badFile() {
        let problem = FileProblem(
            file: "a.jsonl", line: 3, column: 9, message: Message("gateway.json-malformed"))
        #expect(ErrorReport(problem, in: .en).lines == ["a.jsonl:3:9: This is not JSON from here on."])
        #expect(ErrorReport(problem, in: .vi).status == .badFile)
    }

    @Test("an outcome gives the refusal back with its fields")
    func outcome() {
        var outcome = CallByName.Outcome(status: .notFound, message: "Không có.")
        outcome.details = ["violations": [["field": "/id", "rule": "x", "message": "Không có."]]]
        #expect(outcome.error?.violations.first?.field == "/id")
        #expect(CallByName.Outcome(status: .ok).error == nil)
    }

    @Test("all that is wrong in a file is told, a line each, and to programs as a list")
    func problems() throws {
        let wrong = (1...25).map {
            FileProblem(file: "a.jsonl", line: $0, message: Message("gateway.json-malformed"))
        }
        #expect(FileProblem([]) == nil)
        let report = ErrorReport(try #require(FileProblem(Array(wrong.prefix(2)))), in: .en)
        #expect(report.status == .badFile)
        #expect(
            report.lines == [
                "a.jsonl:1: This is not JSON from here on.", "a.jsonl:2: This is not JSON from here on.",
            ])
        #expect(report.object["violations"]?.array?.count == 2)
        let many = ErrorReport(try #require(FileProblem(wrong)), in: .vi)
        #expect(many.lines.count == 21 && many.lines.last == "a.jsonl: … và 5 chỗ nữa")
    }

    @Test("a member that stands twice and a number without end are said to be that")
    func notMalformed() {
        let long = String(repeating: "7", count: 1_000_000)
        for (text, sentence) in [
            (#"{"a":1,"b":{"c":1,"c":2}}"#, "x:1:19: The member “c” stands here for the second time"),
            (#"{"a":\#(long)}"#, "x:1:6: This number is too large, or longer than 64 characters."),
            ("{]", "x:1:2: This is not JSON from here on."),
        ] {
            let problem = #expect(throws: FileProblem.self) { try JSONLines.whole(text, file: "x") }
            let lines = problem.map { ErrorReport($0, in: .en).lines } ?? []
            #expect(lines.first?.hasPrefix(sentence) == true, "\(lines)")
        }
    }
}
