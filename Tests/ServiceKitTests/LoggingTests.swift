import Bus
import JSONCoding
import Logging
import Store
import Testing
import Vocabulary

@testable import NoteKeeping
@testable import ServiceKit

@Suite("One line a call", .timeLimit(.minutes(5)))
struct LoggingTests {
    @Test("a call is one line: its number, its trace, the method, whose, the status, microseconds")
    func line() async throws {
        try await Watched.run { watched in
            let office = watched.client([.caseworker])
            let trace = TraceContext.root()
            _ = try await office.call(Notes.write, watched.note, CallOptions(traceparent: trace.traceparent))
            let lines = watched.log.lines(of: Notes.write)
            #expect(lines.count == 1)
            let line = try #require(lines.first)
            #expect(line.level == .debug)
            #expect(line.message == "call")
            #expect(line.metadata["trace"] == trace.traceID)
            #expect(line.metadata["span"]?.count == 16)
            #expect(line.metadata["span"] != trace.spanID)
            #expect(line.metadata["unit"] == "thai-binh/thai-thuy")
            #expect(line.metadata["status"] == "OK")
            #expect(line.metadata["call"].flatMap { UInt64($0) } != nil)
            #expect(line.metadata["us"].flatMap { Int($0) } != nil)
            #expect(line.metadata["parent"] == trace.spanID)
            #expect(line.metadata.count == 8)
        }
    }

    @Test("a refusal says which rule, our own mistake says its cause and not what is inside")
    func refused() async throws {
        try await Watched.run { watched in
            let office = watched.client([.caseworker, .reader])
            _ = await office.raw(
                Notes.write.name, kind: .command, body: Array(#"{"unit":"thai-binh","text":"a"}"#.utf8))
            let outside = try #require(watched.log.lines(of: Notes.write).last)
            #expect(outside.level == .info)
            #expect(outside.metadata["status"] == "PERMISSION_DENIED")
            #expect(outside.metadata["rule"] == "kit.out-of-scope")

            let broken = await office.raw(Notes.broken.name, kind: .query, body: Array("{}".utf8))
            #expect(broken.status == .internal)
            let mistake = try #require(watched.log.lines(of: Notes.broken).last)
            #expect(mistake.level == .error)
            #expect(mistake.metadata["cause"] == "NoteKeeping.NotesService.Mishap")
            // The caller is told under which number to ask.
            let trace = try #require(mistake.metadata["trace"])
            #expect(broken.metadata.message?.contains(trace) == true)
        }
    }

    @Test("of a person the line has the code and not the name; who is refused hears the name")
    func person() async throws {
        try await Watched.run { watched in
            let lan = Person(id: "ntl", name: PersonName("Nguyễn Thị Lan"))
            let office = watched.client([.reader], by: lan)
            let body = try JSON.encode(watched.note)
            let reply = await office.raw(
                Notes.write.name, kind: .command, body: body, CallOptions(language: .en))
            #expect(reply.status == .permissionDenied)
            #expect(reply.metadata.message?.contains("Nguyễn Thị Lan (thai-binh/thai-thuy)") == true)
            let line = try #require(watched.log.lines(of: Notes.write).last)
            #expect(line.metadata["unit"] == "thai-binh/thai-thuy" && line.metadata["person"] == "ntl")
            #expect(line.metadata["rule"] == "kit.role-needed-by-person")
            #expect(!line.text.contains("Lan"))
        }
    }

    @Test("the caller's text for a method that is none is not written down")
    func unknownMethod() async throws {
        try await Watched.run { watched in
            let reply = await watched.client([.reader]).raw("notes.Notes/NguyenVanAn", kind: .query)
            #expect(reply.status == .unimplemented)
            #expect(watched.log.lines.contains { $0.metadata["rule"] == "kit.unknown-method" })
            #expect(!watched.log.lines.contains { $0.text.contains("NguyenVanAn") })
        }
    }

    @Test("nothing of what calls carry is in the log at any level, nor the keys they come with")
    func discretion() async throws {
        try await Watched.run { watched in
            let name = "Nguyễn Thị Bé Bỏng"
            let office = watched.client([.caseworker, .reader])
            let bodies = [
                #"{"unit":"thai-binh/thai-thuy","text":"\#(name)"}"#,
                #"{"unit":"thai-binh/tien-hai","text":"\#(name)"}"#,
                #"{"unit":"\#(name)","text":"\#(name)"}"#,
                #"{"unit":["\#(name)"],"text":"\#(name)"}"#,
                #"{"unit":"thai-binh/thai-thuy","text":"\#(name)","secret":"\#(name)"}"#,
                #"{"unit":"thai-binh/thai-thuy","text":"\#(name)","id":"\#(name)"}"#,
                #"{"\#(name)":1}"#, #"{"unit":"\#(name)"#,
            ]
            for method in Notes.all {
                for (number, body) in bodies.enumerated() {
                    let key = CallOptions(idempotencyKey: "khoa-bi-mat-\(number % 2)", retry: .never)
                    let bytes = Array(body.utf8)
                    _ = await office.raw(
                        method.name, kind: method.kind, body: method.kind == .import ? [] : bytes,
                        rows: method.kind == .import ? [bytes] : [], key)
                }
            }
            #expect(watched.log.lines.count >= Notes.all.count * bodies.count)
            for line in watched.log.lines {
                #expect(!line.text.contains("Bé Bỏng"), "\(line.text)")
                #expect(!line.text.contains("khoa-bi-mat"), "\(line.text)")
            }
        }
    }

    @Test("what undoes a call is told without the values that it quotes")
    func causes() {
        struct Inner: Error { let name = "Bé Bỏng" }
        enum Outer: Error {
            case lost(name: String)
            case plain
        }
        let invalid = InvalidValue(Message("value.day", ["value": "Bé Bỏng"]))
        let errors: [any Error] = [
            Inner(), Outer.lost(name: "Bé Bỏng"), invalid,
            JSONError(pointer: "/birthDate", reason: .refused(invalid)),
            JSONError(pointer: "/sex", reason: .notAllowed(allowed: ["Bé Bỏng"])),
            Refusal.invalid("/name", Message("registry.name", ["name": "Bé Bỏng"])),
            CallError(.notFound, "Bé Bỏng is not here"),
            StoreError.keyReused(method: "a.B/C", key: "Bé Bỏng"),
        ]
        let texts = errors.map { Cause.text(of: $0) }
        #expect(!texts.contains { $0.contains("Bé Bỏng") })
        #expect(texts[3] == "JSON at /birthDate: invalid value: value.day")
        #expect(texts[7] == "StoreError.keyReused(method: a.B/C)")
        #expect(Cause.text(of: Outer.plain).hasSuffix("Outer.plain"))
        #expect(texts[1].hasSuffix("Outer.lost"))
    }

    @Test("a slow command or query is noticed, a long feed is not")
    func slow() {
        let log = CaughtLog()
        let logger = Logger(label: "t") { _ in CaughtLog.Handler(log: log, logLevel: .info) }
        func line(_ kind: CallKind, slow: Duration) -> CaughtLog.Line? {
            let route =
                kind == .feed
                ? Route(Notes.list) { _, _, _ in Page([], next: nil) }
                : Route(Notes.broken) { _, _ in Empty() }
            let call = ServedCall(
                route.name, route: route, principal: Principal(unit: "thai-binh", roles: []), language: .vi,
                deadline: nil, metadata: [:])
            let before = log.lines.count
            LoggingInterceptor(logger: logger, slow: slow).end(call, CallOutcome(.ok, of: call))
            return log.lines.dropFirst(before).first
        }
        #expect(line(.query, slow: .zero)?.message == "slow call")
        #expect(line(.query, slow: .zero)?.level == .notice)
        #expect(line(.feed, slow: .zero) == nil)
        #expect(line(.query, slow: .seconds(3600)) == nil)
    }
}

@Suite("A value in a line of the log", .timeLimit(.minutes(5)))
struct LogValueTests {
    @Test("what was logged ends neither its value nor its line, whatever marks are on it")
    func values() {
        for (value, written) in [
            ("plain", "plain"), ("", #""""#), ("a b", #""a b""#), ("a=b", #""a=b""#),
            ("a \u{301}unit=x", "\"a \u{301}unit=x\""), (#"say "no""#, #""say \"no\"""#),
            ("x\"\u{301}y", "\"x\\\"\u{301}y\""), (#"a\ b"#, #""a\\ b""#), ("a\r\nb", #"a\nb"#),
            ("a\u{2028}b\u{85}c", #"a\nb\nc"#), ("\u{1B}[2J\u{202E}x", "\u{FFFD}[2Jx"),
            ("\u{600}\"", "\"\u{600}\\\"\""), ("a\tb", #""a b""#), ("\u{200B}", #""""#),
        ] {
            #expect(LineLogHandler.quoted(value) == written, "\(value.debugDescription)")
        }
    }

    @Test("why a service does not start is a line in each language, whatever a file says")
    func startup() {
        let problem = StartupProblem(
            .badFile, Message("kit.endpoint-bad", ["endpoint": "tcp://\u{1B}[2J\nx\u{202E}"]),
            place: "a\n.yaml:1")
        let lines = problem.sentences(KitTexts.all).split(separator: "\n")
        #expect(lines.count == 2)
        #expect(lines.allSatisfy { $0.hasPrefix("a .yaml:1: ") && $0.contains("tcp://\u{FFFD}[2J x") })
    }
}
