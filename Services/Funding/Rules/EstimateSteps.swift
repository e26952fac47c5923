import Bus
import FundingAPI
import ServiceKit
import Vocabulary

/// What can happen to a version of an estimate.
enum EstimateStep: Sendable, CaseIterable {
    case submit, `return`, approve
    /// A later version was drafted over a draft, or approved over one in force.
    case supersede
}

extension EstimateStatus {
    /// Where the step leads; nil when it cannot be taken from here.
    func after(_ step: EstimateStep) -> EstimateStatus? {
        switch (self, step) {
        case (.draft, .submit): .submitted
        case (.submitted, .return): .returned
        case (.submitted, .approve): .approved
        case (.draft, .supersede), (.approved, .supersede): .superseded
        default: nil
        }
    }
}

extension Estimate {
    /// The version after a step. FAILED_PRECONDITION when the step cannot be taken from where it is.
    func taking(
        _ step: EstimateStep, remark: String? = nil, approvedBy: UnitPath? = nil, approvedOn: Day? = nil
    ) throws -> Estimate {
        guard let next = status.after(step) else {
            throw Refusal.precondition("/id", Message("funding.estimate-is-\(status.rawValue)"))
        }
        var taken = self
        taken.status = next
        taken.remark = remark ?? self.remark
        taken.approvedBy = approvedBy ?? self.approvedBy
        taken.approvedOn = approvedOn ?? self.approvedOn
        return taken
    }
}

/// What must hold of an estimate's lines.
enum Estimating {
    /// The lines with their words tidied, and their sum. `sources` are those that the lines name, as far as
    /// they are there.
    static func check(
        _ lines: [EstimateLine], of unit: UnitPath, in year: Int, from sources: [SourceID: Source],
        _ checks: inout Checks
    ) -> (lines: [EstimateLine], total: Money) {
        if lines.isEmpty { checks.fail("/lines", "funding.estimate-empty") }
        if lines.count > 1000 { checks.fail("/lines", "funding.estimate-too-long") }
        var tidied: [EstimateLine] = []
        var total: Money? = .zero
        for (index, line) in lines.enumerated() {
            let pointer = "/lines/\(index)"
            let clean = EstimateLine(
                activity: checks.words(line.activity, at: "\(pointer)/activity", upTo: 100),
                source: line.source, amount: line.amount,
                reason: checks.words(line.reason, at: "\(pointer)/reason", upTo: 1000))
            checks.positive(line.amount, at: "\(pointer)/amount")
            if tidied.contains(where: { $0.isSame(as: clean) }) {
                checks.fail("\(pointer)/activity", "funding.line-twice", ["activity": clean.activity])
            }
            check(line.source, sources[line.source], of: unit, in: year, at: "\(pointer)/source", &checks)
            tidied.append(clean)
            guard line.amount > .zero, let sum = total else { continue }
            total = try? sum.plus(line.amount)
            if total == nil {
                checks.fail("\(pointer)/amount", "funding.sum-too-large", ["limit": "\(Money.limit)"])
            }
        }
        return (tidied, total ?? .zero)
    }

    /// A source pays for estimates of its year, in its province.
    private static func check(
        _ id: SourceID, _ source: Source?, of unit: UnitPath, in year: Int, at pointer: String,
        _ checks: inout Checks
    ) {
        guard let source else { return checks.fail(pointer, "funding.no-source", ["id": id.text]) }
        if source.year != year {
            checks.fail(
                pointer, "funding.source-other-year", ["name": source.name, "year": "\(source.year)"])
        }
        let units = checks.reference.units
        let province = units.ancestor(of: source.unit, level: .province, on: checks.today)
        let own = units.ancestor(of: unit, level: .province, on: checks.today)
        if Set(province.units).isDisjoint(with: own.units) {
            checks.fail(
                pointer, "funding.source-other-province",
                ["name": source.name, "unit": (province.common ?? source.unit).text])
        }
    }

    /// A next version is of the same unit, plan and year.
    static func continues(
        _ before: Estimate, _ request: DraftEstimate, plan: String, _ checks: inout Checks
    ) {
        func same(_ isSame: Bool, _ pointer: String) {
            if !isSame { checks.fail(pointer, "funding.estimate-other", ["id": before.id.text]) }
        }
        same(
            checks.reference.units.isSame(before.unit, request.unit, on: checks.today), "/unit")
        same(before.plan == plan, "/plan")
        same(before.year == request.year, "/year")
    }

    /// That the new version leaves every line at least what is allocated from it already.
    static func coversAllocated(_ estimate: Estimate, _ allocated: [LineKey: Money]) throws {
        for (key, amount) in allocated where amount > .zero {
            let line = estimate.lines.first { $0.activity == key.activity && $0.source == key.source }
            guard (line?.amount ?? .zero) < amount else { continue }
            throw Refusal.precondition(
                "/id",
                Message(
                    "funding.approved-below-allocated",
                    ["activity": key.activity, "allocated": "\(amount.dong)"]))
        }
    }
}

/// A line of an estimate, whatever its amount.
struct LineKey: Hashable, Sendable {
    let activity: String
    let source: SourceID
}
