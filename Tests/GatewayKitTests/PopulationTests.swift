import CampaignsAPI
import CatalogueAPI
import Foundation
import RegistryAPI
import ServiceKit
import Testing
import Vocabulary

@testable import GatewayKit

@Suite("A made-up population", .timeLimit(.minutes(5)))
struct PopulationTests {
    static let compose = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../../compose").standardizedFileURL

    /// The demonstration's recipe with a fiftieth of its people, as far as `keeping` goes.
    private func population(keeping lines: (String) -> Bool = { _ in true }) throws -> Population {
        let file = Self.compose.appending(path: "demo.d/population.yaml")
        var text = try String(contentsOf: file, encoding: .utf8)
        for (many, few) in [("children: 3000", "children: 60"), ("children: 4000", "children: 80")] {
            text = text.replacing(many, with: few)
        }
        text = text.split(separator: "\n").map(String.init).prefix(while: lines).joined(separator: "\n")
        let reference = try Reference(directory: Self.compose.appending(path: "reference").path())
        return try Population(
            YAMLDocument.decode(PopulationRecipe.self, from: text, file: "population.yaml"), reference)
    }

    @Test("a later year leaves the first one as it was")
    func first() throws {
        let whole = try #require(try population().areas.first)
        let first = try #require(try population { $0 != "    later:" }.areas.first)
        #expect(!whole.later.isEmpty && first.later.isEmpty)
        #expect(whole.children == first.children && whole.workers == first.workers)
        #expect(whole.deliveries == first.deliveries && whole.results == first.results)
    }

    @Test("later, those who are still under 16 receive what they receive by who looks after them then")
    func later() throws {
        let area = try #require(try population().areas.first)
        let born = Dictionary(
            uniqueKeysWithValues: area.children.compactMap { row in
                row.child.id.map { ($0, row.child.birthDate) }
            })
        #expect(area.later.map(\.recipe.by) == ["thai-binh/so-y-te", "hung-yen/so-y-te"])
        for time in area.later {
            #expect(!time.deliveries.isEmpty)
            for delivery in time.deliveries {
                let birth = try #require(born[delivery.child] ?? nil)
                #expect(birth.age(on: delivery.on) < 16)
                #expect(time.recipe.during.contains(delivery.on))
            }
        }
        let spring = area.later[0]
        #expect(Set(spring.classes.compactMap(\.id)).count == 24)
        #expect(Set(spring.results.map(\.class)).isSubset(of: spring.classes.compactMap(\.id)))
    }
}
