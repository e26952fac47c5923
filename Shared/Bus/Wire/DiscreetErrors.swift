public import Vocabulary

extension Refusal: DiscreetError {
    public var withoutValues: String { "\(status.name): \(message.key)" }
}

extension CallError: DiscreetError {
    public var withoutValues: String { "\(status.name) from another service" }
}
