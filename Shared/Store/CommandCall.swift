public import Vocabulary

/// Who commands, and what: a call that changes something, once a key.
public struct CommandCall: Sendable {
    public let principal: Principal
    /// The role that the method needs; `anyone` reaches what any role of the caller does.
    public let role: Role
    /// `registry.Children/Register`.
    public let method: String
    public let language: Language
    /// Names the command for its unit, person and method: a retry has the same key and the same body.
    public let idempotencyKey: String
    /// The request as it came; an import's is empty.
    public let body: [UInt8]
    /// W3C Trace Context of the call: its events carry it.
    public let traceparent: String?
    /// As of a ``QueryCall``.
    public let purpose: String?
    /// Of an import: whether it is only asked what would become of the rows.
    public let isTrial: Bool
    /// By which it is made in the principal's name; nil where the principal makes it. Its reply is remembered for the run, so that
    /// whoever takes the run over goes on where it stood.
    public let mandate: Mandate?

    public init(
        principal: Principal, role: Role = .anyone, method: String, language: Language,
        idempotencyKey: String, body: [UInt8], traceparent: String? = nil, purpose: String? = nil,
        isTrial: Bool = false, mandate: Mandate? = nil
    ) {
        (self.principal, self.role) = (principal, role)
        (self.method, self.language, self.idempotencyKey) = (method, language, idempotencyKey)
        (self.body, self.traceparent, self.purpose) = (body, traceparent, purpose)
        (self.isTrial, self.mandate) = (isTrial, mandate)
    }
}

extension CommandCall {
    /// The same by the same unit with other rights.
    func made(by principal: Principal) -> CommandCall {
        CommandCall(
            principal: principal, role: role, method: method, language: language,
            idempotencyKey: idempotencyKey, body: body, traceparent: traceparent,
            purpose: purpose, isTrial: isTrial, mandate: mandate)
    }
}

/// How a command ended that was done, now or before.
public struct CommandOutcome: Hashable, Sendable {
    public let reply: [UInt8]
    /// The end of the service's log once the command's events were in it.
    public let position: UInt64
    /// When it was done, where that was before, and this is the reply that it got then; nil of one that was done now.
    public let doneBefore: Timestamp?

    init(reply: [UInt8], position: UInt64, doneBefore: Timestamp? = nil) {
        (self.reply, self.position, self.doneBefore) = (reply, position, doneBefore)
    }

    public var isReplayed: Bool { doneBefore != nil }
}
