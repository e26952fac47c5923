import ArgumentParser
import GatewayKit
import JSONCoding
import Testing
import Vocabulary

@testable import Gateway

@Suite("A command line that is wrong", .timeLimit(.minutes(5)))
struct UsageTests {
    private static func report(_ line: String, _ language: Language = .vi) -> ErrorReport? {
        let arguments = line.split(separator: " ").map(String.init)
        do {
            _ = try Chungtay.parseAsRoot(arguments)
            return nil
        } catch {
            return ErrorReport(refusing: arguments, error, in: language)
        }
    }

    static let mistakes = [
        ("call m --bogus", "Lỗi: Không có tùy chọn '--bogus'"),
        ("call m --timout 4", "Lỗi: Không có tùy chọn '--timout'. Có phải ý bạn là '--timeout'?"),
        ("call m --timeout", "Lỗi: Thiếu giá trị cho '--timeout <timeout>'"),
        ("up --detach=yes", "Lỗi: Tùy chọn '--detach' không nhận giá trị, nhưng lại có 'yes'."),
        ("call m {} c", "Lỗi: Thừa tham số 'c'"),
        ("call m {} c d", "Lỗi: Thừa 2 tham số: 'c', 'd'"),
        ("call", "Lỗi: Thiếu '<method>'"),
        (
            "up --clock sun",
            "Lỗi: Giá trị 'sun' không dùng được cho '--clock <clock>'. Hãy chọn 'system' hoặc 'simulated'."
        ),
        (
            "completions ksh",
            "Lỗi: Giá trị 'ksh' không dùng được cho '<shell>'. Hãy chọn 'bash', 'zsh' hoặc 'fish'."
        ),
        ("progress p --on 31/12/2020", "Lỗi: Giá trị '31/12/2020' không dùng được cho '--on <on>'"),
    ]

    @Test("what is wrong is said in Vietnamese, and the lines around it too", arguments: mistakes)
    func vietnamese(line: String, sentence: String) throws {
        let report = try #require(Self.report(line))
        #expect(report.status == .usage)
        #expect(report.lines.first == sentence)
        #expect(report.object["message"]?.string == String(sentence.dropFirst("Lỗi: ".count)))
        let others = report.lines.dropFirst()
        #expect(others.contains { $0.hasPrefix("Cách dùng: chungtay \(line.prefix { $0 != " " })") })
        #expect(others.contains { $0.hasPrefix("  Xem thêm: chungtay \(line.prefix { $0 != " " })") })
        #expect(
            !others.contains { $0.hasPrefix("Usage:") || $0.hasPrefix("Help:") || $0.hasPrefix("  See ") })
    }

    @Test("a value that is none of a list is told the list, a line each")
    func list() throws {
        let lines = try #require(Self.report("progress p --by province")).lines.joined(separator: "\n")
        #expect(
            lines.hasPrefix(
                "Lỗi: Giá trị 'province' không dùng được cho '--by <by>'. Hãy chọn một trong:\n  - district\n  - commune\n"
            ))
        #expect(lines.contains("\nÝ nghĩa:  --by <by>  "))
        #expect(!lines.contains("Usage:"))
    }

    @Test("in English it is what the parser says itself", arguments: mistakes)
    func english(line: String, _: String) throws {
        let arguments = line.split(separator: " ").map(String.init)
        do {
            _ = try Chungtay.parseAsRoot(arguments)
            Issue.record("\(line) was taken")
        } catch {
            let report = try #require(ErrorReport(refusing: arguments, error, in: .en))
            #expect(report.lines.joined(separator: "\n") == Chungtay.fullMessage(for: error))
        }
    }

    @Test("a command that does not exist is told its neighbours, at the top and below")
    func commands() throws {
        #expect(
            try #require(Self.report("cal")).lines[0]
                .hasPrefix("Lỗi: Không có lệnh 'cal'. Có phải ý bạn là 'call'? Có: up, down, status, "))
        #expect(
            try #require(Self.report("keys isue", .en)).lines[0]
                == "Error: There is no command 'isue'. Did you mean 'issue'? "
                + "There are: init, issue, list, rotate, status, revoke.")
        #expect(
            try #require(Self.report("keys zzz", .en)).lines[0]
                == "Error: There is no command 'zzz'. There are: init, issue, list, rotate, status, revoke.")
    }

    @Test(
        "help and versions are not complaints", arguments: ["--help", "call --help", "help up", "--version"])
    func help(line: String) {
        #expect(Self.report(line) == nil)
    }

    @Test("a sentence that nobody translated stays as it is")
    func unknownSentence() {
        #expect(ErrorReport.usage("Something new.", in: .vi) == "Something new.")
    }

    @Test("the language is the last that the command line names, otherwise Vietnamese")
    func language() {
        func language(_ arguments: String..., environment: String? = nil) -> Language {
            Language(asked: arguments, environment: environment)
        }
        #expect(language("call", "--lang", "en", "--bogus") == .en)
        #expect(language("--lang=en", "up") == .en)
        #expect(language("--lang=en", "up", "--lang", "vi") == .vi)
        #expect(language("up", "--lang", "en", "--lang") == .vi)
        #expect(language("up", "--", "--lang", "en") == .vi)
        #expect(language("up", environment: "en") == .en)
        #expect(language("up", "--lang", "vi", environment: "en") == .vi)
        #expect(language("up", environment: "fr") == .vi)
    }
}
