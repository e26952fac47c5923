import Foundation
import TestKit
import Testing

@Suite("docs/tour.md leads through files that are there", .timeLimit(.minutes(5)))
struct TourTests {
    /// A row of the page: `| 22 | \`file\` | \`function\` | 21, as \`apply\` | … |`.
    private struct Stop {
        let number: Int
        let file: String
        let function: String
        /// The stop in whose file it is called; nil where something outside this walk does it: a person, the wire.
        let caller: Int?
        /// What it is called there.
        let name: String

        var source: String {
            get throws { try String(contentsOfFile: "\(SourceTree.root)/\(file)", encoding: .utf8) }
        }
    }

    private static func stops() throws -> [Stop] {
        let page = try String(contentsOfFile: SourceTree.root + "/docs/tour.md", encoding: .utf8)
        return page.split(separator: "\n").compactMap { line in
            let row = /^\| (\d+) \| `([^`]+)` \| `([^`]+)` \| ([^|]+) \| [^|]+ \|$/
            guard let match = line.firstMatch(of: row), let number = Int(match.1) else { return nil }
            let alias = match.4.firstMatch(of: /as `([^`]+)`$/).map { String($0.1) }
            return Stop(
                number: number, file: String(match.2), function: String(match.3),
                caller: match.4.firstMatch(of: /^\d+/).flatMap { Int($0.output) },
                name: alias ?? String(match.3))
        }
    }

    /// Whether `name` is called in the source or handed over there: as a whole word, outside of comments, and not where a
    /// function of that name is declared.
    private static func isCalled(_ name: String, in source: String) throws -> Bool {
        let lines = source.split(separator: "\n").filter { !$0.drop { $0 == " " }.hasPrefix("//") }
        let word = name.replacing(".", with: #"\."#)
        let code = lines.joined(separator: "\n").replacing(
            try Regex("(func|var) \(word)[(<:]"), with: "")
        return code.contains(try Regex("[^A-Za-z0-9_]\(word)[(,)]"))
    }

    @Test("a call is a whole word, and neither a comment nor a declaration")
    func wholeWords() throws {
        #expect(try Self.isCalled("send", in: "line.send(frame)"))
        #expect(try Self.isCalled("follow", in: "Following(Event.self, apply: follow)"))
        #expect(try Self.isCalled("Log.head", in: "call(Log.head, Empty())"))
        #expect(try !Self.isCalled("send", in: "line.resend(frame)"))
        #expect(try !Self.isCalled("send", in: "    // line.send(frame)"))
        #expect(try !Self.isCalled("send", in: "    func send(_ frame: [UInt8]) {}"))
    }

    @Test("every stop is a function of its file, and none is left out")
    func stopsExist() throws {
        let stops = try Self.stops()
        #expect(stops.map(\.number) == Array(1...stops.count))
        #expect(stops.count > 50)
        for stop in stops {
            let source = try stop.source
            let name = stop.function
            let declared =
                name == "init" ? ["init(", "init<"] : ["func \(name)(", "func \(name)<", "var \(name):"]
            let isThere = declared.contains { source.contains($0) }
            #expect(isThere, "\(stop.number): \(stop.file) has no \(name)")
        }
    }

    @Test("every stop is called in the file of an earlier one, or begins a stretch of the way")
    func stopsAreCalled() throws {
        let stops = try Self.stops()
        var beginnings = 0
        for stop in stops {
            guard let caller = stop.caller else {
                beginnings += 1
                continue
            }
            try #require((1..<stop.number).contains(caller), "\(stop.number)")
            let isCalled = try Self.isCalled(stop.name, in: stops[caller - 1].source)
            #expect(isCalled, "\(stop.number): \(stops[caller - 1].file) does not call \(stop.name)")
        }
        #expect(beginnings < 10)
    }
}
