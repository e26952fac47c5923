import CatalogueAPI
import ServiceKit
import Vocabulary

extension AsOf {
    /// How far the catalogue's own log is known.
    var knownOn: LogPoint { known[CatalogueContract.name] }
}
