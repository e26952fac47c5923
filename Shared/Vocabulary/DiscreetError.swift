/// An error that can be told without the values that it quotes: to an operator, in a log. Those may be a child's name, or
/// a number that belongs to somebody.
public protocol DiscreetError: Error {
    /// What went wrong and where, in English, with nothing of what a person entered.
    var withoutValues: String { get }
}

extension InvalidValue: DiscreetError {
    public var withoutValues: String { "invalid value: \(message.key)" }
}
