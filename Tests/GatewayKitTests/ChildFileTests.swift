import JSONCoding
import Testing
import Vocabulary

@testable import GatewayKit

@Suite("A child's file in words", .timeLimit(.minutes(5)))
struct ChildFileTests {
    private static func text(_ format: String? = nil, labels: JSONValue? = nil) -> JSONValue {
        var schema: JSONObject = ["type": "string"]
        if let format { schema["format"] = .string(format) }
        if let labels { schema["x-labels"] = labels }
        return .object(schema)
    }

    private static func object(_ properties: JSONValue, labels: JSONValue = .object([:])) -> JSONValue {
        ["type": "object", "properties": properties, "x-labels": labels]
    }

    private static func list(_ item: JSONValue) -> JSONValue {
        object(["items": ["type": "array", "items": item]])
    }

    private static let code = text(labels: [
        "orphan": ["vi": "mồ côi", "en": "orphan"], "abused": ["vi": "bị xâm hại", "en": "abused"],
    ])
    private static let circumstance = object(
        ["id": text("uuid"), "code": code, "start": text("date"), "confidential": ["type": "boolean"]],
        labels: [
            "code": ["vi": "hoàn cảnh", "en": "circumstance"], "start": ["vi": "từ ngày", "en": "from"],
        ])
    private static let child = object(
        [
            "id": text("uuid"), "name": text(), "circumstances": ["type": "array", "items": circumstance],
            "parts": object(["circumstances": list(circumstance), "cases": list(object([:]))]),
        ], labels: ["name": ["vi": "họ tên", "en": "name"]])

    /// A child with an open and a confidential circumstance, a case, a delivery, and money that may not be seen.
    private static var file: ChildFile {
        let circumstances: JSONValue = [
            ["code": "abused", "start": "2020-03-01", "confidential": true],
            ["code": "orphan", "start": "2020-02-01", "confidential": false],
        ]
        let shown: JSONValue = [
            "id": "016f6520-0000-7000-8000-0000a1b2c3d4", "name": "<b>An</b>",
            "circumstances": circumstances,
            "parts": ["circumstances": ["items": circumstances], "cases": ["items": []]],
        ]
        func part(_ topic: ChildFile.Topic, _ items: [JSONValue], _ schema: JSONValue) -> ChildFile.Part {
            var part = ChildFile.Part(topic: topic, service: "registry", method: "m", standing: .current)
            (part.items, part.schema) = (items, Schema(schema))
            return part
        }
        var money = part(.assistance, [], object([:]))
        money.standing = .refused("không")
        return ChildFile(
            shown,
            [
                part(.register, [shown], child),
                part(
                    .cases, [["openedOn": "2020-03-02", "worker": ["unit": "thai-binh", "person": "ntl"]]],
                    object([:])),
                part(
                    .deliveries, [["on": "2020-01-05", "domain": "health", "unit": "thai-binh"]],
                    object(["domain": text(labels: ["health": ["vi": "Y tế", "en": "Health"]])])),
                money,
            ])
    }

    private static func unitName(_ unit: UnitPath) -> String { "đơn vị \(unit)" }

    @Test("all that has a day is told in order, in words, with who did it")
    func story() {
        let story = Self.file.story(in: .vi, unitName: Self.unitName)
        #expect(story.map { "\($0.on)" } == ["2020-01-05", "2020-02-01", "2020-03-01", "2020-03-02"])
        #expect(story.first?.what == "Nhận dịch vụ: Y tế" && story.first?.by == "đơn vị thai-binh")
        #expect(story[1].what == "Hoàn cảnh: mồ côi" && story[1].by == nil)
        #expect(story.last?.by == "đơn vị thai-binh, ntl")
        #expect(Self.file.story(in: .en, unitName: Self.unitName)[1].what == "Circumstance: orphan")
    }

    @Test("the document has all of it in words, what came from people as text, and says what it lacks")
    func document() {
        let cover = PrintedCover(
            on: Day(daysSinceEpoch: 18_428), zone: 420, office: "UBND", purpose: "xem hồ sơ", recipient: nil)
        func html(_ file: ChildFile) -> String {
            ChildDocument(file, cover, in: .vi, unitName: Self.unitName).html
        }
        let whole = html(Self.file)
        #expect(whole.contains("&lt;b&gt;An&lt;/b&gt;") && !whole.contains("<b>An"))
        #expect(whole.contains("<dt>Họ tên</dt>") && whole.contains("<dd>01/02/2020</dd>"))
        #expect(whole.contains("bị xâm hại") && whole.contains("02/03/2020"))
        #expect(whole.contains("Bản in này chưa có: Trợ cấp hằng tháng."))
        #expect(!whole.contains("016f6520") && !whole.contains("gateway."))
        #expect(whole.contains("......"))

        let open = html(Self.file.withoutConfidential)
        #expect(open.contains("mồ côi") && !open.contains("bị xâm hại"))
        // Not even that there is a case.
        #expect(!open.contains("02/03/2020") && !open.contains("Hồ sơ vụ việc"))
    }

    @Test("neither paper runs or fetches anything, whatever the words of people in it become")
    func hostile() throws {
        let words = "\u{600}<\u{301}script>alert(1)</script>\r\n<img src=x onerror='alert(1)'>\u{202E}"
        let cover = PrintedCover(
            on: Day(daysSinceEpoch: 18_428), zone: 420, office: words, purpose: words, recipient: words)
        let shown: JSONValue = ["name": .string(words), "circumstances": [], "parts": .object([:])]
        var register = ChildFile.Part(topic: .register, service: "registry", method: "m", standing: .current)
        (register.items, register.schema) = ([shown], Schema(Self.child))
        let step = Self.object(["kind": Self.text(), "note": Self.text()])
        let taken = Self.object([
            "concern": Self.text(), "history": ["type": "array", "items": step],
        ])
        let papers = [
            ChildDocument(ChildFile(shown, [register]), cover, in: .vi, unitName: { _ in words }).html,
            CaseDocument(
                register,
                ["concern": .string(words), "history": [["kind": .string(words), "note": .string(words)]]],
                Schema(taken), cover, in: .vi, unitName: { _ in words }
            ).html,
        ]
        let policy = #"<meta http-equiv="Content-Security-Policy" content="default-src 'none'; "#
        for paper in papers {
            let head = try #require(paper.firstRange(of: policy))
            #expect(paper[..<head.lowerBound].hasSuffix("<meta charset=\"utf-8\">\n"))
            #expect(paper.contains("alert(1)"), "the words are there, as words")
            // What is markup begins with < and a letter or /, as bytes, and is the page's own.
            let ends = [UInt8(ascii: ">"), UInt8(ascii: " ")]
            let tags = paper.utf8.split(separator: UInt8(ascii: "<")).dropFirst().map { part in
                String(decoding: part.prefix { !ends.contains($0) }, as: UTF8.self)
            }
            #expect(Set(tags).isDisjoint(with: ["script", "/script", "img", "\u{301}script"]))
            #expect(!paper.unicodeScalars.contains("\u{202E}") && !paper.unicodeScalars.contains("\r"))
        }
    }
}
