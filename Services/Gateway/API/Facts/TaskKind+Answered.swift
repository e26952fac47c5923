extension TaskKind {
    /// Whether it is a provider's, who knows of the child by a referral; all others tell that the child is reported on or taken in.
    public var isProviders: Bool { self == .answerReferral || self == .recordDelivery }

    /// Whether no is an answer: what the law asks for is done, sooner or later.
    public var canBeDeclined: Bool {
        switch self {
        case .chooseOffer, .decideAdmission, .chooseFamily, .checkFamily, .approveCarer, .decideFoster,
            .judgeTrial, .grantAllowance, .redoByHand:
            true
        case .assessCase, .answerReferral, .recordDelivery, .reviewCase, .completeFile, .publishNotice,
            .endAdmission, .answerTransfer, .arrangeSchool, .settleReferral, .moveAllowance, .handOver,
            .visitPlacement, .endFoster, .takeOver, .undoByHand:
            false
        }
    }

    /// Whether the chief decides, in person, and nobody on what they have asked for themselves.
    public var isChiefs: Bool {
        self == .decideAdmission || self == .approveCarer || self == .decideFoster
    }

    /// Whether yes is a fact in the log of whose it is, and only no an answer.
    public var isAgreedByFact: Bool { self == .approveCarer }

    /// Whether a run goes on by what somebody answers (``Workflows/signal``); all others are done by a fact, `takeOver` by a mandate.
    public var isAnswered: Bool {
        switch self {
        case .chooseOffer, .completeFile, .publishNotice, .decideAdmission, .arrangeSchool,
            .chooseFamily, .checkFamily, .approveCarer, .decideFoster, .judgeTrial, .grantAllowance,
            .undoByHand, .redoByHand:
            true
        case .assessCase, .answerReferral, .recordDelivery, .reviewCase, .endAdmission, .answerTransfer,
            .settleReferral, .moveAllowance, .handOver, .visitPlacement, .endFoster, .takeOver:
            false
        }
    }
}
