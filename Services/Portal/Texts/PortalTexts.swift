import GatewayKit
import Vocabulary

/// The sentences and words of the portal.
enum PortalTexts {
    static let catalogue = TextCatalogue(vi: vi, en: en)

    /// With those of the rooms below it.
    static let all = GatewayKitTexts.all.merging(catalogue)
}
