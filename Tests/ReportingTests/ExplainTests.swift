import Bus
import CatalogueAPI
import Foundation
import RegistryAPI
import ReportingAPI
import ServiceKit
import TestKit
import Testing
import Vocabulary

@Suite("Explaining a figure", .timeLimit(.minutes(2)))
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
            let worker = try await province.lead.call(
                Workers.register,
                RegisterWorker(name: "Cán Bộ", unit: Province.commune, role: .collaborator).with {
                    $0.from = day("2021-01-05")
                })
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
            #expect(!bytes.contains { $0.range(of: Data("hiv".utf8)) != nil })

            let shipped = try Province.shipped(Province.plan)
            let indicator = IndicatorDeclaration(
                id: "K1", name: BilingualText(vi: "Kín", en: "Confidential"), clause: "I", measure: .count,
                population: PopulationDeclaration().with {
                    $0.children = ChildFilter().with { $0.circumstances = ["law2016-hiv"] }
                })
            _ = try await province.lead.call(
                Plans.publish,
                PublishPlan(
                    plan: PlanDocument(
                        id: shipped.id, name: shipped.name, period: shipped.period, area: shipped.area,
                        lead: shipped.lead
                    ).with { $0.indicators = [indicator] }))
            #expect(try await province.value("K1").numerator == 1)
            let explanation = try await province.lead.call(Indicators.explain, explain("K1"))
            #expect(explanation.members.map(\.id) == [child.text])
            // The child lives in one district; who sees what is confidential in another counts it and is not told who it is.
            let elsewhere = province.lead.acting(
                as: Principal(
                    unit: Province.dolisa,
                    reaches: [.reader: [Province.area], .confidential: ["thai-binh/tien-hai"]]))
            #expect(try await elsewhere.call(Indicators.explain, explain("K1")).members.isEmpty)
            let office = province.client(Province.area)
            let refused = try await office.refusal(of: Indicators.explain, explain("K1"))
            #expect(refused?.status == .permissionDenied && refused?.fields == ["/indicator"])
        }
    }
}
