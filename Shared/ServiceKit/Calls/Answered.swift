internal import Store
internal import Vocabulary

/// The reply to a call, and where the service's log ended for it.
struct Answered: Sendable {
    let body: [UInt8]
    /// Nil where no store was asked.
    let position: Positions?
    /// When it was done, of what was done before.
    var doneBefore: Timestamp?
}

extension Answered {
    /// What a command or an import came to.
    init(_ outcome: CommandOutcome, of store: ServiceStore) {
        self.init(
            body: outcome.reply, position: store.place(of: outcome.position), doneBefore: outcome.doneBefore)
    }
}
