import Foundation
import GatewayKit
import JSONCoding
import TestKit
import Testing
import Vocabulary

@testable import ServiceKit

@Suite("The contracts as AsyncAPI", .timeLimit(.minutes(5)))
struct AsyncAPITests {
    static let document = AsyncAPI.document(
        DepartmentServices.contracts.map(\.description),
        DocTexts(sources: SourceTree.root, of: Departments.names))

    @Test("docs/asyncapi.yaml is up to date")
    func fresh() throws {
        let file = SourceTree.root + "/docs/asyncapi.yaml"
        let written = try String(contentsOf: URL(filePath: file), encoding: .utf8)
        // Not `==` on the texts: the difference would fill the screen.
        let isFresh = written == YAMLWriter.text(Self.document)
        #expect(
            isFresh,
            "docs/asyncapi.yaml is stale: `swift run chungtay describe --asyncapi > docs/asyncapi.yaml` refreshes it"
        )
    }

    @Test("what a service says of itself offline is what it answers when it runs")
    func offline() async throws {
        for (type, contract) in zip(DepartmentServices.all, DepartmentServices.contracts) {
            // A service that has reference data lists the codes in force too.
            try await withDeployment([type], on: [.inProcess], reference: Reference()) { deployment in
                let listed = deployment.running(contract.service).routes.map(\.name)
                let service = deployment.client(as: "thai-binh").on(contract.service)
                #expect(Set(listed) == Set(contract.methods.map(\.name)))
                #expect(listed.count == contract.methods.count)
                for entry in contract.description.methods {
                    let described = try await service.call(
                        Reflection.describe, DescribeMethod(method: entry.name))
                    #expect(described == entry)
                }
            }
        }
    }

    @Test("every reference leads somewhere")
    func references() {
        var missing: [String] = []
        func walk(_ value: JSONValue) {
            if let reference = value["$ref"]?.string,
                Self.document[pointer: String(reference.dropFirst())] == nil
            {
                missing.append(reference)
            }
            for member in value.object?.members ?? [] { walk(member.value) }
            for element in value.array ?? [] { walk(element) }
        }
        walk(Self.document)
        #expect(missing == [])
    }

    @Test("every method is an operation with a request and a reply, and says what it does")
    func operations() throws {
        let operations = try #require(Self.document["operations"]?.object)
        let own = DepartmentServices.contracts.flatMap { $0.description.methods.map(\.name) }
        for name in Set(own) {
            let operation = try #require(operations[AsyncAPI.identifier(name)], "\(name)")
            #expect(operation["action"] == "receive")
            #expect(operation[pointer: "/messages/0/$ref"] != nil)
            #expect(operation[pointer: "/reply/messages/0/$ref"] != nil)
            #expect(operation["summary"]?.string?.isEmpty == false, "\(name) has no doc text")
        }
    }

    @Test("every type says in a sentence what it is")
    func types() throws {
        let schemas = try #require(Self.document[pointer: "/components/schemas"]?.object)
        let silent = schemas.members.filter { $0.value["description"]?.string?.isEmpty != false }
        #expect(silent.map(\.name) == [], "a `///` sentence above the type's declaration is missing")
    }

    @Test("what is written reads the same as JSON")
    func yaml() throws {
        let values: [JSONValue] = [
            Self.document, [], [:], ["a": [[], [:], [1, [2, ["b": nil]]]]],
            ["yes": "no", "null": "~", "1": "0x1F", "day": "2020-12-10", "text": "a: b # c", "": ""],
            ["lines": "một\nhai\n\n ba\t\u{7}\"\\ - ' :"],
            ["number": 1.5, "large": 1e300, "least": .integer(.min)],
            ["k: v": "trailing ", "-": "- x", "?": "? y", "{": "[z]", "é": "%x", "on": true],
        ]
        struct Held: Decodable { let value: JSONValue }
        for value in values {
            let text = YAMLWriter.text(["value": value])
            let read = try YAMLDocument.decode(Held.self, from: text, file: "test.yaml").value
            #expect(read == value)
        }
    }
}
