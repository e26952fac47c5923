import ReportingAPI
import ServiceKit
import Vocabulary

/// What sets a first or last day in reporting.
enum ReportingDay: String, DatedWord {
    case inspection, period, compilation, reviewOpening
}

extension DayBound {
    /// Nothing is mended before it was found.
    static func held(_ inspection: Inspection?) -> DayBound? {
        .recorded(
            ReportingDay.inspection, on: inspection?.heldOn, of: inspection?.id,
            told: ["inspectionHeld", "inspectionCorrected"])
    }
}
