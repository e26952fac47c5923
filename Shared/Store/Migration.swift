public import GRDB

/// One step of a service's schema.
///
/// Until the baseline is laid no deployment has to be kept, and steps are edited in place. Whoever does so gives the first step
/// of the service the day of the new layout (`0001-children-2026-11-29`): a file of an older layout is then refused
/// (``StoreError/historyDiffers(step:)``) instead of half working. From the baseline on a step is only ever added.
public struct Migration: Sendable {
    /// `0002-around-the-child`: sorts in the order of the steps.
    public let name: String
    public let apply: @Sendable (Database) throws -> Void

    public init(_ name: String, _ apply: @escaping @Sendable (Database) throws -> Void) {
        (self.name, self.apply) = (name, apply)
    }

    /// A step of statements, and of what is done after them.
    public init(
        _ name: String, sql: String, _ rest: @escaping @Sendable (Database) throws -> Void = { _ in }
    ) {
        self.init(name) { db in
            try db.execute(sql: sql)
            try rest(db)
        }
    }
}
