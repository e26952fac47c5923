import Foundation
import TestKit
import Testing

@Suite("Initialisers do not crowd the contracts", .timeLimit(.minutes(5)))
struct InitialiserShareTests {
    /// How many of the lines are initialisers: from the line of `init(` to that of the brace which ends it.
    private static func initialisers(in lines: [Substring]) -> Int {
        var count = 0
        /// Of the initialiser that the line is in: braces that are open, and whether there was one; nil outside.
        var body: (open: Int, hasBegun: Bool)?
        for line in lines {
            var text = line
            if body == nil {
                let start = /^ *(?:extension [\w.]+ \{ )?(?:public|private) init[(<]/
                guard let match = line.firstMatch(of: start) else { continue }
                text = line[match.range.upperBound...]
            }
            var now = body ?? (0, false)
            count += 1
            for character in text {
                if character == "{" { now = (now.open + 1, true) }
                if character == "}" { now.open -= 1 }
            }
            body = now.hasBegun && now.open <= 0 ? nil : now
        }
        return count
    }

    @Test("an initialiser is counted to its end, on one line or on many")
    func counting() {
        let source = """
            extension Toy {
                public init(
                    id: ToyID, name: String
                ) {
                    if let name { self.name = name }
                    self.id = id
                }

                public init() {}
                public var other: Int { 1 }
            }
            extension AddToy { public init(id: ToyID) { self.id = id } }
            extension Toy {
                // self.init( is none, nor is a protocol's
                init(requirement: Int)
                static func made() -> Toy { self.init(id: "1", name: "Xe") }
            }
            """
        let lines = source.split(separator: "\n", omittingEmptySubsequences: false)
        #expect(Self.initialisers(in: lines) == 6 + 1 + 1)
    }

    @Test("at most 12 % of the lines below API/ are initialisers, as decision 12 counts them")
    func share() throws {
        let services = SourceTree.root + "/Services"
        let paths = try #require(FileManager.default.enumerator(atPath: services))
        let files = paths.compactMap { $0 as? String }
            .filter { $0.contains(/^[^\/]+\/API\/.*\.swift$/) }
        #expect(files.count > 100)
        var (all, initialisers) = (0, 0)
        for file in files {
            let source = try String(contentsOfFile: "\(services)/\(file)", encoding: .utf8)
            // What follows the last line's end is no line.
            let lines = source.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
            all += lines.count
            initialisers += Self.initialisers(in: Array(lines))
        }
        #expect(initialisers > 500)
        #expect(initialisers * 100 <= all * 12, "\(initialisers) of \(all) lines")
    }
}
