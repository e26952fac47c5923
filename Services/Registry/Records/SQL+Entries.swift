import GRDB

extension SQL {
    /// The ids of all entries of the child that a column or a value names: its own, and those that were merged into it.
    static func entries(of child: SQL) -> SQL {
        "(SELECT entry.id FROM children AS entry WHERE entry.id = \(child) OR entry.survivor = \(child))"
    }
}
