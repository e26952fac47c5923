/// A request or a reply that says nothing: `{}`.
public struct Empty: Codable, Hashable, Sendable {
    private enum NoKeys: CodingKey {}

    public init() {}

    /// Any object will do: members that are not known are passed over.
    public init(from decoder: any Decoder) throws { _ = try decoder.container(keyedBy: NoKeys.self) }

    public func encode(to encoder: any Encoder) throws { _ = encoder.container(keyedBy: NoKeys.self) }
}
