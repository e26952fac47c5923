public import Vocabulary

/// How a method's messages flow.
public enum CallKind: String, Choice {
    /// One request, one reply, changes something: carries an idempotency key.
    case command
    /// One request, one reply, changes nothing.
    case query
    /// One request, many items.
    case feed
    /// Many rows, one reply; changes something, row by row.
    case `import`
    /// Many items each way, in whatever order both sides like.
    case dialogue
}
