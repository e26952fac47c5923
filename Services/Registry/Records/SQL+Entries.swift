import GRDB

extension SQL {
    /// The ids of all entries of the child that a column or a value names: its own, and those that were merged into it.
    static func entries(of child: SQL) -> SQL {
        "(SELECT entry.id FROM children AS entry WHERE entry.id = \(child) OR entry.survivor = \(child))"
    }

    /// The ids of all entries of the caregiver that a column or a value names by any of them.
    static func entries(ofCarer caregiver: SQL) -> SQL { "(\(entries(ofCarers: "said.id = \(caregiver)")))" }

    /// The query for the ids of all entries of the caregivers one entry of whom, `said`, fits.
    static func entries(ofCarers condition: SQL) -> SQL {
        """
        SELECT entry.id FROM caregivers AS said CROSS JOIN caregivers AS entry
          ON entry.id = coalesce(said.survivor, said.id) OR entry.survivor = coalesce(said.survivor, said.id)
        WHERE \(condition)
        """
    }

    /// By which entry the child is shown that a column names: an index of those alone that were merged says it, and no row is read.
    static func child(_ column: SQL) -> SQL {
        """
        coalesce((SELECT alias.survivor FROM children AS alias INDEXED BY children_merged
          WHERE alias.id = \(column) AND alias.survivor IS NOT NULL), \(column))
        """
    }

    /// By which entry the caregiver is shown that a column names.
    static func carer(_ column: SQL) -> SQL {
        """
        coalesce((SELECT alias.survivor FROM caregivers AS alias INDEXED BY caregivers_merged
          WHERE alias.id = \(column) AND alias.survivor IS NOT NULL), \(column))
        """
    }
}
