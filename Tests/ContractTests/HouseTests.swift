import Foundation
import GatewayAPI
import GatewayKit
import ServiceKit
import TestKit
import Testing
import Vocabulary

@Suite("The house is as it is written down", .timeLimit(.minutes(5)))
struct HouseTests {
    /// A row of a table of `docs/architecture.md`, its cells without their marks.
    private static func rows(under heading: String) throws -> [[String]] {
        let text = try String(contentsOfFile: SourceTree.root + "/docs/architecture.md", encoding: .utf8)
        return text.split(separator: "\n", omittingEmptySubsequences: false)
            .drop { !$0.hasPrefix("| \(heading) |") }.dropFirst(2).prefix { $0.hasPrefix("|") }
            .map { line in
                line.dropFirst().split(separator: "|", omittingEmptySubsequences: false).dropLast()
                    .map { $0.filter { $0 != "`" }.trimmingCharacters(in: .whitespaces) }
            }
    }

    private static func list(_ cell: String) -> [String] {
        cell.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }
    }

    /// Departments with whom each follows.
    private static func following() throws -> [(name: String, follows: [String])] {
        try rows(under: "department").map { (name: $0[0], follows: list($0[1])) }
    }

    /// The table of rooms, with the rows of X written out for each department.
    private static func written() throws -> [Manifest.Room] {
        let departments = try following()
        let rows = try rows(under: "folder")
        let known = Set(rows.map { $0[0] }.filter { $0.hasSuffix("/Known") })
        return rows.flatMap { row -> [Manifest.Room] in
            let isOfX = row[0].hasPrefix("Services/X")
            return (isOfX ? departments : [(name: "", follows: [])]).map { department in
                let folder = row[0].replacing("/X", with: "/\(department.name)")
                let imports = list(row[2]).flatMap { word -> [String] in
                    switch word {
                    case "XAPI": ["\(department.name)API"]
                    case "the APIs of those it follows": department.follows.map { "\($0)API" }
                    case "their Known":
                        department.follows.filter { known.contains("Services/\($0)/Known") }.map {
                            "\($0)Known"
                        }
                    case "every XAPI": departments.map { "\($0.name)API" }
                    default: [word]
                    }
                }
                return Manifest.Room(
                    name: folder.split(separator: "/").dropFirst().joined(), folder: folder,
                    imports: Set(imports), packages: Set(list(row[3])))
            }
        }
    }

    @Test("docs/architecture.md names every room of Package.swift, in its order, with what it may import")
    func rooms() async throws {
        let manifest = try await Manifest.read()
        let built = manifest.rooms.filter { !$0.folder.hasPrefix("Tests/") || $0.name == "TestKit" }
        let written = try Self.written()
        #expect(written.map(\.folder) == built.map(\.folder))
        for (room, line) in zip(built, written) { #expect(room == line) }
    }

    @Test("every list of the departments is the same")
    func departments() async throws {
        let names = Departments.names
        #expect(DepartmentServices.all.map { $0.name } == names)
        // The coordinator is no department.
        #expect(try Self.following().map { $0.name.lowercased() } + [GatewayContract.name] == names)
        #expect(try StackSettings.read(compose: SourceTree.compose).services.keys.sorted() == names.sorted())
        let manifest = try await Manifest.read()
        #expect(manifest.programs.isSuperset(of: Departments.all.map(\.program)))
        let contracts = manifest.rooms.filter { $0.folder.hasSuffix("/API") }.map(\.name)
        #expect(contracts.map { $0.lowercased() } == names.map { $0 + "api" })
    }

    @Test("who follows starts after whom it follows, but for two that follow each other")
    func order() throws {
        let all = try Self.following()
        let follows = Dictionary(uniqueKeysWithValues: all.map { ($0.name, Set($0.follows)) })
        var started: Set<String> = []
        for department in all {
            let later = department.follows.filter { !started.contains($0) }
            #expect(
                later.allSatisfy { follows[$0]?.contains(department.name) ?? false }, "\(department.name)")
            started.insert(department.name)
        }
        #expect(follows["Registry"] == ["Catalogue"])
    }

    /// Within an interpolation a literal behind `??` may be bound as text, and compiles.
    @Test("what is left out is kept by SQL.jsonOrNull, by no word of its own")
    func leftOut() throws {
        let lines = try ["Shared", "Services"].flatMap { try SourceTree.lines(below: $0, ".swift") }
        #expect(lines.contains { $0.contains("SQL.jsonOrNull(") })
        #expect(lines.filter { $0.contains(#"?? "NULL""#) && !$0.contains("///") } == [])
    }
}
