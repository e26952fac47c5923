internal import Bus

extension Checks {
    /// The records that a list of the request names, once there is nothing wrong with it: each that is not there is told of.
    /// Throws as ``finish(_:)`` of single records does.
    public func finish<Value>(all sought: [Sought<Value>]) throws -> [Value] {
        let missing = sought.compactMap(\.violation)
        if !violations.isEmpty { throw Refusal.invalid(Array((missing + violations).prefix(Self.most))) }
        if missing.count > 1 {
            throw Refusal(.notFound, missing[0].message, violations: Array(missing.prefix(Self.most)))
        }
        return try sought.map { try $0.get() }
    }
}
