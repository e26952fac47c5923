import Foundation
import Tables
import Vocabulary

/// A table that is written to be sent on: workbooks are written by way of a file, which is gone afterwards.
enum TableDraft {
    /// What `write` has written at the path that it is given: in a folder of its owner's, under a name that nothing has. Throws
    /// ``Failure`` where that cannot be.
    static func octets(in folder: String, write: (String) throws -> Void) throws -> [UInt8] {
        let place = "\(folder)/draft-\(UUID().uuidString)"
        try OwnFile.folder(place)
        let result = Result {
            let path = place + "/table"
            do {
                try write(path)
                return Array(try Data(contentsOf: URL(filePath: path)))
            } catch is TableError {
                throw Failure(.badFile, Message("gateway.file-unwritable", ["file": path]))
            }
        }
        try Files.remove(place)
        return try result.get()
    }
}
