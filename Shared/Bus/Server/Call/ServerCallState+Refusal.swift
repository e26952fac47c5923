internal import Vocabulary

extension ServerCallState.Ending {
    /// What the caller is told.
    var refusal: Refusal {
        switch self {
        case .cancelled: Refusal(.cancelled, Message("bus.cancelled"))
        case .deadlineExceeded: Refusal(.deadlineExceeded, Message("bus.deadline"))
        case .vanished: Refusal(.cancelled, Message("bus.cancelled"))
        case .stopping: Refusal(.unavailable, Message("bus.shutting-down"))
        case .putOut(let delay): BusyReplies.refusal(.room, retryDelay: delay)
        case .flooded: Refusal(.resourceExhausted, Message("bus.too-much-unread"))
        case .revoked: Refusal(.unauthenticated, Message("bus.key-revoked"))
        case .violated(let violation): Refusal(.invalidArgument, violation.message)
        }
    }
}
