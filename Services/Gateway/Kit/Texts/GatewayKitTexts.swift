import Bus
import ServiceKit
import Tables
package import Vocabulary

/// The sentences of what every front end uses.
package enum GatewayKitTexts {
    package static let catalogue = TextCatalogue(vi: vi, en: en).merging(ScriptWords.catalogue).merging(
        ChildFileWords.catalogue
    ).merging(AccountTexts.catalogue).merging(ActTexts.catalogue).merging(TableWords.catalogue)

    /// With those of the rooms below it.
    package static let all = VocabularyTexts.catalogue.merging(BusTexts.catalogue).merging(KitTexts.catalogue)
        .merging(TablesTexts.catalogue).merging(catalogue)
}
