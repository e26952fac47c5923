import Foundation
import GatewayKit
import JSONCoding
import TestKit
import Testing
import Vocabulary

@testable import ServiceKit

/// The scripts that come with the house say nothing that nobody reads.
@Suite("Scripts of the demonstration", .timeLimit(.minutes(5)))
struct ShippedScriptTests {
    private static let folder = URL(filePath: SourceTree.root + "/compose/demo.d")

    @Test("every member of every call is one that its method has")
    func members() throws {
        let entries = DepartmentServices.contracts.flatMap(\.methods)
        let methods = Dictionary(entries.map { ($0.name, $0) }) { first, _ in first }
        var calls = 0
        var found: [FileProblem] = []
        for file in try FileManager.default.contentsOfDirectory(atPath: Self.folder.path())
        where file.hasSuffix(".jsonl") {
            let text = try String(contentsOf: Self.folder.appending(path: file), encoding: .utf8)
            for line in try JSONLines(text, file: file).lines {
                guard let name = line.value["call"]?.string, let body = line.value["body"] else { continue }
                let entry = try #require(methods[name], "\(file):\(line.number) \(name)")
                calls += 1
                found += Schema(entry.description(in: SchemaWords()).request).problems(
                    in: [(line.number, body)], of: name, file: file)
            }
        }
        #expect(calls > 50)
        #expect(found.map { "\($0.place) \($0.message.arguments)" } == [])
    }
}
