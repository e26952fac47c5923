public import Vocabulary

/// What an event tells of a table of versions (``FactTable``): the rows that its command kept there.
public struct ToldVersion: Hashable, Sendable {
    enum Form: Hashable, Sendable {
        /// One row, that says this; without a fact the event does not say which it is.
        case version(
            fact: String?, subject: String, kind: String, from: String, until: String?, value: String?)
        /// Any rows about the subject.
        case some(of: String)
        /// A row that does not say whom it is about, see ``HiddenFacts``.
        case hidden(isDue: Bool)
    }

    /// The aspect's.
    let table: String
    let form: Form

    /// One version.
    ///
    /// - Parameters:
    ///   - fact: nil where the event does not say it.
    ///   - value: as the table keeps it; nil where something of it is sealed there.
    public init(
        _ fact: FactID?, of subject: String, _ kind: VersionKind, from: Day, until: Day? = nil,
        value: String? = nil, in table: String
    ) {
        self.table = table
        form = .version(
            fact: fact?.text, subject: subject, kind: kind.rawValue, from: "\(from)",
            until: until.map { "\($0)" }, value: value)
    }

    /// Something of a subject, however much: the event tells what it is now, and not version by version.
    public init(someOf subject: String, in table: String) {
        self.table = table
        form = .some(of: subject)
    }

    /// Something confidential: one version where it `isDue`, otherwise as many as there are.
    public init(hiddenIn table: String, isDue: Bool) {
        self.table = table
        form = .hidden(isDue: isDue)
    }

    /// Whether a row says it.
    func explains(_ row: KeptRow) -> Bool {
        switch form {
        case .version(let fact, let subject, let kind, let from, let until, let value):
            !row.isHidden && (fact ?? row.fact) == row.fact && subject == row.subject && kind == row.kind
                && from == row.from && until == row.until && value == row.value
        case .some(let subject): !row.isHidden && subject == row.subject
        case .hidden: row.isHidden
        }
    }

    /// Whether one row is all that it explains, and has to be there.
    var isDue: Bool {
        switch form {
        case .version: true
        case .some: false
        case .hidden(let isDue): isDue
        }
    }

    /// Whether the row is one of the fact, or of the subject where the event does not say which fact it is.
    func isOf(_ row: KeptRow) -> Bool {
        guard case .version(let fact, let subject, _, _, _, _) = form else { return false }
        return fact.map { $0 == row.fact } ?? (subject == row.subject)
    }
}

/// A row of a table of versions.
struct KeptRow {
    let number: Int64
    let position: UInt64
    let fact: String
    let subject: String
    let kind: String
    let from: String
    let until: String?
    /// Nil where it is not held against anything.
    let value: String?

    var isHidden: Bool { HiddenMark.isOf(subject) }
}
