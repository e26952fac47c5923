import ReportingAPI
import Store
import Vocabulary

extension Snapshot {
    /// By which reference data the service counts now, and whether it was another on the day whose knowledge is used.
    func referenceVersion(knownOn day: Day) throws -> ReferenceVersion? {
        let adopted = try adoptedVersions(of: .reference)
        guard let now = adopted.last else { return nil }
        // What was recorded before anything was adopted was counted by what came first.
        let then = adopted.last { $0.day <= day } ?? adopted.first
        return ReferenceVersion(digest: now.digest, since: now.day).with {
            $0.otherThen = then?.digest == now.digest ? nil : true
        }
    }
}
