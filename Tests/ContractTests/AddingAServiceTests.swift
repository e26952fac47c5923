import Bus
import Foundation
import TestKit
import Testing
import Vocabulary

@testable import ToyLibrary

@Suite("docs/adding-a-service.md adds a service", .timeLimit(.minutes(5)))
struct AddingAServiceTests {
    private static let files = [
        "API/Toys.swift", "ToyService.swift", "Handlers/ToyHandlers.swift", "Records/ToyRecords.swift",
    ]

    private static func source(_ file: String) throws -> String {
        try String(contentsOfFile: "\(SourceTree.root)/Tests/ToyLibrary/\(file)", encoding: .utf8)
    }

    @Test("the page shows the files as they are, all of them, in under a hundred lines that are not blank")
    func page() throws {
        let page = try String(
            contentsOfFile: SourceTree.root + "/docs/adding-a-service.md", encoding: .utf8)
        let shown = page.components(separatedBy: "```swift\n").dropFirst()
            .compactMap { $0.components(separatedBy: "```").first }
        let written = try Self.files.map(Self.source)
        #expect(shown == written)
        let there = FileManager.default.enumerator(atPath: SourceTree.root + "/Tests/ToyLibrary")
        let sources = there?.compactMap { $0 as? String }.filter { $0.hasSuffix(".swift") }
        #expect(sources?.sorted() == Self.files.sorted())
        // Empty pieces, the blank lines, are left out.
        let lines = written.joined().split(separator: "\n").count
        #expect(lines < 100)
    }

    @Test("a toy is added once, listed page by page for those who may see it, and mistakes come all at once")
    func service() async throws {
        let commune: UnitPath = "thai-binh/thai-thuy/diem-dien"
        let day = try #require(Day("2020-06-15"))
        try await withDeployment([ToyService.self], reference: .shipped(), today: day) { deployment in
            let toys = deployment.client(as: commune).on("toys")
            let added = try await toys.call(Toys.add, AddToy(id: nil, name: "  Xe   gỗ ", unit: commune))
            #expect(added.name == "Xe gỗ")
            #expect(added.addedOn == day)
            #expect(try await toys.items(Toys.list, ListToys()) == [added])

            let elsewhere = deployment.client(as: "hung-yen").on("toys")
            #expect(try await elsewhere.items(Toys.list, ListToys()).isEmpty)

            let taken = try await toys.refusal(
                of: Toys.add, AddToy(id: added.id, name: "Bóng", unit: commune))
            #expect(taken?.status == .alreadyExists)
            #expect(taken?.fields == ["/id"])

            let wrong = try await deployment.client(as: "thai-binh").on("toys").refusal(
                of: Toys.add, AddToy(id: nil, name: " ", unit: "thai-binh/khong-co"))
            #expect(wrong?.status == .invalidArgument)
            #expect(wrong?.fields == ["/name", "/unit"])
            #expect(wrong?.message.contains("tên") == true)
        }
    }
}
