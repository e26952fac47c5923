import Bus
import RegistryAPI
import ServiceKit
import TestKit
import Testing
import Vocabulary

@testable import Registry

@Suite("Children of units that were called otherwise", .timeLimit(.minutes(5)))
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

    @Test(
        "both heirs of a commune that was split hold a child, once, until it is settled in one, and again when that is void"
    )
    func split() async throws {
        let commune: UnitPath = "hung-yen/kim-dong/ngoc-thanh"
        let (heir, other): (UnitPath, UnitPath) = ("hung-yen/son-nam", "hung-yen/hiep-cuong")
        try await Self.open(on: "2025-07-01") { deployment in
            let entered = try await deployment.client(as: commune).call(
                Children.register, child(commune: commune))
            deployment.set(day: day("2025-07-10"))
            let province = deployment.client(as: "hung-yen")
            func holders() async throws -> [UnitPath] {
                var found: [UnitPath] = []
                for unit in [heir, other] {
                    let listed = try await deployment.client(as: unit).items(Children.list, ListChildren())
                    if listed.map(\.id) == [entered.id] { found.append(unit) }
                }
                return found
            }
            #expect(try await holders() == [heir, other])
            #expect(try await province.items(Children.list, ListChildren()).map(\.id) == [entered.id])
            let wrong = SettleChildren(children: [entered.id], in: "hung-yen/bac-thai-ninh")
            expect(
                try await province.refusal(of: Children.settle, wrong), .invalidArgument,
                at: "/children/0", heir.text)
            let settling = SettleChildren(children: [entered.id], in: heir)
            let settled = try await deployment.client(as: other).call(Children.settle, settling)
            #expect(settled.children.map(\.commune) == [heir])
            #expect(try await holders() == [heir])
            for (on, home) in [("2025-06-30", commune), ("2025-07-01", heir)] {
                let then = try await province.call(
                    Children.get, GetChild(id: entered.id).with { $0.on = day(on) })
                #expect(then.commune == home, "on \(on)")
            }
            expect(
                try await deployment.client(as: heir).refusal(of: Children.settle, settling),
                .failedPrecondition, at: "/children/0")
            expect(
                try await deployment.client(as: other).refusal(of: Children.settle, settling), .notFound,
                at: "/children/0")
            let history = try await province.call(
                Children.history, ListChildHistory(child: entered.id)
            ).items
            let home = try #require(history.last { $0.aspect == .home }?.fact)
            _ = try await province.call(Children.void, VoidChildFact(id: entered.id, fact: home))
            #expect(try await holders() == [heir, other])
        }
    }

    @Test("who waits to be settled is listed in each heir, page by page, until somebody says where it lives")
    func unsettled() async throws {
        let commune: UnitPath = "hung-yen/kim-dong/ngoc-thanh"
        let (heir, other): (UnitPath, UnitPath) = ("hung-yen/son-nam", "hung-yen/hiep-cuong")
        try await Self.open(on: "2025-07-01") { deployment in
            let province = deployment.client(as: "hung-yen")
            func enter(_ name: String, in commune: UnitPath = commune) async throws -> ChildID {
                try await province.call(
                    Children.register, child(name, commune: commune, registeredOn: day("2025-01-10"))
                ).id
            }
            let (first, second) = (try await enter("Lê Thị An"), try await enter("Lê Thị Bình"))
            let gone = try await enter("Lê Thị Chi")
            _ = try await enter("Lê Thị Dung", in: "hung-yen/kim-dong/phu-tho")
            _ = try await province.call(Children.close, CloseChild(id: gone, reason: .moved))
            func listed(
                by unit: UnitPath, _ asked: UnitPath? = nil
            ) async throws -> [[UnsettledChild]] {
                try await deployment.client(as: unit).pages(of: Children.listUnsettled) { after in
                    ListUnsettledChildren().with { ($0.commune, $0.after, $0.limit) = (asked, after, 1) }
                }
            }
            #expect(try await listed(by: "hung-yen").joined().isEmpty)
            deployment.set(day: day("2025-07-10"))
            for unit in ["hung-yen", heir, other] as [UnitPath] {
                let waiting = try await listed(by: unit)
                #expect(waiting.joined().map(\.child.id) == [first, second], "\(unit)")
                #expect(waiting.first?.map(\.since) == [day("2025-07-01")])
                #expect(waiting.first?.map { Set($0.heirs) } == [[heir, other]])
            }
            #expect(try await listed(by: "hung-yen", commune).joined().map(\.child.id) == [first, second])
            #expect(try await listed(by: "hung-yen", "hung-yen/bac-thai-ninh").joined().isEmpty)
            #expect(try await listed(by: "hung-yen/bac-thai-ninh").joined().isEmpty)
            _ = try await province.call(Children.settle, SettleChildren(children: [first], in: heir))
            #expect(try await listed(by: "hung-yen").joined().map(\.child.id) == [second])
            #expect(try await listed(by: other).joined().map(\.child.id) == [second])
        }
    }

    @Test("a child is not said to have lived anew, from a day on, in a commune that was no more by then")
    func homeAfterSplit() async throws {
        let commune: UnitPath = "hung-yen/kim-dong/ngoc-thanh"
        let heir: UnitPath = "hung-yen/son-nam"
        try await Self.open(on: "2025-07-01") { deployment in
            let province = deployment.client(as: "hung-yen")
            let id = try await province.call(
                Children.register, child(commune: commune, registeredOn: day("2025-01-10"))
            ).id
            deployment.set(day: day("2025-07-10"))
            func lives(_ on: String?) -> UpdateChild {
                UpdateChild(id: id).with { ($0.commune, $0.on) = (commune, on.map(day)) }
            }
            expect(
                try await province.refusal(of: Children.update, lives("2025-07-05")), .invalidArgument,
                at: "/commune", heir.text)
            // Without a day it says nothing new.
            #expect(try await province.call(Children.update, lives(nil)).version == 1)
            #expect(try await province.call(Children.update, lives("2025-06-30")).version == 2)
            let settling = SettleChildren(children: [id], in: heir)
            let settled = try await province.call(Children.settle, settling)
            #expect(settled.children.map(\.commune) == [heir])
        }
    }

    @Test("a home that begins after the split would outlast the settling: it is named")
    func settlingBeforeHome() throws {
        let commune: UnitPath = "hung-yen/kim-dong/ngoc-thanh"
        func learned(_ position: UInt64) -> Learned { Learned(at: LogPoint(position), moment: .now()) }
        let entered = try registered(child(commune: commune))
        let known = ChildTimelines(id: entered.id)
            .adding(try ChildSayings(registering: entered, learned: learned(1), newID: { newID() }))
        let late: FactID = newID()
        var said = ChildSayings()
        said.home = [
            try known.home.change(commune, from: day("2025-07-05"), as: late, learned: learned(2))
        ]
        let rules = SettlingRules(reference: try Office.reference, today: day("2025-07-10"))
        let settling = SettleChildren(children: [entered.id], in: "hung-yen/son-nam")
        #expect(try rules.settle([.found(known)], by: settling).map(\.since) == [day("2025-07-01")])
        let refused = try refusal { _ = try rules.settle([.found(known.adding(said))], by: settling) }
        #expect(refused?.status == .failedPrecondition)
        #expect(refused?.violations.map(\.message.key) == ["registry.home-after-split"])
        #expect(refused?.violations.first?.message.arguments["fact"] == late.text)
    }

    @Test("a list of children is settled wholly or not at all, with what is wrong with each")
    func settlingMany() async throws {
        let commune: UnitPath = "hung-yen/kim-dong/ngoc-thanh"
        try await Self.open(on: "2025-07-01") { deployment in
            let before = deployment.client(as: "hung-yen")
            var ids: [ChildID] = []
            for (name, home) in [
                ("Lê Thị Một", commune), ("Lê Thị Hai", commune),
                ("Lê Thị Ba", "hung-yen/kim-dong/luong-bang"),
            ] {
                ids.append(try await before.call(Children.register, child(name, commune: home)).id)
            }
            deployment.set(day: day("2025-07-01"))
            let province = deployment.client(as: "hung-yen")
            let heir: UnitPath = "hung-yen/hiep-cuong"
            let whole = SettleChildren(children: ids, in: heir)
            expect(
                try await province.refusal(of: Children.settle, whole), .failedPrecondition,
                at: "/children/2", ids[2].text)
            #expect(try await province.call(Children.get, GetChild(id: ids[0])).commune == commune)
            let twice = SettleChildren(children: [ids[0], ids[0], newID()], in: "hung-yen/khong-co")
            let refused = try await province.refusal(of: Children.settle, twice)
            #expect(refused?.status == .invalidArgument)
            #expect(refused?.fields == ["/children/2", "/children/1", "/commune"])
            let settled = try await province.call(
                Children.settle, SettleChildren(children: Array(ids.prefix(2)), in: heir))
            #expect(settled.children.map(\.id) == Array(ids.prefix(2)))
            #expect(settled.children.allSatisfy { $0.commune == heir })
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
