package import Vocabulary

/// A row of a file that was refused, and all that is to be mended in it.
package struct RefusedRow: Codable, Hashable, Sendable {
    package struct Mistake: Codable, Hashable, Sendable {
        /// JSON pointer into the row; empty where no single member is to blame.
        package let field: String
        /// What the file calls it: the heading of a table.
        package let column: String
        /// The key of its sentence.
        package let rule: String
        package let message: String
    }

    /// From 1, of the rows.
    package let row: Int
    /// From 1, in the file: of text the line, of a sheet the row.
    package let line: Int
    /// gRPC's name.
    package let status: String
    package let message: String
    /// JSON pointers into the row.
    package let fields: [String]
    /// At least one.
    package let violations: [Mistake]
}

/// What became of a file's rows, as `import` says it to programs.
package struct ImportReport: Codable, Hashable, Sendable {
    package let accepted: Int
    package let rejected: Int
    /// Of the rejected: those that are there already.
    package let alreadyThere: Int
    /// Rows that were new when this table was imported before, and are there since; nothing was done with them now.
    package let repeated: Int
    /// When that was, the last time.
    package let doneBefore: Timestamp?
    /// Whether it was only asked what would become of them.
    package let dryRun: Bool
    package let rejections: [RefusedRow]

    package init(_ outcome: ImportOutcome, dryRun: Bool) {
        (accepted, rejected) = (outcome.accepted, outcome.refused.count)
        (alreadyThere, self.dryRun, rejections) = (outcome.alreadyThere, dryRun, outcome.refused)
        (repeated, doneBefore) = (outcome.repeated, outcome.doneBefore)
    }
}
