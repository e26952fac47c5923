import GatewayKit
import JSONCoding
import RegistryAPI
import TestKit
import Testing
import Vocabulary

@testable import Registry
@testable import ServiceKit

@Suite("People read their own words", .timeLimit(.minutes(5)))
struct WordingTests {
    private static let catalogues =
        DepartmentServices.all.map { $0.texts } + [KitTexts.all, GatewayKitTexts.all]

    /// Keys of labels, not of sentences.
    private static func isLabel(_ key: String) -> Bool {
        ["member.", "word.", "code."].contains { key.hasPrefix($0) }
    }

    @Test("a blank that shows the word of an enum, a member or a code is found; its label is not")
    func offenders() throws {
        let words = TextCatalogue(
            vi: [
                "t.step": "Hồ sơ đang ở bước “{step}”: hãy chờ.", "t.choose": "Hãy ghi một trong {x:codes}.",
                "t.two": "Thiếu {field}: hãy ghi.", "t.list": "Chỉ dành cho {who}, không cho {other}.",
                "word.Step.open": "đang mở", "member.birthDate": "ngày sinh",
                "code.ethnic-group.tay": "Tày",
            ], en: [:])
        let wording = Wording(words)
        func word(_ message: Message) -> String? {
            wording.offence(in: message)?.word
        }
        #expect(word(Message("t.step", ["step": "open"])) == "open")
        #expect(word(Message("t.step", terms: ["step": ["word.Step.open"]])) == nil)
        #expect(word(Message("t.choose", terms: ["x": ["word.Step.open"]])) == nil)
        #expect(word(Message("t.two", ["field": "birthDate"])) == "birthDate")
        #expect(word(Message("t.two", ["field": "/a/birthDate"])) == nil)
        #expect(word(Message("t.list", ["who": "ai đó, tay", "other": "x"])) == "tay")
        #expect(word(Message("t.list", ["who": "x", "other": "tay"])) == "tay")
        #expect(word(Message("t.list", ["who": "x"], terms: ["other": ["code.ethnic-group.tay"]])) == nil)
    }

    @Test("no Vietnamese sentence has the word of an enum or a member's name in itself")
    func literals() {
        // Words that are Vietnamese too.
        let vietnamese: Set<String> = ["vi", "to", "cha", "an"]
        // What has to be written just so.
        let forms: Set<String> = [
            "value.deadline-rule", "gateway.script-verb", "gateway.script-type.pointer",
            "gateway.script-no-caller",
        ]
        var found: Set<String> = []
        for texts in Self.catalogues {
            let words = Set(
                texts.keys.filter { $0.hasPrefix("member.") || $0.hasPrefix("word.") }
                    .compactMap { $0.split(separator: ".").last.map(String.init) })
            for key in texts.keys where !Self.isLabel(key) && !forms.contains(key) {
                let text = (texts.template(key, in: .vi) ?? "")
                    .replacing(/\{[^}]*\}|chungtay [a-z]+( [a-z]+)?|--[a-z]+/, with: " ")
                for word in text.split(whereSeparator: { !($0.isLetter || $0.isNumber || $0 == "-") })
                where words.contains(String(word)) && !vietnamese.contains(String(word)) {
                    found.insert("\(key): \(word)")
                }
            }
        }
        #expect(found == [])
    }

    @Test("tone marks of Vietnamese words stand where the law writes them: khóa, xóa, hủy")
    func spelling() {
        let others: Set<String> = ["khoá", "xoá", "huỷ", "tuỳ", "uỷ", "hoà", "toà", "thuỷ", "khoẻ"]
        var found: Set<String> = []
        for texts in Self.catalogues {
            for key in texts.keys {
                let words = (texts.template(key, in: .vi) ?? "").lowercased().split { !$0.isLetter }
                for word in words where others.contains(String(word)) { found.insert("\(key): \(word)") }
            }
        }
        #expect(found == [])
    }

    @Test("what two departments call alike is said once, in the words that all share")
    func sharedNames() {
        let own = DepartmentServices.all.map { $0.texts } + [VocabularyTexts.catalogue]
        var said: [String: [BilingualText]] = [:]
        for texts in own {
            for key in texts.keys where key.hasPrefix("member.") {
                if let text = texts.bilingual(key) { said[key, default: []].append(text) }
            }
        }
        let twice = said.filter { Set($0.value).count < $0.value.count }.keys.sorted()
        #expect(twice == [])
    }
}

@Suite("Schemas say what people call the values", .timeLimit(.minutes(5)))
struct LabelledSchemaTests {
    /// Every schema of every contract with all that is in it, by where it stands.
    private static func walk(_ visit: (_ place: String, JSONValue) -> Void) {
        func walk(_ value: JSONValue, _ place: String) {
            visit(place, value)
            for member in value.object?.members ?? [] { walk(member.value, "\(place)/\(member.name)") }
            for element in value.array ?? [] { walk(element, place) }
        }
        for service in DepartmentServices.contracts.map(\.description) {
            for method in service.methods {
                walk(method.request, "\(method.name)/\(method.request["title"]?.string ?? "")")
                walk(method.reply, "\(method.name)/\(method.reply["title"]?.string ?? "")")
            }
            if let events = service.events { walk(events, service.service) }
        }
    }

    private static func isAnyText(_ schema: JSONValue) -> Bool {
        (schema["type"] == "string" || schema["type"]?.array?.contains("string") == true)
            && ["enum", "pattern", "format"].allSatisfy { schema[$0] == nil }
    }

    @Test("every word of every enum has a label in both languages")
    func words() {
        var bare: Set<String> = []
        var labelled = 0
        Self.walk { place, schema in
            guard let words = schema["enum"]?.array?.compactMap(\.string), !words.isEmpty else { return }
            let labels = schema["x-labels"]?.object
            // The version of a format is written in digits in every language.
            for word in words.filter({ $0.contains(where: \.isLetter) })
            where labels?[word]?["vi"]?.string == nil || labels?[word]?["en"]?.string == nil {
                bare.insert("\(place): \(word)")
            }
            labelled += 1
        }
        #expect(bare == [])
        #expect(labelled > 100)
    }

    @Test("a member that is a code in one message is one wherever it is any text")
    func tables() {
        var coded: Set<String> = []
        var plain: [String: Set<String>] = [:]
        Self.walk { place, schema in
            for member in schema["properties"]?.object?.members ?? [] {
                let value = member.value["items"] ?? member.value
                if value["x-table"] != nil {
                    coded.insert(member.name)
                } else if Self.isAnyText(value) {
                    plain[member.name, default: []].insert(place)
                }
            }
        }
        #expect(coded.isSuperset(of: ["ethnicity", "circumstance", "domain", "topics", "kinds", "sources"]))
        #expect(plain.filter { coded.contains($0.key) }.values.flatMap { $0 }.sorted() == [])
    }

    @Test("every member that is said to be a code is one of its message")
    func members() {
        var strangers: [String] = []
        var messages = 0
        for shape in SchemaHonestyTests.shapes {
            guard let coded = shape.type as? any CodedMembers.Type else { continue }
            messages += 1
            let schema = Schemas.schema(of: shape.type)
            for name in coded.codes.keys where schema["properties"]?[name] == nil {
                strangers.append("\(shape.name) \(name)")
            }
        }
        #expect(strangers == [])
        #expect(messages > 20)
    }

    @Test("a change that can empty members says which, and those of which a range is known are numbers of it")
    func clearsAndRanges() {
        var wrong: [String] = []
        var (clears, ranges) = (0, 0)
        for shape in SchemaHonestyTests.shapes {
            let members = Schemas.schema(of: shape.type)["properties"]?.object
            if let clear = members?["clear"] {
                let named = clear["items"]?["x-clears"]?.array?.compactMap(\.string) ?? []
                if named.isEmpty || named.contains(where: { members?[$0] == nil }) {
                    wrong.append(shape.name)
                }
                clears += 1
            }
            for member in (shape.type as? any BoundedMembers.Type)?.bounds.keys.sorted() ?? [] {
                if members?[member]?["x-range"] == nil { wrong.append("\(shape.name) \(member)") }
                ranges += 1
            }
        }
        #expect(wrong == [])
        #expect(clears > 3 && ranges > 5)
    }

    @Test("a running service lists the codes in force with their labels")
    func codesInForce() async throws {
        let reference = try Reference.shipped()
        let today = try #require(Day("2020-12-10"))
        try await withDeployment([RegistryService.self], on: [.inProcess], reference: reference, today: today)
        {
            deployment in
            let registry = deployment.client(as: "thai-binh").on("registry")
            let method = try await registry.call(
                Reflection.describe, DescribeMethod(method: "registry.Circumstances/Add"))
            let code = try #require(method.request["properties"]?["code"])
            #expect(code["x-table"] == "circumstance")
            let labels = try #require(code["x-labels"]?.object)
            #expect(labels.names == reference.codes(.circumstance, on: today))
            let first = try #require(labels.members.first)
            #expect(
                first.value["vi"]?.string == reference.label(.circumstance, first.name, .vi, on: today))
        }
    }
}
