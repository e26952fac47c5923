import Bus
import Foundation
import JSONCoding
import ServiceKit
import Testing
import Vocabulary

import enum ZeroMQ.CertificateFileError

@testable import Gateway

@Suite("How commands end")
struct OutcomeTests {
    @Test("every sentence is in both languages")
    func texts() {
        #expect(GatewayTexts.catalogue.untranslated.isEmpty)
    }

    @Test("exit codes are those that the documentation promises")
    func codes() {
        #expect(Gateway.ExitStatus.allCases.map(\.rawValue) == [0, 1, 64, 65, 69, 70, 74])
        #expect(Gateway.ExitStatus.unavailable.rawValue == 69)
        #expect(Gateway.ExitStatus.badFile.rawValue == 65)
    }

    @Test("a refused call ends with 1, an absent service with 69")
    func statuses() {
        #expect(Gateway.ExitStatus(Status.ok) == .done)
        #expect(Gateway.ExitStatus(Status.invalidArgument) == .refused)
        #expect(Gateway.ExitStatus(Status.unavailable) == .unavailable)
    }

    @Test("a refusal is its status, its sentence, and a line a field")
    func refusal() {
        let error = CallError(
            .invalidArgument, "Sai.",
            violations: [
                .init(field: "/name", rule: "r", message: "Thiếu tên."),
                .init(field: "/sex", rule: "r", message: "Sai."),
            ])
        let complaint = Complaint(error, in: .vi)
        #expect(
            complaint.lines == ["INVALID_ARGUMENT: 2 chỗ cần sửa", "  /name: Thiếu tên.", "  /sex: Sai."])
        #expect(complaint.status == .refused)
        #expect(complaint.object["violations"]?.array?.count == 2)
    }

    @Test("a refusal of one field is one line, which names the field once")
    func oneField() {
        func lines(_ message: String) -> [String] {
            let violation = CallError.Violation(field: "/name", rule: "r", message: message)
            return Complaint(CallError(.invalidArgument, message, violations: [violation]), in: .vi).lines
        }
        #expect(lines("Tên quá dài.") == ["INVALID_ARGUMENT: /name: Tên quá dài."])
        #expect(lines("Thiếu /name.") == ["INVALID_ARGUMENT: Thiếu /name."])
        // A path in the sentence is not the field.
        #expect(lines("Write province/name.") == ["INVALID_ARGUMENT: /name: Write province/name."])
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
        let complaint = Complaint(try RefusedFile(error, file: file, under: "/plan"), in: .vi)
        #expect(complaint.lines == ["\(file):4:9: Hai lần."])
        #expect(complaint.status == .badFile)
    }

    @Test("a bad file is named with its line, in the reader's language")
    func badFile() {
        let problem = FileProblem(
            file: "a.jsonl", line: 3, column: 9, message: Message("gateway.json-malformed"))
        #expect(Complaint(problem, in: .en).lines == ["a.jsonl:3:9: This is not JSON from here on."])
        #expect(Complaint(problem, in: .vi).status == .badFile)
    }

    @Test("an outcome gives the refusal back with its fields")
    func outcome() {
        var outcome = Exchange.Outcome(status: .notFound, message: "Không có.")
        outcome.details = ["violations": [["field": "/id", "rule": "x", "message": "Không có."]]]
        #expect(outcome.error?.violations.first?.field == "/id")
        #expect(Exchange.Outcome(status: .ok).error == nil)
    }
}

@Suite("JUnit")
struct JUnitTests {
    @Test("scripts are suites, lines are cases, and what is no XML is escaped")
    func xml() throws {
        let results = [
            ScriptResult(
                script: "a.jsonl", line: 1, call: "x.Y/Z", unit: "thai-binh", status: "OK", ok: true,
                milliseconds: 1.5),
            ScriptResult(
                script: "b.jsonl", line: 2, call: "set", status: "UNRESOLVED", ok: false, milliseconds: 0,
                mismatch: "\"<&>\u{1}"),
        ]
        let xml = JUnit.xml(results)
        #expect(xml.contains(#"<testsuites tests="2" failures="1" time="0.002">"#))
        #expect(xml.contains(#"<testsuite name="b.jsonl" tests="1" failures="1" time="0.000">"#))
        #expect(xml.contains(#"name="1: x.Y/Z (thai-binh)" time="0.002"/>"#))
        #expect(xml.contains(#"<failure type="UNRESOLVED" message="&quot;&lt;&amp;&gt;"/>"#))
    }
}

@Suite("Keys of units")
struct KeyRingTests {
    @Test("a key is issued once, another for others, and all are revoked together")
    func issues() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "chungtay-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        let data = DataDirectory(folder.path)
        let ring = KeyRing(data: data)
        let first = try ring.issue("thai-binh/so-y-te")
        let again = try ring.issue("thai-binh/so-y-te")
        #expect(first.isNew)
        #expect(!again.isNew)
        #expect(first.entry.publicKey == again.entry.publicKey)
        #expect(first.entry.file == data.unitSecret("thai-binh/so-y-te"))
        let other = try ring.issue("thai-binh/so-y-te", to: folder.appending(path: "out").path)
        #expect(other.publicKey != first.entry.publicKey)
        #expect(try ring.list().map(\.unit) == ["thai-binh/so-y-te", "thai-binh/so-y-te"])
        #expect(try ring.revoke("thai-binh/so-y-te") == 2)
        #expect(try ring.list().isEmpty)
        #expect(try ring.revoke("thai-binh/so-y-te") == 0)
    }

    @Test("keys that cannot be looked at are not no keys")
    func unreadable() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "chungtay-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        let data = DataDirectory(folder.path)
        let ring = KeyRing(data: data)
        #expect(try ring.list().isEmpty)
        try FileManager.default.createDirectory(
            atPath: data.path + "/keys", withIntermediateDirectories: true)
        try Data().write(to: URL(filePath: data.allowedKeys))
        #expect(throws: Failure.self) { try ring.list() }
        #expect(throws: Failure.self) { try ring.revoke("thai-binh/so-y-te") }
    }

    @Test("a certificate that cannot be read is named once, with the reason")
    func certificateErrors() {
        func sentence(_ error: CertificateFileError) -> String {
            Complaint(error, in: .en).lines.joined(separator: "\n")
        }
        #expect(sentence(.unreadable(path: "/k", code: 13)) == "/k cannot be read: Permission denied")
        #expect(sentence(.exists(path: "/k")).hasPrefix("/k is there already."))
        #expect(sentence(.unwritable(path: "/k", code: 13)) == "/k cannot be written.")
    }
}
