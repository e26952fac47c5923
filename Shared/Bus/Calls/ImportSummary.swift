package import Vocabulary

/// What became of an import's rows.
public struct ImportSummary: Codable, Hashable, Sendable {
    /// Rows that may go in one import so that all that are refused are told, whatever is said of them: who has more sends
    /// them in several imports.
    public static let portion = 128

    /// A row that was refused; nothing of it was kept.
    public struct Rejection: Codable, Hashable, Sendable {
        /// The most octets that one takes as JSON: a ``portion`` of them is 2 MiB, which a service keeps of each import.
        public static let octets = 16 * 1024

        /// From 1, in the order sent.
        public let row: Int
        /// gRPC's name: `INVALID_ARGUMENT`.
        public let status: String
        /// In the caller's language: what is said of the first of the ``violations``, where there are any.
        public let message: String
        /// JSON pointers into the row.
        public let fields: [String]
        /// What is wrong with each of the ``fields``, and how to mend it. Absent when no single member is to blame.
        public var violations: [CallError.FieldViolation]?

        public init(row: Int, status: String, message: String, fields: [String]) {
            (self.row, self.status, self.message, self.fields) = (row, status, message, fields)
        }
    }

    public var accepted: Int
    public var rejected: Int
    /// The first thousand, of 2 MiB together at most.
    public var rejections: [Rejection]

    public init(accepted: Int = 0, rejected: Int = 0, rejections: [Rejection] = []) {
        (self.accepted, self.rejected, self.rejections) = (accepted, rejected, rejections)
    }
}

extension ImportSummary.Rejection {
    /// Of the violations, so that with the pointers said twice and the rest of it a rejection stays within ``octets``.
    private static let violationOctets = 8 * 1024

    /// What a caller is told of a row that `refusal` refuses.
    package init(row: Int, _ refusal: Refusal, texts: TextCatalogue, in language: Language) {
        let violations = refusal.stated(by: texts, in: language, upTo: Self.violationOctets)
        self.init(
            row: row, status: refusal.status.name, message: refusal.sentence(by: texts, in: language),
            fields: violations.map(\.field))
        self.violations = violations.isEmpty ? nil : violations
    }
}
