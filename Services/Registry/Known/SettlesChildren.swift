public import RegistryAPI
public import ServiceKit
public import Store
public import Vocabulary

/// A service that holds something for the registry's children, which follows what becomes of their lives.
public protocol SettlesChildren: Sendable {
    /// Learns what an event of the registry says.
    func followRegistry(_ recorded: Recorded<RegistryEvent>, _ tx: Transaction) throws
    /// Takes back what events after `point` said. The children whose lives that may have moved, by their names.
    func forgetRegistry(after point: LogPoint, _ tx: Transaction) throws -> Set<String>
    /// Lets what is held for the child follow what is known of it now.
    func settle(_ child: ChildID, _ tx: Transaction) throws
}

extension SettlesChildren {
    /// How it follows the registry.
    public var followingRegistry: Following {
        Following(RegistryEvent.self, apply: followRegistry, forget: forgetRegistry, settle: settleChild)
    }

    /// Keeps what an event says of a child, and settles what is held for it where that moves its life.
    public func keep(
        _ facts: ChildFacts, of recorded: Recorded<RegistryEvent>, in known: some KnownChildRecords,
        _ tx: Transaction
    ) throws {
        try known.learn(facts, learned: recorded.learned, by: recorded.recorder)
        guard facts.movesLife else { return }
        for entry in try known.entries(of: facts.child) { try settle(entry, tx) }
    }

    /// Keeps that an entry was merged into another one, or that this was taken back, and settles what is held under it.
    public func keep(
        _ facts: ChildMergeFacts, _ kind: VersionKind, of recorded: Recorded<RegistryEvent>,
        in known: some KnownChildRecords, _ tx: Transaction
    ) throws {
        try known.learn(facts, kind, learned: recorded.learned, by: recorded.recorder)
        try settle(facts.duplicate, tx)
    }

    /// Settles one of those children of whom events were taken back, by its name there.
    public func settleChild(_ subject: String, _ tx: Transaction) throws {
        guard let child = ChildID(subject) else {
            throw UnreadableRecord(table: "store_unsettled", row: subject, column: "subject", value: subject)
        }
        try settle(child, tx)
    }
}
