import JSONCoding
import RegistryAPI
import TestKit
import Testing
import Vocabulary

@testable import ServiceKit

@Suite("Events of cases", .timeLimit(.minutes(5)))
struct CaseEventTests {
    @Test("are told by their type alone to who may not know what they say: each of them is, and no other")
    func types() throws {
        let facts = CaseFacts(
            id: newID(), child: newID(), commune: Office.commune, concern: .neglect, step: .reported,
            late: false, on: Office.today)
        let payload = String(decoding: try JSON.encode(facts), as: UTF8.self)
        func isOfCase(_ name: String) -> Bool {
            do {
                let event = try JSON.decode(
                    RegistryEvent.self, from: Array(#"{"\#(name)":{"_0":\#(payload)}}"#.utf8))
                if case .case = event.topic { return true }
                return false
            } catch {
                // What another event says is no case.
                return false
            }
        }
        let schema = Schemas.schema(of: RegistryEvent.self)
        let names = (schema["oneOf"]?.array ?? []).compactMap {
            $0["properties"]?.object?.members.first?.name
        }
        #expect(names.count > 40)
        let found = names.filter(isOfCase).map { "\(RegistryContract.name).\($0)" }
        #expect(Set(found) == RegistryEvent.typesOfCases)
    }
}
