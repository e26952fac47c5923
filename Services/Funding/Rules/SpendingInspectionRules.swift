import Bus
import FundingAPI
import ServiceKit
import Vocabulary

/// Who inspects does not inspect itself, and a finding is of a line of who is inspected.
struct SpendingInspectionRules: Rules {
    let reference: Reference
    let today: Day

    /// `isDue` says that the caller keeps the unit's sources, or leads there.
    func open(
        _ request: OpenSpendingInspection, as id: SpendingInspectionID, by unit: UnitPath, isDue: Bool
    ) throws -> SpendingInspection {
        var checks = Checks(reference, today: today)
        checks.unit(request.unit, at: "/unit")
        let title: String = checks.title(request.title, at: "/title")
        let day = checks.day(request.on, at: "/on")
        try checks.finish()
        guard isDue, !reference.units.isSame(unit, request.unit, on: today) else {
            throw Refusal.denied("/unit", Message("funding.not-inspecting", ["unit": request.unit.text]))
        }
        return SpendingInspection(id: id, unit: request.unit, inspector: unit, title: title, on: day)
    }

    func find(
        _ request: FindFault, as id: SpendingFindingID, in inspection: Sought<SpendingInspection>,
        of allocation: Sought<Allocation>
    ) throws -> SpendingFinding {
        var checks = Checks(reference, today: today)
        let finding: String = checks.remark(request.finding, at: "/finding")
        let day = checks.day(request.on, since: .opening(of: inspection.value), at: "/on")
        if let due = request.due { checks.day(due, notBefore: .said(request.on, today), at: "/due") }
        if let unit = inspection.value?.unit, let line = allocation.value?.line,
            !reference.units.isSame(unit, line.unit, on: today)
        {
            checks.fail("/allocation", "funding.not-its-line", ["unit": unit.text, "own": line.unit.text])
        }
        try checks.finish(inspection, allocation)
        return SpendingFinding(id: id, allocation: request.allocation, finding: finding, foundOn: day).with {
            $0.due = request.due
        }
    }

    func mend(_ known: Sought<KeptFinding>, by request: MendFault) throws -> KeptFinding {
        var checks = Checks(reference, today: today)
        let remedy: String = checks.remark(request.remedy, at: "/remedy")
        let day = checks.day(
            request.on,
            since: .recorded(
                FundingDay.finding, on: known.value?.finding.foundOn, of: known.value?.inspection,
                told: ["spendingFaultFound", "spendingInspectionCorrected"]), at: "/on")
        var mended = try checks.finish(known)
        if let before = mended.finding.mendedOn {
            throw Refusal.precondition(
                "/finding",
                Message("funding.mended", ["day": before.description]).about(mended.inspection))
        }
        (mended.finding.mendedOn, mended.finding.remedy) = (day, remedy)
        return mended
    }

    /// FAILED_PRECONDITION while a finding of the line is not mended: it pays nothing.
    func requireMended(_ known: KeptFinding?, at pointer: String) throws {
        guard let known else { return }
        let finding = known.finding
        throw Refusal.precondition(
            pointer,
            Message(
                "funding.line-blocked",
                [
                    "id": finding.id.text, "day": finding.foundOn.description, "unit": known.inspector.text,
                    "finding": String(finding.finding.prefix(200)),
                ]))
    }
}
