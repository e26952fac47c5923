public import ReportingAPI
public import ServiceKit
import Vocabulary

/// What can happen to an inspection.
enum InspectionStep: Step {
    case record
    /// A finding is mended.
    case resolve

    func next(from status: InspectionStatus) -> InspectionStatus? {
        switch (status, self) {
        case (.scheduled, .record), (.held, .resolve): .held
        case (.held, .record), (.scheduled, .resolve): nil
        }
    }

    func instead(for inspection: Inspection) -> Message {
        inspection.status == .held
            ? Message("reporting.inspection-held", ["on": "\(inspection.heldOn ?? inspection.planned)"])
            : Message("reporting.inspection-planned", ["on": "\(inspection.planned)"])
    }
}

extension Inspection: Stepping {}
