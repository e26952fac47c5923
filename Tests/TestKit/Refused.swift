public import Bus

/// What a service said when it said no, as a client sees it.
public typealias Refused = CallError

extension CallError {
    /// JSON pointers of the members that are wrong.
    public var fields: [String] { violations.map(\.field) }
}
