import RegistryAPI
import ServiceKit
import Vocabulary

extension AsOf {
    /// How far the registry's own log is known.
    var knownOn: LogPoint { known[RegistryContract.name] }
    /// As replies say it: nil where nothing more can be learned.
    var provisional: Bool? { known.isProvisional ? true : nil }
}
