import FundingAPI
import Vocabulary

/// What a waiver says beside its days: they and this are a fact of the child, which is corrected and voided as one.
struct WaivedFee: Codable, PeriodValue {
    var kind: String
    var unit: UnitPath
    var percent: Int
    var decision: String?
    var amount: Money?
    var schoolYear: Int?
    var schoolLevel: String?
    var reason: String?
    /// True when it lies outside the child's life.
    var contradicted: Bool?

    /// A child has one waiver of a kind at a time; one that is contradicted is in force on no day.
    func collides(with other: WaivedFee) -> Bool {
        kind == other.kind && contradicted != true && other.contradicted != true
    }
}

extension Waiver {
    /// As events tell of it: what people wrote of a child stays in the fund, under the child's own key.
    var wordless: Waiver { with { ($0.decision, $0.reason) = (nil, nil) } }

    var fact: FactID { FactID(of: id) }
    /// What was checked, or was kept: it does not end before it begins.
    var days: DayRange { DayRange(from: from, until: until) ?? DayRange(from: from) }

    var fee: WaivedFee {
        WaivedFee(
            kind: kind, unit: unit, percent: percent, decision: decision, amount: amount,
            schoolYear: schoolYear, schoolLevel: schoolLevel, reason: reason, contradicted: contradicted)
    }

    /// As a version of it says.
    init(_ version: FactVersion<WaivedFee>, of child: ChildID) {
        let fee = version.value
        self.init(
            id: WaiverID(of: version.fact), child: child, kind: fee.kind, unit: fee.unit,
            percent: fee.percent, from: version.days.from)
        (until, decision, reason) = (version.days.until, fee.decision, fee.reason)
        (amount, schoolYear, schoolLevel) = (fee.amount, fee.schoolYear, fee.schoolLevel)
        contradicted = fee.contradicted
    }
}
