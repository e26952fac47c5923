/// How far a call is, as either side sees it.
enum CallPhase<Ending: Hashable & Sendable>: Hashable, Sendable {
    /// The client may send items.
    case open
    /// The client has said END.
    case halfClosed
    /// Replied. Nothing follows.
    case replied
    /// Over before there was an answer.
    case ended(Ending)

    var isOver: Bool {
        switch self {
        case .open, .halfClosed: false
        case .replied, .ended: true
        }
    }
}
