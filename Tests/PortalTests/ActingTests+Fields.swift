import Testing

@testable import Portal

/// What a form shows before anybody has typed in it, and of what.
extension ActingTests {
    @Test("what the service takes a field for that is left out stands in it")
    func usual() async throws {
        try await withFile { _, clerk, file in
            await clerk.get("\(file)/act/open-case")
            #expect(clerk.page.contains("value=\"officer\" selected"), "\(clerk.page)")
            #expect(clerk.page.contains("value=\"commune\" selected"))
        }
    }

    @Test("an address that names the thing of another child leads nowhere, and nothing is done to it")
    func anothers() async throws {
        try await withFile { _, clerk, file in
            await clerk.get("\(file)/act/open-case")
            await clerk.post("\(file)/act/open-case", ["concern": "neglect", "on": "15/06/2020"])
            let own = try #require(clerk.page.firstMatch(of: /act\/close-case\/([a-z0-9-]+)/)).1
            await clerk.get("\(file)/act/close-case/\(own)")
            #expect(clerk.status == .ok)
            await clerk.get("\(file)/act/close-case/00c0ffee-0000-4000-8000-000000000001")
            #expect(clerk.status == .notFound)
        }
    }
}
