internal import Foundation
internal import GRDB
internal import Synchronization
public import Vocabulary

extension Snapshot {
    /// What the service went by at the end of a day. What was recorded before anything was adopted went by what came first; nil
    /// where nothing was.
    public func adoptedVersion(of kind: AdoptedVersion.Kind, on day: Day) throws -> AdoptedVersion? {
        let adopted = try adoptedVersions(of: kind)
        return adopted.last { $0.day <= day } ?? adopted.first
    }

    /// The reference data that was gone by when the day ended whose knowledge is asked for, so that no file that is edited later
    /// moves a figure of then; ``reference`` of what is known now.
    ///
    /// What is confidential by now is so in it: permission is judged today. Throws ``StoreError/damaged(reason:)`` where what was
    /// kept is not what was adopted, and ``ReferenceError`` where this program cannot read it.
    public func reference(_ known: Knowledge) throws -> Reference {
        guard let day = known.day, let then = try adoptedVersion(of: .reference, on: day),
            let now = try adoptedVersions(of: .reference).last, then.digest != now.digest
        else { return reference }
        return try references.reference(then.digest) {
            try Reference(files: files(of: then)).confidential(as: reference)
        }
    }

    /// The texts of the files that were adopted, by their names.
    private func files(of adopted: AdoptedVersion) throws -> [String: String] {
        func text(_ digest: String) throws -> String {
            if let text = try AdoptedTexts.text(digest, db) { return text }
            throw StoreError.damaged(reason: "the adopted text \(digest)")
        }
        guard let digests = FileDigest.digests(inList: try text(adopted.digest)) else {
            throw StoreError.damaged(reason: "the list of files \(adopted.digest)")
        }
        return try digests.mapValues(text)
    }
}

extension AdoptedTexts {
    /// Where they are kept, each under its digest.
    static let table = "store_version_texts"

    /// The text with this digest; nil where none is kept, or another in its place.
    static func text(_ digest: String, _ db: Database) throws -> String? {
        let kept = try String.fetchOne(
            db, sql: "SELECT text FROM \(table) WHERE digest = ?", arguments: [digest])
        let text = kept.flatMap { Data(base64Encoded: $0) }.map { String(decoding: $0, as: UTF8.self) }
        return text.flatMap { FileDigest.of($0) == digest ? $0 : nil }
    }

    /// What of a row of the adopted versions, as its chain lists it, is not kept as it was adopted.
    static func faults(ofVersion row: [DatabaseValue], _ db: Database) throws -> [EvidenceFault] {
        guard row.count > 2, let kind = String.fromDatabaseValue(row[1]).flatMap(AdoptedVersion.Kind.init),
            let digest = String.fromDatabaseValue(row[2])
        else { return [] }
        func faults(_ digests: [String]) -> [EvidenceFault] {
            digests.map { EvidenceFault("kit.evidence-text-altered", in: table, ["digest": $0]) }
        }
        guard let named = try text(digest, db) else { return faults([digest]) }
        guard kind == .reference, let files = FileDigest.digests(inList: named) else { return [] }
        return faults(try files.values.sorted().filter { try text($0, db) == nil })
    }
}

/// Reference data of before that readings asked for, by its digest: it takes long to read.
final class EarlierReferences: Sendable {
    /// So many are kept at most: a unit directory has its own memory.
    private static let most = 4

    private let read = Mutex<[String: Reference]>([:])

    func reference(_ digest: String, reading: () throws -> Reference) throws -> Reference {
        if let known = read.withLock({ $0[digest] }) { return known }
        // Without the lock: two who ask at once both read it, and nobody waits who asks for another.
        let found = try reading()
        read.withLock { read in
            if read.count >= Self.most { read = [:] }
            read[digest] = found
        }
        return found
    }
}
