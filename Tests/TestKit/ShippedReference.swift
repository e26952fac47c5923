internal import Foundation
public import Vocabulary

extension Reference {
    /// The reference data of the repository, `compose/reference`: real units, codes and rates.
    public static func shipped() throws -> Reference {
        try Reference(
            directory: URL(filePath: #filePath).deletingLastPathComponent().appending(
                path: "../../compose/reference"
            )
            .standardizedFileURL.path())
    }
}
