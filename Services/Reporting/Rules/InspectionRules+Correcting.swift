import Bus
import ReportingAPI
import ServiceKit
import Vocabulary

// What was said of an inspection and never was so.

extension InspectionRules {
    /// The inspection with what the request says in place of what was said.
    func correct(_ inspection: Sought<Inspection>, by request: CorrectInspection) throws -> Inspection {
        var checks = Checks(reference, today: today)
        let _: String = checks.words(request.reason, at: "/reason", upTo: 1000)
        let decision: String? = checks.words(request.decision, at: "/decision")
        let conclusion: String? = checks.remark(request.conclusion, at: "/conclusion", upTo: 4000)
        if let day = request.planned, let known = inspection.value {
            // Of a day on which it was not there yet, what it may is said of what it became.
            let units = reference.units
            let type = (units.unit(known.inspector, on: min(day, today)) ?? units.unit(known.inspector))?.type
            checkRight(known.kind, of: known.inspector, type, on: day, at: "/planned", &checks)
        }
        if let day = request.heldOn { checks.day(day, at: "/heldOn") }
        let findings = corrected(inspection.value, by: request, &checks)
        let before = try checks.finish(inspection)
        let saysHeld = request.heldOn != nil || conclusion != nil || !(request.findings ?? []).isEmpty
        if saysHeld, before.status != .held {
            throw Refusal.precondition(
                "/id", InspectionStep.resolve.instead(for: before).about(before.id))
        }
        let corrected = before.with {
            ($0.planned, $0.decision) = (request.planned ?? before.planned, decision ?? before.decision)
            ($0.heldOn, $0.conclusion) = (request.heldOn ?? before.heldOn, conclusion ?? before.conclusion)
            $0.findings = findings
        }
        guard corrected != before else {
            throw Refusal.precondition("/id", Message("reporting.said-so-already").about(before.id))
        }
        return corrected
    }

    /// Its findings, as the request says that they were: none was mended before it was found.
    private func corrected(
        _ known: Inspection?, by request: CorrectInspection, _ checks: inout Checks
    ) -> [Finding] {
        let changes = request.findings ?? []
        checks.count(changes.count, in: 0...Self.mostFindings, at: "/findings")
        let held = DayBound.named("heldOn", request.heldOn) ?? .held(known)
        var (findings, seen) = (known?.findings ?? [], Set<Int>())
        for (index, change) in changes.prefix(Self.mostFindings).enumerated() {
            checks.part("/findings/\(index)") { checks in
                let text: String? = checks.remark(change.text, at: "/text")
                let how: String? = checks.remark(change.how, at: "/how")
                if let day = change.mendBy { checks.day(day, notBefore: held, at: "/mendBy") }
                if let day = change.mendedOn { checks.day(day, since: held, at: "/mendedOn") }
                if !seen.insert(change.finding).inserted { checks.fail("/finding", "check.named-twice") }
                guard let known, known.status == .held else { return }
                guard let place = place(of: change.finding, in: known, at: "/finding", &checks) else {
                    return
                }
                let before = findings[place]
                if before.mendedOn == nil, change.mendedOn != nil || how != nil {
                    checks.fail(
                        "/finding", "reporting.finding-not-mended", ["number": "\(before.number)"])
                }
                findings[place] = before.with {
                    ($0.text, $0.mendBy) = (text ?? before.text, change.mendBy ?? before.mendBy)
                    ($0.mendedOn, $0.how) = (change.mendedOn ?? before.mendedOn, how ?? before.how)
                }
            }
        }
        if let day = request.heldOn,
            let early = findings.first(where: { min($0.mendBy, $0.mendedOn ?? $0.mendBy) < day })
        {
            checks.fail(
                "/heldOn",
                Message(
                    "reporting.held-after-mending",
                    [
                        "day": "\(day)", "number": "\(early.number)",
                        "mend": "\(min(early.mendBy, early.mendedOn ?? early.mendBy))",
                    ]
                ).about(request.id))
        }
        return findings
    }

    private func place(
        of number: Int, in inspection: Inspection, at pointer: String, _ checks: inout Checks
    ) -> Int? {
        if let place = inspection.findings.firstIndex(where: { $0.number == number }) { return place }
        checks.fail(
            pointer, "reporting.no-finding",
            ["number": "\(number)", "most": "\(inspection.findings.count)"])
        return nil
    }

    /// The inspection without what the request takes back; as it was, where that is its planning.
    func void(_ inspection: Sought<Inspection>, by request: VoidInspection) throws -> Inspection {
        var checks = Checks(reference, today: today)
        let _: String = checks.words(request.reason, at: "/reason", upTo: 1000)
        let isOfFinding = [.finding, .mending].contains(request.what)
        if isOfFinding != (request.finding != nil) {
            checks.fail(
                "/finding", isOfFinding ? "reporting.names-finding" : "reporting.names-no-finding",
                terms: ["what": [request.what.term]])
        }
        var place: Int?
        if isOfFinding, let number = request.finding, let held = inspection.value, held.status == .held {
            place = self.place(of: number, in: held, at: "/finding", &checks)
        }
        let known = try checks.finish(inspection)
        let (isHeld, mended) = (known.status == .held, known.findings.first { $0.mendedOn != nil })
        switch request.what {
        case .scheduling:
            guard !isHeld else { throw stands("reporting.inspection-held-stands", of: known, known.heldOn) }
            return known
        case .holding:
            guard isHeld else { throw notSo(known) }
            if let mended { throw stands("reporting.mending-stands", of: known, mended.mendedOn, mended) }
            return known.scheduledAgain
        case .finding:
            guard let place else { throw notSo(known) }
            let finding = known.findings[place]
            guard finding.mendedOn == nil else {
                throw stands("reporting.mending-stands", of: known, finding.mendedOn, finding)
            }
            return known.with { $0.findings.remove(at: place) }
        case .mending:
            guard let place else { throw notSo(known) }
            let finding = known.findings[place]
            guard finding.mendedOn != nil else {
                throw Refusal.precondition(
                    "/finding",
                    Message("reporting.finding-not-mended", ["number": "\(finding.number)"])
                        .about(known.id))
            }
            return known.with { $0.findings[place] = finding.unmended }
        }
    }

    /// It is not held, so that nothing of that can be taken back.
    private func notSo(_ inspection: Inspection) -> Refusal {
        Refusal.precondition(
            "/what", InspectionStep.resolve.instead(for: inspection).about(inspection.id))
    }

    /// Something that was said later is to be taken back first.
    private func stands(
        _ key: String, of inspection: Inspection, _ day: Day?, _ finding: Finding? = nil
    ) -> Refusal {
        var blanks = ["on": "\(day ?? inspection.planned)"]
        if let finding { blanks["number"] = "\(finding.number)" }
        return Refusal.precondition("/what", Message(key, blanks).about(inspection.id))
    }
}
