import GRDB
import ServiceKit
import Store

/// Documents of plans, found by the column `plan` of what is said of them.
protocol PlanDocumentRecords: DatedDocumentRecords, DocumentRecords {
    /// Those of a plan as they are known now, in their order.
    func of(plan: String) throws -> [Value]
}

extension PlanDocumentRecords {
    /// Those of a plan in their order, as they stood; as they are where `asOf` is nil.
    func of(plan: String, _ asOf: AsOf?) throws -> [Value] {
        guard let asOf else { return try of(plan: plan) }
        return try standing(where: "plan = \(plan)", asOf)
    }
}
