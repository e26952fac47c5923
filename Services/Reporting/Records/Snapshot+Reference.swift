import ReportingAPI
import ServiceKit
import Store
import Vocabulary

extension Snapshot {
    /// By which reference data a reading counts, and whether the service goes by another now.
    func referenceVersion(_ known: Knowledge) throws -> ReferenceVersion? {
        guard let now = try adoptedVersions(of: .reference).last,
            let used = try known.day.map({ try adoptedVersion(of: .reference, on: $0) }) ?? now
        else { return nil }
        return ReferenceVersion(digest: used.digest, since: used.day).with {
            $0.otherNow = used.digest == now.digest ? nil : true
        }
    }
}
