import Vocabulary

/// What a peer did that the protocol does not allow. It ends the call that it did it to, and no other.
enum ProtocolViolation: Hashable, Sendable, CaseIterable {
    /// An ITEM without credit for it.
    case creditExceeded
    /// More credit than may be outstanding.
    case creditOverflow
    /// An ITEM or END after END.
    case itemAfterEnd
    /// A CALL whose id a running call has.
    case duplicateCall
    /// A CALL whose id an earlier call had.
    case reusedCall
    /// A kind that only the other side sends.
    case wrongSide
    /// A frame that could not be read, with a call id that could.
    case malformed(MalformedFrame.Reason)

    static let allCases: [ProtocolViolation] =
        [.creditExceeded, .creditOverflow, .itemAfterEnd, .duplicateCall, .reusedCall, .wrongSide]
        + MalformedFrame.Reason.allCases.map(ProtocolViolation.malformed)

    var message: Message {
        switch self {
        case .creditExceeded: Message("bus.violation-credit-exceeded")
        case .creditOverflow: Message("bus.violation-credit-overflow")
        case .itemAfterEnd: Message("bus.violation-item-after-end")
        case .duplicateCall: Message("bus.violation-duplicate-call")
        case .reusedCall: Message("bus.violation-reused-call")
        case .wrongSide: Message("bus.violation-wrong-side")
        case .malformed(let reason): Message("bus.frame-\(reason.rawValue)")
        }
    }
}
