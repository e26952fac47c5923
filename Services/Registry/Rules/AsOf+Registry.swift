import RegistryAPI
import ServiceKit
import Vocabulary

extension AsOf {
    /// How far the registry's own log is known.
    var knownOn: LogPoint { known[RegistryContract.name] }
}
