public import Vocabulary

/// Who asks, and what: a call that changes nothing.
public struct QueryCall: Sendable {
    public let principal: Principal
    /// The role that the method needs; `anyone` reaches what any role of the caller does.
    public let role: Role
    /// `registry.Children/Get`.
    public let method: String
    public let language: Language
    /// Whether it is meant to be long: then it may take more time, and waits for others that are.
    public let isLong: Bool
    /// Why the caller looks, in the caller's words; nil where nothing is said.
    public let purpose: String?
    /// Why one child's file may be opened out of the caller's reach, in the caller's words; nil where none may. Who may say so
    /// is decided before.
    public let breakGlass: String?

    public init(
        principal: Principal, role: Role = .anyone, method: String, language: Language, isLong: Bool = false,
        purpose: String? = nil, breakGlass: String? = nil
    ) {
        (self.principal, self.role) = (principal, role)
        (self.method, self.language) = (method, language)
        (self.isLong, self.purpose, self.breakGlass) = (isLong, purpose, breakGlass)
    }
}

/// What a query saw.
public struct QueryOutcome<Value> {
    public let value: Value
    /// The end of the service's log in the very snapshot that the query read.
    public let position: UInt64
    /// The same with the life that its last event was written in, as a reply tells it.
    public let place: Positions
    /// Children whose data the value shows: to be recorded (``ServiceStore/recordReads(_:by:confidential:)``)
    /// before it leaves.
    public let disclosed: Set<ChildID>
    /// Whether that they were shown tells of something confidential.
    public let showsConfidential: Bool
    /// The child whose file was opened out of the caller's reach: to be recorded by
    /// ``ServiceStore/recordOpening(of:showing:by:_:)`` before the value leaves.
    public let opened: ChildID?
}

extension QueryOutcome: Sendable where Value: Sendable {}
