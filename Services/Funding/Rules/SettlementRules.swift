import Bus
import FundingAPI
import ServiceKit
import Vocabulary

/// A year is closed once it is over and nothing of it is pending, and each difference says why.
struct SettlementRules: Rules {
    let reference: Reference
    let today: Day

    /// `lines` are the year's as they stand, `pending` what is held of them and neither paid nor given back, `unmended` a finding of an
    /// inspection of them that nothing was done about, `lastPosted` what is posted in it last.
    func close(
        _ request: CloseSettlement, as id: SettlementID, _ lines: [SettledLine], pending: [Commitment],
        unmended: KeptFinding?, lastPosted: DayBound?
    ) throws -> Settlement {
        var checks = Checks(reference, today: today)
        checks.unit(request.unit, at: "/unit")
        checks.budgetYear(request.year, at: "/year")
        let document: String = checks.title(request.document, at: "/document", upTo: 100)
        checks.day(request.on ?? today, since: Self.earliest(of: request.year, after: lastPosted), at: "/on")
        let explained = explained(lines, by: request.explanations ?? [], &checks)
        try checks.finish()
        if let held = pending.first {
            throw Refusal.precondition(
                "/year",
                Message(
                    "funding.still-held",
                    ["count": "\(pending.count)", "id": held.id.text, "left": "\(held.left.dong)"]
                ).about(held.id))
        }
        // What is paid back, or put on another line, is posted in the year, and after its closing nothing is.
        if let unmended {
            throw Refusal.precondition(
                "/year",
                Message(
                    "funding.still-unmended",
                    [
                        "id": unmended.finding.id.text, "day": unmended.finding.foundOn.description,
                        "unit": unmended.inspector.text,
                        "finding": String(unmended.finding.finding.prefix(200)),
                    ]))
        }
        return try Settlement.adding(explained, unit: request.unit, year: request.year).with {
            ($0.id, $0.document, $0.closedOn) = (id, document, request.on ?? today)
        }
    }

    /// The first day on which a year can be closed: once it is over, and nothing is posted in it later.
    private static func earliest(of year: Int, after lastPosted: DayBound?) -> DayBound? {
        let end = Day(year: year, month: 12, day: 31)
        return .last(
            .ruled(FundingDay.yearEnd, on: end)?.following, lastPosted)
    }

    /// The closing with what the request says in place of what was said: its figures stay. `closed` is how the unit closed the year.
    func correct(
        _ closed: Settlement?, by request: CorrectSettlement, lastPosted: DayBound?
    ) throws -> (id: SettlementID, settlement: Settlement) {
        var checks = Checks(reference, today: today)
        checks.unit(request.unit, at: "/unit")
        checks.budgetYear(request.year, at: "/year")
        let document: String? = checks.title(request.document, at: "/document", upTo: 100)
        if let day = request.on {
            checks.day(day, since: Self.earliest(of: request.year, after: lastPosted), at: "/on")
        }
        let _: String = checks.words(request.reason, at: "/reason", upTo: 500)
        try checks.finish()
        guard let closed, let id = closed.id else {
            throw Refusal.precondition(
                "/year",
                Message(
                    "funding.year-not-closed", ["unit": request.unit.text, "year": "\(request.year)"]))
        }
        let corrected = closed.with {
            ($0.document, $0.closedOn) = (document ?? closed.document, request.on ?? closed.closedOn)
        }
        guard corrected != closed else {
            throw Refusal.precondition("/year", Message("funding.said-so-already").about(id))
        }
        return (id, corrected)
    }

    /// The lines with what is said of each that is not what it was to be.
    private func explained(
        _ lines: [SettledLine], by said: [LineExplanation], _ checks: inout Checks
    ) -> [SettledLine] {
        checks.count(said.count, in: 0...1000, at: "/explanations")
        var texts: [Key: String] = [:]
        for (index, one) in said.prefix(1000).enumerated() {
            let pointer = "/explanations/\(index)"
            let key = Key(plan: one.plan, activity: one.activity, source: one.source)
            if !lines.contains(where: { Key($0.line) == key }) {
                checks.fail(
                    "\(pointer)/activity", "funding.no-such-line",
                    ["activity": String(one.activity.prefix(100))])
            }
            if texts[key] != nil { checks.fail(pointer, "check.named-twice") }
            let words: String = checks.words(one.explanation, at: "\(pointer)/explanation", upTo: 1000)
            texts[key] = words
        }
        return lines.map { line in
            let text = texts[Key(line.line)]
            if line.isOff, text == nil {
                checks.fail(
                    "/explanations", "funding.unexplained",
                    [
                        "activity": line.line.activity, "source": line.line.sourceName,
                        "approved": "\(line.approved.dong)", "allocated": "\(line.allocated.dong)",
                        "paid": "\(line.paid.dong)",
                    ])
            }
            return line.with { $0.explanation = text }
        }
    }

    private struct Key: Hashable {
        let plan: String
        let activity: String
        let source: SourceID

        init(plan: String, activity: String, source: SourceID) {
            (self.plan, self.activity, self.source) = (plan, activity, source)
        }

        init(_ line: BudgetLine) { self.init(plan: line.plan, activity: line.activity, source: line.source) }
    }

    /// Nothing is posted in a year that was closed.
    func requireOpen(_ year: Int, of unit: UnitPath, _ closed: Settlement?, at pointer: String) throws {
        guard let closed, let day = closed.closedOn else { return }
        throw Refusal.precondition(
            pointer,
            Message(
                "funding.year-closed",
                [
                    "unit": unit.text, "year": "\(year)", "day": day.description,
                    "document": closed.document ?? "",
                ]))
    }
}

extension SettledLine {
    /// Whether less was paid than was estimated or allocated.
    var isOff: Bool { paid < max(allocated, approved) }
}

extension Settlement {
    /// A year's lines, added up.
    static func adding(_ lines: [SettledLine], unit: UnitPath, year: Int) throws -> Settlement {
        func total(_ amount: KeyPath<SettledLine, Money>) throws -> Total {
            let dong = lines.map { $0[keyPath: amount].dong }
            return try Total(
                billions: dong.reduce(0) { $0 + $1 / 1_000_000_000 },
                rest: dong.reduce(0) { $0 + $1 % 1_000_000_000 })
        }
        return Settlement(
            unit: unit, year: year, lines: lines, approved: try total(\.approved),
            allocated: try total(\.allocated),
            paid: try total(\.paid), left: try total(\.left))
    }
}
