import GatewayKit
import Vocabulary

/// The sentences and words of the portal.
enum PortalTexts {
    static let catalogue = TextCatalogue(vi: vi, en: en).merging(TextCatalogue(vi: viActs, en: enActs))
        .merging(TextCatalogue(vi: viCodes, en: enCodes)).merging(TextCatalogue(vi: viPlans, en: enPlans))
        .merging(TextCatalogue(vi: viLists, en: enLists))

    /// With those of the rooms below it.
    static let all = GatewayKitTexts.all.merging(catalogue)
}
