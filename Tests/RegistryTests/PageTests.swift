import Bus
import RegistryAPI
import ServiceKit
import TestKit
import Testing
import Vocabulary

@testable import Registry

@Suite("Lists that come in pages", .timeLimit(.minutes(5)))
struct PageTests {
    @Test("what lies around a child comes in pages that leave nothing out and nothing twice")
    func around() async throws {
        try await Office.withChild { office, entered in
            for year in 2013...2017 {
                _ = try await office.call(
                    Disabilities.determine,
                    DetermineDisability(child: entered.id, type: .vision, degree: .mild).with {
                        $0.determinedOn = day("\(year)-05-01")
                    })
                let person = try await office.call(
                    Caregivers.register,
                    RegisterCaregiver(name: "Trần Thị Mai \(year)", commune: Office.commune))
                _ = try await office.call(
                    Caregivers.link,
                    LinkCaregiver(caregiver: person.id, child: entered.id, relation: .relative).with {
                        $0.start = day("2015-05-01")
                    })
                let placed = try await office.call(
                    Placements.begin,
                    BeginPlacement(child: entered.id, kind: .residential).with {
                        $0.provider = Office.facility
                    }.with {
                        $0.start = day("\(year)-05-01")
                    }
                )
                _ = try await office.call(
                    Placements.end, EndPlacement(id: placed.id).with { $0.end = day("\(year)-06-01") })
            }
            let disabilities = try await pages { after in
                try await office.call(
                    Disabilities.list,
                    ListDisabilities(child: entered.id).with { ($0.after, $0.limit) = (after, 2) })
            }
            #expect(disabilities.map(\.count) == [2, 2, 1])
            #expect(disabilities.joined().map(\.determinedOn.year) == [2017, 2016, 2015, 2014, 2013])
            let caregivers = try await pages { after in
                try await office.call(
                    Caregivers.list,
                    ListCaregivers(child: entered.id).with { ($0.after, $0.limit) = (after, 2) })
            }
            #expect(caregivers.map(\.count) == [2, 2, 1])
            #expect(Set(caregivers.joined().map(\.link.id)).count == 5)
            let placements = try await pages { after in
                try await office.call(
                    Placements.list,
                    ListPlacements(child: entered.id).with { ($0.after, $0.limit) = (after, 2) })
            }
            #expect(placements.joined().map(\.start.year) == [2013, 2014, 2015, 2016, 2017])
        }
    }

    @Test("circumstances come in pages that do not show where a confidential one is")
    func circumstances() async throws {
        try await Office.open { office in
            let doctor = office.acting(as: Office.province, Deployment.workRoles.union([.confidential]))
            let entered = try await office.call(Children.register, child())
            let codes = ["law2016-abandoned", "law2016-hiv", "law2016-migrant"]
            for (index, code) in codes.enumerated() {
                _ = try await doctor.call(
                    Circumstances.add,
                    AddCircumstance(child: entered.id, code: code, start: day("2018-01-0\(index + 1)")))
            }
            func listed(by reader: TestClient) async throws -> [[String]] {
                try await pages { after in
                    try await reader.call(
                        Circumstances.list,
                        ListCircumstances(child: entered.id).with { ($0.after, $0.limit) = (after, 1) })
                }.map { $0.map(\.code) }
            }
            #expect(try await listed(by: doctor) == codes.map { [$0] })
            #expect(try await listed(by: office) == [["law2016-abandoned"], ["law2016-migrant"]])
        }
    }

    /// The names that a search finds, page by page.
    private func found(_ name: String, by office: TestClient, limit: Int) async throws -> [[String]] {
        try await pages { after in
            try await office.call(
                Children.search,
                SearchChildren().with { ($0.name, $0.after, $0.limit) = (name, after, limit) })
        }.map { $0.map(\.name) }
    }

    @Test("a search goes on where its page ended, by name")
    func search() async throws {
        try await Office.open { office in
            for name in ["Lê Thị Hoa", "Nguyễn Thị Hoa", "Bùi Thị Hoa", "Trần Thị Hoa", "Trần Thị Lan"] {
                _ = try await office.call(Children.register, child(name))
            }
            let found = try await found("hoa", by: office, limit: 3)
            #expect(
                found == [
                    ["Bùi Thị Hoa", "Lê Thị Hoa", "Nguyễn Thị Hoa"], ["Trần Thị Hoa"],
                ])
            let refused = try await office.refusal(
                of: Children.search, SearchChildren().with { ($0.name, $0.limit) = ("hoa", 501) })
            #expect(refused?.fields == ["/limit"])
        }
    }

    @Test("a child two of whose words begin alike comes once, and takes one place of a page")
    func alike() async throws {
        try await Office.open { office in
            for name in ["Mai Thị Mai", "Mai Mai Anh", "Lê Thị Mai", "Vũ Thị Mão"] {
                _ = try await office.call(Children.register, child(name))
            }
            let found = try await found("ma", by: office, limit: 2)
            #expect(
                found == [
                    ["Lê Thị Mai", "Mai Mai Anh"], ["Mai Thị Mai", "Vũ Thị Mão"],
                ])
        }
    }

    @Test("what a search filters by is what is so of the child now, and every word counts")
    func filtered() async throws {
        try await Office.withChild(child(personalNumber: "034312000123")) { office, entered in
            func found(_ change: (inout SearchChildren) -> Void) async throws -> [ChildID] {
                var search = SearchChildren().with { $0.name = "nguyen hoa" }
                change(&search)
                return try await office.call(Children.search, search).items.map(\.id)
            }
            let year = entered.birthYear
            #expect(try await found { $0.birthYear = year } == [entered.id])
            #expect(try await found { $0.birthYear = year - 1 } == [])
            #expect(try await found { $0.personalNumber = "034312000123" } == [entered.id])
            #expect(try await found { $0.name = "nguyen lan" } == [])
            #expect(try await found { $0.status = .moved } == [])
            _ = try await office.call(Children.close, CloseChild(id: entered.id, reason: .moved))
            #expect(try await found { $0.status = .moved } == [entered.id])
            #expect(try await found { $0.status = .active } == [])
        }
    }

    @Test("the last child of a page may be renamed or leave: every other one still comes once")
    func renamed() async throws {
        try await Office.open { office in
            var ids: [ChildID] = []
            for name in ["An", "Bình", "Chi", "Dũng", "Giang", "Hà"] {
                ids.append(try await office.call(Children.register, child("Lê Thị \(name)")).id)
            }
            func found(after: String?) async throws -> List<FoundChild> {
                try await office.call(
                    Children.search,
                    SearchChildren().with { ($0.name, $0.after, $0.limit) = ("lê", after, 2) })
            }
            let first = try await found(after: nil)
            #expect(first.items.map(\.id) == [ids[0], ids[1]])
            _ = try await office.call(
                Children.update, UpdateChild(id: ids[1]).with { $0.name = "Lê Thị Yến" })
            let second = try await found(after: first.next)
            #expect(second.items.map(\.id) == [ids[2], ids[3]])
            _ = try await office.call(
                Children.update, UpdateChild(id: ids[3]).with { $0.name = "Lê Thị Ái" })
            // The renamed one comes where it now stands; those between come once.
            #expect(try await found(after: second.next).items.map(\.id) == [ids[4], ids[5]])
        }
    }

    @Test("a beginning that no page gave is refused, for a child out of reach as for none")
    func invented() async throws {
        try await Office.withChild { office, entered in
            for after in [entered.id.text, (newID() as ChildID).text, "rác", ""] {
                for refused in [
                    try await office.refusal(
                        of: Children.findDuplicates, FindDuplicates().with { $0.after = after }),
                    try await office.refusal(
                        of: Children.search, SearchChildren().with { ($0.name, $0.after) = ("lan", after) }),
                    try await office.refusal(
                        of: Circumstances.list, ListCircumstances(child: entered.id).with { $0.after = after }
                    ),
                    try await office.refusal(
                        of: Disabilities.list, ListDisabilities(child: entered.id).with { $0.after = after }),
                ] {
                    expect(refused, .invalidArgument, at: "/after")
                }
            }
        }
    }

    @Test("groups of duplicates come in pages too, however many names there are, and long groups are cut")
    func duplicates() async throws {
        try await Office.open { office in
            var rows: [RegisterChild] = []
            // More names than are looked through at a time; those of one name live in two districts.
            for number in 1...70 {
                for commune in [Office.commune, "thai-binh/tien-hai/tien-hai"] {
                    for _ in 1...2 {
                        rows.append(
                            child(
                                "Lê Văn Số \(number)", sex: .male, commune: commune, confirmedDistinct: true))
                    }
                }
            }
            rows += (1...25).map { _ in child("Trần Thị Mai", confirmedDistinct: true) }
            let summary = try await office.import(Children.import, rows.map { ChildRow(child: $0) })
            #expect(summary.accepted == rows.count)
            let groups = try await pages { after in
                try await office.call(
                    Children.findDuplicates, FindDuplicates().with { ($0.limit, $0.after) = (30, after) }
                )
            }
            #expect(groups.map(\.count) == [30, 30, 30, 30, 21])
            let all = groups.joined()
            #expect(all.allSatisfy { Set($0.children.map(\.commune)).count == 1 })
            #expect(Set(all.map { $0.children[0].id }).count == 141)
            #expect(all.filter(\.more).map(\.children.count) == [20])
            let one = try await pages { after in
                try await office.call(
                    Children.findDuplicates,
                    FindDuplicates().with {
                        $0.commune = Office.district
                        $0.limit = 500
                    }.with { $0.after = after })
            }
            #expect(one.map(\.count) == [71])
        }
    }
}
