import Bus
import RegistryAPI
import TestKit
import Testing
import Vocabulary

@testable import Registry

@Suite("Children of units that were called otherwise", .timeLimit(.minutes(2)))
struct SuccessionTests {
    /// A commune, who holds it from a day on, and who held it until then and not after.
    struct Change: Sendable, CustomTestStringConvertible {
        let commune: UnitPath
        let day: String
        let holders: [UnitPath]
        let lost: [UnitPath]

        var testDescription: String { "\(commune) on \(day)" }
    }

    static let changes = [
        // Phú Cường went from Kim Động to the town of Hưng Yên.
        Change(
            commune: "hung-yen/kim-dong/phu-cuong", day: "2013-08-06",
            holders: ["hung-yen/hung-yen/phu-cuong", "hung-yen/hung-yen", "hung-yen"],
            lost: ["hung-yen/kim-dong"]),
        Change(
            commune: "thai-binh/thai-thuy/thai-duong", day: "2020-03-01",
            holders: ["thai-binh/thai-thuy/duong-hong-thuy", "thai-binh/thai-thuy", "thai-binh"],
            lost: ["hung-yen"]),
        Change(
            commune: "thai-binh/thai-thuy/duong-hong-thuy", day: "2025-07-01",
            holders: ["hung-yen/bac-thai-ninh", "hung-yen"],
            lost: ["hung-yen/thai-thuy", "hung-yen/thai-binh"]),
    ]

    private static func open(
        on text: String, _ body: (Deployment) async throws -> Void
    ) async throws {
        try await withDeployment(
            [RegistryService.self], on: [.inProcess], reference: Office.reference,
            today: day(text).advanced(by: -1)
        ) { deployment in
            try await body(deployment)
        }
    }

    @Test(
        "who holds the commune from that day on reads, finds, lists and changes its children; nobody else does",
        arguments: changes)
    func reached(change: Change) async throws {
        try await Self.open(on: change.day) { deployment in
            let before = try await deployment.client(as: change.commune).call(
                Children.register, child(commune: change.commune))
            for lost in change.lost where lost != "hung-yen" {
                let client = deployment.client(as: lost)
                // Communes of a later day have nothing yet.
                let holdsIt = try Office.reference.units.covers(
                    lost, change.commune, on: day(change.day).advanced(by: -1))
                let found = try await client.items(Children.list, ListChildren())
                #expect(found.map(\.id) == (holdsIt ? [before.id] : []))
            }
            deployment.set(day: day(change.day))
            for (index, holder) in change.holders.enumerated() {
                let client = deployment.client(as: holder)
                #expect(try await client.call(Children.get, GetChild(id: before.id)).id == before.id)
                #expect(try await client.items(Children.list, ListChildren()).map(\.id) == [before.id])
                let asked = ListChildren().with { $0.commune = change.commune }
                #expect(try await client.items(Children.list, asked).map(\.id) == [before.id])
                let search = SearchChildren().with { $0.name = "hoa" }
                #expect(try await client.call(Children.search, search).items.map(\.id) == [before.id])
                let address = "Nhà số \(index + 1)"
                let changed = try await client.call(
                    Children.update, UpdateChild(id: before.id).with { $0.address = address })
                // The record keeps the unit that it was recorded under.
                #expect(changed.address == address && changed.commune == change.commune)
            }
            for lost in change.lost {
                let client = deployment.client(as: lost)
                expect(
                    try await client.refusal(of: Children.get, GetChild(id: before.id)),
                    .notFound, at: "/id")
                #expect(try await client.items(Children.list, ListChildren()).isEmpty)
            }
        }
    }

    @Test("the child is warned of as a duplicate under the commune's name of today", arguments: changes)
    func duplicate(change: Change) async throws {
        try await Self.open(on: change.day) { deployment in
            _ = try await deployment.client(as: change.commune).call(
                Children.register, child(commune: change.commune))
            deployment.set(day: day(change.day))
            let now = change.holders[0]
            let client = deployment.client(as: now)
            expect(
                try await client.refusal(of: Children.register, child(commune: now)), .alreadyExists,
                at: "/name")
            let twin = try await client.call(
                Children.register, child(commune: now, confirmedDistinct: true))
            let groups = try await client.call(Children.findDuplicates, FindDuplicates())
            #expect(groups.items.map { $0.children.count } == [2])
            #expect(groups.items.first?.children.contains { $0.id == twin.id } == true)
        }
    }
}
