import GRDB
import Store
import Vocabulary

/// Where the caregivers live that the registry has told of: written only by following its log.
struct KnownCaregiverHomeRecords: StateRecords {
    static let table = "known_caregiver_homes"
    typealias About = CaregiverID
    typealias Value = UnitPath
    let db: Database
}
