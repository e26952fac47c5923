import CatalogueAPI
import GRDB
import Store
import Vocabulary

/// What was said of each network.
struct NetworkFactRecords: AspectStateRecords {
    static let table = "network_facts"
    typealias About = NetworkID
    typealias Value = NetworkSaying
    let db: Database
}

/// Who was said to be in each network.
struct MembershipFactRecords: PeriodRecords {
    static let table = "membership_facts"
    typealias About = NetworkID
    typealias Value = Membership
    let db: Database
}
