import CatalogueAPI
import FundingAPI
import RegistryAPI
import ReportingAPI
import TestKit
import Vocabulary

@testable import Reporting

/// A province of which everybody knows everything, but not who has what is sealed: that alone differs between two of them.
struct KnownWorld {
    /// Who has a violence, HIV and exploitation behind it, each another one of ``children``.
    let sealed: [Int]

    static let children = 0..<8
    static let begun = "2021-03-15"
    static let asked = "2021-04-20"
    static let sealedCodes = ["law2016-violence", "law2016-hiv", "law2016-exploited"]
    static let cases: CaseID = Rolls.id(400)
    static let caregiver: CaregiverID = Rolls.id(410)
    static let provider: ProviderID = Rolls.id(420)
    static let offer: OfferID = Rolls.id(430)
    static let round: RoundID = Rolls.id(440)
    /// Of who may not see what is sealed, and of who may.
    static let submissions: [SubmissionID] = [Rolls.id(450), Rolls.id(451)]
    static let compilation: CompilationID = Rolls.id(460)
    static let indicators = ["K1", "K2", "K3", "K4"]

    static func child(_ number: Int) -> ChildID { Rolls.id(100 + number) }

    /// The first turns sixteen in the middle of 2020: who is counted until then is told by a total that falls that day.
    static func birth(_ number: Int) -> Day { day("2004-06-01").advanced(by: 500 * number) }

    static func name(_ number: Int) -> String {
        "Trẻ Số \(["Một", "Hai", "Ba", "Bốn", "Năm", "Sáu", "Bảy", "Tám"][number])"
    }

    /// - Parameter paying: whether assistance is paid besides, on sealed grounds too.
    func enter(in province: Province, paying: Bool = false) async throws {
        for number in Self.children { try await enter(number, in: province.lead) }
        for (index, number) in sealed.enumerated() {
            _ = try await province.lead.call(
                Circumstances.add,
                AddCircumstance(
                    child: Self.child(number), code: Self.sealedCodes[index], start: day("2020-02-10")
                ).with {
                    $0.id = Rolls.id(300 + index)
                    $0.evidence = "Biên bản của công an xã"
                })
        }
        _ = try await province.lead.call(
            Circumstances.end, EndCircumstance(id: Rolls.id(302), end: day("2020-12-31")))
        _ = try await province.lead.call(
            Providers.register,
            RegisterProvider(name: "Trung tâm", unit: Province.health, kind: "rehabilitation-centre").with {
                ($0.id, $0.place) = (Self.provider, Province.commune)
            })
        try await around(province.lead)
        province.deployment.set(day: day(Self.asked))
        try await serve(province)
        try await handOver(province.lead)
        try await report(province)
        if paying { try await pay(province) }
    }

    /// Each another one by age, sex and home, so that a figure by any of these tells who moved it.
    private func enter(_ number: Int, in lead: TestClient) async throws {
        _ = try await lead.call(
            Children.register,
            RegisterChild(
                name: Self.name(number), sex: number.isMultiple(of: 2) ? .female : .male,
                commune: number.isMultiple(of: 3) ? Province.otherCommune : Province.commune
            ).with {
                $0.id = Self.child(number)
                $0.birthDate = Self.birth(number)
                $0.registeredOn = day("2020-01-05")
            })
        if [0, 1, 4].contains(number) {
            _ = try await lead.call(
                Disabilities.determine,
                DetermineDisability(child: Self.child(number), type: .mobility, degree: .severe).with {
                    $0.id = Rolls.id(200 + number)
                    $0.determinedOn = day("2020-02-01")
                })
        }
        if [1, 6].contains(number) {
            _ = try await lead.call(
                Circumstances.add,
                AddCircumstance(
                    child: Self.child(number), code: "law2016-abandoned", start: day("2020-02-01")
                ).with { $0.id = Rolls.id(220 + number) })
        }
    }

    private func around(_ lead: TestClient) async throws {
        _ = try await lead.call(
            Caregivers.register,
            RegisterCaregiver(name: "Mẹ Giả Định", commune: Province.commune).with { $0.id = Self.caregiver })
        _ = try await lead.call(
            Caregivers.link,
            LinkCaregiver(caregiver: Self.caregiver, child: Self.child(2), relation: .mother).with {
                ($0.id, $0.start) = (Rolls.id(411), day("2020-02-01"))
            })
        for number in [4, 5] {
            _ = try await lead.call(
                Placements.begin,
                BeginPlacement(child: Self.child(number), kind: .dayCare).with {
                    ($0.id, $0.provider, $0.start) = (
                        Rolls.id(240 + number), Self.provider, day("2020-03-01")
                    )
                })
        }
        _ = try await lead.call(
            Cases.open,
            OpenCase(child: Self.child(7), concern: .support).with {
                ($0.id, $0.on) = (Self.cases, day("2020-04-01"))
            })
    }

    /// Children whom somebody is asked to take over, one of them with something sealed in each world.
    private func handOver(_ lead: TestClient) async throws {
        for number in [4, 5] {
            _ = try await lead.call(
                Children.transfer,
                TransferChild(child: Self.child(number), to: Province.otherCommune, reason: "Theo mẹ").with {
                    $0.id = Rolls.id(600 + number)
                })
        }
    }

    private func serve(_ province: Province) async throws {
        _ = try await province.lead.call(
            Offers.publish,
            PublishOffer(provider: Self.provider, title: "Phục hồi chức năng", domain: "rehabilitation").with
            {
                $0.id = Self.offer
                $0.eligibility = Eligibility().with { $0.circumstances = ["law2016-abandoned"] }
                $0.from = day("2021-01-01")
            })
        for number in [1, 6] {
            _ = try await province.lead.call(
                Referrals.create,
                CreateReferral(child: Self.child(number), offer: Self.offer, until: day("2021-06-30")).with {
                    ($0.id, $0.orWait) = (Rolls.id(610 + number), true)
                })
        }
        let health = province.deployment.client(as: Province.health, scope: [Province.area])
        for number in [1, 2, 3] {
            _ = try await health.call(
                Deliveries.record,
                RecordDelivery(child: Self.child(number), on: day("2021-04-01")).with {
                    ($0.id, $0.provider, $0.domain) = (Rolls.id(500 + number), Self.provider, "care")
                })
        }
        _ = try await province.lead.call(
            Waivers.grant,
            GrantWaiver(child: Self.child(6), kind: "study-costs", unit: Province.dolisa).with {
                $0.id = Rolls.id(520)
            })
    }

    private func report(_ province: Province) async throws {
        let (lead, health) = (province.lead, province.client(Province.health))
        _ = try await lead.call(Plans.publish, PublishPlan(plan: try Self.plan))
        _ = try await lead.call(
            Difficulties.raise,
            RaiseDifficulty(plan: Province.plan, unit: Province.dolisa, text: "Thiếu cán bộ ở ba xã"))
        _ = try await lead.call(
            Rounds.open,
            OpenRound(plan: Province.plan, period: period("2021-01-01", "2021-03-31")).with {
                $0.id = Self.round
                $0.title = BilingualText(vi: "Đột xuất", en: "Ad hoc")
                ($0.due, $0.units) = (day("2021-05-01"), [Province.health, Province.dolisa])
            })
        for (id, (clerk, unit)) in zip(
            Self.submissions, [(health, Province.health), (lead, Province.dolisa)])
        {
            _ = try await clerk.call(
                Submissions.draft, DraftSubmission(round: Self.round, unit: unit).with { $0.id = id })
            _ = try await clerk.call(Submissions.submit, SubmitSubmission(id: id))
            _ = try await lead.call(Submissions.accept, AcceptSubmission(id: id))
        }
        _ = try await lead.call(
            Compilations.compile,
            CompileReport(plan: Province.plan, period: period("2021-01-01", "2021-03-31")).with {
                ($0.id, $0.round) = (Self.compilation, Self.round)
            })
    }

    /// Indicators that count what is sealed in every way that there is.
    static var plan: PlanDocument {
        get throws {
            let shipped = try Province.shipped(Province.plan)
            func indicator(
                _ id: String, _ measure: IndicatorDeclaration.Measure, _ population: PopulationDeclaration,
                _ having: FactDeclaration? = nil
            ) -> IndicatorDeclaration {
                IndicatorDeclaration(
                    id: id, name: BilingualText(vi: "Chỉ tiêu \(id)", en: "Indicator \(id)"), clause: "I",
                    measure: measure, population: population
                ).with { $0.having = [having].compactMap { $0 } }
            }
            func children(_ filter: (inout ChildFilter) -> Void) -> PopulationDeclaration {
                PopulationDeclaration().with { $0.children = ChildFilter().with(filter) }
            }
            let listed = ChildFilter().with { ($0.ageUnder, $0.circumstanceLists) = (16, ["LAW2016"]) }
            let named = ChildFilter().with { $0.circumstances = sealedCodes }
            let disabled = ChildFilter().with { $0.disability = true }
            let delivered = FactDeclaration().with { $0.delivery = ["care"] }
            let placed = FactDeclaration().with { $0.placement = ["dayCare"] }
            return PlanDocument(
                id: shipped.id, name: shipped.name, period: shipped.period, area: shipped.area,
                lead: shipped.lead
            ).with {
                $0.indicators = [
                    indicator("K1", .count, children { $0 = named }),
                    indicator("K2", .percent, children { $0 = listed }, delivered),
                    indicator("K3", .count, children { $0.anyOf = [disabled, named] }, placed),
                    indicator("K4", .count, PopulationDeclaration().with { $0.caregiversOf = listed }),
                ]
            }
        }
    }
}
