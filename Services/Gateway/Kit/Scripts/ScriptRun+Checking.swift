import Bus
import Foundation
import JSONCoding
import ServiceKit
import Vocabulary

extension ScriptRun {
    /// Throws ``FileProblem`` with all members that the calls of `scripts` have and their methods do not: before the first
    /// line is run, so that nothing has to be undone. What a name stands for is looked at when its line is run.
    package func check(_ scripts: [ScriptFile]) async throws {
        var found: [FileProblem] = []
        for script in scripts {
            for (number, line) in script.lines {
                guard case .call(let call) = line else { continue }
                found += try await problems(of: call, number, script)
            }
        }
        if let problem = FileProblem(found) { throw problem }
    }

    private func problems(of call: ScriptedCall, _ number: Int, _ script: ScriptFile) async throws
        -> [FileProblem]
    {
        let isNamed = [call.method, call.service ?? ""].allSatisfy { !$0.contains(Bindings.opening) }
        guard isNamed else { return [] }
        let homes = try directory.services(for: call.method, named: call.service)
        guard let rows = call.rows else {
            return try await problems(in: [(number, call.body)], of: call, at: homes, file: script.file)
        }
        guard let file = rows.string else {
            let values = (rows.array ?? []).map { (line: number, value: $0) }
            return try await problems(in: values, of: call, at: homes, file: script.file)
        }
        guard !file.contains(Bindings.opening) else { return [] }
        let values = try script.rows(file).lines.map { (line: $0.number, value: $0.value) }
        return try await problems(in: values, of: call, at: homes, file: script.path(file))
    }

    /// A name that is still to be filled in may be that of a member.
    private func problems(
        in values: [(line: Int, value: JSONValue)], of call: ScriptedCall, at homes: [String], file: String
    ) async throws -> [FileProblem] {
        try await directory.problems(
            in: values.map { ($0.line, $0.value) }, of: call.method, at: homes, file: file, retry: .never
        ).filter { $0.message.arguments["member"]?.contains(Bindings.opening) != true }
    }
}

extension ScriptFile {
    /// Of `@file`: where it is, beside the script.
    func path(_ file: String) -> String {
        let name = String(file.dropFirst())
        let folder = URL(filePath: self.file).deletingLastPathComponent()
        return name.hasPrefix("/") ? name : folder.appending(path: name).path(percentEncoded: false)
    }

    /// The rows that `@file` has.
    func rows(_ file: String) throws -> JSONLines {
        let path = path(file)
        return try JSONLines(Files.text(path), file: path)
    }
}
