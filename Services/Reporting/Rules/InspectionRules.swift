import Bus
import ReportingAPI
import ServiceKit
import Vocabulary

extension ReferenceTable {
    /// Which kinds of unit may hold which kinds of inspection: `supervision.mass-organisation`.
    static let inspectionRight: ReferenceTable = "inspection-right"
}

/// Who may hold what inspection of whom, and what becomes of what it finds.
struct InspectionRules: Rules {
    static let mostFindings = 200

    let reference: Reference
    let today: Day

    func schedule(
        _ request: ScheduleInspection, as id: InspectionID, under plan: Sought<PublishedPlan>
    ) throws -> Inspection {
        var checks = Checks(reference, today: today)
        let decision: String? = checks.words(request.decision, at: "/decision")
        check(request, &checks)
        if let plan = plan.value?.plan {
            let offices = PlanOffices(plan: plan, units: reference.units)
            for (unit, pointer) in [(request.inspector, "/inspector"), (request.of, "/of")]
            where reference.units.isValid(unit, on: today) && !offices.concerns(unit, on: today) {
                checks.fail(
                    pointer, "reporting.unit-outside", ["unit": unit.text, "area": plan.area.text])
            }
            if let about = request.about, !plan.subjects.contains(about) {
                checks.fail(
                    "/about", "reporting.no-task",
                    ["id": about, "known": plan.subjects.joined(separator: ", ")])
            }
        }
        let document = try checks.finish(plan).plan
        return Inspection(
            id: id, plan: document.id, kind: request.kind, inspector: request.inspector, of: request.of,
            status: .scheduled, planned: request.on
        ).with { ($0.about, $0.decision) = (request.about, decision) }
    }

    /// Two units of today, of which the one may hold such an inspection on its day.
    private func check(_ request: ScheduleInspection, _ checks: inout Checks) {
        checks.unit(request.inspector, at: "/inspector")
        checks.unit(request.of, at: "/of")
        if request.inspector == request.of { checks.fail("/of", "reporting.inspects-itself") }
        let type = reference.units.unit(request.inspector, on: today)?.type
        checkRight(request.kind, of: request.inspector, type, on: request.on, at: "/kind", &checks)
    }

    /// A unit of that type may hold such an inspection on the day; nothing where no such unit is known.
    func checkRight(
        _ kind: InspectionKind, of inspector: UnitPath, _ type: String?, on day: Day, at pointer: String,
        _ checks: inout Checks
    ) {
        guard let type, !reference.knows(.inspectionRight, "\(kind.rawValue).\(type)", on: day) else {
            return
        }
        let others = InspectionKind.allCases.filter {
            reference.knows(.inspectionRight, "\($0.rawValue).\(type)", on: day)
        }
        checks.fail(
            pointer, "reporting.no-inspection-right", ["unit": inspector.text, "day": "\(day)"],
            terms: ["kind": [kind.term], "others": others.map(\.term)])
    }

    func record(
        _ inspection: Sought<Inspection>, _ request: RecordInspection
    ) throws -> Inspection {
        var checks = Checks(reference, today: today)
        let day = checks.day(request.on, at: "/on")
        let conclusion: String = checks.remark(request.conclusion, at: "/conclusion", upTo: 4000)
        if request.findings.count > Self.mostFindings {
            checks.count(request.findings.count, in: 0...Self.mostFindings, at: "/findings")
        }
        let findings = request.findings.enumerated().map { index, found in
            checks.part("/findings/\(index)") { checks in
                checks.day(
                    found.mendBy, notBefore: .said(request.on, today), at: "/mendBy")
                return Finding(
                    number: index + 1, text: checks.remark(found.text, at: "/text"), mendBy: found.mendBy)
            }
        }
        let current = try checks.finish(inspection)
        return try current.taking(InspectionStep.record).with {
            ($0.heldOn, $0.conclusion, $0.findings) = (day, conclusion, findings)
        }
    }

    func resolve(_ inspection: Sought<Inspection>, _ request: ResolveFinding) throws -> Inspection {
        var checks = Checks(reference, today: today)
        let day = checks.day(request.on, since: .held(inspection.value), at: "/on")
        let how: String = checks.remark(request.how, at: "/how")
        let index = inspection.value?.findings.firstIndex { $0.number == request.finding }
        if let held = inspection.value, held.status == .held, index == nil {
            checks.fail(
                "/finding", "reporting.no-finding",
                ["number": "\(request.finding)", "most": "\(held.findings.count)"])
        }
        let current = try checks.finish(inspection)
        var held = try current.taking(InspectionStep.resolve)
        guard let index else { return held }
        if let mended = held.findings[index].mendedOn {
            throw Refusal.precondition(
                "/finding",
                Message("reporting.finding-mended", ["on": "\(mended)"]).about(current.id))
        }
        (held.findings[index].mendedOn, held.findings[index].how) = (day, how)
        return held
    }

    /// As it stands today: what is not mended by its day lies with the People's Committee.
    func shown(_ kept: Inspection, under plan: PlanDocument) -> Inspection {
        let offices = PlanOffices(plan: plan, units: reference.units)
        let committee = offices.holder(of: offices.firstCommittee, on: today)
        return kept.with { shown in
            shown.findings = kept.findings.map { finding in
                let late = (finding.mendedOn ?? today).daysSinceEpoch - finding.mendBy.daysSinceEpoch
                guard late > 0 else { return finding }
                return finding.with {
                    $0.daysLate = late
                    if finding.mendedOn == nil { $0.escalatedTo = committee }
                }
            }
        }
    }
}

extension PlanDocument {
    /// What difficulties and inspections may be about: the activities, and the clauses of units' tasks.
    var subjects: [String] { activities.map(\.id) + (units ?? []).map(\.clause) }
}
