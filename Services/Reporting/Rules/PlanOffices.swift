import ReportingAPI
import Vocabulary

/// A plan lives to its last day, whatever became of its province, its districts and its offices: where it is carried out on a
/// day, and who does then what it gives whom to do.
struct PlanOffices {
    let plan: PlanDocument
    let units: UnitDirectory

    /// All that was ever recorded in the plan's area, as it was on `day`; before and after the plan, as on its first and last
    /// day: a larger province of the same name is not the plan's.
    func area(on day: Day) -> Territory { units.territory(of: plan.area, on: within(day)) }

    /// The districts that are counted on `day`: since there are none any more, those that there were last.
    func countedDistricts(on day: Day) -> [UnitPath] {
        units.countedDistricts(of: plan.area, on: within(day))
    }

    /// The People's Committee of the plan's area as the plan found it: it decides what offices cannot. The area's own path
    /// where no office of that kind stands in the directory.
    var firstCommittee: UnitPath { units.committee(of: plan.area, on: plan.period.start) ?? plan.area }

    /// Who does on `day` what the unit did.
    func holder(of unit: UnitPath, on day: Day) -> UnitPath { holders(of: unit, on: day)[0] }

    /// Who leads the plan on `day`.
    func lead(on day: Day) -> UnitPath { holder(of: plan.lead, on: day) }

    /// Who receives what the duty asks for.
    func receiver(of duty: DutyDeclaration, on day: Day) -> UnitPath { holder(of: duty.to, on: day) }

    /// Who owes it, each once; nobody reports to itself.
    func bearers(of duty: DutyDeclaration, on day: Day) -> [UnitPath] {
        var seen: Set<UnitPath> = [receiver(of: duty, on: day)]
        let bearers =
            duty.units.flatMap { holders(of: $0, on: day) }
            + (duty.districts == true ? districts(on: day) : [])
        return bearers.filter { seen.insert($0).inserted }
    }

    /// Who is only asked for it on `day`: not who owes it anyway.
    func invited(to duty: DutyDeclaration, on day: Day) -> [UnitPath] {
        var seen = Set(bearers(of: duty, on: day) + [receiver(of: duty, on: day)])
        return (duty.invited ?? []).flatMap { holders(of: $0, on: day) }.filter { seen.insert($0).inserted }
    }

    /// Who receives it beside the first.
    func furtherReceivers(of duty: DutyDeclaration, on day: Day) -> [UnitPath] {
        (duty.alsoTo ?? []).map { holder(of: $0, on: day) }
    }

    /// Who answers on `day` for a unit that was asked on an earlier one: itself, or who does its work since. Nobody reports to
    /// itself.
    func answering(for unit: UnitPath, asked: Day, on day: Day) -> [UnitPath] {
        // One that was asked although its work had gone to another before is meant itself.
        if units.isValid(unit, on: day), !holders(of: unit, on: asked).contains(unit) { return [unit] }
        var heirs = holders(of: unit, on: day)
        let wasDistrict = units.unit(unit, on: asked)?.level == .district
        if wasDistrict, plan.districtsPassTo ?? .lead == .lead,
            !heirs.contains(where: { units.unit($0, on: day)?.level == .district })
        {
            heirs = [lead(on: day)]
        }
        return heirs.filter { $0 == unit || $0 != lead(on: day) }
    }

    /// Whether the unit may be asked to report: it lies in the area, or took over from an office there.
    func concerns(_ unit: UnitPath, on day: Day) -> Bool {
        let area = area(on: day)
        return area.contains(unit)
            || units.officeSuccessions(into: unit).contains { $0.date <= day && area.contains($0.from) }
    }

    /// The districts, or who does what was theirs.
    private func districts(on day: Day) -> [UnitPath] {
        let standing = units.children(of: plan.area, on: day, level: .district).map(\.path)
        guard standing.isEmpty else { return standing }
        switch plan.districtsPassTo ?? .lead {
        case .lead: return [lead(on: day)]
        case .communes:
            let area = area(on: day)
            return units.units(.commune, on: day).map(\.path).filter(area.contains)
        }
    }

    /// Who does on `day` what the unit did: of an office, what is about children; itself where nobody is known to have taken it over.
    private func holders(of unit: UnitPath, on day: Day) -> [UnitPath] {
        let isOffice = units.unit(unit)?.level == .organisation
        let holders =
            isOffice
            ? units.officeSuccessors(of: unit, function: PolicyGrant.usualFunction, on: day).map(\.path)
            : units.current(of: unit, on: day).units
        return holders.isEmpty ? [unit] : holders
    }

    private func within(_ day: Day) -> Day { min(max(day, plan.period.start), plan.period.end) }
}
