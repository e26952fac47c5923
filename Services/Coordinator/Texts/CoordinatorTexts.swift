import Vocabulary

/// The coordinator's sentences.
enum CoordinatorTexts {
    static let catalogue = TextCatalogue(vi: vi, en: en)
        .merging(TextCatalogue(vi: vietnameseWords, en: englishWords))

    /// Why something is taken back that a workflow had asked another department for, as that one's people read it.
    static let reasonOfUndoing = catalogue.render(Message("gateway.reason-of-undoing"), in: .vi)
    /// The same of a child that was to be handed over.
    static let reasonOfWithdrawing = catalogue.render(Message("gateway.reason-of-withdrawing"), in: .vi)
}
