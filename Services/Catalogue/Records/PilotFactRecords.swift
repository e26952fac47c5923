import CatalogueAPI
import GRDB
import Store
import Vocabulary

/// What was said of each pilot.
struct PilotFactRecords: AspectStateRecords {
    static let table = "pilot_facts"
    typealias About = PilotID
    typealias Value = PilotSaying
    let db: Database
}

/// How each pilot was said to be judged, and where it was said to be taken.
struct PilotStepRecords: PeriodRecords {
    static let table = "pilot_steps"
    typealias About = PilotID
    typealias Value = PilotEvent
    let db: Database
}
