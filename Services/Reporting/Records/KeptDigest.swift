import JSONCoding
import Store

/// What an event tells of a document that is kept and not signed.
enum KeptDigest {
    /// SHA-256 of its JSON, as of what is signed.
    static func of(_ document: some Encodable) throws -> String {
        IssuedContent.digest(of: try JSONValue(parsing: JSON.encode(document)))
    }
}
