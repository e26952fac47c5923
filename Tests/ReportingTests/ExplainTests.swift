import Bus
import CatalogueAPI
import Foundation
import RegistryAPI
import ReportingAPI
import ServiceKit
import TestKit
import Testing
import Vocabulary

@Suite("Explaining a figure", .timeLimit(.minutes(5)))
struct ExplainTests {
    private func explain(
        _ indicator: String = "T1", unit: UnitPath? = nil, counted: Bool? = nil, after: String? = nil,
        limit: Int? = nil
    ) -> ExplainIndicator {
        ExplainIndicator(plan: Province.plan, indicator: indicator).with {
            $0.unit = unit
            $0.counted = counted
            $0.after = after
            $0.limit = limit
        }
    }

    private func add(_ code: String, to child: ChildID, in province: Province) async throws {
        _ = try await province.lead.call(
            Circumstances.add, AddCircumstance(child: child, code: code, start: day("2020-01-01")))
    }

    /// Of the children, those in circumstances that the law calls special, some of which it keeps private.
    private func special(_ id: String) -> IndicatorDeclaration {
        IndicatorDeclaration(
            id: id, name: BilingualText(vi: "Đặc biệt", en: "Special"), clause: "I", measure: .percent,
            population: PopulationDeclaration().with {
                $0.children = ChildFilter().with { $0.circumstanceLists = ["LAW2016"] }
            })
    }

    @Test(
        "each member is named with the records that speak for it, page by page, and the read log says who saw whom"
    )
    func members() async throws {
        try await Province.open { province in
            let children = try await province.children(3)
            let delivery = try await province.deliver(
                to: children[0], on: "2021-03-01", by: province.provider())
            let counted = try await province.lead.call(Indicators.explain, explain(counted: true))
            #expect(counted.members.map(\.id) == [children[0].text])
            #expect(counted.members.first?.because == ["delivery:\(delivery.id)"])
            #expect(counted.value.pair == [1, 3])
            #expect(try await province.reads() == ["\(Province.dolisa) \(children[0])"])
            let first = try await province.lead.call(Indicators.explain, explain(limit: 2))
            let rest = try await province.lead.call(Indicators.explain, explain(after: first.next, limit: 2))
            #expect((first.members + rest.members).map(\.id) == children.map(\.text).sorted())
            #expect(rest.next == nil)
            #expect(try await province.reads().count == 3)
        }
    }

    @Test("however many records speak for a member, a hundred are named")
    func manyRecords() async throws {
        try await Province.open(on: [.inProcess]) { province in
            let child = try await province.child(registered: "2021-01-05")
            // One a provider: the same service of a provider twice on a day is one delivery.
            for number in 0..<101 {
                let provider = try await province.provider("Trung tâm \(number)")
                _ = try await province.deliver(to: child, on: "2021-03-01", by: provider)
            }
            let explained = try await province.lead.call(Indicators.explain, explain())
            #expect(explained.members.map(\.because.count) == [100])
            #expect(explained.value.numerator == 1)
        }
    }

    @Test("a district sees its own children, and is refused another's")
    func scope() async throws {
        try await Province.open { province in
            let own = try await province.children(2)
            _ = try await province.children(2, in: Province.otherCommune)
            let district = province.client(Province.district)
            let seen = try await district.call(Indicators.explain, explain())
            #expect(Set(seen.members.map(\.id)) == Set(own.map(\.text)))
            #expect(seen.value.denominator == 4)
            let refused = try await district.refusal(
                of: Indicators.explain, explain(unit: Province.otherDistrict))
            #expect(refused?.status == .permissionDenied && refused?.fields == ["/unit"])
            let nobody = province.client(Province.district, [.caseworker])
            #expect(try await nobody.refusal(of: Indicators.explain, explain())?.status == .permissionDenied)
        }
    }

    @Test("whom a figure of an earlier day counted is named to who may see it today, wherever it was then")
    func moved() async throws {
        try await Province.open { province in
            let child = try await province.child(registered: "2021-01-05")
            let mother = try await province.lead.call(
                Caregivers.register, RegisterCaregiver(name: "Mẹ Giả Định", commune: Province.commune))
            _ = try await province.lead.call(
                Caregivers.link,
                LinkCaregiver(caregiver: mother.id, child: child, relation: .mother).with {
                    $0.start = day("2021-01-05")
                })
            _ = try await province.lead.call(
                Children.update,
                UpdateChild(id: child).with {
                    ($0.commune, $0.on) = (Province.otherCommune, day("2021-03-01"))
                })
            let worker = try await province.worker(from: "2021-01-05")
            _ = try await province.lead.call(
                Workers.update,
                UpdateWorker(id: worker.id).with {
                    ($0.unit, $0.on) = (Province.otherCommune, day("2021-03-01"))
                })
            let (before, after) = (
                province.client(Province.district), province.client(Province.otherDistrict)
            )
            for (indicator, id) in [("T1", child.text), ("T3", mother.id.text), ("T4", worker.id.text)] {
                let asked = explain(indicator).with { $0.on = day("2021-02-01") }
                let unseen = try await before.call(Indicators.explain, asked)
                #expect(unseen.members.isEmpty, "\(indicator)")
                #expect(unseen.value.denominator == 1, "\(indicator)")
                let seen = try await after.call(Indicators.explain, asked)
                #expect(seen.members.map(\.id) == [id], "\(indicator)")
                #expect(seen.members.map(\.unit) == [Province.commune], "\(indicator)")
            }
            let reads = try await province.reads()
            #expect(reads == ["\(Province.otherDistrict) \(child)"])
        }
    }

    @Test(
        "who lives with a confidential circumstance is nowhere in reporting's file, and explained only to who may know"
    )
    func confidential() async throws {
        try await Province.open(publish: false) { province in
            let child = try await province.child(disability: nil)
            _ = try await province.child(disability: nil)
            _ = try await province.lead.call(
                Circumstances.add,
                AddCircumstance(child: child, code: "law2016-hiv", start: day("2020-01-01")).with {
                    $0.evidence = "Phiếu"
                })
            // The call waits until reporting has followed.
            _ = try await province.lead.call(Plans.list, ListPlans())
            let store = province.deployment.data.store(of: "reporting")
            let bytes = try [store, store + "-wal"].map { try Data(contentsOf: URL(filePath: $0)) }
            #expect(
                bytes.contains { $0.range(of: Data(child.text.utf8)) != nil }, "the child itself is there")
            #expect(!bytes.contains { $0.range(of: Data("law2016-hiv".utf8)) != nil })

            let indicator = IndicatorDeclaration(
                id: "K1", name: BilingualText(vi: "Kín", en: "Confidential"), clause: "I", measure: .count,
                population: PopulationDeclaration().with {
                    $0.children = ChildFilter().with { $0.circumstances = ["law2016-hiv"] }
                })
            try await province.publish([indicator])
            #expect(try await province.value("K1").numerator == 1)
            let explanation = try await province.lead.call(Indicators.explain, explain("K1"))
            #expect(explanation.members.map(\.id) == [child.text])
            // The child lives in one district: who sees what is confidential in another is told nothing of it.
            let elsewhere = province.lead.acting(
                as: Principal(
                    unit: Province.dolisa,
                    reaches: [.reader: [Province.area], .confidential: ["thai-binh/tien-hai"]]))
            let partly = try await elsewhere.call(Indicators.explain, explain("K1"))
            #expect(partly.members.isEmpty && partly.value.numerator == 0)
            let office = province.client(Province.area)
            let told = try await office.call(Indicators.explain, explain("K1"))
            #expect(told.members.isEmpty && told.value.numerator == 0 && told.untold == nil)
            #expect(told.value.withoutConfidential == true)
            #expect(explanation.value.withoutConfidential == nil)
            #expect(try await province.value("K1", as: office).withoutConfidential == true)
        }
    }

    @Test("what is confidential ends with its child's registration, and goes on again, in figures too")
    func followed() async throws {
        try await Province.open(publish: false, on: [.inProcess]) { province in
            let child = try await province.child(disability: nil, registered: "2021-01-05")
            for code in ["law2016-hiv", "law2016-violence"] {
                try await add(code, to: child, in: province)
            }
            let indicators = [("K5", "law2016-hiv"), ("K6", "law2016-violence")].map { id, code in
                IndicatorDeclaration(
                    id: id, name: BilingualText(vi: "Kín", en: "Confidential"), clause: "I", measure: .count,
                    population: PopulationDeclaration().with {
                        $0.children = ChildFilter().with { $0.circumstances = [code] }
                    })
            }
            try await province.publish(indicators)
            func expectCounted(_ count: Int, sourceLocation: SourceLocation = #_sourceLocation) async throws {
                for indicator in indicators {
                    let counted = try await province.value(indicator.id).numerator
                    #expect(counted == count, "\(indicator.id)", sourceLocation: sourceLocation)
                }
            }
            try await expectCounted(1)
            _ = try await province.lead.call(
                Children.close, CloseChild(id: child, reason: .moved).with { $0.on = day("2021-02-01") })
            let history = try await province.lead.call(Children.history, ListChildHistory(child: child)).items
            let closure = try #require(history.last { $0.aspect == .standing }?.fact)
            _ = try await province.lead.call(
                Children.reopen, ReopenChild(id: child, note: "Về quê").with { $0.on = day("2021-03-01") })
            // A return brings nothing back.
            try await expectCounted(0)
            _ = try await province.lead.call(Children.void, VoidChildFact(id: child, fact: closure))
            try await expectCounted(1)
        }
    }

    @Test(
        "whom an indicator counts only by a confidential circumstance is named to nobody who may not see it, and not in a difference"
    )
    func listed() async throws {
        try await Province.open(today: "2021-12-30", publish: false) { province in
            var children: [ChildID] = []
            for _ in 0..<8 { children.append(try await province.child(disability: nil)) }
            for (index, child) in children.enumerated() {
                // One of the six has an open circumstance besides, two have nothing else.
                let codes = index < 6 ? ["law2016-violence"] : []
                for code in codes + (index >= 5 ? ["law2016-abandoned"] : []) {
                    try await add(code, to: child, in: province)
                }
            }
            try await province.publish([special("K2")])
            let office = province.client(Province.area)
            let open = Set(children[5...].map(\.text))
            for (reader, seen) in [(province.lead, Set(children.map(\.text))), (office, open)] {
                let told = try await reader.call(Indicators.explain, explain("K2"))
                #expect(Set(told.members.map(\.id)) == seen)
                #expect(told.value.denominator == seen.count)
                #expect(told.untold == nil, "the year before has nobody")
                let by = try await province.value("K2", by: .commune, as: reader)
                #expect(by.cells?.compactMap(\.denominator) == [seen.count])
            }
            province.deployment.set(day: day("2022-01-10"))
            #expect(try await office.call(Indicators.explain, explain("K2")).untold == 5)
            #expect(try await province.lead.call(Indicators.explain, explain("K2")).untold == nil)
            // Of the end of that year it is known when the year has ended, and of fewer than five nothing is said.
            _ = try await province.lead.call(
                Children.close,
                CloseChild(id: children[0], reason: .moved).with { $0.on = day("2021-12-31") })
            #expect(try await office.call(Indicators.explain, explain("K2")).untold == 5)
            province.deployment.set(day: day("2023-01-10"))
            #expect(try await office.call(Indicators.explain, explain("K2")).untold == nil)
        }
    }

    @Test("a report says to who may not see what it counts what it is without that, in every rendering")
    func compiled() async throws {
        try await Province.open(publish: false) { province in
            let hidden = try await province.child(disability: nil)
            let open = try await province.child(disability: nil)
            for (child, code) in [(hidden, "law2016-trafficked"), (open, "law2016-abandoned")] {
                try await add(code, to: child, in: province)
            }
            try await province.publish([special("K3")])
            let compiled = try await province.lead.call(
                Compilations.compile,
                CompileReport(plan: Province.plan, period: period("2021-01-01", "2021-03-31")))
            #expect(compiled.values.map(\.denominator) == [2])
            let office = province.client(Province.area)
            let read = try await office.call(Compilations.get, GetCompilation(id: compiled.id))
            #expect(read.id == compiled.id && read.values.map(\.denominator) == [1])
            #expect(read.values.map(\.withoutConfidential) == [true])
            let whole = try await province.lead.call(Compilations.get, GetCompilation(id: compiled.id))
            #expect(whole == compiled)
            for format in ReportFormat.allCases {
                let asked = RenderCompilation(id: compiled.id, format: format).with { $0.language = .en }
                let sentence = "K3: without those who are counted only by what the law keeps private."
                #expect(try await office.call(Compilations.render, asked).text.contains(sentence))
                #expect(try await !province.lead.call(Compilations.render, asked).text.contains(sentence))
            }
            // Who compiles it anew without seeing that is told of no figure that it may not see, not of an earlier day either.
            let narrow = province.deployment.client(as: Province.dolisa, scope: [Province.area])
            let anew = try await narrow.call(
                Compilations.compile,
                CompileReport(plan: Province.plan, period: period("2021-01-01", "2021-03-31")).with {
                    ($0.restates, $0.reason) = (compiled.id, "Bổ sung")
                })
            #expect(anew.values.map(\.denominator) == [1])
            #expect(anew.restates?.compilation == compiled.id && anew.restates?.changes == [])
        }
    }
}
