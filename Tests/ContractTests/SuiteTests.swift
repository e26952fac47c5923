import Foundation
import TestKit
import Testing

@Suite("Tests end", .timeLimit(.minutes(5)))
struct SuiteTests {
    @Test("every suite has a time limit")
    func limits() throws {
        let folder = SourceTree.root + "/Tests"
        let files = try #require(FileManager.default.enumerator(atPath: folder))
            .compactMap { $0 as? String }.filter { $0.hasSuffix("Tests.swift") }
        var without: [String] = []
        for file in files {
            let source = try String(contentsOfFile: "\(folder)/\(file)", encoding: .utf8)
            // What follows up to the type that is the suite.
            for suite in source.components(separatedBy: "\n@Suite(").dropFirst()
            where suite.components(separatedBy: "\nstruct ").first?.contains(".timeLimit(") != true {
                without.append("\(file): @Suite(\(suite.prefix(60))")
            }
        }
        #expect(files.count > 80)
        #expect(without == [])
    }
}
