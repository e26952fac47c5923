import Foundation
package import ServiceKit
package import Vocabulary

import struct ZeroMQ.Certificate
import enum ZeroMQ.CertificateFileError
import struct ZeroMQ.CurveKeyPair
import struct ZeroMQ.CurvePublicKey

/// The units' certificates below `<data>/keys`.
package struct KeyRing {
    let data: DataDirectory

    package init(data: DataDirectory) { self.data = data }

    /// A key that the services let in.
    package struct Entry: Codable {
        package var unit: UnitPath
        /// Z85, 40 characters.
        package var publicKey: String
        /// The secret certificate, when it is in this data directory or was just written.
        package var file: String?
    }

    /// The unit's certificate pair: the one that is there, or a new one, whose public half is allowed.
    package func issue(_ unit: UnitPath) throws -> (entry: Entry, isNew: Bool) {
        let secret = data.unitSecret(unit)
        if FileManager.default.fileExists(atPath: secret) {
            let certificate = try Certificate(contentsOf: secret)
            try allow(certificate.withoutSecret, unit)
            return (Entry(unit: unit, publicKey: "\(certificate.publicKey)", file: secret), false)
        }
        let folder = unit.parent.map { "\(data.unitKeys)/\($0.text)" } ?? data.unitKeys
        let entry = try make(unit, in: folder, name: String(unit.parts.last ?? ""))
        return (entry, true)
    }

    /// One more pair for the unit, in `folder`, to be handed on.
    package func issue(_ unit: UnitPath, to folder: String) throws -> Entry {
        try make(unit, in: folder, name: Self.flat(unit))
    }

    private func make(_ unit: UnitPath, in folder: String, name: String) throws -> Entry {
        let certificate = Certificate(try CurveKeyPair(), metadata: ["unit": unit.text])
        for folder in [folder, data.allowedKeys] { try prepare(folder) }
        try certificate.write(to: folder, name: name, replacing: true)
        try allow(certificate.withoutSecret, unit)
        return Entry(
            unit: unit, publicKey: "\(certificate.publicKey)", file: "\(folder)/\(name).key_secret")
    }

    private func prepare(_ folder: String) throws {
        do {
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        } catch {
            throw Failure(.badFile, Message("gateway.data-unwritable", ["path": folder]))
        }
    }

    private func allow(_ certificate: Certificate, _ unit: UnitPath) throws {
        try prepare(data.allowedKeys)
        guard try !allowed().contains(where: { $0.entry.publicKey == "\(certificate.publicKey)" }) else {
            return
        }
        var (name, number) = (Self.flat(unit), 1)
        while FileManager.default.fileExists(atPath: "\(data.allowedKeys)/\(name).key") {
            number += 1
            name = "\(Self.flat(unit)).\(number)"
        }
        try certificate.write(to: data.allowedKeys, name: name)
    }

    /// Takes every key of the unit away. Returns how many there were.
    package func revoke(_ unit: UnitPath) throws -> Int {
        let allowed = try allowed().filter { $0.entry.unit == unit }
        let secret = data.unitSecret(unit)
        let own = [secret, String(secret.dropLast("_secret".count))]
        for path in allowed.map(\.path) + own where FileManager.default.fileExists(atPath: path) {
            try FileManager.default.removeItem(atPath: path)
        }
        return allowed.count
    }

    /// Every key that the services let in, by unit.
    package func list() throws -> [Entry] { try allowed().map(\.entry).sorted { $0.unit < $1.unit } }

    private func allowed() throws -> [(entry: Entry, path: String)] {
        let names: [String]
        do {
            names = try FileManager.default.contentsOfDirectory(atPath: data.allowedKeys)
        } catch let error as CocoaError where error.code == .fileReadNoSuchFile {
            return []
        } catch {
            // That nobody is let in must not be what somebody sees who may not look.
            throw Failure(.badFile, Message("gateway.folder-unreadable", ["path": data.allowedKeys]))
        }
        return try names.filter { $0.hasSuffix(".key") }
            .compactMap { name in
                let path = "\(data.allowedKeys)/\(name)"
                // What is no certificate lets nobody in, and must not be in the way of revoking another.
                guard let certificate = try Self.certificate(path) else { return nil }
                guard let unit = certificate.metadata["unit"].flatMap({ UnitPath($0) }) else { return nil }
                let secret = data.unitSecret(unit)
                let isOwn =
                    try FileManager.default.fileExists(atPath: secret)
                    && Certificate(contentsOf: secret).publicKey == certificate.publicKey
                return (
                    Entry(unit: unit, publicKey: "\(certificate.publicKey)", file: isOwn ? secret : nil), path
                )
            }
    }

    private static func certificate(_ path: String) throws -> Certificate? {
        do {
            return try Certificate(contentsOf: path)
        } catch CertificateFileError.malformed {
            return nil
        }
    }

    /// `thai-binh.so-y-te`: a path without folders.
    static func flat(_ unit: UnitPath) -> String { unit.text.replacing("/", with: ".") }
}

/// The units that a key may be issued to.
package struct KnownUnits {
    private let reference: Reference
    private let policy: Policy

    package init(compose: String) throws {
        reference = try Reference(directory: compose + "/reference")
        policy = try YAMLDocument.decode(Policy.self, compose + "/policy.yaml")
    }

    /// What became of a unit that has ended: whoever gets its key may do nothing with it any more. Nil for one that exists, or
    /// is to begin.
    package func end(of unit: UnitPath) -> UnitLife? {
        guard let entry = reference.units.unit(unit), let until = entry.validity.until else { return nil }
        return UnitLife(entry, on: until, reference.units)
    }

    /// Throws ``Failure`` for a unit that neither the reference data nor the policy knows.
    package func check(_ unit: UnitPath) throws {
        guard reference.units.unit(unit) == nil, !policy.grants.contains(where: { $0.unit == unit }) else {
            return
        }
        // Hyphens, diacritics' places and a level too few are what people get wrong.
        let known = Set(reference.units.paths.map(\.text) + policy.grants.compactMap { $0.unit?.text })
        let similar = known.map { (path: $0, distance: Spelling.edits(unit.text, $0)) }
            .filter { $0.distance < 3 || $0.path.hasSuffix("/\(unit.parts.last ?? "")") }
            .sorted { ($0.distance, $0.path) < ($1.distance, $1.path) }.prefix(3).map(\.path)
        throw Failure(
            .badFile,
            similar.isEmpty
                ? Message("gateway.unknown-unit", ["unit": unit.text])
                : Message(
                    "gateway.unknown-unit-similar",
                    ["unit": unit.text, "similar": similar.joined(separator: ", ")]))
    }
}
