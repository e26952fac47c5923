import Bus
import RegistryAPI
import ServiceKit
import Store
import TestKit
import Testing
import Vocabulary

@testable import Registry

@Suite("Whom an answer showed", .timeLimit(.minutes(5)))
struct LookTests {
    /// Three children, whom the province's auditor and chief have seen nothing of yet.
    private func play(
        _ body: (Deployment, TestClient, [ChildID]) async throws -> Void
    ) async throws {
        try await Office.deploy { deployment, office in
            var children: [ChildID] = []
            for name in ["Trần Văn An", "Trần Văn Bình", "Trần Văn Cường"] {
                children.append(try await office.call(Children.register, child(name)).id)
            }
            let auditor = deployment.client(as: Office.province, [.auditor]).on("registry")
            try await body(deployment, auditor, children)
        }
    }

    private static let searches = ListReads().with { $0.method = Children.search.name }

    @Test("all whom one search showed are told, under one number, with why; and each is found by the child")
    func search() async throws {
        try await play { deployment, auditor, children in
            let district = deployment.client(as: Office.district).saying("tìm anh em của một trẻ")
            let asked = SearchChildren().with { $0.name = "tran van" }
            let found = try await district.call(Children.search, asked)
            #expect(Set(found.items.map(\.id)) == Set(children))
            let looks = try await auditor.call(AdminReads.list, Self.searches).items
            #expect(looks.compactMap(\.child) == children.sorted().reversed())
            #expect(Set(looks.map(\.number)).count == 1)
            #expect(Set(looks.map(\.purpose)) == ["tìm anh em của một trẻ"])
            for child in children {
                let about = Self.searches.with { $0.child = child }
                let one = try await auditor.call(AdminReads.list, about).items
                #expect(one.map(\.child) == [child] && one.map(\.number) == looks.prefix(1).map(\.number))
            }
        }
    }

    @Test("a page may end within an answer, and the next one goes on there")
    func pages() async throws {
        try await play { deployment, auditor, children in
            let district = deployment.client(as: Office.district)
            for _ in 1...2 {
                _ = try await district.call(Children.search, SearchChildren().with { $0.name = "tran" })
            }
            let whole = try await auditor.call(AdminReads.list, Self.searches).items
            #expect(whole.count == 6)
            for length in 1...6 {
                var (paged, after): ([ReadEntry], String?) = ([], nil)
                repeat {
                    let request = Self.searches.with { ($0.after, $0.limit) = (after, length) }
                    let page = try await auditor.call(AdminReads.list, request)
                    #expect(page.items.count <= length && !page.items.isEmpty)
                    paged += page.items
                    after = page.next
                } while after != nil
                #expect(paged == whole, "pages of \(length)")
            }
        }
    }

    @Test("of what tells of something confidential who is not told of it hears only how many were shown")
    func confidential() async throws {
        try await play { deployment, auditor, children in
            let worker = deployment.client(as: Office.district)
            for child in children {
                _ = try await worker.call(Cases.open, OpenCase(child: child, concern: .violence))
            }
            _ = try await worker.items(Cases.list, ListCases())
            let listed = ListReads().with { $0.method = Cases.list.name }
            let told = try await auditor.call(AdminReads.list, listed).items
            #expect(told.map(\.child) == [nil, nil, nil] && Set(told.map(\.number)).count == 1)
            let chief = deployment.client(as: Office.province, [.auditor, .confidential]).on("registry")
            let known = try await chief.call(AdminReads.list, listed).items
            #expect(known.compactMap(\.child) == children.sorted().reversed())
        }
    }
}
