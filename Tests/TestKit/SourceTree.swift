internal import Foundation
public import Vocabulary

/// The checkout that the tests were built from.
public enum SourceTree {
    /// Its top directory.
    public static let root: String = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path

    /// Where policy, plans and reference data are.
    public static var compose: String { root + "/compose" }

    /// The reference data in `compose/reference`, read once.
    public static func reference() throws -> Reference { try loaded.get() }

    private static let loaded = Result { try Reference(directory: compose + "/reference") }
}
