import Bus
import TestKit
import Testing
import Vocabulary

@testable import ServiceKit

/// On 15 March 2021, in each department.
@Suite("Who has no rights because its unit is no more, or is to come, is told that", .timeLimit(.minutes(5)))
struct PowerlessUnitTests {
    /// A unit of another day, its last day or its first, and a unit that stands in its place.
    private static let powerless: [(unit: UnitPath, turn: Day, heir: UnitPath)] = [
        (
            "thai-binh/thai-thuy/thai-duong", day("2020-02-29"),
            "thai-binh/thai-thuy/duong-hong-thuy"
        ),
        ("hung-yen/thai-thuy", day("2025-07-01"), "thai-binh/thai-thuy/diem-dien"),
    ]

    @Test(
        "by every method that takes a role, with the day and who is there in its place, in both languages",
        arguments: DepartmentServices.contracts.indices)
    func told(department: Int) async throws {
        try await DepartmentServices.deploy(department) { deployment, methods in
            let service = DepartmentServices.all[department].name
            let asked = methods.filter { $0.needs != .anyone }
            #expect(!asked.isEmpty)
            for one in Self.powerless {
                for language in Language.allCases {
                    let client = deployment.client(as: one.unit, [], language: language).on(service)
                    for method in asked {
                        let refused = try await refusal(client, method)
                        #expect(refused?.status == .permissionDenied, "\(method.name)")
                        let said = refused?.message ?? ""
                        for words in [one.unit.text, DayWords.day(one.turn, in: language), one.heir.text] {
                            #expect(said.contains(words), "\(method.name): \(said)")
                        }
                    }
                }
            }
            // One that stands, and has no rights, hears which role it lacks.
            let client = deployment.client(as: "thai-binh/thai-thuy/diem-dien", []).on(service)
            for method in asked {
                let refused = try await refusal(client, method)
                #expect(refused?.status == .permissionDenied)
                #expect(refused?.message.contains(method.name) == true)
            }
        }
    }

    private func refusal(_ client: TestClient, _ method: ServiceContract.Entry) async throws -> Refused? {
        let body = Array("{}".utf8)
        do {
            switch method.kind {
            case .import: _ = try await client.send(method.name, row: body, key: method.name)
            case .feed: try await client.send(method.name, feed: body)
            case .query, .dialogue: _ = try await client.send(method.name, body, key: nil)
            case .command: _ = try await client.send(method.name, body, key: method.name)
            }
            return nil
        } catch let refused as Refused {
            return refused
        }
    }
}
