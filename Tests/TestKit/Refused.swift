public import Bus

/// What a service said when it said no, as a client sees it.
public struct Refused: Error, Hashable, Sendable {
    public let status: Status
    /// In the caller's language.
    public let message: String
    /// JSON pointers of the members that are wrong.
    public let fields: [String]
    /// Milliseconds after which trying again may help.
    public let retryDelay: Int?

    public init(status: Status, message: String, fields: [String] = [], retryDelay: Int? = nil) {
        self.status = status
        self.message = message
        self.fields = fields
        self.retryDelay = retryDelay
    }
}
