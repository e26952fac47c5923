internal import Synchronization
internal import Vocabulary

/// By what a service's callers are judged at this moment, for who asks why.
final class RulesInForce: Sendable {
    struct Rules: Sendable {
        let policy: WrittenPolicy
        /// Who of a unit has a key, with what it was given; nil for nobody.
        let person: @Sendable (UnitPath, PersonCode) -> Person?
    }

    private let source = Mutex<(@Sendable () -> Rules)?>(nil)

    /// Nil where no policy decides, but who made the connection.
    var now: Rules? { source.withLock { $0 }?() }

    /// From now on those are asked.
    func follow(_ source: @escaping @Sendable () -> Rules) { self.source.withLock { $0 = source } }

    func follow(_ access: Access) {
        follow { [access] in
            Rules(policy: access.inForce.withoutFolder) { access.keys.person($1, of: $0) }
        }
    }
}
