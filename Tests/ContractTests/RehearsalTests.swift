import Bus
import JSONCoding
import TestKit
import Testing
import Vocabulary

@testable import ServiceKit

@Suite("Requests that do not decode", .timeLimit(.minutes(5)))
struct RehearsalTests {
    @Test(
        "are refused with what does not decode first, whatever stands in for it, and never as our own mistake",
        arguments: DepartmentServices.contracts.indices)
    func spoiled(department: Int) async throws {
        try await DepartmentServices.call(department, with: [.certifier]) { client, methods in
            let head = try await client.call(EventLog.head, Empty())
            for method in methods {
                let schema = Schemas.schema(of: method.types.request)
                var draw = SchemaDraw(schema, using: Seeded(method.name))
                for _ in 0..<6 {
                    let drawn = draw.value()
                    let spoiled = draw.spoiled(try #require(drawn))
                    guard let error = mistake(method.types.request, spoiled) else { continue }
                    let refused = try await refusal(client, method.name, method.kind, spoiled)
                    let asExpected =
                        refused?.status == "PERMISSION_DENIED"
                        || refused?.status == "INVALID_ARGUMENT" && refused?.fields.first == error.pointer
                    #expect(asExpected, "\(method.name) \(spoiled.compact): \(String(describing: refused))")
                }
            }
            #expect(try await client.call(EventLog.head, Empty()) == head)
        }
    }

    /// What decoding says; nil when it says nothing.
    private func mistake<Value: Payload>(_ type: Value.Type, _ value: JSONValue) -> JSONError? {
        JSON.draft(type, from: Array(value.compact.utf8)).mistakes.first
    }

    /// Status and pointers; nil when it was not refused.
    private func refusal(
        _ client: TestClient, _ method: String, _ kind: CallKind, _ body: JSONValue
    ) async throws -> (status: String, fields: [String])? {
        do {
            switch kind {
            case .import:
                let summary = try await client.import(Import<JSONValue>(method, needs: .anyone), [body])
                return summary.rejections.first.map { ($0.status, $0.fields) }
            case .feed:
                _ = try await client.items(Feed<JSONValue, JSONValue>(method, needs: .anyone), body, limit: 1)
            case .query, .dialogue: _ = try await client.send(method, Array(body.compact.utf8), key: nil)
            case .command: _ = try await client.send(method, Array(body.compact.utf8), key: "k")
            }
            return nil
        } catch let refused as Refused {
            return (refused.status.name, refused.fields)
        }
    }
}
