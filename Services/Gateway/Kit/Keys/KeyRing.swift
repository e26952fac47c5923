import Foundation
package import ServiceKit
package import Vocabulary

import struct ZeroMQ.Certificate
import enum ZeroMQ.CertificateFileError
import struct ZeroMQ.CurveKeyPair
import struct ZeroMQ.SigningKeyPair

/// The certificates of units and their people below `<data>/keys`.
package struct KeyRing {
    let data: DataDirectory

    package init(data: DataDirectory) { self.data = data }

    /// A key that the services let in.
    package struct Entry: Codable {
        package var unit: UnitPath
        /// Who of the unit; nil for a program's key.
        package var person: PersonCode?
        package var name: PersonName?
        /// What the key was narrowed to; nil for all that the unit may.
        package var roles: [Role]?
        /// Z85, 40 characters.
        package var publicKey: String
        /// What its owner signs with, the public half, likewise; nil for a key that signs nothing.
        package var signingKey: String?
        /// From then on nobody is let in by it: another stands in its place. Nil for a key that has no such end.
        package var until: Timestamp?
        /// The secret certificate, when it is in this data directory or was just written.
        package var file: String?

        init(_ owner: KeyOwner, _ certificate: Certificate, file: String?) {
            unit = owner.unit
            person = owner.person?.id
            name = owner.person?.name
            roles = owner.person?.roles?.sorted { $0.rawValue < $1.rawValue }
            publicKey = "\(certificate.publicKey)"
            signingKey = certificate.signingKey.map { "\($0)" }
            until = KeyTerm(metadata: certificate.metadata)?.until
            self.file = file
        }

        package var owner: KeyOwner {
            KeyOwner(
                unit: unit, person: person.map { Person(id: $0, name: name, roles: roles.map { Set($0) }) })
        }
    }

    /// The owner's certificate pair: the one that is there, or a new one, whose public half is allowed. Of a person of whom now
    /// other roles are said, or another spelling of the name, the keys stay, and say so from now on.
    package func issue(_ owner: KeyOwner) throws -> (entry: Entry, isNew: Bool) {
        try alone { try issued(owner) }
    }

    private func issued(_ owner: KeyOwner) throws -> (entry: Entry, isNew: Bool) {
        try refuseTaken(owner)
        let secret = data.secret(of: owner)
        if FileManager.default.fileExists(atPath: secret) {
            let certificate = try Certificate(contentsOf: secret).describing(owner.metadata)
            if try Certificate(contentsOf: secret) != certificate {
                try certificate.write(to: folder(of: owner), name: name(of: owner), replacing: true)
                for old in try allowed() where old.entry.publicKey == "\(certificate.publicKey)" {
                    try FileManager.default.removeItem(atPath: old.path)
                }
            }
            try allow(certificate.withoutSecret, owner)
            return (Entry(owner, certificate, file: secret), false)
        }
        return (try make(owner, in: folder(of: owner), name: name(of: owner)), true)
    }

    /// One more pair for the owner, in `folder`, to be handed on.
    package func issue(_ owner: KeyOwner, to folder: String) throws -> Entry {
        try alone {
            try refuseTaken(owner)
            return try make(owner, in: folder, name: Self.flat(owner))
        }
    }

    private func make(_ owner: KeyOwner, in folder: String, name: String) throws -> Entry {
        let certificate = Certificate(
            try CurveKeyPair(), signing: SigningKeyPair(), metadata: owner.metadata)
        for folder in [folder, data.allowedKeys] { try OwnFile.folder(folder) }
        try certificate.write(to: folder, name: name, replacing: true)
        try allow(certificate.withoutSecret, owner)
        return Entry(owner, certificate, file: "\(folder)/\(name).key_secret")
    }

    func folder(of owner: KeyOwner) -> String {
        String(data.secret(of: owner).dropLast("/\(name(of: owner)).key_secret".count))
    }

    func name(of owner: KeyOwner) -> String {
        owner.person?.id.text ?? String(owner.unit.parts.last ?? "")
    }

    func allow(_ certificate: Certificate, _ owner: KeyOwner) throws {
        try OwnFile.folder(data.allowedKeys)
        guard try !allowed().contains(where: { $0.entry.publicKey == "\(certificate.publicKey)" }) else {
            return
        }
        try write(certificate, of: owner, in: data.allowedKeys)
    }

    /// Under a name that no other certificate there has.
    func write(_ certificate: Certificate, of owner: KeyOwner, in folder: String) throws {
        var (name, number) = (Self.flat(owner), 1)
        while FileManager.default.fileExists(atPath: "\(folder)/\(name).key") {
            number += 1
            name = "\(Self.flat(owner)).\(number)"
        }
        try certificate.write(to: folder, name: name)
    }

    /// Takes away every key of whom people mean by `words`: a unit, with all its people, or one person of it by code or name.
    /// Returns those that there were. The public certificates are kept apart: people's codes are given to nobody else, and what was
    /// signed can still be checked.
    package func revoke(_ words: String) throws -> [Entry] { try alone { try taken(words) } }

    /// Does what takes people's keys away, or gives them others, while nobody else does: what one takes away another does not put in
    /// its place. Not to be nested.
    func alone<Value>(_ change: () throws -> Value) throws -> Value {
        try OwnFile.holding("\(data.path)/keys/accounts.lock", change)
    }

    private func taken(_ words: String) throws -> [Entry] {
        let unit = UnitPath(words)
        let all = try allowed()
        let ofUnit = all.filter { $0.entry.unit == unit }
        let revoked = ofUnit.isEmpty ? all.filter { $0.entry.owner.isCalled(words) } : ofUnit
        for key in revoked { try shutOut(key) }
        for owner in revoked.map(\.entry.owner) + [unit].compactMap({ $0.map { KeyOwner(unit: $0) } }) {
            let secret = data.secret(of: owner)
            let pending = Self.pending(secret)
            for path in [secret, pending].flatMap({ [$0, String($0.dropLast("_secret".count))] })
            where FileManager.default.fileExists(atPath: path) {
                try FileManager.default.removeItem(atPath: path)
            }
        }
        return revoked.map(\.entry)
    }

    /// Takes one key away; its public certificate is kept apart, as ``revoke(_:)`` keeps it.
    func revoke(publicKey: String) throws { try revoke { $0.publicKey == publicKey } }

    /// Takes away every key of the owner's that is in other hands than this data directory's.
    func revokeHanded(_ owner: KeyOwner) throws {
        try revoke { $0.unit == owner.unit && $0.person == owner.person?.id && $0.file == nil }
    }

    private func revoke(where isMeant: (Entry) -> Bool) throws {
        for key in try allowed() where isMeant(key.entry) { try shutOut(key) }
    }

    /// It stays known among those revoked before it goes, so that nobody else is ever given a person's code; and until when it was
    /// its owner's, for what was signed with it.
    private func shutOut(_ key: (entry: Entry, path: String)) throws {
        let now = Timestamp.now()
        let end = KeyTerm(until: key.entry.until.map { min($0, now) } ?? now)
        let certificate = try Certificate(contentsOf: key.path)
        let ended = certificate.describing(certificate.metadata.merging(end.metadata) { $1 })
        try OwnFile.folder(data.revokedKeys)
        try write(ended, of: key.entry.owner, in: data.revokedKeys)
        try Files.remove(key.path)
    }

    /// Every key that the services let in, by unit and person.
    package func list() throws -> [Entry] {
        let now = Timestamp.now()
        return try allowed().map(\.entry).filter { $0.until.map { $0 > now } ?? true }.sorted {
            ($0.unit, $0.person?.text ?? "") < ($1.unit, $1.person?.text ?? "")
        }
    }

    func allowed() throws -> [(entry: Entry, path: String)] { try entries(in: data.allowedKeys) }

    /// The people of a unit who have a key, or had one.
    func people(of unit: UnitPath) throws -> [Person] {
        try [data.allowedKeys, data.revokedKeys].flatMap { try entries(in: $0) }
            .filter { $0.entry.unit == unit }.compactMap(\.entry.owner.person)
    }

    func entries(in folder: String) throws -> [(entry: Entry, path: String)] {
        try Files.names(in: folder).filter { $0.hasSuffix(".key") }
            .compactMap { name in
                let path = "\(folder)/\(name)"
                // What is no certificate lets nobody in, and must not be in the way of revoking another.
                guard let certificate = try Self.certificate(path) else { return nil }
                guard let owner = KeyOwner(metadata: certificate.metadata) else { return nil }
                let secret = data.secret(of: owner)
                let isOwn =
                    try FileManager.default.fileExists(atPath: secret)
                    && Certificate(contentsOf: secret).publicKey == certificate.publicKey
                return (Entry(owner, certificate, file: isOwn ? secret : nil), path)
            }
    }

    private static func certificate(_ path: String) throws -> Certificate? {
        do {
            return try Certificate(contentsOf: path)
        } catch CertificateFileError.malformed {
            return nil
        }
    }

    /// `thai-binh.so-y-te`, `thai-binh.so-y-te@ntl`: without folders, and never that of another owner.
    static func flat(_ owner: KeyOwner) -> String {
        ([owner.unit.text.replacing("/", with: ".")] + [owner.person?.id.text].compactMap(\.self))
            .joined(separator: "@")
    }
}
