public import GRDB
public import Vocabulary

extension Row {
    /// A word of a fixed list. Throws ``UnreadableRecord``.
    public func word<Word: Choice>(_ column: String, _: Word.Type = Word.self) throws -> Word {
        let text: String = self[column]
        guard let word = Word(rawValue: text) else {
            throw UnreadableRecord(table: "", row: "", column: column, value: text)
        }
        return word
    }

    /// The same, where the column may be empty.
    public func optionalWord<Word: Choice>(_ column: String, _: Word.Type = Word.self) throws -> Word? {
        guard let text: String = self[column] else { return nil }
        guard let word = Word(rawValue: text) else {
            throw UnreadableRecord(table: "", row: "", column: column, value: text)
        }
        return word
    }
}
