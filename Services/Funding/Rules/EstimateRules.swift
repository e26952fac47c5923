import Bus
import FundingAPI
import ServiceKit
import Store
import Vocabulary

/// What must hold of an estimate, from its first draft to its approval.
struct EstimateRules: Rules {
    let reference: Reference
    let today: Day

    /// A new version. `before` is the latest one of the estimate that the request names, and `since` its last step;
    /// `sources` are those that the lines name, as far as they are there.
    func draft(
        _ request: DraftEstimate, as id: EstimateID, by unit: UnitPath, after before: Estimate?,
        since: DayBound?, from sources: [SourceID: Source]
    ) throws -> Estimate {
        var checks = Checks(reference, today: today)
        checks.day(request.on ?? today, since: since, at: "/on")
        checks.unit(request.unit, at: "/unit")
        checks.budgetYear(request.year, at: "/year")
        let plan: String = checks.words(request.plan, at: "/plan", upTo: 100)
        let drafted = lines(of: request, from: sources, &checks)
        if let before { continues(before, request, plan: plan, &checks) }
        try checks.finish()
        if let before, before.status == .submitted {
            throw Refusal.precondition(
                "/id", Message("funding.estimate-is-submitted").about(before.id))
        }
        return Estimate(
            id: id, version: (before?.version ?? 0) + 1, unit: request.unit, plan: plan, year: request.year,
            lines: drafted.lines, total: drafted.total, status: .draft, draftedBy: unit)
    }

    /// `since` is its last step.
    func submit(_ estimate: Sought<Estimate>, since: DayBound?, by request: SubmitEstimate) throws -> Estimate
    {
        var checks = Checks(reference, today: today)
        checks.day(request.on ?? today, since: since, at: "/on")
        return try checks.finish(estimate).taking(EstimateStep.submit)
    }

    /// `since` is its last step.
    func `return`(_ estimate: Sought<Estimate>, since: DayBound?, by request: ReturnEstimate) throws
        -> Estimate
    {
        var checks = Checks(reference, today: today)
        let remark: String = checks.words(request.remark, at: "/remark", upTo: 2000)
        checks.day(request.on ?? today, since: since, at: "/on")
        var returned = try checks.finish(estimate).taking(EstimateStep.return)
        returned.remark = remark
        return returned
    }

    /// `since` is its last step, or that of the version in force, if that is later; `allocated` is what is
    /// allocated from its lines already; `isOwnHand` says that who approves it drafted it or handed it in, which no money is given by.
    func approve(
        _ estimate: Sought<Estimate>, since: DayBound?, by unit: UnitPath, _ request: ApproveEstimate,
        isOwnHand: Bool, allocated: [LineKey: Money]
    ) throws -> Estimate {
        var checks = Checks(reference, today: today)
        let day = checks.day(request.on, since: since, at: "/on")
        if let year = estimate.value?.year { checks.day(day, notAfterBudget: year, at: "/on") }
        var approved = try checks.finish(estimate).taking(EstimateStep.approve)
        guard !isOwnHand else {
            throw Refusal.precondition("/id", Message("funding.own-hand").about(approved.id))
        }
        (approved.approvedBy, approved.approvedOn) = (unit, day)
        try requireCovering(approved, allocated)
        return approved
    }

    /// That every line has at least what is allocated from it.
    private func requireCovering(_ estimate: Estimate, _ allocated: [LineKey: Money]) throws {
        for (key, amount) in allocated where amount > .zero {
            let line = estimate.lines.first { $0.key == key }
            guard (line?.amount ?? .zero) < amount else { continue }
            throw Refusal.precondition(
                "/id",
                Message(
                    "funding.approved-below-allocated",
                    ["activity": key.activity, "allocated": "\(amount.dong)"]
                ).about(estimate.id))
        }
    }

    /// The lines with their words tidied, and their sum.
    private func lines(
        of request: DraftEstimate, from sources: [SourceID: Source], _ checks: inout Checks
    ) -> (lines: [EstimateLine], total: Money) {
        if request.lines.isEmpty { checks.fail("/lines", "funding.estimate-empty") }
        if request.lines.count > 1000 { checks.fail("/lines", "funding.estimate-too-long") }
        var tidied: [EstimateLine] = []
        var total: Money? = .zero
        for (index, line) in request.lines.enumerated() {
            let pointer = "/lines/\(index)"
            let clean = EstimateLine(
                activity: checks.words(line.activity, at: "\(pointer)/activity", upTo: 100),
                source: line.source, amount: line.amount,
                reason: checks.words(line.reason, at: "\(pointer)/reason", upTo: 1000))
            checks.positive(line.amount, at: "\(pointer)/amount")
            if tidied.contains(where: { $0.key == clean.key }) {
                checks.fail("\(pointer)/activity", "funding.line-twice", ["activity": clean.activity])
            }
            check(line.source, sources[line.source], of: request, at: "\(pointer)/source", &checks)
            tidied.append(clean)
            guard line.amount > .zero, let sum = total else { continue }
            do {
                total = try sum.plus(line.amount)
            } catch {
                total = nil
                checks.fail("\(pointer)/amount", "funding.sum-too-large", ["limit": "\(Money.limit)"])
            }
        }
        return (tidied, total ?? .zero)
    }

    /// A source pays for estimates of its year, in its province.
    private func check(
        _ id: SourceID, _ source: Source?, of request: DraftEstimate, at pointer: String,
        _ checks: inout Checks
    ) {
        guard let source else { return checks.fail(pointer, "funding.no-source", ["id": id.text]) }
        if source.year != request.year {
            checks.fail(
                pointer, "funding.source-other-year", ["name": source.name, "year": "\(source.year)"])
        }
        let province = reference.units.ancestor(of: source.unit, level: .province, on: today)
        let own = reference.units.ancestor(of: request.unit, level: .province, on: today)
        if Set(province.units).isDisjoint(with: own.units) {
            checks.fail(
                pointer, "funding.source-other-province",
                ["name": source.name, "unit": (province.common ?? source.unit).text])
        }
    }

    /// A next version is of the same unit, plan and year.
    private func continues(
        _ before: Estimate, _ request: DraftEstimate, plan: String, _ checks: inout Checks
    ) {
        func same(_ isSame: Bool, _ pointer: String) {
            if !isSame { checks.fail(pointer, "funding.estimate-other", ["id": before.id.text]) }
        }
        same(reference.units.isSame(before.unit, request.unit, on: today), "/unit")
        same(before.plan == plan, "/plan")
        same(before.year == request.year, "/year")
    }

    /// A unit has one estimate for a plan and a year, in versions: `other` is the one that it has.
    func requireOnce(
        _ estimate: Estimate, other: EstimateID?, by recorder: (EstimateID) throws -> Recorder?
    ) throws {
        guard let other, other != estimate.id else { return }
        throw Refusal.exists(
            "/id",
            Message(
                "funding.estimate-exists",
                [
                    "id": other.text, "year": "\(estimate.year)", "by": try recorder(other)?.text ?? "",
                ]))
    }
}
