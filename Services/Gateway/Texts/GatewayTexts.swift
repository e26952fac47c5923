import GatewayKit
import Vocabulary

/// The sentences and words of the command line.
enum GatewayTexts {
    static let catalogue = TextCatalogue(vi: vi, en: en)
        .merging(TextCatalogue(vi: vietnameseWords, en: englishWords))
        .merging(ChildFileTexts.catalogue).merging(PeopleTexts.catalogue).merging(RegisterTexts.catalogue)
        .merging(SignatureTexts.catalogue).merging(BoardTexts.catalogue)
        .merging(DoctorTexts.catalogue)

    /// With those of the rooms below it.
    static let all = GatewayKitTexts.all.merging(catalogue)
}
