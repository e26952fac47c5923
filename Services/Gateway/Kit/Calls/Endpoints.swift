import Bus
import Foundation
import JSONCoding
package import ServiceKit
import Tables
import Vocabulary

/// `endpoints.json`, in `<data>/run` or wherever it was handed on to: where each service listens, and its public key; where people find
/// the portal.
package enum Endpoints {
    static func read(_ path: String) throws -> [String: Whereabouts] { try places(path).services }

    /// Where people find the portal; nil where none was started.
    package static func portal(_ data: DataDirectory) throws -> String? { try places(data.endpoints).portal }

    private static func places(_ path: String) throws -> Whereabouts.Places {
        do {
            return try JSON.decode(
                Whereabouts.Places.self, from: Array(try Data(contentsOf: URL(filePath: path))))
        } catch {
            throw Failure(.badFile, Message("gateway.endpoints-broken"), place: path)
        }
    }

    /// - Parameter portal: where people find it.
    package static func write(
        _ endpoints: [String: Whereabouts], portal: String? = nil, _ data: DataDirectory
    ) throws {
        var entries = JSONObject()
        for (name, place) in endpoints.sorted(by: { $0.key < $1.key }) {
            entries[name] = try JSONValue(parsing: JSON.encode(place))
        }
        if let portal { entries[Whereabouts.Places.portalName] = ["url": .string(portal)] }
        try Files.write(Array(JSONValue.object(entries).compact.utf8), to: data.endpoints)
    }
}

/// Small files that others read while they are written.
package enum Files {
    /// The whole file or the one before.
    package static func write(_ bytes: [UInt8], to path: String) throws {
        try Data(bytes).write(to: URL(filePath: path), options: .atomic)
    }

    /// Writes a file that is not there yet, whole or not at all; false, and nothing is done, where there is one.
    package static func create(_ bytes: [UInt8], at path: String) throws -> Bool {
        do {
            try Data(bytes).write(to: URL(filePath: path), options: .withoutOverwriting)
            return true
        } catch CocoaError.fileWriteFileExists {
            return false
        } catch {
            throw Failure(.badFile, Message("gateway.file-unwritable", ["file": path]))
        }
    }

    /// What lies in a folder, in no order; nothing where there is no such folder. Throws ``Failure`` where it may not be read: that
    /// there is nothing must not be what somebody sees who may not look.
    static func names(in folder: String) throws -> [String] {
        do {
            return try FileManager.default.contentsOfDirectory(atPath: folder)
        } catch let error as CocoaError where error.code == .fileReadNoSuchFile {
            return []
        } catch {
            throw Failure(.badFile, Message("gateway.folder-unreadable", ["path": folder]))
        }
    }

    static func remove(_ path: String) throws {
        do {
            try FileManager.default.removeItem(atPath: path)
        } catch {
            throw Failure(.badFile, Message("gateway.file-unwritable", ["file": path]))
        }
    }

    /// Octets of a file that is read whole: a table of a million rows.
    static let longest = 256 << 20

    package static func text(_ path: String) throws -> String {
        let read: Data?
        do {
            read = try bytes(path)
        } catch {
            throw FileProblem(file: path, message: Message("gateway.file-unreadable", ["file": path]))
        }
        guard let bytes = read else {
            throw FileProblem(
                file: path,
                message: Message("gateway.file-too-large", ["file": path, "most": "\(longest >> 20)"]))
        }
        guard let text = String(bytes: bytes, encoding: .utf8) else {
            throw FileProblem(file: path, message: Message(ForeignText(bytes).sentence))
        }
        return text
    }

    /// Nil for more than ``longest``: what never ends is found to be that.
    private static func bytes(_ path: String) throws -> Data? {
        let handle =
            path == "-" ? FileHandle.standardInput : try FileHandle(forReadingFrom: URL(filePath: path))
        var bytes = Data()
        while let chunk = try handle.read(upToCount: 1 << 20), !chunk.isEmpty {
            bytes.append(chunk)
            guard bytes.count <= longest else { return nil }
        }
        return bytes
    }
}
