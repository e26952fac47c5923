import Bus
import JSONCoding
import TestKit
import Testing
import Vocabulary

@testable import ServiceKit

/// Each code and each fixed word of each request of each contract, with a slip of the pen in it.
@Suite("A mistyped code is answered with the one that was meant", .timeLimit(.minutes(10)))
struct MistypedCodeTests {
    struct Place: Hashable {
        let way: [String]
        /// One of the codes that may stand there.
        let code: String
    }

    @Test(
        "wherever a request has a code, the refusal names the nearest",
        arguments: DepartmentServices.contracts.indices)
    func told(department: Int) async throws {
        let reference = try Reference.shipped()
        try await DepartmentServices.call(department, with: [.confidential, .certifier]) { client, methods in
            let client = client.reading(.en)
            let today = try await client.call(Health.check, Empty()).today
            var tried = 0
            for method in methods {
                let schema = method.description(in: SchemaWords()).request
                var draw = SchemaDraw(schema, using: Seeded(method.name))
                for place in Self.places(of: schema, reference, on: today) {
                    tried += 1
                    // No record is there that the request names: it is told beside that.
                    let said = try await said(of: place, in: method, &draw, client)
                    let name = "\(method.name) /\(place.way.joined(separator: "/"))"
                    #expect(said?.contains(place.code) == true, "\(name): \(said ?? "never told")")
                }
            }
            #expect(tried > 0)
        }
    }

    /// What is said of the mistyped code; nil where every request that was drawn was refused for something else.
    private func said(
        of place: Place, in method: ServiceContract.Entry, _ draw: inout SchemaDraw<Seeded>,
        _ client: TestClient
    ) async throws -> String? {
        for attempt in 0..<40 {
            guard let drawn = draw.value(having: place.way),
                let pointer = drawn.placedTexts(at: "").map(\.pointer).first(where: {
                    SchemaPlaces.goes($0, along: place.way)
                })
            else { continue }
            let body = Self.plausible(drawn).putting(.string(place.code + "x"), at: pointer)
            let violations = try await refusal(
                client, method, Array(body.compact.utf8), "\(place.way.joined(separator: "."))-\(attempt)")
            if let told = violations.first(where: { $0.field.hasSuffix(pointer) }) { return told.message }
        }
        return nil
    }

    private func refusal(
        _ client: TestClient, _ method: ServiceContract.Entry, _ body: [UInt8], _ key: String
    ) async throws -> [CallError.FieldViolation] {
        do {
            switch method.kind {
            case .import:
                let summary = try await client.send(method.name, row: body, key: method.name + key)
                return summary.rejections.first?.violations ?? []
            case .feed: try await client.send(method.name, feed: body)
            case .query, .dialogue: _ = try await client.send(method.name, body, key: nil)
            case .command: _ = try await client.send(method.name, body, key: method.name + key)
            }
            return []
        } catch let refused as Refused {
            return refused.violations
        }
    }

    private static func places(of schema: JSONValue, _ reference: Reference, on day: Day) -> [Place] {
        SchemaPlaces(schema).texts.compactMap { way in
            guard let leaf = leaf(schema, way[...], root: schema) else { return nil }
            if let table = leaf["x-table"]?.string {
                let code = reference.codes(ReferenceTable(rawValue: table), on: day).first
                return code.map { Place(way: way, code: $0) }
            }
            let words = (leaf["enum"]?.array ?? []).compactMap(\.string)
            return words.max { $0.count < $1.count }.map { Place(way: way, code: $0) }
        }
    }

    private static func leaf(_ schema: JSONValue, _ way: ArraySlice<String>, root: JSONValue) -> JSONValue? {
        if let reference = schema["$ref"]?.string {
            return root[pointer: String(reference.dropFirst())].flatMap { leaf($0, way, root: root) }
        }
        if let choices = schema["anyOf"]?.array ?? schema["oneOf"]?.array {
            // A reference may have its table beside it.
            let table = schema["x-table"]
            for choice in choices {
                guard let found = leaf(choice, way, root: root) else { continue }
                guard way.isEmpty, let table, var object = found.object else { return found }
                object["x-table"] = table
                return .object(object)
            }
            return nil
        }
        guard let step = way.first else {
            return schema["x-table"] != nil || schema["enum"] != nil ? schema : nil
        }
        let others = Int(step) == nil ? schema["additionalProperties"] : schema["items"]
        let part = schema["properties"]?[step] ?? others
        return part.flatMap { leaf($0, way.dropFirst(), root: root) }
    }

    /// With units and days that there are, so that less is wrong beside the code.
    private static func plausible(_ value: JSONValue) -> JSONValue {
        switch value {
        case .string(let text):
            if Day(text) != nil { return "2021-01-04" }
            return UnitPath(text) != nil && text.contains("/") ? "thai-binh/thai-thuy/diem-dien" : value
        case .array(let elements): return .array(elements.map(plausible))
        case .object(let object):
            return .object(
                JSONObject(object.members.map { (name: $0.name, value: plausible($0.value)) }))
        default: return value
        }
    }
}
