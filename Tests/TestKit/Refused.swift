public import Bus
internal import Vocabulary

/// What a service said when it said no, as a client sees it.
public typealias Refused = CallError

extension CallError {
    /// JSON pointers of the members that are wrong.
    public var fields: [String] { violations.map(\.field) }
}

/// The refusal that a rule throws when it is asked without a service; nil when it throws none.
public func refusal(_ body: () throws -> Void) throws -> Refusal? {
    do {
        try body()
        return nil
    } catch let refusal as Refusal {
        return refusal
    }
}

/// The keys of the sentences that a rule's refusal consists of; none when it does not refuse.
public func keys(_ body: () throws -> Void) throws -> [String] {
    try refusal(body)?.violations.map(\.message.key) ?? []
}

/// JSON pointers of the members that a rule finds wrong; none when it does not refuse.
public func pointers(_ body: () throws -> Void) throws -> [String] {
    try refusal(body)?.violations.map(\.pointer) ?? []
}
