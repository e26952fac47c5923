import Bus
import JSONCoding
import TestKit
import Testing
import Vocabulary

@testable import ServiceKit

/// Each text member of each request of each contract, with what must not get in.
@Suite("No text gets in unclean", .timeLimit(.minutes(10)))
struct CleanTextTests {
    enum Poison: String, CaseIterable {
        case nul, escape, halfCharacter, zeroWidth, override, lineEnds, endless

        /// `text` with the poison in its middle, as JSON writes it.
        func json(in text: String) -> String {
            let scalars = Array(text.unicodeScalars)
            let half = scalars.count / 2
            func quoted(_ part: ArraySlice<Unicode.Scalar>) -> String {
                var text = String.UnicodeScalarView()
                text.append(contentsOf: part)
                return String(JSONValue.string(String(text)).compact.dropFirst().dropLast())
            }
            return "\"\(quoted(scalars[..<half]))\(written)\(quoted(scalars[half...]))\""
        }

        private var written: String {
            switch self {
            case .nul: "\\u0000"
            case .escape: "\\u001b[2J"
            case .halfCharacter: "\\ud800"
            case .zeroWidth: "\\u200b"
            case .override: "\u{202E}"
            case .lineEnds: "\\r\\n"
            case .endless: Self.mebibyte
            }
        }

        private static let mebibyte = String(repeating: "a", count: 1 << 20)

        /// Whether it is still there.
        func spoils(_ text: String) -> Bool {
            let scalars = text.unicodeScalars
            return switch self {
            case .nul: scalars.contains("\0")
            case .escape: scalars.contains("\u{1B}")
            case .halfCharacter: scalars.contains("\u{FFFD}")
            case .zeroWidth: scalars.contains("\u{200B}")
            case .override: scalars.contains("\u{202E}")
            case .lineEnds: scalars.contains("\r")
            case .endless: scalars.count > 20_000
            }
        }
    }

    struct Member {
        let pointer: String
        let text: String
        /// A request that has it.
        let request: JSONValue
    }

    /// A case a method: a test that holds a thread for long keeps others waiting.
    @Test(
        "each text of each request is refused at its place, or clean when a handler sees it",
        arguments: DepartmentServices.contracts.flatMap { contract in
            contract.methods.indices.map { (contract.service, $0) }
        })
    func decoded(service: String, number: Int) throws {
        let contract = try #require(DepartmentServices.contracts.first { $0.service == service })
        let method = contract.methods[number]
        for member in members(of: method) {
            for poison in Poison.allCases { expectClean(method.types.request, member, poison, method.name) }
        }
    }

    @Test(
        "each place of each request at which its schema has a text is tried",
        arguments: DepartmentServices.contracts.indices)
    func complete(department: Int) {
        let methods = DepartmentServices.contracts[department].methods
        var number = 0
        for method in methods {
            let tried = members(of: method).map(\.pointer)
            let places = SchemaPlaces(Schemas.schema(of: method.types.request)).texts
            let untried = places.filter { place in
                !tried.contains { SchemaPlaces.goes($0, along: place) }
            }
            #expect(untried == [], "\(method.name)")
            #expect(tried.count == places.count, "\(method.name)")
            number += places.count
        }
        // Nearly every request names something by an id, a path or a word.
        #expect(number > methods.count)
    }

    @Test(
        "services answer such requests, never by their own mistake, and write down nothing of it",
        arguments: DepartmentServices.contracts.indices)
    func served(department: Int) async throws {
        try await DepartmentServices.call(
            department, with: [.follower, .confidential, .certifier]
        ) { client, methods in
            var number = 0
            for method in methods {
                for (index, member) in members(of: method).enumerated() {
                    for poison in Poison.allCases where poison != .endless || index == 0 {
                        number += 1
                        let status = try await status(client, method, body(member, poison), "k\(number)")
                        #expect(
                            status != .internal && status != .unknown && status != .unavailable,
                            "\(method.name)\(member.pointer) \(poison): \(status)")
                    }
                }
            }
            let events = try await client.items(EventLog.subscribe, SubscribeLog(live: false))
            for event in events {
                for poison in Poison.allCases {
                    #expect(!poison.spoils(try JSONValue(parsing: JSON.encode(event)).texts.joined()))
                }
            }
        }
    }

    @Test("names of members that are texts themselves are refused as well")
    func keys() throws {
        let body = Array(#"{"a\u0000b":1,"c":2}"#.utf8)
        do {
            _ = try Wire.request([String: Int].self, body)
            Issue.record("taken")
        } catch let refusal as Refusal {
            #expect(refusal.violations.map(\.message.key) == ["text.control"])
            #expect(refusal.violations.map(\.pointer) == ["/a\0b"])
        }
    }

    @Test("a text that is not clean is told with all else that is wrong")
    func together() async throws {
        try await withDeployment([DepartmentServices.all[0]], on: [.inProcess], reference: .shipped()) {
            let client = $0.client(as: "thai-binh")
            let body: JSONValue = [
                "name": "A\u{200B}n", "sex": "boy", "birthDate": "2030-01-01",
                "commune": "thai-binh/thai-thuy/diem-dien", "address": "x\u{0}",
            ]
            do {
                _ = try await client.send("registry.Children/Register", Array(body.compact.utf8), key: "k")
                Issue.record("taken")
            } catch let refused as Refused {
                #expect(Set(refused.fields) == ["/name", "/sex", "/birthDate", "/address"])
                #expect(refused.violations.contains { $0.message.contains("U+200B") })
                #expect(refused.violations.contains { $0.message.contains("ký tự điều khiển U+0000") })
            }
        }
    }

    /// A text at each place where the request's schema has one, in a request that has it.
    private func members(of method: ServiceContract.Entry) -> [Member] {
        let schema = Schemas.schema(of: method.types.request)
        var draw = SchemaDraw(schema, using: Seeded(method.name))
        return SchemaPlaces(schema).texts.compactMap { place -> Member? in
            // Two members may contradict each other, which is not what this is about: then others are drawn.
            for _ in 0..<100 {
                guard let request = draw.value(having: place), decodes(method.types.request, request) else {
                    continue
                }
                let found = request.placedTexts(at: "").first { SchemaPlaces.goes($0.pointer, along: place) }
                if let found { return Member(pointer: found.pointer, text: found.text, request: request) }
            }
            return nil
        }
    }

    private func decodes<Value: Payload>(_ type: Value.Type, _ request: JSONValue) -> Bool {
        JSON.draft(type, from: Array(request.compact.utf8)).mistakes.isEmpty
    }

    /// The request with the poison in the member.
    private func body(_ member: Member, _ poison: Poison) -> [UInt8] {
        let mark = "⟪here⟫"
        let text = member.text.isEmpty ? "Lan Anh" : member.text
        let marked = member.request.putting(.string(mark), at: member.pointer).compact
        return Array(marked.replacing("\"\(mark)\"", with: poison.json(in: text)).utf8)
    }

    private func expectClean<Value: Payload>(
        _ type: Value.Type, _ member: Member, _ poison: Poison, _ method: String
    ) {
        let place = Comment(rawValue: "\(method)\(member.pointer) \(poison)")
        do {
            let value = try Wire.request(type, body(member, poison))
            let kept = try JSONValue(parsing: JSON.encode(value)).texts
            #expect(!kept.contains(where: poison.spoils), place)
        } catch let refusal as Refusal {
            // Texts that nobody asks for are read over, and a rule of two members speaks of both.
            #expect(refusal.violations.contains { $0.pointer == member.pointer }, place)
        } catch {
            Issue.record(error, place)
        }
    }

    private func status(
        _ client: TestClient, _ method: ServiceContract.Entry, _ body: [UInt8], _ key: String
    ) async throws -> Status {
        do {
            switch method.kind {
            case .import:
                let summary = try await client.send(method.name, row: body, key: key)
                return summary.rejections.first.flatMap { Status(name: $0.status) } ?? .ok
            case .feed: try await client.send(method.name, feed: body)
            case .query, .dialogue: _ = try await client.send(method.name, body, key: nil)
            case .command: _ = try await client.send(method.name, body, key: key)
            }
            return .ok
        } catch let refused as Refused {
            return refused.status
        }
    }
}
