import Bus
import JSONCoding
import TestKit
import Testing
import Vocabulary

@testable import ServiceKit

@Suite("Schemas say what decoders do", .timeLimit(.minutes(5)))
struct SchemaHonestyTests {
    /// A request, reply, item, row or event of some method.
    struct Shape: Sendable, CustomTestStringConvertible {
        let name: String
        let type: any Payload.Type

        var testDescription: String { name }
    }

    /// Rules of one member against another, which JSON Schema has no words for; the schema's values must be right in
    /// themselves all the same.
    static let beyondSchemas: Set<String> = ["value.period"]

    static let shapes: [Shape] = DepartmentServices.contracts.flatMap { service in
        service.methods.flatMap { method in
            [
                Shape(name: "\(method.name) →", type: method.types.request),
                Shape(name: "\(method.name) ←", type: method.types.reply),
            ]
        }
    }

    @Test("every type of every contract has a schema", arguments: shapes)
    func derived(shape: Shape) {
        let schema = Schemas.schema(of: shape.type)
        #expect(schema["$comment"] == nil)
        #expect(schema["$schema"] == "https://json-schema.org/draft/2020-12/schema")
    }

    @Test("what the schema allows decodes, and is written as the schema says", arguments: shapes)
    func allowed(shape: Shape) throws {
        let schema = Schemas.schema(of: shape.type)
        var draw = SchemaDraw(schema, using: Seeded(shape.name))
        var decoded = 0
        for _ in 0..<8 {
            let drawn = draw.value()
            let value = try #require(drawn, "no value of \(schema.compact)")
            switch attempt(shape.type, value) {
            case .decoded(let written):
                decoded += 1
                #expect(SchemaCheck(schema).accepts(written), "\(written.compact)")
            case .beyondSchemas: break
            case .refused(let error): Issue.record("\(value.compact): \(error)")
            }
        }
        #expect(decoded > 0)
    }

    @Test("what is spoiled decodes exactly when the schema still allows it", arguments: shapes)
    func spoiled(shape: Shape) throws {
        let schema = Schemas.schema(of: shape.type)
        let check = SchemaCheck(schema)
        var draw = SchemaDraw(schema, using: Seeded(shape.name + "!"))
        for _ in 0..<3 {
            let drawn = draw.value()
            let value = try #require(drawn, "no value of \(schema.compact)")
            for _ in 0..<20 {
                let spoiled = draw.spoiled(value)
                switch attempt(shape.type, spoiled) {
                case .decoded: #expect(check.accepts(spoiled), "decodes: \(spoiled.compact)")
                case .beyondSchemas: break
                case .refused(let error):
                    #expect(!check.accepts(spoiled), "\(error) refuses \(spoiled.compact)")
                    for standIn in StandIn.allCases {
                        let found = drafted(shape.type, spoiled, standIn)
                        #expect(found.hasValue, "nothing stands in for what is wrong in \(spoiled.compact)")
                        #expect(found.first == (error as? JSONError)?.pointer, "\(spoiled.compact)")
                    }
                }
            }
        }
    }

    private func drafted<Value: Payload>(
        _ type: Value.Type, _ value: JSONValue, _ standIn: StandIn
    ) -> (hasValue: Bool, first: String?) {
        let draft = JSON.draft(
            type, from: Array(value.compact.utf8), standingIn: standIn, describing: Schemas.describe)
        return (draft.value != nil, draft.mistakes.first?.pointer)
    }

    private enum Attempt {
        case decoded(JSONValue)
        case beyondSchemas
        case refused(any Error)
    }

    private func attempt<Value: Payload>(_ type: Value.Type, _ value: JSONValue) -> Attempt {
        do {
            let decoded = try JSON.decode(type, from: Array(value.compact.utf8))
            return .decoded(try JSONValue(parsing: JSON.encode(decoded)))
        } catch let error as JSONError {
            if case .refused(let inner as InvalidValue) = error.reason,
                Self.beyondSchemas.contains(inner.message.key)
            {
                return .beyondSchemas
            }
            return .refused(error)
        } catch {
            return .refused(error)
        }
    }
}
