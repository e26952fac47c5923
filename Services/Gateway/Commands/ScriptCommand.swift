import ArgumentParser
import Foundation
import GatewayKit
import JSONCoding
import Vocabulary

/// `chungtay script …`.
struct ScriptCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "script", abstract: "Kịch bản: mỗi dòng một thông điệp · scripts, one message a line.",
        subcommands: [Run.self])

    struct Run: CallingCommand {
        static let configuration = CommandConfiguration(
            abstract:
                "Chạy kịch bản, in mỗi dòng một kết quả JSON · run scripts, print one JSON result a line.")

        @OptionGroup var options: GlobalOptions
        @OptionGroup var caller: CallerOptions

        @Argument(help: "Kịch bản · scripts: *.jsonl, - (stdin)", completion: .file(extensions: ["jsonl"]))
        var files: [String]

        @Option(name: .customLong("var"), help: "tên=giá trị · name=value, JSON or text")
        var variables: [String] = []

        @Option(help: "Ghi kết quả JUnit XML · write JUnit XML", completion: .file(extensions: ["xml"]))
        var junit: String?

        @Option(help: "Số hiệu lần chạy, dẫn đầu khóa chống trùng · leads every idempotency key")
        var runID: String?

        @Flag(help: "Cấp khóa cho đơn vị chưa có · issue keys to units that have none")
        var issueMissingKeys = false

        @Flag(help: "Dừng ở dòng đầu tiên không đạt · end at the first line that is not as expected")
        var stopOnFailure = false

        func perform(in context: CommandContext) async throws {
            if issueMissingKeys, let key = context.clients.handed {
                throw Failure(.usage, Message("gateway.issue-with-key-file", ["file": key.file]))
            }
            // All are read before the first line is run.
            let scripts = try ScriptFile.read(files)
            var run = ScriptRun(
                context.clients, compose: context.compose, unit: context.unit, runID: runID,
                missingKeys: issueMissingKeys ? try MissingKeys(compose: context.compose) : nil,
                bindings: try bindings())
            try await run.check(scripts)
            let began = ContinuousClock.now
            var results: [ScriptResult] = []
            scripts: for script in scripts {
                let progress = ProgressLine(
                    context.text("script-running", ["name": script.file]), total: script.lines.count)
                for (index, (number, line)) in script.lines.enumerated() {
                    guard let result = try await run.run(line, number, of: script) else { continue }
                    results.append(result)
                    try Terminal.print(json: result.json.compact)
                    progress.advance(to: index + 1)
                    if stopOnFailure, !result.ok { break scripts }
                }
                progress.finish()
            }
            try finish(results, .now - began, context)
        }

        private func finish(_ results: [ScriptResult], _ took: Duration, _ context: CommandContext) throws {
            if let junit {
                do {
                    try Files.write(Array(JUnit.xml(results).utf8), to: junit)
                } catch {
                    throw Failure(.badFile, Message("gateway.file-unwritable", ["file": junit]))
                }
            }
            let failed = results.filter { !$0.ok }
            for result in failed.prefix(20) {
                context.note(
                    "script-failed-line",
                    [
                        "place": "\(result.script):\(result.line)", "call": result.call,
                        "mismatch": result.mismatch ?? "",
                    ])
            }
            context.note(
                "script-summary",
                [
                    "count": context.numbers.whole(results.count),
                    "passed": context.numbers.whole(results.count - failed.count),
                    "failed": context.numbers.whole(failed.count), "took": context.numbers.seconds(took),
                ])
            if !failed.isEmpty { throw AlreadyReported(status: .refused) }
        }

        /// JSON where a value is JSON, text otherwise.
        private func bindings() throws -> Bindings {
            var bindings = Bindings()
            for text in variables {
                guard let equals = text.firstIndex(of: "="), equals > text.startIndex else {
                    throw Failure(.usage, Message("gateway.script-var", ["text": text]))
                }
                let value = String(text[text.index(after: equals)...])
                let parsed: JSONValue
                do {
                    parsed = try JSONValue(parsing: value)
                } catch {
                    parsed = .string(value)
                }
                try bindings.bind(String(text[..<equals]), to: parsed)
            }
            return bindings
        }
    }
}
