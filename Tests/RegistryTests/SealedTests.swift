import Bus
import RegistryAPI
import ServiceKit
import Store
import TestKit
import Testing
import Vocabulary

@testable import Registry

@Suite("What is sealed", .timeLimit(.minutes(5)))
struct SealedTests {
    @Test("what is sealed does not say which it is: of two children the answers are alike, then and now")
    func sealedAlike() async throws {
        try await Office.open { office in
            let doctor = office.acting(as: Office.province, Deployment.workRoles.union([.confidential]))
            var shown: [[Child]] = []
            for code in ["law2016-hiv", "law2016-violence"] {
                let entered = try await office.call(
                    Children.register, child("Trẻ \(code == "law2016-hiv" ? "Một" : "Hai")"))
                _ = try await doctor.call(
                    Circumstances.add,
                    AddCircumstance(child: entered.id, code: code, start: day("2018-01-01")))
                let asked = GetChild(id: entered.id)
                shown.append([
                    try await office.call(Children.get, asked),
                    try await office.call(Children.get, asked.with { $0.on = Office.today }),
                ])
                #expect(try await doctor.call(Children.get, asked).circumstances.map(\.code) == [code])
                let then = try await doctor.call(Children.get, asked.with { $0.on = Office.today })
                #expect(then.circumstances.map(\.code) == [code])
            }
            #expect(shown.joined().map(\.circumstances) == [[], [], [], []])
            #expect(Set(shown.joined().map(\.version)) == [1])
        }
    }

    @Test("cases are for those who work on them, not for who only reads, and the log tells of them sealed")
    func cases() async throws {
        try await Office.deployWithChild { deployment, office, entered in
            let opened = try await office.call(
                Cases.open,
                OpenCase(child: entered.id, concern: .sexualAbuse).with { $0.note = "Hàng xóm báo" })
            let reader = office.acting(
                as: Office.province, [.reader, .assessor, .provider, .accountant, .reporter, .lead])
            let asked = GetCase(id: opened.id)
            #expect(try await reader.refusal(of: Cases.get, asked)?.status == .permissionDenied)
            #expect(try await reader.refusal(of: Cases.list, ListCases())?.status == .permissionDenied)
            let stranger = office.acting(as: Office.otherDistrict, [.caseworker])
            #expect(try await stranger.refusal(of: Cases.get, asked)?.status == .notFound)
            #expect(try await stranger.items(Cases.list, ListCases()).isEmpty)
            let chief = office.acting(as: Office.district, [.caseworker, .supervisor])
            #expect(try await chief.call(Cases.get, asked) == opened)
            let events = try await deployment.store(of: "registry").events(after: 0, limit: 10)
            #expect(events.map(\.confidential) == [false, true])
        }
    }

    @Test(
        "a closure, what is put right of it and what is taken back make as many events whatever is sealed, which follows"
    )
    func closures() async throws {
        try await Office.deploy(on: [.inProcess]) { deployment, office in
            let doctor = office.acting(as: Office.province, Deployment.workRoles.union([.confidential]))
            var made: [[Int]] = []
            for codes in [[], ["law2016-hiv", "law2016-violence"]] {
                let name = codes.isEmpty ? "Trẻ Một" : "Trẻ Hai"
                let id = try await office.call(
                    Children.register, child(name, registeredOn: day("2019-01-10"))
                ).id
                for code in codes {
                    _ = try await doctor.call(Circumstances.add, add(code, to: id, from: "2019-02-01"))
                }
                let store = deployment.store(of: "registry")
                var counts: [Int] = []
                func expectEnds(_ end: String?, sourceLocation: SourceLocation = #_sourceLocation)
                    async throws
                {
                    counts.append(try await store.events(after: 0, limit: 1000).count)
                    let all = ListCircumstances(child: id).with { $0.includeEnded = true }
                    let ends = try await doctor.call(Circumstances.list, all).items.map(\.end)
                    #expect(ends == codes.map { _ in end.map(day) }, sourceLocation: sourceLocation)
                }
                try await expectEnds(nil)
                let first = try await office.close(id, on: "2020-09-01")
                try await expectEnds("2020-08-31")
                _ = try await office.call(
                    Children.correct, CorrectChild(id: id, fact: first).with { $0.on = day("2020-07-01") })
                try await expectEnds("2020-06-30")
                try await office.reopen(id, on: "2020-10-01")
                let second = try await office.close(id, on: "2021-01-04")
                try await expectEnds("2020-06-30")
                // What goes on again ends with the closure that comes next: told once.
                _ = try await office.call(Children.void, VoidChildFact(id: id, fact: first))
                try await expectEnds("2021-01-03")
                _ = try await office.call(Children.void, VoidChildFact(id: id, fact: second))
                try await expectEnds(nil)
                made.append(zip(counts.dropFirst(), counts).map { $0 - $1 })
            }
            #expect(made[0] == made[1])
            #expect(made[0] == [2, 2, 3, 2, 2])
        }
    }

    private static let intake = Deployment.workRoles.union([.intake])
    private static let elsewhere: UnitPath = "thai-binh/thai-thuy/thuy-lien"

    private func add(_ code: String, to child: ChildID, from text: String = "2018-01-01") -> AddCircumstance {
        AddCircumstance(child: child, code: code, start: day(text)).with { $0.evidence = "Biên bản 7" }
    }

    @Test("who takes in what happened enters it, and sees and mends what its office entered, no other")
    func takenIn() async throws {
        try await Office.open { office in
            let doctor = office.acting(as: Office.province, Deployment.workRoles.union([.confidential]))
            let commune = office.acting(as: Office.commune, Self.intake)
            let colleague = commune.by(Person(id: "ntl"))
            let entered = try await office.call(Children.register, child())
            _ = try await doctor.call(Circumstances.add, add("law2016-hiv", to: entered.id))
            let own = try await commune.call(Circumstances.add, add("law2016-violence", to: entered.id))
            let list = ListCircumstances(child: entered.id)
            let asked = GetChild(id: entered.id)
            for clerk in [commune, colleague] {
                #expect(try await clerk.call(Circumstances.list, list).items == [own])
                #expect(try await clerk.call(Children.get, asked).circumstances == [own])
                let then = try await clerk.call(Children.get, asked.with { $0.on = Office.today })
                #expect(then.circumstances == [own])
            }
            #expect(try await doctor.call(Circumstances.list, list).items.count == 2)
            // Above and below the same office, without the right, nobody has one.
            for other in [
                office, office.acting(as: Office.district), office.acting(as: Office.district, Self.intake),
                office.acting(as: Office.commune),
            ] {
                #expect(try await other.call(Circumstances.list, list).items.isEmpty)
                let end = EndCircumstance(id: own.id, end: Office.today)
                #expect(try await other.refusal(of: Circumstances.end, end)?.status == .notFound)
            }
            let mended = try await commune.call(
                Circumstances.correct, CorrectCircumstance(id: own.id).with { $0.start = day("2019-01-01") })
            #expect(mended.start == day("2019-01-01"))
            let ended = try await commune.call(
                Circumstances.end, EndCircumstance(id: own.id, end: day("2020-12-31")))
            #expect(ended.end == day("2020-12-31"))
            // Whom it reaches no more it sees nothing of.
            _ = try await office.call(
                Children.update, UpdateChild(id: entered.id).with { $0.commune = Self.elsewhere })
            #expect(try await commune.refusal(of: Circumstances.list, list)?.status == .notFound)
            let next = office.acting(as: Self.elsewhere, Self.intake)
            let all = list.with { $0.includeEnded = true }
            #expect(try await next.call(Circumstances.list, all).items.isEmpty)
            #expect(try await doctor.call(Circumstances.list, all).items.count == 2)
        }
    }

    @Test("who takes it in is answered alike whether the child has it already or not")
    func takenInAlike() async throws {
        var told: [[ChildCircumstance]] = []
        let ids: (child: ChildID, circumstance: CircumstanceID) = (newID(), newID())
        for isThere in [false, true] {
            try await Office.deploy(on: [.inProcess]) { _, office in
                let doctor = office.acting(as: Office.province, Deployment.workRoles.union([.confidential]))
                let commune = office.acting(as: Office.commune, Self.intake)
                _ = try await office.call(Children.register, child(id: ids.child))
                if isThere { _ = try await doctor.call(Circumstances.add, add("law2016-hiv", to: ids.child)) }
                let added = try await commune.call(
                    Circumstances.add,
                    add("law2016-hiv", to: ids.child, from: "2018-06-01").with { $0.id = ids.circumstance })
                let again = try await commune.refusal(
                    of: Circumstances.add, add("law2016-hiv", to: ids.child, from: "2019-06-01"))
                #expect(again?.status == .alreadyExists)
                #expect(again?.message.contains(ids.circumstance.text) == true)
                let list = ListCircumstances(child: ids.child)
                told.append([added] + (try await commune.call(Circumstances.list, list).items))
                let all = try await doctor.call(Circumstances.list, list).items
                #expect(all.count == (isThere ? 2 : 1))
            }
        }
        #expect(told.count == 2)
        #expect(told.first == told.last)
        #expect(told.first?.count == 2)
    }

    @Test("a row of a clerk's table with such a matter is taken in by who takes them in")
    func takenInRow() async throws {
        try await Office.open { office in
            let row = ChildRow(child: child()).with {
                $0.circumstances = [CircumstanceRow(code: "law2016-violence", start: day("2019-01-01"))]
            }
            let commune = office.acting(as: Office.commune, Self.intake)
            let summary = try await commune.import(Children.import, [row])
            #expect(summary.accepted == 1)
        }
    }
}
