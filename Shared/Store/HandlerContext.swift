public import Vocabulary

/// What a handler knows besides the request, the same for the whole of a call.
public struct HandlerContext: Sendable {
    public let principal: Principal
    /// The role that the call needs: what it may touch is what the caller reaches in that.
    public let role: Role
    /// `registry.Children/Register`.
    public let method: String
    public let language: Language
    /// The moment that the call counts as: the machine's clock, or the deployment's simulated one.
    public let now: Timestamp
    /// The day that `now` falls on where the deployment is.
    public let today: Day
    /// Minutes that its clocks are ahead of UTC (Vietnam: 420).
    public let utcOffset: Int
    /// Whether the clock is a simulated one, which an operator sets.
    public let isSimulated: Bool
    /// What the deployment says of units, codes, rates and deadlines, each by its days.
    public let reference: Reference
    /// W3C Trace Context of a command, or of the event that is followed: events that come of it carry it on.
    public let traceparent: String?
    /// Why the caller looks, in the caller's words; nil where nothing is said.
    public let purpose: String?
    /// Why one child's file may be opened out of the caller's reach (``Snapshot/opensFile(of:)``), in the caller's words; nil where
    /// none may.
    public let breakGlass: String?

    public init(
        principal: Principal, role: Role = .anyone, method: String, language: Language, now: Timestamp,
        today: Day, utcOffset: Int,
        isSimulated: Bool = false, reference: Reference = Reference(), traceparent: String? = nil,
        purpose: String? = nil, breakGlass: String? = nil
    ) {
        (self.principal, self.role) = (principal, role)
        (self.method, self.language, self.now) = (method, language, now)
        (self.today, self.utcOffset) = (today, utcOffset)
        (self.isSimulated, self.reference) = (isSimulated, reference)
        (self.traceparent, self.purpose, self.breakGlass) = (traceparent, purpose, breakGlass)
    }
}
