extension TaskKind {
    /// Whether a run goes on by what somebody answers (``Workflows/signal``); all others are done by a fact, `takeOver` by a mandate.
    public var isAnswered: Bool {
        switch self {
        case .chooseOffer, .completeFile, .publishNotice, .decideAdmission, .undoByHand, .redoByHand: true
        case .assessCase, .answerReferral, .recordDelivery, .reviewCase, .endAdmission, .takeOver: false
        }
    }
}
