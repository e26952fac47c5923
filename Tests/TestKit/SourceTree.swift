internal import Foundation
internal import Testing
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

    /// The texts of its files, by their names.
    public static func referenceFiles() throws -> [String: String] {
        try Reference.files(in: compose + "/reference")
    }

    /// The lines of every file with this ending below a folder of the checkout.
    public static func lines(below folder: String, _ ending: String) throws -> [Substring] {
        let path = "\(root)/\(folder)"
        let files = try #require(FileManager.default.enumerator(atPath: path)).compactMap { $0 as? String }
            .filter { $0.hasSuffix(ending) }
        return try files.flatMap { file in
            try String(contentsOfFile: "\(path)/\(file)", encoding: .utf8).split(separator: "\n")
        }
    }

    private static let loaded = Result { try Reference(directory: compose + "/reference") }
}
