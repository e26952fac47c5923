import Vocabulary

/// A unit that a round asks, and who answers for it.
struct AskedUnit: Hashable {
    let unit: UnitPath
    /// The unit itself, or who does its work now; nobody where that is who receives the reports.
    let answering: [UnitPath]

    /// `answering` is the unit itself when left out.
    init(_ unit: UnitPath, answering: [UnitPath]? = nil) {
        self.unit = unit
        self.answering = answering ?? [unit]
    }
}
