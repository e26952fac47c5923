import GatewayKit
import Vocabulary

/// The sentences of the command line.
enum GatewayTexts {
    static let catalogue = TextCatalogue(vi: vi, en: en)

    /// With those of the rooms below it.
    static let all = GatewayKitTexts.all.merging(catalogue)
}
