import ServiceKit
import TestKit
import Testing
import Vocabulary

@testable import Portal

@Suite("My work at the portal", .timeLimit(.minutes(5)))
struct WorkTests {
    @Test("who reads no files hears that there is no work on any, without a complaint, and is offered none")
    func none() async throws {
        try await withStack(["registry", "catalogue", "gateway"], today: day("2020-06-15")) { stack in
            try await stack.healthy(as: "thai-binh")
            let town = try Town(stack.place)
            try town.add("tmd.tai-chinh", "Trần Minh Đức", of: "thai-binh/so-tai-chinh")
            try town.add("ntl.diem-dien")
            let officer = await town.browser(loggedInAs: "tmd.tai-chinh")
            await officer.get("/")
            #expect(officer.status == .ok)
            #expect(officer.page.contains("Vai trò của bạn không có việc nào với hồ sơ của trẻ em."))
            #expect(officer.page.contains("<a class=\"button\" href=\"/plans\">"), "\(officer.page)")
            #expect(!officer.page.contains("/children/register"))
            #expect(!officer.page.contains("gateway.Tasks") && !officer.page.contains("Chưa hỏi được"))
            // Who reads files and has nothing to do is another.
            let clerk = await town.browser(loggedInAs: "ntl.diem-dien")
            await clerk.get("/")
            #expect(clerk.page.contains("Không có việc nào đang chờ bạn."), "\(clerk.page)")
            #expect(clerk.page.contains("href=\"/children/register\""))
        }
    }
}
