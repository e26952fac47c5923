/// The dated reference data of a deployment: units, organisations, legal categories, rates, deadlines, labels.
public struct Reference: Sendable {
    public init() {}
}
