import Foundation
import GRDB
import ServiceKit
import Store
import TestKit
import Testing
import Vocabulary

@testable import Bus
@testable import ToyLibrary

// What docs/adding-a-method.md shows, compiled: it stands there to the letter.

extension Toys {
    /// Corrects a toy's name.
    static let rename = Command<RenameToy, Toy>("toys.Toys/Rename", needs: .provider)
}

/// Asks for another name.
struct RenameToy: Composite {
    var id: ToyID
    /// 1 to 200 characters.
    var name: String
}

extension ToyService {
    func renameToy(_ request: RenameToy, _ tx: Transaction) throws -> Toy {
        let sought = try tx.toys.seek(request.id, at: "/id", by: tx, in: \.unit)
        var checks = Checks(tx.reference, today: tx.today)
        let name = checks.words(request.name, at: "/name")
        var toy = try checks.finish(sought)
        toy.name = name
        try tx.toys.rename(toy)
        return toy
    }
}

extension ToyRecords {
    func rename(_ toy: Toy) throws { try run("UPDATE toys SET name = \(toy.name) WHERE id = \(toy.id)") }
}

extension ToyService {
    /// What the page adds to the service's routes.
    @RouteBuilder fileprivate var addedRoutes: [Route] {
        Route(Toys.rename, renameToy)
    }
}

/// The toy library with the new method's route.
private struct RenamingToyService: DepartmentService {
    static let name = ToyService.name
    static let migrations = ToyService.migrations
    static let texts = ToyService.texts

    let toys = ToyService()

    var routes: [Route] {
        toys.routes
        toys.addedRoutes
    }
}

@Suite("docs/adding-a-method.md adds a method", .timeLimit(.minutes(5)))
struct AddingAMethodTests {
    @Test("a toy is renamed by the commune that lends it")
    func rename() async throws {
        let commune: UnitPath = "thai-binh/thai-thuy/diem-dien"
        let day = try #require(Day("2020-06-15"))
        try await withDeployment([RenamingToyService.self], reference: .shipped(), today: day) { deployment in
            let toys = deployment.client(as: commune).on("toys")
            let toy = try await toys.call(Toys.add, AddToy(id: nil, name: "Xe", unit: commune))
            let renamed = try await toys.call(Toys.rename, RenameToy(id: toy.id, name: "Xe gỗ"))
            #expect(renamed.name == "Xe gỗ")
            let refused = try await toys.refusal(of: Toys.rename, RenameToy(id: toy.id, name: " "))
            #expect(refused?.fields == ["/name"])
        }
    }

    @Test("every snippet of the page stands in a file that tests compile")
    func snippets() throws {
        let root = SourceTree.root
        let page = try String(contentsOfFile: root + "/docs/adding-a-method.md", encoding: .utf8)
        let compiled = try [
            "Tests/ContractTests/AddingAMethodTests.swift", "Services/Registry/API/Children.swift",
            "Services/Registry/API/Initialisers/Children+Initialisers.swift",
            "Tests/RegistryTests/ServiceTests.swift",
        ].map { try String(contentsOfFile: "\(root)/\($0)", encoding: .utf8) }.map(Self.flat)
        let snippets = page.components(separatedBy: "```swift\n").dropFirst()
            .compactMap { $0.components(separatedBy: "```").first }
        #expect(snippets.count >= 5)
        for snippet in snippets {
            let isCompiled = compiled.contains { $0.contains(Self.flat(snippet)) }
            #expect(isCompiled, "\(snippet)")
        }
    }

    /// The text without what indents it.
    private static func flat(_ text: String) -> String {
        text.split(separator: "\n").map { $0.drop { $0 == " " } }.joined(separator: "\n")
    }
}
