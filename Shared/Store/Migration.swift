public import GRDB

/// One step of a service's schema. Append-only: once landed, a step is never edited, removed or reordered.
public struct Migration: Sendable {
    /// `0001-children`: sorts in the order of the steps.
    public let name: String
    public let apply: @Sendable (Database) throws -> Void

    public init(_ name: String, _ apply: @escaping @Sendable (Database) throws -> Void) {
        self.name = name
        self.apply = apply
    }
}
