public import GRDB
public import Vocabulary

/// A stored value that this program does not understand: the file was altered from outside.
public struct UnreadableRecord: Error, Hashable, Sendable {
    public let column: String
    public let value: String

    public init(column: String, value: String) {
        self.column = column
        self.value = value
    }
}

extension Row {
    /// A word of a fixed list. Throws ``UnreadableRecord``.
    public func word<Word: Choice>(_ column: String, _: Word.Type = Word.self) throws -> Word {
        let text: String = self[column]
        guard let word = Word(rawValue: text) else { throw UnreadableRecord(column: column, value: text) }
        return word
    }

    /// The same, where the column may be empty.
    public func optionalWord<Word: Choice>(_ column: String, _: Word.Type = Word.self) throws -> Word? {
        guard let text: String = self[column] else { return nil }
        guard let word = Word(rawValue: text) else { throw UnreadableRecord(column: column, value: text) }
        return word
    }
}
