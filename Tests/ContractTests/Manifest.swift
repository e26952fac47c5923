import Foundation
import JSONCoding
import ProcessKit
import TestKit

/// Package.swift as SwiftPM reads it.
struct Manifest {
    /// A target, by the folder that it is in.
    struct Room: Equatable {
        let name: String
        let folder: String
        /// Rooms and products of packages that it may import.
        let imports: Set<String>
        let packages: Set<String>
    }

    let rooms: [Room]
    /// Names of programs.
    let programs: Set<String>

    static func read() async throws -> Manifest {
        let scratch = FileManager.default.temporaryDirectory.appending(path: "manifest-\(UUID().uuidString)")
            .path
        defer { try? FileManager.default.removeItem(atPath: scratch) }
        let ending = try await Program.run(
            "swift",
            ["package", "dump-package", "--package-path", SourceTree.root, "--scratch-path", scratch],
            from: .system)
        return try Manifest(JSONValue(parsing: ending.output))
    }

    private init(_ dump: JSONValue) throws {
        rooms = (dump["targets"]?.array ?? []).map { target in
            var imports: Set<String> = []
            var packages: Set<String> = []
            for member in (target["dependencies"]?.array ?? []).compactMap(\.object?.members.first) {
                guard let name = member.value[pointer: "/0"]?.string else { continue }
                if member.name == "product" { packages.insert(name) } else { imports.insert(name) }
            }
            return Room(
                name: target["name"]?.string ?? "", folder: target["path"]?.string ?? "", imports: imports,
                packages: packages)
        }
        let products = dump["products"]?.array ?? []
        programs = Set(
            products.filter { $0["type"]?.object?.names.contains("executable") == true }
                .compactMap { $0["name"]?.string })
    }
}
