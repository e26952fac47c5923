import Foundation
import TestKit
import Testing

@Suite("docs/tour.md leads through files that are there", .timeLimit(.minutes(1)))
struct TourTests {
    /// A row of the page: `| 18 | \`file\` | \`function\` | … |`.
    private struct Stop {
        let number: Int
        let file: String
        let function: String
    }

    private static func stops() throws -> [Stop] {
        let page = try String(contentsOfFile: SourceTree.root + "/docs/tour.md", encoding: .utf8)
        return page.split(separator: "\n").compactMap { line in
            guard let match = line.firstMatch(of: /^\| (\d+) \| `([^`]+)` \| `([^`]+)` \|/) else {
                return nil
            }
            return Int(match.1).map {
                Stop(number: $0, file: String(match.2), function: String(match.3))
            }
        }
    }

    @Test("every stop is a function of its file, and none is left out")
    func stopsExist() throws {
        let stops = try Self.stops()
        #expect(stops.map(\.number) == Array(1...stops.count))
        #expect(stops.count > 30)
        for stop in stops {
            let source = try String(contentsOfFile: "\(SourceTree.root)/\(stop.file)", encoding: .utf8)
            let declared = ["func \(stop.function)(", "func \(stop.function)<", "var \(stop.function):"]
            let isThere =
                declared.contains { source.contains($0) }
                || stop.function == "init" && source.contains("init<")
            #expect(isThere, "\(stop.number): \(stop.file) has no \(stop.function)")
        }
    }
}
