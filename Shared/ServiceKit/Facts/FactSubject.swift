public import GRDB
internal import Store
public import Vocabulary

/// What facts are about that has no id of a kind of its own: one of many kinds of things, a version of an estimate, a
/// learner in a class.
public struct FactSubject: TextValue, DatabaseValueConvertible {
    public let description: String

    public init?(_ text: String) {
        if text.isEmpty { return nil }
        description = text
    }

    /// Of what has an id of its own.
    public init<Subject>(_ id: ID<Subject>) { description = id.text }

    public static let expectation = "id"
    public static let form = TextForm("^.+$", example: "1", low: "0", high: "9")
}
