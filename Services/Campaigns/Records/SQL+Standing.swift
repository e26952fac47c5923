import CampaignsAPI
import GRDB
import ServiceKit
import Store
import Vocabulary

extension AsOf {
    /// How far the campaigns' own log is known.
    var knownOn: LogPoint { known[CampaignsContract.name] }
}

extension SQL {
    /// The row of each thing's standing as `standing`, as it was: what had not begun by then is left out.
    static func joiningStanding(of subject: String, _ asOf: AsOf) -> SQL {
        joiningStanding(of: subject, on: asOf.on, knownOn: asOf.knownOn)
    }
}
