import Bus
import FundingAPI
import ServiceKit
import Vocabulary

// What was said of an inspection of spending and never was so.

extension SpendingInspectionRules {
    private static let most = 200

    /// The inspection with what the request says in place of what was said.
    func correct(
        _ inspection: Sought<SpendingInspection>, by request: CorrectSpendingInspection
    ) throws -> SpendingInspection {
        var checks = Checks(reference, today: today)
        let title: String? = checks.title(request.title, at: "/title")
        if let day = request.on { checks.day(day, at: "/on") }
        let findings = corrected(inspection.value, by: request, &checks)
        let _: String = checks.words(request.reason, at: "/reason", upTo: 500)
        let before = try checks.finish(inspection)
        let corrected = before.having(findings).with {
            ($0.title, $0.on) = (title ?? before.title, request.on ?? before.on)
        }
        guard corrected != before else {
            throw Refusal.precondition("/inspection", Message("funding.said-so-already").about(before.id))
        }
        return corrected
    }

    /// What was found, as the request says that it was: nothing before the inspection, and none mended before it was found.
    private func corrected(
        _ known: SpendingInspection?, by request: CorrectSpendingInspection, _ checks: inout Checks
    ) -> [SpendingFinding] {
        let changes = request.findings ?? []
        checks.count(changes.count, in: 0...Self.most, at: "/findings")
        let opened = DayBound.named("on", request.on) ?? .opening(of: known)
        var (findings, seen) = (known?.findings ?? [], Set<SpendingFindingID>())
        for (index, change) in changes.prefix(Self.most).enumerated() {
            checks.part("/findings/\(index)") { checks in
                let text: String? = checks.remark(change.text, at: "/text")
                let remedy: String? = checks.remark(change.remedy, at: "/remedy")
                if !seen.insert(change.finding).inserted { checks.fail("/finding", "check.named-twice") }
                let place = findings.firstIndex { $0.id == change.finding }
                let before = place.map { findings[$0] }
                let found =
                    DayBound.named("foundOn", change.foundOn)
                    ?? .recorded(
                        FundingDay.finding, on: before?.foundOn, of: known?.id,
                        told: ["spendingFaultFound", "spendingInspectionCorrected"])
                if let day = change.foundOn { checks.day(day, since: opened, at: "/foundOn") }
                if let day = change.due { checks.day(day, notBefore: found, at: "/due") }
                if let day = change.mendedOn { checks.day(day, since: found, at: "/mendedOn") }
                guard let place, let before else {
                    if known != nil {
                        checks.fail("/finding", "funding.no-finding", ["id": change.finding.text])
                    }
                    return
                }
                if before.mendedOn == nil, change.mendedOn != nil || remedy != nil {
                    checks.fail("/finding", "funding.finding-not-mended", ["id": before.id.text])
                }
                findings[place] = before.with {
                    ($0.finding, $0.foundOn) = (text ?? before.finding, change.foundOn ?? before.foundOn)
                    ($0.due, $0.mendedOn) = (change.due ?? before.due, change.mendedOn ?? before.mendedOn)
                    $0.remedy = remedy ?? before.remedy
                }
                let kept = [
                    change.due == nil ? before.due : nil, change.mendedOn == nil ? before.mendedOn : nil,
                ]
                if let day = change.foundOn, let next = kept.compactMap(\.self).min(), next < day {
                    checks.fail(
                        "/foundOn",
                        Message("funding.found-after-mending", ["day": "\(day)", "then": "\(next)"])
                            .about(known.map { RecordInTheWay($0.id) }))
                }
            }
        }
        if let day = request.on, let early = findings.first(where: { $0.foundOn < day }) {
            checks.fail(
                "/on",
                Message(
                    "funding.opened-after-finding",
                    ["day": "\(day)", "id": early.id.text, "found": "\(early.foundOn)"]
                ).about(known.map { RecordInTheWay($0.id, told: ["spendingFaultFound"]) }))
        }
        return findings
    }

    /// The inspection without what the request takes back; as it was, where that is its opening.
    func void(
        _ inspection: Sought<SpendingInspection>, by request: VoidSpendingInspection
    ) throws -> SpendingInspection {
        var checks = Checks(reference, today: today)
        if (request.what == .opening) == (request.finding != nil) {
            checks.fail(
                "/finding",
                request.what == .opening ? "funding.names-no-finding" : "funding.names-finding",
                terms: ["what": [request.what.term]])
        }
        let named = inspection.value?.findings.first { $0.id == request.finding }
        if let id = request.finding, request.what != .opening, inspection.value != nil, named == nil {
            checks.fail("/finding", "funding.no-finding", ["id": id.text])
        }
        let _: String = checks.words(request.reason, at: "/reason", upTo: 500)
        let known = try checks.finish(inspection)
        guard let named else {
            guard let stands = known.findings.first else { return known }
            throw Refusal.precondition(
                "/what",
                Message("funding.finding-stands", ["id": stands.id.text, "day": "\(stands.foundOn)"])
                    .about(known.id))
        }
        let others = known.findings.filter { $0.id != named.id }
        switch (request.what, named.mendedOn) {
        case (.mending, nil):
            throw Refusal.precondition(
                "/finding", Message("funding.finding-not-mended", ["id": named.id.text]).about(known.id))
        case (.mending, _): return known.having(others + [named.unmended])
        case (_, let mendedOn?):
            throw Refusal.precondition(
                "/what",
                Message("funding.mending-stands", ["id": named.id.text, "day": "\(mendedOn)"])
                    .about(known.id))
        case (_, nil): return known.having(others)
        }
    }
}
