import Foundation
package import JSONCoding
package import ServiceKit
package import Vocabulary

/// Goes over the evidence in a copy of a service's store with that service's own program: it alone knows how the file is laid
/// and what its tables are held against.
package struct BackupEvidence: Sendable {
    package let service: String
    private let file: String
    private let keys: String?

    /// Whose copy it is its name says (`registry.sqlite`, `registry-2020-06-15T080000Z.sqlite`), where nobody else does.
    ///
    /// - Parameters:
    ///   - service: instead of the file's name.
    ///   - keys: the file of the public keys; those of the data directory when nil, where there are any.
    /// - Throws: ``Failure`` where nobody says it, or where there is no file.
    package init(of file: String, service: String?, keys: String?, in data: DataDirectory) throws {
        let name = file.split(separator: "/").last.map(String.init) ?? ""
        guard let service = service ?? Departments.names.first(where: { Self.isNamed(name, after: $0) })
        else {
            throw Failure(
                .badFile,
                Message(
                    "gateway.audit-whose",
                    ["file": file, "known": Departments.names.joined(separator: ", ")]))
        }
        for path in [file] + [keys].compactMap(\.self) where !FileManager.default.fileExists(atPath: path) {
            throw Failure(.badFile, Message("gateway.file-unreadable", ["file": path]))
        }
        let own = data.signingKeys(of: service)
        (self.service, self.file) = (service, file)
        self.keys = keys ?? (FileManager.default.fileExists(atPath: own) ? own : nil)
    }

    private static func isNamed(_ file: String, after service: String) -> Bool {
        file.hasPrefix(service) && [".", "-"].contains(file.dropFirst(service.count).first)
    }

    /// Of the stores of `services`, or all, in a data directory; or of the one that a file is a copy of. Each with the keys that
    /// are in that directory, where none are given. Throws ``Failure``.
    package static func all(
        of path: String, _ services: [String], keys: String?, in data: DataDirectory
    ) throws -> [BackupEvidence] {
        let services = try Departments.known(services, or: .refused)
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue else {
            guard services.count <= 1 else {
                throw Failure(
                    .refused,
                    Message(
                        "gateway.audit-one-file",
                        ["file": path, "services": services.joined(separator: ", ")]))
            }
            return [try BackupEvidence(of: path, service: services.first, keys: keys, in: data)]
        }
        let folder = DataDirectory(path)
        let found = Departments.names.filter { service in
            services.isEmpty
                ? FileManager.default.fileExists(atPath: folder.store(of: service))
                : services.contains(service)
        }
        guard !found.isEmpty else {
            throw Failure(.badFile, Message("gateway.audit-no-stores", ["folder": path]))
        }
        return try found.map { service in
            try BackupEvidence(of: folder.store(of: service), service: service, keys: keys, in: folder)
        }
    }

    /// Whether signatures are looked at.
    package var hasKeys: Bool { keys != nil }

    /// Every piece, in order. Throws ``Failure`` when the file is no store of that service.
    package func pieces(in language: Language) async throws -> [VerifiedPiece] {
        try await said(
            ["--verify", file, "--lang", language.rawValue] + (keys.map { ["--keys", $0] } ?? [])
        )
        .map { try JSON.decode(VerifiedPiece.self, from: Array($0.utf8)) }
    }

    /// What the service issued and signed, as the copy has it. Throws ``Failure`` when the file is no store of that service.
    package func issued() async throws -> [JSONValue] {
        try await said(["--issued", file]).map { try JSONValue(parsing: Array($0.utf8)) }
    }

    /// The lines that the service's program prints.
    private func said(_ arguments: [String]) async throws -> [Substring] {
        let scratch = FileManager.default.temporaryDirectory.appending(path: "chungtay-\(UUID().uuidString)")
        let path = scratch.path(percentEncoded: false)
        // There is none where the program could not be started.
        defer { _ = unlink(path) }
        let program = "\(try OwnExecutable.folder())/\(Department.program(of: service))"
        let child = try ChildProcess(program, arguments, errors: path, detached: true)
        let code = await withCheckedContinuation { continuation in
            child.whenEnded { continuation.resume(returning: $0) }
        }
        let said = String(decoding: try Data(contentsOf: scratch), as: UTF8.self)
        guard code == 0 else {
            throw Failure(
                .badFile,
                Message(
                    "gateway.audit-no-store",
                    [
                        "file": file, "service": service,
                        "problem": said.split(separator: "\n").joined(separator: " "),
                    ]))
        }
        return said.split(separator: "\n")
    }
}
