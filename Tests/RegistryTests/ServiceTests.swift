import Bus
import JSONCoding
import RegistryAPI
import ServiceKit
import TestKit
import Testing
import Vocabulary

@testable import Registry

@Suite("The registry's service", .timeLimit(.minutes(5)))
struct ServiceTests {
    @Test("a registered child is got, found, listed, changed and closed")
    func life() async throws {
        try await Office.withChild(child(personalNumber: "034312000123")) { office, entered in
            #expect(try await office.call(Children.get, GetChild(id: entered.id)) == entered)
            let found = try await office.call(
                Children.search, SearchChildren().with { $0.name = "hoa nguyen" })
            #expect(found.items.map(\.id) == [entered.id])
            #expect(
                try await office.call(Children.search, SearchChildren().with { $0.name = "hoang" }).items
                    .isEmpty)
            let byNumber = SearchChildren().with { $0.personalNumber = "034312000123" }
            #expect(try await office.call(Children.search, byNumber).items.map(\.id) == [entered.id])
            let update = UpdateChild(id: entered.id).with {
                $0.name = "Nguyễn Thị Huệ"
                $0.povertyStatus = .nearPoor
            }
            let changed = try await office.call(Children.update, update)
            #expect(changed.version == 2)
            #expect(
                try await office.call(Children.search, SearchChildren().with { $0.name = "Hoa" }).items
                    .map(\.id) == [changed.id], "a child is found by every name that it ever had")
            #expect(
                try await office.items(Children.list, ListChildren().with { $0.commune = Office.district })
                    == [changed])
            let closed = try await office.call(Children.close, CloseChild(id: entered.id, reason: .moved))
            #expect(closed.status == .moved)
            #expect(
                try await office.items(Children.list, ListChildren().with { $0.status = .active }).isEmpty)
            let refused = try await office.refusal(
                of: Children.update, UpdateChild(id: entered.id).with { $0.povertyStatus = .poor })
            #expect(refused?.status == .failedPrecondition)
        }
    }

    @Test("the same child twice is refused with the id that is there, unless it is said to be another")
    func duplicates() async throws {
        try await Office.withChild { office, first in
            let refused = try await office.refusal(of: Children.register, child("NGUYEN THI HOA"))
            #expect(refused?.status == .alreadyExists)
            #expect(refused?.fields == ["/name"])
            #expect(refused?.message.contains(first.id.text) == true)
            let second = try await office.call(Children.register, child(confirmedDistinct: true))
            let list = try await office.call(Children.findDuplicates, FindDuplicates())
            #expect(list.items.map { Set($0.children.map(\.id)) } == [[first.id, second.id]])
            let taken = try await office.refusal(
                of: Children.register, child("Lê Văn An", sex: .male, id: first.id))
            #expect(taken?.fields == ["/id"])
        }
    }

    @Test("a command sent again with its key is done once")
    func replay() async throws {
        try await Office.open { office in
            let request = child(confirmedDistinct: true)
            let first = try await office.call(Children.register, request, key: "k1")
            #expect(try await office.call(Children.register, request, key: "k1") == first)
            #expect(try await office.items(Children.list, ListChildren()).count == 1)
        }
    }

    @Test("what surrounds a child is shown with it, until the day after its last")
    func around() async throws {
        try await Office.deployWithChild { deployment, office, entered in
            let circumstance = try await office.call(
                Circumstances.add,
                AddCircumstance(child: entered.id, code: "law2016-abandoned", start: day("2018-01-01")))
            let determined = try await office.call(
                Disabilities.determine,
                DetermineDisability(child: entered.id, type: .mobility, degree: .severe).with {
                    $0.certificate = "12/2020"
                    $0.determinedOn = day("2020-02-01")
                })
            _ = try await office.call(
                Disabilities.determine,
                DetermineDisability(child: entered.id, type: .mobility, degree: .mild).with {
                    $0.determinedOn = day("2019-02-01")
                })
            let mother = try await office.call(
                Caregivers.register, RegisterCaregiver(name: "Trần Thị Mai", commune: Office.commune))
            let link = try await office.call(
                Caregivers.link, LinkCaregiver(caregiver: mother.id, child: entered.id, relation: .mother))
            let shown = try await office.call(Children.get, GetChild(id: entered.id))
            #expect(shown.circumstances == [circumstance])
            #expect(shown.disability == determined)
            #expect(shown.caregivers == 1)
            #expect(
                try await office.items(
                    Children.list, ListChildren().with { $0.circumstance = "law2016-abandoned" }) == [
                        shown
                    ])
            #expect(
                try await office.items(Children.list, ListChildren().with { $0.hasDisability = false })
                    .isEmpty)
            _ = try await office.call(
                Circumstances.end, EndCircumstance(id: circumstance.id, end: Office.today))
            _ = try await office.call(Caregivers.unlink, UnlinkCaregiver(id: link.id))
            let abandoned = ListChildren().with { $0.circumstance = "law2016-abandoned" }
            let circumstances = ListCircumstances(child: entered.id)
            let links = ListCaregivers(child: entered.id)
            let lastDay = try await office.call(Children.get, GetChild(id: entered.id))
            #expect(lastDay.circumstances.map(\.end) == [Office.today])
            #expect(lastDay.caregivers == 1)
            #expect(try await office.items(Children.list, abandoned) == [lastDay])
            let open = try await office.call(Circumstances.list, circumstances).items
            #expect(open.map(\.end) == [Office.today])
            #expect(try await office.call(Caregivers.list, links).items.map(\.link.end) == [Office.today])
            deployment.set(day: Office.today.advanced(by: 1))
            let after = try await office.call(Children.get, GetChild(id: entered.id))
            #expect(after.circumstances.isEmpty)
            #expect(after.caregivers == 0)
            #expect(try await office.items(Children.list, abandoned).isEmpty)
            #expect(try await office.call(Circumstances.list, circumstances).items.isEmpty)
            #expect(try await office.call(Caregivers.list, links).items.isEmpty)
            let all = circumstances.with { $0.includeEnded = true }
            #expect(try await office.call(Circumstances.list, all).items.map(\.end) == [Office.today])
            let again = try await office.refusal(
                of: Disabilities.determine,
                DetermineDisability(child: entered.id, type: .vision, degree: .mild).with {
                    $0.certificate = "12/2020"
                })
            #expect(again?.fields == ["/certificate"])
        }
    }

    @Test("workers are entered, moved, and listed by unit, role and day")
    func workers() async throws {
        try await Office.open { office in
            let worker = try await office.hire("Phạm Văn Bình", as: .collaborator, from: "2020-01-01")
            let moved = try await office.call(
                Workers.update,
                UpdateWorker(id: worker.id).with {
                    $0.unit = Office.district
                    $0.role = .childOfficer
                    $0.on = day("2021-02-01")
                }
            )
            #expect(moved.from == day("2021-02-01"))
            #expect(
                try await office.items(Workers.list, ListWorkers().with { $0.unit = Office.commune }).isEmpty)
            #expect(
                try await office.items(Workers.list, ListWorkers().with { $0.role = .childOfficer }) == [
                    moved
                ])
            _ = try await office.call(
                Workers.update, UpdateWorker(id: worker.id).with { $0.until = day("2021-03-01") })
            #expect(
                try await office.items(
                    Workers.list,
                    ListWorkers().with {
                        ($0.on, $0.standing) = (day("2021-03-02"), .atWork)
                    }
                ).isEmpty)
            let gone = try await office.refusal(
                of: Workers.update, UpdateWorker(id: worker.id).with { $0.role = .teacher })
            #expect(gone?.status == .failedPrecondition)
        }
    }

    @Test("a case runs its course, and its notes come back")
    func cases() async throws {
        try await Office.withChild { office, entered in
            let opened = try await office.call(
                Cases.open,
                OpenCase(child: entered.id, concern: .neglect).with {
                    ($0.source, $0.channel) = (.neighbour, .helpline)
                    $0.note = "Gọi 111"
                }
            )
            _ = try await office.call(Cases.assess, AssessCase(id: opened.id, risk: .moderate))
            _ = try await office.call(
                Cases.assess,
                AssessCase(id: opened.id, risk: .high).with { $0.note = "Nhà không có người lớn" })
            let planned = try await office.call(
                Cases.plan,
                PlanCase(
                    id: opened.id, goals: [CaseGoal(text: "Có người chăm sóc")], nextReview: day("2021-06-15")
                ))
            #expect(try await office.call(Cases.get, GetCase(id: opened.id)) == planned)
            #expect(planned.source == .neighbour && planned.channel == .helpline)
            #expect(planned.history.map(\.note) == ["Gọi 111", nil, "Nhà không có người lớn", nil])
            #expect(try await office.items(Cases.list, ListCases().with { $0.step = .planned }) == [planned])
            _ = try await office.call(Children.close, CloseChild(id: entered.id, reason: .moved))
            let review = ReviewCase(id: opened.id, outcome: .planAnew)
            #expect(try await office.refusal(of: Cases.review, review)?.status == .failedPrecondition)
            let ended = try await office.call(Cases.get, GetCase(id: opened.id))
            #expect(ended.step == .closed && ended.closedFor == .moved && ended.closedOn == Office.today)
            let again = CloseCase(id: opened.id, reason: .moved)
            #expect(try await office.refusal(of: Cases.close, again)?.status == .failedPrecondition)
        }
    }

    @Test("placements begin, are extended and end")
    func placements() async throws {
        try await Office.withChild { office, entered in
            let begun = try await office.call(
                Placements.begin,
                BeginPlacement(child: entered.id, kind: .emergency).with { $0.provider = Office.facility }
                    .with {
                        $0.expectedEnd = day("2021-04-15")
                    })
            _ = try await office.call(
                Placements.extend, ExtendPlacement(id: begun.id, expectedEnd: day("2021-05-15")))
            let ended = try await office.call(Placements.end, EndPlacement(id: begun.id))
            #expect(ended.end == Office.today)
            #expect(ended.expectedEnd == day("2021-05-15"))
            #expect(
                try await office.call(Placements.list, ListPlacements(child: entered.id)).items == [ended])
        }
    }

    @Test("what is not there is not found, by the member that names it")
    func notFound() async throws {
        try await Office.open { office in
            #expect(try await office.refusal(of: Children.get, GetChild(id: newID()))?.status == .notFound)
            let case404 = try await office.refusal(of: Cases.get, GetCase(id: newID()))
            #expect(case404?.fields == ["/id"])
            let link = LinkCaregiver(caregiver: newID(), child: newID(), relation: .mother)
            #expect(try await office.refusal(of: Caregivers.link, link)?.fields == ["/child", "/caregiver"])
        }
    }

    @Test("what does not decode and what the rules refuse come in one refusal, and nothing is kept")
    func allMistakes() async throws {
        let child =
            #"{"name":"","sex":"girl","birthDate":"2021-03-16","commune":"Thái Thuỵ/Diêm Điền"}"#
        let anything = Import<JSONValue>(Children.import.name, needs: .caseworker)
        try await Office.open { office in
            let refused = try #require(try await office.refusal(of: Children.register.name, json: child))
            #expect(refused.status == .invalidArgument)
            #expect(refused.fields == ["/sex", "/commune", "/name", "/birthDate"])
            #expect(refused.violations.allSatisfy { $0.message.contains(" ") })
            let row = try JSONValue(parsing: #"{"child":\#(child)}"#)
            let summary = try await office.import(anything, [row])
            #expect(summary.accepted == 0)
            #expect(
                summary.rejections.map(\.fields) == [
                    ["/child/sex", "/child/commune", "/child/name", "/child/birthDate"]
                ])
            #expect(try await office.items(Children.list, ListChildren()).isEmpty)
            #expect(try await office.call(EventLog.head, Empty()).position == 0)
        }
    }

    @Test("a refusal is in the caller's language, and its first words tell the fix")
    func languages() async throws {
        try await Office.open { office in
            let wrong = child(birthDate: nil)
            #expect(
                try await office.refusal(of: Children.register, wrong)?.message.hasPrefix("Thiếu ngày sinh")
                    == true)
            let english = try await office.reading(.en).refusal(of: Children.register, wrong)
            #expect(english?.message.hasPrefix("The birth is missing") == true)
        }
    }

    @Test("every sentence is there in both languages")
    func texts() { #expect(RegistryTexts.catalogue.untranslated.isEmpty) }

    @Test("every word of the registry has a label in the reference data")
    func labels() throws {
        let reference = try Office.reference
        func known<Word: Choice>(_ table: ReferenceTable, _: Word.Type) -> [String] {
            Word.allCases.map(\.rawValue).filter { !reference.knows(table, $0, on: Office.today) }
        }
        #expect(known("child-status", ChildStatus.self).isEmpty)
        #expect(known("caregiver-relation", CareRelation.self).isEmpty)
        #expect(known(.workerRole, WorkerRole.self).isEmpty)
        #expect(known(.placementKind, PlacementKind.self).isEmpty)
    }
}
