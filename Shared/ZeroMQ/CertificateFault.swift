/// Why a text is no certificate.
public struct CertificateFault: Error, Hashable, Sendable, CustomStringConvertible {
    /// From 1; nil when it is the whole that is wrong.
    public let line: Int?
    /// In English, and without the secret.
    public let reason: String

    public init(line: Int?, reason: String) { (self.line, self.reason) = (line, reason) }

    public var description: String { line.map { "line \($0): \(reason)" } ?? reason }
}
