import Bus
import Foundation
import JSONCoding
import TestKit
import Testing

@testable import ServiceKit

/// docs/decisions/0044-what-was-entered-wrongly.md, held against the contracts.
@Suite("How each dated fact is put right and taken back stands in one table", .timeLimit(.minutes(5)))
struct FactTableTests {
    private struct Row {
        let service: String
        /// What is said, by which commands, and how that is put right and taken back.
        let cells: [Substring]

        /// The commands that a cell names, with their service.
        func commands(in cells: some Sequence<Substring>) -> [String] {
            cells.flatMap { cell in
                cell.matches(of: /`([A-Z][A-Za-z]*\/[A-Z][A-Za-z]*)`/).map { "\(service).\($0.1)" }
            }
        }
    }

    private static func rows() throws -> [Row] {
        let page = try String(
            contentsOfFile: "\(SourceTree.root)/docs/decisions/0044-what-was-entered-wrongly.md",
            encoding: .utf8)
        var (service, rows): (String, [Row]) = ("", [])
        for line in page.split(separator: "\n") {
            if line.hasPrefix("### ") { service = String(line.dropFirst(4)) }
            guard line.hasPrefix("| "), !line.hasPrefix("| ---"), !line.hasPrefix("| what is said") else {
                continue
            }
            rows.append(Row(service: service, cells: line.split(separator: "|")))
        }
        return rows
    }

    private static let commands = DepartmentServices.contracts.flatMap { contract in
        contract.description.methods.filter {
            $0.kind == .command && $0.name.hasPrefix(contract.service + ".")
        }
    }

    /// Whether a request has a day among its own members.
    private static func hasDay(_ schema: JSONValue) -> Bool {
        (schema["properties"]?.object?.members ?? []).contains { $0.value["format"]?.string == "date" }
    }

    @Test("each command that takes in a day is in it, and each that corrects or voids")
    func complete() throws {
        let rows = try Self.rows()
        let said = Set(rows.flatMap { $0.commands(in: $0.cells.dropFirst().prefix(1)) })
        let all = Set(rows.flatMap { $0.commands(in: $0.cells) })
        var (unsaid, unnamed): ([String], [String]) = ([], [])
        for command in Self.commands {
            let verb = command.name.split(separator: "/").last ?? ""
            if verb.hasPrefix("Correct") || verb.hasPrefix("Void") {
                if !all.contains(command.name) { unnamed.append(command.name) }
            } else if Self.hasDay(command.request), !said.contains(command.name), !all.contains(command.name)
            {
                unsaid.append(command.name)
            }
        }
        #expect(Self.commands.count > 100)
        #expect(said.count > 80)
        #expect(unsaid == [])
        #expect(unnamed == [])
    }

    @Test("each command that it names is there, and no way is left open")
    func known() throws {
        let names = Set(Self.commands.map(\.name))
        for row in try Self.rows() {
            #expect(row.cells.count == 4, "\(row.cells)")
            #expect(row.cells.allSatisfy { $0.contains { !$0.isWhitespace } }, "\(row.cells)")
            for command in row.commands(in: row.cells) { #expect(names.contains(command), "\(command)") }
        }
    }
}
