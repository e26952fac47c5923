import RegistryAPI
import Vocabulary

/// A child that the registry has told of.
struct KnownChild: Hashable, Sendable {
    let id: ChildID
    /// The commune that the child lives in.
    let home: UnitPath
    let closedOn: Day?
}
