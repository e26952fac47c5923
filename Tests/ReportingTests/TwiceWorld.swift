import RegistryAPI
import ReportingAPI
import TestKit
import Vocabulary

/// A province in which two communes entered a child and its mother each: the same ones, or strangers to each other.
struct TwiceWorld {
    /// Whether they are the same, by their numbers.
    let isTwice: Bool

    static let number = "034314001234"
    static let mine: ChildID = KnownWorld.child(0)
    static let theirs: ChildID = KnownWorld.child(1)

    func enter(in province: Province) async throws {
        _ = try await province.lead.call(Plans.publish, PublishPlan(plan: try Self.plan))
        try await enter(
            isTwice ? (Self.number, "034185001001") : ("034314005678", "034185005678"), as: Self.theirs,
            mother: 411, by: province.client(Province.otherCommune))
        try await enter(
            (Self.number, "034185001001"), as: Self.mine, mother: 410, by: province.client(Province.commune))
    }

    private func enter(
        _ numbers: (child: String, mother: String), as id: ChildID, mother: Int, by office: TestClient
    ) async throws {
        let commune = office.principal.unit
        _ = try await office.call(
            Children.register,
            RegisterChild(name: "Trẻ Giả Định", sex: .female, commune: commune).with {
                ($0.id, $0.personalNumber) = (id, numbers.child)
                ($0.birthDate, $0.registeredOn) = (day("2014-05-10"), day("2020-01-05"))
            })
        _ = try await office.call(
            Disabilities.determine,
            DetermineDisability(child: id, type: .mobility, degree: .severe).with {
                ($0.id, $0.determinedOn) = (Rolls.id(mother + 10), day("2020-02-01"))
            })
        _ = try await office.call(
            Caregivers.register,
            RegisterCaregiver(name: "Mẹ Giả Định", commune: commune).with {
                ($0.id, $0.personalNumber) = (Rolls.id(mother), numbers.mother)
                $0.registeredOn = day("2020-01-05")
            })
        _ = try await office.call(
            Caregivers.link,
            LinkCaregiver(caregiver: Rolls.id(mother), child: id, relation: .mother).with {
                $0.start = day("2020-02-01")
            })
    }

    static let indicators = ["D1", "D2"]

    /// Children with disabilities, and whoever looks after them.
    static var plan: PlanDocument {
        get throws {
            let disabled = ChildFilter().with { $0.disability = true }
            let populations = [
                PopulationDeclaration().with { $0.children = disabled },
                PopulationDeclaration().with { $0.caregiversOf = disabled },
            ]
            return try KnownWorld.plan.with {
                $0.indicators = zip(indicators, populations).map { id, population in
                    IndicatorDeclaration(
                        id: id, name: BilingualText(vi: "Chỉ tiêu \(id)", en: "Indicator \(id)"), clause: "I",
                        measure: .count, population: population)
                }
            }
        }
    }
}
