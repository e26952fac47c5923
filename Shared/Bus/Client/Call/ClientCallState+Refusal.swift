internal import Vocabulary

extension ClientCallState.Ending {
    /// What the caller is told.
    var refusal: Refusal {
        switch self {
        case .cancelled: Refusal(.cancelled, Message("bus.cancelled"))
        case .deadlineExceeded: Refusal(.deadlineExceeded, Message("bus.deadline"))
        case .lost: Refusal(.unavailable, Message("bus.unavailable"))
        case .unreachable(let time):
            Refusal(.unavailable, Message("bus.unavailable"), retryDelay: time.wholeMilliseconds)
        case .refused: Refusal(.unauthenticated, Message("bus.key-refused"))
        case .violated: Refusal(.internal, Message("bus.peer-broke-protocol"))
        }
    }
}
