import Foundation
import ServiceKit
import Testing
import Vocabulary

@Suite("YAML that people write", .timeLimit(.minutes(5)))
struct YAMLTests {
    struct Sample: Codable, Equatable {
        struct Step: Codable, Equatable {
            let day: Day
            let count: Int
        }

        let name: String
        let note: String?
        let steps: [Step]
    }

    private func problem(_ text: String) -> FileProblem? {
        do {
            _ = try YAMLDocument.decode(Sample.self, from: text, file: "sample.yaml")
            return nil
        } catch {
            return error as? FileProblem
        }
    }

    @Test(
        "settings: where nobody can listen is refused at its line, not bound to what libzmq makes of it",
        arguments: [
            "tcp://127.0.0.1:77o2", "tcp://127.0.0.1:77020", "tcp://127.0.0.1:-1", "tcp://127.0.0.1:",
            "tcp://:7702",
            "tcp:127.0.0.1:7702", "127.0.0.1:7702", "ipc://", "",
        ])
    func endpoints(_ endpoint: String) throws {
        let place = try Place()
        defer { place.remove() }
        try place.write(
            "compose/stack.yaml",
            "services:\n  registry: {endpoint: tcp://127.0.0.1:0}\n  catalogue: {endpoint: \"\(endpoint)\"}\n"
        )
        do {
            _ = try StackSettings.read(compose: place.path + "/compose")
            Issue.record("\(endpoint) was taken")
        } catch let problem as FileProblem {
            #expect(problem.place.contains("stack.yaml:3:"), "\(problem.place)")
            #expect(problem.message.arguments["endpoint"] == endpoint)
        }
    }

    @Test("settings: what can be listened at is taken")
    func goodEndpoints() throws {
        let place = try Place()
        defer { place.remove() }
        let good = ["tcp://127.0.0.1:0", "tcp://*:*", "tcp://[::1]:65535", "ipc:///run/x"]
        let lines = good.enumerated().map { "  s\($0): {endpoint: \"\($1)\"}" }
        try place.write("compose/stack.yaml", "services:\n" + lines.joined(separator: "\n"))
        #expect(
            try Set(StackSettings.read(compose: place.path + "/compose").services.values.map(\.endpoint))
                == Set(good))
    }

    /// `levels` lists, each of `width` aliases of the one before; the last one as a value, or as a key, which the parser compares
    /// written out.
    private func bomb(_ levels: Int, _ width: Int, asKey: Bool = false) -> String {
        let lines = (1..<levels).map { level in
            let aliases = Array(repeating: "*a\(level - 1)", count: width).joined(separator: ", ")
            return "  - &a\(level) [\(aliases)]\n"
        }
        let last = asKey ? "? *a\(levels - 1)\n: x\n? [*a\(levels - 1)]\n: y\n" : "name: *a\(levels - 1)\n"
        return "steps:\n  - &a0 [ha]\n" + lines.joined() + last
    }

    @Test("aliases that stand for more than memory holds are refused before anything is written out")
    func aliasBomb() {
        for text in [bomb(10, 9), bomb(64, 2), bomb(10, 9, asKey: true), bomb(4, 4000)] {
            #expect(problem(text)?.message.key == "kit.yaml-expansion")
        }
        // Where two aliases touch, where a name is given again, and among anchors that stand for little.
        let touching = (1..<12).map { level in
            let pairs = (0..<4).map { "{? *a\(level - 1):*a\(level - 1), k\($0): x}" }
            return "  - &a\(level) [\(pairs.joined(separator: ", "))]\n"
        }
        let again = String(repeating: "  - &a0 [*a0, *a0, *a0, *a0]\n", count: 20)
        let small = (0..<20).map { "  - &s\($0) x\n  - *s\($0)\n" }.joined()
        for lines in [touching.joined(), again, small + again] {
            let text = "steps:\n  - &a0 [ha]\n" + lines + "name: a\n"
            #expect(problem(text)?.message.key == "kit.yaml-expansion")
        }
    }

    @Test("a file of many anchors that stand for little is read, however often they are used")
    func manyAnchors() throws {
        let days = (1...20).map { "  - &d\($0) {day: 2020-12-\($0 < 10 ? "0" : "")\($0), count: \($0)}\n" }
        let again = (1...20).map { String(repeating: "  - *d\($0)\n", count: 10) }
        let text = "name: &name Lịch\nnote: *name\nsteps:\n" + days.joined() + again.joined()
        let sample = try YAMLDocument.decode(Sample.self, from: text, file: "sample.yaml")
        #expect(sample.note == "Lịch")
        #expect(sample.steps.count == 220)
        #expect(sample.steps.suffix(10).allSatisfy { $0.count == 20 && $0.day == Day("2020-12-20") })
    }

    @Test("an alias or two, and marks that only look like some, are read as ever")
    func aliases() throws {
        let text = """
            # R&D *ghi chú*
            name: "R&D, *a, *b"
            steps:
              - &first {day: 2020-12-10, count: 3}
              - *first
            """
        let sample = try YAMLDocument.decode(Sample.self, from: text, file: "sample.yaml")
        #expect(sample.name == "R&D, *a, *b")
        #expect(sample.steps.count == 2 && sample.steps[0] == sample.steps[1])
        let many = "name: a\nnote: \"\(String(repeating: "*a ", count: 10_000))\"\nsteps: []\n"
        #expect(problem(many) == nil)
    }

    @Test("what is no file, waits for a writer or never ends is refused at once")
    func notAFile() throws {
        let place = try Place()
        defer { place.remove() }
        let fifo = place.path + "/fifo.yaml"
        try #require(mkfifo(fifo, 0o600) == 0)
        for path in [fifo, "/dev/zero", place.path] {
            let found = #expect(throws: FileProblem.self) { try YAMLDocument.decode(Sample.self, path) }
            #expect(found?.message.key == "kit.file-unreadable", "\(path)")
        }
        try place.write("long.yaml", "name: " + String(repeating: "a", count: 1 << 20))
        let found = #expect(throws: FileProblem.self) {
            try YAMLDocument.decode(Sample.self, place.path + "/long.yaml")
        }
        #expect(found?.message.key == "kit.file-too-large")
        #expect(found?.message.arguments["most"] == "1")
    }

    @Test("a member that the type does not have is refused at its line, not passed over")
    func unknownMembers() {
        let text = """
            name: A
            steps:
              - {day: 2020-12-10, count: 3}
              - day: 2020-12-11
                count: 4
                coutn: 5
            """
        let found = problem(text)
        #expect(found?.line == 6)
        #expect(found?.message.key == "kit.yaml-unknown-member")
        #expect(found?.message.arguments == ["member": "coutn"])
        #expect(found?.message.terms == ["known": ["member.day", "member.count"]])
    }

    @Test("a grant with a misspelt last day is refused: it would never end")
    func misspeltGrant() {
        let text = """
            grants:
              - {unit: thai-binh/so-y-te, roles: {reader: [self]}, untill: 2025-01-01}
            """
        #expect(throws: FileProblem.self) {
            try YAMLDocument.decode(Policy.self, from: text, file: "policy.yaml")
        }
    }

    @Test("a grant gives each role a reach of its own")
    func grant() throws {
        let text = "grants:\n  - {unit: thai-binh/ubnd, roles: {reader: [thai-binh], accountant: [self]}}\n"
        let policy = try YAMLDocument.decode(Policy.self, from: text, file: "policy.yaml")
        #expect(policy.grants.map(\.roles) == [[.reader: ["thai-binh"], .accountant: [.own]]])
    }

    @Test(
        "a grant of before, a list of roles with one scope, is told how grants are written",
        arguments: [
            ("[reader], scope: [thai-binh]", ["policy.roles-listed", "kit.yaml-unknown-member"]),
            ("[reader]", ["policy.roles-listed"]),
            ("{reader: []}", ["policy.no-reach"]),
            ("{}", ["policy.no-roles"]),
            ("{boss: [self]}", ["policy.unknown-role"]),
        ])
    func listedRoles(_ roles: String, _ keys: [String]) throws {
        let text = "grants:\n  - {unit: thai-binh/ubnd, roles: \(roles)}\n"
        let problem = #expect(throws: FileProblem.self) {
            try YAMLDocument.decode(Policy.self, from: text, file: "policy.yaml")
        }
        #expect(problem?.line == 2)
        #expect(problem?.message.key == keys.first)
    }

    @Test("a document becomes a value: days are text, numbers are numbers")
    func decodes() throws {
        let text = """
            # ghi chú
            name: "Thái Bình: \\"2020\\""
            note: null
            steps:
              - {day: 2020-12-10, count: 3}
            """
        let sample = try YAMLDocument.decode(Sample.self, from: text, file: "sample.yaml")
        #expect(sample.name == "Thái Bình: \"2020\"")
        #expect(sample.note == nil)
        #expect(sample.steps == [Sample.Step(day: try #require(Day("2020-12-10")), count: 3)])
    }

    @Test("a wrong value is named by its line")
    func wrongValue() {
        let found = problem("name: a\nsteps:\n  - day: 2020-02-30\n    count: 3\n")
        #expect(found?.line == 3)
        #expect(found?.place.hasPrefix("sample.yaml:3:") == true)
        #expect(found?.message.key == "value.day")
    }

    @Test("a missing member is named by the line of what it is missing from")
    func missing() {
        #expect(
            problem("name: a\nsteps:\n  - day: 2020-01-01\n    count: 1\n  - day: 2020-01-02\n")?.line == 5)
    }

    @Test(
        "a wrong type is named by its line",
        arguments: ["name: a\nsteps:\n  - day: 2020-01-01\n    count: ba\n"])
    func wrongType(_ text: String) {
        #expect(problem(text)?.line == 4)
    }

    @Test("what is not YAML, a key given twice, and an empty file say where")
    func malformed() {
        #expect(problem("name: a\nsteps: [\n")?.line != nil)
        #expect(problem("name: a\nname: b\nsteps: []\n")?.message.key == "kit.yaml-duplicate-key")
        #expect(problem("")?.message.key == "kit.file-empty")
        #expect(throws: FileProblem.self) { try YAMLDocument.decode(Sample.self, "/nowhere/at-all.yaml") }
    }

    @Test("everything that is wrong with a document is said at once, in the order of its lines")
    func allAtOnce() {
        let text = """
            nam: A
            note: 5
            steps:
              - {day: 2020-02-30, count: three}
              - {day: 2020-12-11, count: 4, coutn: 5}
            """
        let found = problem(text)
        let all = (found.map { [$0] } ?? []) + (found?.further ?? [])
        #expect(all.map(\.line) == [1, 1, 2, 4, 4, 5])
        #expect(
            Set(all.map(\.message.key)) == [
                "bus.json-missing", "kit.yaml-unknown-member", "bus.json-not-string", "value.day",
                "bus.json-not-integer",
            ])
    }

    @Test("a member without a word of people's is called as the file calls it, and never by a pointer")
    func named() {
        struct Odd: Codable { let zebra: Int }
        do {
            _ = try YAMLDocument.decode(Odd.self, from: "zebra: x\n", file: "odd.yaml")
            Issue.record("it was read")
        } catch {
            #expect((error as? FileProblem)?.message.arguments["field"] == "“zebra”")
        }
    }

    @Test("what the parser says in English is said in the reader's language, each in words of its own")
    func parserWords() {
        let sentences = [
            "a: [1, 2\nb: 3\n", "a: \"open\n", "a: b: c\n", "a:\n  - b\n c: d\n", "a: @b\n", "a: *b\n",
        ].map { KitTexts.catalogue.render(problem($0)?.message ?? Message(""), in: .vi) }
        #expect(Set(sentences).count == sentences.count, "\(sentences)")
        for sentence in sentences {
            #expect(sentence.contains(":") && !sentence.contains("expected"), "\(sentence)")
        }
    }
}
