/// What became of an import's rows.
public struct ImportSummary: Codable, Hashable, Sendable {
    /// A row that was refused; nothing of it was kept.
    public struct Rejection: Codable, Hashable, Sendable {
        /// From 1, in the order sent.
        public let row: Int
        /// gRPC's name: `INVALID_ARGUMENT`.
        public let status: String
        /// In the caller's language.
        public let message: String
        /// JSON pointers into the row.
        public let fields: [String]

        public init(row: Int, status: String, message: String, fields: [String]) {
            self.row = row
            self.status = status
            self.message = message
            self.fields = fields
        }
    }

    public var accepted: Int
    public var rejected: Int
    /// The first thousand.
    public var rejections: [Rejection]

    public init(accepted: Int = 0, rejected: Int = 0, rejections: [Rejection] = []) {
        self.accepted = accepted
        self.rejected = rejected
        self.rejections = rejections
    }
}
