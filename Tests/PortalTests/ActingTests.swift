import Foundation
import GatewayKit
import ServiceKit
import TestKit
import Testing
import Vocabulary

@testable import Portal

@Suite("Acting from a child's file at the portal", .timeLimit(.minutes(5)))
struct ActingTests {
    private static let child = [
        "name": "Trần Thị Mai", "sex": "female", "birthDate": "04/03/2015", "commune": Town.commune.text,
        "address": "Thôn 3",
    ]

    /// A town, a clerk in front of a browser, and the file of a child that the clerk has entered.
    func withFile(
        _ services: [String] = ["registry"], _ body: (Town, Browser, String) async throws -> Void
    ) async throws {
        try await withStack(services, today: day("2020-06-15")) { stack in
            try await stack.healthy(as: "thai-binh")
            let town = try Town(stack.place)
            try town.add("ntl.diem-dien")
            let clerk = await town.browser(loggedInAs: "ntl.diem-dien")
            await clerk.get("/children/register")
            await clerk.post("/children/register", Self.child)
            #expect(clerk.page.contains("Đã ghi vào sổ."))
            try await body(town, clerk, clerk.path)
        }
    }

    @Test("every act stands on a method that there is, on members that its request has, and has its words")
    func described() async throws {
        try await withFile(Set(Act.all.map(\.service)).sorted()) { town, clerk, _ in
            #expect(Set(Act.all.map(\.name)).count == Act.all.count)
            for act in Act.all {
                for language in Language.allCases {
                    #expect(
                        PortalTexts.all.template("portal.act.\(act.name)", in: language) != nil, "\(act.name)"
                    )
                }
            }
            let clients = ServiceClients(town.place.data, language: .vi)
            let directory = MethodDirectory(clients)
            for act in Act.all {
                let description = try await directory.describe(act.method, at: act.service)
                let form = RequestForm(description, town.site.reference, on: day("2020-06-15"))
                for name in act.members + [act.childMember, act.thingMember].compactMap(\.self) {
                    #expect(form.member(name)?.label != nil, "\(act.name): \(name)")
                }
                #expect(act.needed.isSubset(of: act.members), "\(act.name)")
                for (member, words) in act.except {
                    guard case .choices(let offered) = form.member(member)?.content else {
                        Issue.record("\(act.name): nothing is chosen for \(member)")
                        continue
                    }
                    #expect(words.isSubset(of: offered.map(\.word)), "\(act.name): \(member)")
                }
                #expect(description.needs == act.needs)
            }
            clients.closeAll()
            #expect(clerk.status == .ok)
        }
    }

    @Test("a home is changed in a form that shows what stands there; sent again nothing is recorded twice")
    func home() async throws {
        try await withFile { _, clerk, file in
            #expect(clerk.page.contains("href=\"\(file)/act/home\""))
            await clerk.get("\(file)/act/home")
            #expect(clerk.value(of: "address") == "Thôn 3" && clerk.value(of: "on") == "15/06/2020")
            #expect(clerk.page.contains("<label for=\"address\">Địa chỉ</label>"), "\(clerk.page)")
            #expect(clerk.page.contains("<title>Đổi nơi ở, diện hộ nghèo · Chung Tay</title>"))
            let sent = clerk.hidden.merging([
                "commune": [Town.commune.text], "address": ["Thôn 4"], "povertyStatus": ["poor"],
                "on": ["15/06/2020"],
            ]) { $1 }
            await clerk.repeated("\(file)/act/home", sent)
            #expect(
                clerk.path == file && clerk.page.contains("Đã ghi: Đổi nơi ở, diện hộ nghèo."),
                "\(clerk.page)")
            #expect(clerk.page.contains("Thôn 4") && clerk.page.contains("hộ nghèo"))
            let told = clerk.page.components(separatedBy: "Thôn 4").count
            await clerk.repeated("\(file)/act/home", sent)
            #expect(clerk.path == file && clerk.page.components(separatedBy: "Thôn 4").count == told)
        }
    }

    @Test(
        "a form in which nothing is changed is not sent; a field that is emptied takes off what stood there")
    func nothing() async throws {
        try await withFile { _, clerk, file in
            await clerk.get("\(file)/act/home")
            let same = ["commune": Town.commune.text, "address": "Thôn 3", "on": "15/06/2020"]
            await clerk.post("\(file)/act/home", same)
            #expect(clerk.status == .badRequest && clerk.page.contains("Chưa có gì khác với hồ sơ"))
            await clerk.post("\(file)/act/home", same.merging(["address": ""]) { $1 })
            #expect(clerk.path == file && clerk.page.contains("Đã ghi:"), "\(clerk.page)")
            #expect(!clerk.page.contains("<dt>Địa chỉ</dt>"))
        }
    }

    @Test(
        "who writes while another changes the file sees what differs, keeps what was typed, and sends it again"
    )
    func stale() async throws {
        try await withFile { town, clerk, file in
            try town.add("tvb.diem-dien", "Trần Văn Bình")
            let other = await town.browser(loggedInAs: "tvb.diem-dien")
            await clerk.get("\(file)/act/home")
            await other.get("\(file)/act/home")
            let same = ["commune": Town.commune.text, "on": "15/06/2020", "povertyStatus": "notPoor"]
            await other.post(
                "\(file)/act/home", same.merging(["address": "Thôn 5", "povertyStatus": "poor"]) { $1 })
            #expect(other.path == file, "\(other.page)")
            let key = try #require(clerk.hidden["key"])
            await clerk.post("\(file)/act/home", same.merging(["address": "Thôn 9"]) { $1 })
            #expect(
                clerk.status == .badRequest && clerk.page.contains("đã được người khác sửa"), "\(clerk.page)")
            #expect(clerk.mistake(at: "address") == "Hồ sơ bây giờ ghi: Thôn 5.")
            #expect(clerk.mistake(at: "povertyStatus") == "Hồ sơ bây giờ ghi: hộ nghèo.")
            #expect(clerk.value(of: "address") == "Thôn 9" && clerk.hidden["key"] != key)
            // Nobody touched the household: what is so now is chosen, and stays.
            #expect(clerk.page.contains("value=\"poor\" checked"))
            await clerk.post(
                "\(file)/act/home", same.merging(["address": "Thôn 9", "povertyStatus": "poor"]) { $1 })
            #expect(clerk.path == file && clerk.page.contains("Thôn 9") && clerk.page.contains("hộ nghèo"))
        }
    }

    @Test(
        "a circumstance is chosen from the reference data; every mistake is at its field; it is ended from the file"
    )
    func circumstance() async throws {
        try await withFile { _, clerk, file in
            await clerk.get("\(file)/act/circumstance")
            #expect(clerk.page.contains("<select id=\"code\""))
            let code = try #require(
                clerk.page.firstMatch(of: /<option value="([a-z0-9-]+)">/).map { String($0.1) })
            await clerk.post(
                "\(file)/act/circumstance", ["code": "", "start": "31/02/2020", "evidence": "đơn"])
            #expect(
                clerk.status == .badRequest && clerk.mistake(at: "code")?.isEmpty == false, "\(clerk.page)")
            #expect(clerk.mistake(at: "start")?.contains("31/02/2020") == true)
            #expect(clerk.value(of: "evidence") == "đơn")
            await clerk.post(
                "\(file)/act/circumstance", ["code": code, "start": "01/06/2020", "evidence": "đơn"])
            #expect(clerk.path == file && clerk.page.contains("01/06/2020"), "\(clerk.page)")
            let end = try #require(
                clerk.page.firstMatch(of: /href="([a-z0-9\/-]+\/act\/end-circumstance\/[a-z0-9-]+)"/))
            await clerk.get(String(end.1))
            await clerk.post(String(end.1), ["end": "10/06/2020"])
            #expect(clerk.path == file && !clerk.page.contains("end-circumstance"), "\(clerk.page)")
        }
    }

    @Test("a case goes from its report to its plan, each step by the link that the file offers first")
    func steps() async throws {
        try await withFile { _, clerk, file in
            await clerk.get("\(file)/act/open-case")
            await clerk.post(
                "\(file)/act/open-case",
                ["concern": "neglect", "on": "15/06/2020", "note": "dòng 1\r\ndòng 2"])
            #expect(clerk.path == file && clerk.page.contains("Đã ghi: Mở vụ việc."), "\(clerk.page)")
            for _ in 0..<2 {
                let assess = try #require(Self.due(clerk))
                #expect(assess.contains("/act/assess/"))
                await clerk.get(assess)
                await clerk.post(assess, ["risk": "moderate", "on": "15/06/2020"])
                #expect(clerk.path == file, "\(clerk.page)")
            }
            let plan = try #require(Self.due(clerk))
            #expect(plan.contains("/act/plan/"))
            await clerk.get(plan)
            await clerk.post(plan, ["nextReview": "", "goals.1.text": "được đi học lại"])
            #expect(clerk.status == .badRequest && clerk.mistake(at: "nextReview")?.isEmpty == false)
            #expect(clerk.value(of: "goals.1.text") == "được đi học lại")
            await clerk.post(
                plan,
                ["nextReview": "15/07/2020", "goals.1.text": "được đi học lại", "goals.1.by": "01/09/2020"])
            #expect(
                clerk.path == file && clerk.page.contains("Đã ghi: Ghi kế hoạch hỗ trợ."), "\(clerk.page)")
            #expect(try #require(Self.due(clerk)).contains("/act/decide/"))
        }
    }

    /// The first act of the case.
    private static func due(_ browser: Browser) -> String? {
        browser.page.firstMatch(of: /<p class="acts"><a class="button" href="([a-z0-9\/-]+)"/).map {
            String($0.1)
        }
    }

    @Test(
        "a file is handed over: asked for by its name, shown to who is asked, taken over without seeing the file"
    )
    func transfer() async throws {
        try await withFile { town, clerk, file in
            try town.add("pvh.thuy-lien", "Phạm Văn Hòa", of: "thai-binh/thai-thuy/thuy-lien")
            await clerk.get("\(file)/act/transfer")
            await clerk.post("\(file)/act/transfer", ["to": "không có nơi này", "reason": "về ở với bà"])
            #expect(clerk.mistake(at: "to")?.isEmpty == false && clerk.value(of: "reason") == "về ở với bà")
            await clerk.post("\(file)/act/transfer", ["to": "Thụy Liên", "reason": "về ở với bà"])
            #expect(
                clerk.path == file && clerk.page.contains("Đã ghi: Đề nghị chuyển hồ sơ."), "\(clerk.page)")
            let other = await town.browser(loggedInAs: "pvh.thuy-lien")
            await other.get(file)
            #expect(other.status == .notFound)
            // Nobody answers for tasks here; what the register knows is shown all the same.
            await other.get("/")
            #expect(
                other.page.contains("Trần Thị Mai") && other.page.contains("về ở với bà"), "\(other.page)")
            let accept = try #require(
                other.page.firstMatch(of: /href="([a-z0-9\/-]+\/act\/accept-transfer\/[a-z0-9-]+)"/))
            await other.get(String(accept.1))
            #expect(other.page.contains("Trần Thị Mai") && other.value(of: "on") == "15/06/2020")
            await other.post(String(accept.1), ["on": "15/06/2020"])
            #expect(other.path == file && other.page.contains("Đã ghi: Nhận hồ sơ."), "\(other.page)")
            await clerk.get("/")
            #expect(!clerk.page.contains("withdraw-transfer"))
        }
    }

    @Test(
        "what is no act, is about nobody in reach, or comes without a key is refused; the form is kept through a log-in"
    )
    func refused() async throws {
        try await withFile { town, clerk, file in
            for path in [
                "\(file)/act/nothing", "\(file)/act/assess", "\(file)/act/home/x", "/children/x/act/home",
            ] {
                await clerk.get(path)
                #expect(clerk.status == .notFound, "\(path)")
            }
            await clerk.get("\(file)/act/home")
            await clerk.post("\(file)/act/home", ["key": ["x"], "address": ["Thôn 4"]])
            #expect(clerk.status == .badRequest && clerk.page.contains("không còn dùng được"))
            try town.add("pvh.vu-thu", "Phạm Văn Hòa", of: "thai-binh/vu-thu")
            let other = await town.browser(loggedInAs: "pvh.vu-thu")
            await other.get("\(file)/act/home")
            #expect(other.status == .notFound && !other.page.contains("Trần Thị Mai"))

            await clerk.get("\(file)/act/home")
            let key = try #require(clerk.hidden["key"])
            town.clock.advance(by: .seconds(3600))
            await clerk.post("\(file)/act/home", ["commune": Town.commune.text, "address": "Thôn 4"])
            #expect(clerk.status == .forbidden && clerk.page.contains("những gì bạn vừa điền vẫn còn"))
            await clerk.post("/log-in", ["login": "ntl.diem-dien", "password": Town.password])
            #expect(clerk.path == "\(file)/act/home" && clerk.value(of: "address") == "Thôn 4")
            #expect(clerk.hidden["key"] == key)
            await clerk.get(file)
            #expect(clerk.page.contains("Thôn 3") && !clerk.page.contains("Thôn 4"))
        }
    }

    @Test(
        "a caregiver is entered and linked in one form, once; one whom the register has is chosen, or said to be another"
    )
    func caregiver() async throws {
        try await withFile { _, clerk, file in
            await clerk.get("\(file)/act/caregiver")
            #expect(clerk.page.contains("<option value=\"\(Town.commune.text)\" selected>"), "\(clerk.page)")
            let typed = [
                "name": "Trần Văn Nam", "birthYear": "1960", "relation": "grandparent",
                "commune": Town.commune.text,
            ]
            await clerk.post("\(file)/act/caregiver", typed.merging(["name": ""]) { $1 })
            #expect(
                clerk.status == .badRequest && clerk.mistake(at: "name")?.isEmpty == false, "\(clerk.page)")
            let sent = clerk.hidden.merging(typed.mapValues { [$0] }) { $1 }
            await clerk.repeated("\(file)/act/caregiver", sent)
            #expect(clerk.path == file && clerk.page.contains("Trần Văn Nam ("), "\(clerk.page)")
            await clerk.repeated("\(file)/act/caregiver", sent)
            #expect(clerk.path == file && clerk.page.components(separatedBy: "/act/unlink/").count == 2)

            // A second child of the same grandfather.
            await clerk.get("/children/register")
            await clerk.post(
                "/children/register",
                Self.child.merging(["name": "Lê Văn Tám", "birthDate": "05/05/2012"]) { $1 })
            let other = clerk.path
            await clerk.get("\(other)/act/caregiver")
            await clerk.post("\(other)/act/caregiver", typed)
            #expect(
                clerk.status == .badRequest && clerk.mistake(at: "made")?.contains("Trần Văn Nam") == true,
                "\(clerk.page)")
            let known = try #require(clerk.hidden["known"]?.first)
            #expect(clerk.value(of: "name") == "Trần Văn Nam")
            await clerk.post("\(other)/act/caregiver", typed.merging(["made": known]) { $1 })
            #expect(clerk.path == other && clerk.page.contains("Trần Văn Nam ("), "\(clerk.page)")
        }
    }
}
