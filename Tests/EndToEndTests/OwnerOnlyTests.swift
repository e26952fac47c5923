import Foundation
import ProcessKit
import ServiceKit
import TestKit
import Testing
import Vocabulary

@Suite("What a deployment writes is for its owner alone", .timeLimit(.minutes(5)))
struct OwnerOnlyTests {
    private static let office = "thai-binh/so-ldtbxh"

    /// Below a folder, with the folder itself: permissions of each by its path.
    private func modes(below folder: String) throws -> [String: Int] {
        let names = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
        let paths = [folder] + names.map { "\(folder)/\($0)" }
        return try Dictionary(
            uniqueKeysWithValues: paths.map { path in
                let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions]
                return (path, try #require((mode as? NSNumber)?.intValue))
            })
    }

    private func isFolder(_ path: String) -> Bool {
        var isFolder: ObjCBool = false
        return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && isFolder.boolValue
    }

    @Test("files of a played stack and of its backups have mode 0600, folders 0700")
    func played() async throws {
        let place = try StackPlace(today: day("2020-06-15"))
        // As the programs themselves make it, keys and all.
        try FileManager.default.removeItem(atPath: place.data.path)
        try place.write(
            "play.jsonl",
            """
            {"as":"\(Self.office)","call":"registry.Children/Register","body":{"name":"Trần Thị Mai","sex":"female","birthDate":"2012-03-04","commune":"thai-binh/thai-thuy/diem-dien"}}
            """)
        try place.write(
            "rows.csv",
            "child.name,child.sex,child.birthDate,child.commune\nBé Hai,boy,2015-01-02,thai-binh/thai-thuy/diem-dien\n"
        )
        try await withGateway(on: place) {
            let play = try await Program.chungtay(
                ["script", "run", "--issue-missing-keys", "\(place.path)/play.jsonl"], on: place)
            #expect(play.code == 0, "\(play.output) \(play.errors)")
            let rows = ["import", "\(place.path)/rows.csv", "--into", "registry.Children/Import"]
            #expect(try await Program.chungtay(rows + ["--as", Self.office], on: place).code == 1)

            for arguments in [
                ["keys", "init", "\(place.path)/away/secret"], ["backup", "\(place.path)/backups"],
            ] {
                let backup = try await Program.chungtay(arguments, on: place)
                #expect(backup.code == 0, "\(backup.output) \(backup.errors)")
            }

            let kept = try modes(below: place.data.path)
            let names = Set(kept.keys.map { $0.dropFirst(place.data.path.count + 1) })
            for name in [
                "registry.sqlite", "registry.sqlite-wal", "reporting.sqlite", "run/endpoints.json",
                "run/up.log",
                "run/registry.log", "run/supervisor.json", "keys/services/registry.key_secret",
                "keys/units/\(Self.office).key_secret", "keys/vault/registry.vault",
                "keys/backup/recipient",
            ] {
                #expect(names.contains(name[...]), "\(name) is not there: \(names.sorted())")
            }
            #expect(!names.contains { $0.hasPrefix("copies") })
            let backups = try modes(below: "\(place.path)/backups")
                .merging(modes(below: "\(place.path)/away")) { first, _ in first }
            #expect(backups.count > 20)
            let besides = try modes(below: place.path).filter { $0.key.contains("rows.csv.rejected") }
            #expect(besides.count == 1)
            for (path, mode) in kept.merging(
                besides.merging(backups) { first, _ in first }, uniquingKeysWith: { first, _ in first })
            {
                #expect(mode == (isFolder(path) ? 0o700 : 0o600), "\(path): \(String(mode, radix: 8))")
            }
        }
    }

    @Test("no process of a stack leaves its memory behind when it crashes")
    func cores() async throws {
        let place = try StackPlace(today: day("2020-06-15"))
        try await withGateway(on: place) {
            let supervised = try Supervised.read(place)
            let pids = [supervised.pid] + supervised.services.compactMap(\.pid)
            #expect(pids.count > 5)
            for pid in pids {
                let limits = try String(contentsOfFile: "/proc/\(pid)/limits", encoding: .utf8)
                let line = try #require(
                    limits.split(separator: "\n").first { $0.hasPrefix("Max core file size") })
                // Soft and hard; 1 is what the kernel heeds where dumps go to a program, 0 where whoever tests may write none.
                let told = Array(line.split(separator: " ").suffix(3).prefix(2))
                #expect([["1", "1"], ["0", "0"]].contains(told), "\(line)")
            }
        }
    }
}
