import RegistryAPI
import Vocabulary

/// A child that the registry has told of.
struct KnownChild: Hashable, Sendable {
    let id: ChildID
    /// The commune that the child lives in.
    let home: UnitPath
    /// The first day that it can have been born on; nil where the registry told of it before this was asked.
    let earliestBirth: Day?
    let closedOn: Day?
}
