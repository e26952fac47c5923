import GatewayKit
import JSONCoding
import TestKit
import Testing
import Vocabulary

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

    @Test("in English the same forms, by the words of the contract; days stand in them as they ask for days")
    func english() async throws {
        try await withFile { _, clerk, file in
            await clerk.post("/language", ["language": "en", "here": file])
            #expect(clerk.page.contains("Change home or poverty"))
            await clerk.get("\(file)/act/home")
            #expect(clerk.page.contains(">Poverty status<") && clerk.value(of: "on") == "15/06/2020")
            await clerk.get("\(file)/act/identity")
            #expect(clerk.value(of: "birthDate") == "04/03/2015", "\(clerk.page)")
            // A day that is written as programs write it is the same day.
            await clerk.post("\(file)/act/identity", ["name": "Trần Thị Mai", "birthDate": "2015-03-05"])
            #expect(clerk.path == file && clerk.status == .ok, "\(clerk.page)")
            await clerk.get("\(file)/act/identity")
            #expect(clerk.value(of: "birthDate") == "05/03/2015")
        }
    }

    @Test(
        "whoever closes a file is not offered that it stays open; what nothing else says is not called optional"
    )
    func offered() async throws {
        try await withFile(["registry", "catalogue"]) { _, clerk, file in
            await clerk.get("\(file)/act/close")
            #expect(clerk.page.contains("value=\"deceased\"") && !clerk.page.contains("value=\"active\""))
            await clerk.get("\(file)/act/delivery")
            #expect(clerk.page.contains("id=\"note-hint\""), "\(clerk.page)")
            for member in ["provider", "domain"] {
                #expect(clerk.page.contains("<select id=\"\(member)\""))
                #expect(!clerk.page.contains("id=\"\(member)-hint\""))
            }
            await clerk.post("\(file)/act/delivery", ["on": "15/06/2020"])
            #expect(clerk.status == .badRequest)
            for member in ["provider", "domain"] {
                #expect(clerk.mistake(at: member)?.isEmpty == false, "\(member): \(clerk.page)")
            }
        }
    }

    @Test(
        "a caregiver is taken to live where the child does, as it is called today; where that was parted nobody is"
    )
    func homeOfToday() async throws {
        let place = try StackPlace(["registry"])
        defer { place.remove() }
        let visit = Visit(try Town(place).site, WebRequest(path: "/"))
        let caregiver = try #require(Act.named("caregiver"))
        func commune(_ recorded: String, on today: Day) -> String {
            var form = ActForm(caregiver)
            let child: JSONValue = .object(["commune": .string(recorded)])
            visit.fill(&form, ActSubject(name: "Trần Thị Mai", child: child, today: today))
            return form["commune"]
        }
        #expect(commune(Town.commune.text, on: day("2025-06-30")) == Town.commune.text)
        #expect(commune(Town.commune.text, on: day("2025-07-01")) == "hung-yen/thai-thuy")
        // One part went to Sơn Nam, the other to Hiệp Cường.
        let parted = "hung-yen/kim-dong/ngoc-thanh"
        #expect(commune(parted, on: day("2025-06-30")) == parted)
        #expect(commune(parted, on: day("2025-07-01")).isEmpty)
    }

    @Test(
        "what is needed by what else a form says tells when, at a member of an act; a day also how it is written"
    )
    func when() async throws {
        let said = PortalTexts.catalogue.keys.filter { $0.hasPrefix("portal.when.") }
        #expect(!said.isEmpty)
        for key in said {
            let parts = key.split(separator: ".").dropFirst(2).map(String.init)
            #expect(parts.count == 2 && Act.named(parts[0])?.members.contains(parts[1]) == true, "\(key)")
        }
        try await withFile(["registry", "catalogue"]) { _, clerk, file in
            await clerk.get("\(file)/act/place")
            let hints = ["expectedEnd", "caregiver"].map { clerk.hint(at: $0) }
            #expect(
                hints[0]?.hasPrefix("Ngày/tháng/năm, như 14/02/2015. Cần khi nhận nuôi") == true, "\(hints)")
            #expect(hints[1]?.hasPrefix("Khi trẻ ở với một người") == true, "\(hints)")
        }
    }
}
