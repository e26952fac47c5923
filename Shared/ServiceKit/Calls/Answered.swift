internal import Vocabulary

/// The reply to a call, and where the service's log ended for it.
struct Answered: Sendable {
    let body: [UInt8]
    /// Nil where no store was asked.
    let position: Positions?
}
