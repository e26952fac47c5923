import Foundation
package import ServiceKit
package import Vocabulary

import struct ZeroMQ.Certificate
import struct ZeroMQ.CurveKeyPair
import struct ZeroMQ.SigningKeyPair

/// A key that was put in the place of others.
package struct KeyRotation: Codable {
    /// The new one.
    package var entry: KeyRing.Entry
    /// Those whose place it takes, each with the moment until which it is still let in.
    package var replaced: [KeyRing.Entry]
    /// False where that was under way already.
    package var isNew: Bool
}

extension KeyRing {
    /// Puts a new pair in the place of every key that the owner has. The old ones are let in for `overlap` more; said again
    /// meanwhile it makes nothing new, and where `overlap` ends sooner than was said before, so do they.
    ///
    /// Whatever breaks off in the middle is taken up by saying it again: a pair that was drawn lies beside the one whose place it is to
    /// take until it is let in and the others have their end.
    ///
    /// - Parameter folder: where the new pair is to be laid, to be handed on; with the owner's others when left out.
    /// - Throws: ``Failure``, also for an owner who has no key.
    package func rotate(
        _ owner: KeyOwner, overlap: Duration, to folder: String? = nil, at now: Timestamp = .now()
    ) throws -> KeyRotation {
        try alone { try rotated(owner, overlap, to: folder, at: now) }
    }

    private func rotated(
        _ owner: KeyOwner, _ overlap: Duration, to folder: String?, at now: Timestamp
    ) throws -> KeyRotation {
        let until = now.advanced(byMilliseconds: overlap.components.seconds * 1000)
        let place =
            folder.map { "\($0)/\(Self.flat(owner))" } ?? "\(self.folder(of: owner))/\(name(of: owner))"
        let secret = place + ".key_secret"
        let pending = Self.pending(secret)
        let own = try allowed().filter {
            $0.entry.unit == owner.unit && $0.entry.person == owner.person?.id
                && !($0.entry.until.map { $0 <= now } ?? false)
        }
        guard !own.isEmpty else {
            throw Failure(.refused, Message("gateway.no-key-to-rotate", ["owner": owner.saying]))
        }
        let isBegun = FileManager.default.fileExists(atPath: pending)
        if !isBegun, let there = try underWay(own, secret) {
            return KeyRotation(
                entry: there.entry, replaced: try end(own.filter { $0.path != there.path }, until),
                isNew: false)
        }
        let next = isBegun ? try Certificate(contentsOf: pending) : try draw(owner, beside: place)
        try allow(next.withoutSecret, owner)
        let others = try allowed().filter { other in
            own.contains { $0.path == other.path } && other.entry.publicKey != "\(next.publicKey)"
        }
        let replaced = try end(others, until)
        for (from, to) in [(pending, secret)].flatMap({ [(Self.half($0.0), Self.half($0.1)), $0] })
        where FileManager.default.fileExists(atPath: from) {
            try OwnFile.move(from, to: to)
        }
        return KeyRotation(entry: Entry(owner, next, file: secret), replaced: replaced, isNew: true)
    }

    /// Whose keys people mean by `words`: a unit with all its people, or one person by code or name. Throws ``Failure`` where that is
    /// nobody who has a key.
    package func owners(called words: String) throws -> [KeyOwner] {
        let all = try list().map(\.owner)
        let ofUnit = all.filter { $0.unit == UnitPath(words) }
        var found: [KeyOwner] = []
        for owner in ofUnit.isEmpty ? all.filter({ $0.isCalled(words) }) : ofUnit
        where !found.contains(where: { $0.text == owner.text }) {
            found.append(owner)
        }
        guard !found.isEmpty else {
            throw Failure(.refused, Message("gateway.no-key-to-rotate", ["owner": words]))
        }
        return found
    }

    /// The key that the owner's others have been given their end for, where that is the case.
    private func underWay(
        _ own: [(entry: Entry, path: String)], _ secret: String
    ) throws -> (entry: Entry, path: String)? {
        guard FileManager.default.fileExists(atPath: secret) else { return nil }
        let key = try Certificate(contentsOf: secret).publicKey
        guard let current = own.first(where: { $0.entry.publicKey == "\(key)" }), current.entry.until == nil
        else { return nil }
        let others = own.filter { $0.path != current.path }
        guard !others.isEmpty, others.allSatisfy({ $0.entry.until != nil }) else { return nil }
        var entry = current.entry
        entry.file = secret
        return (entry, current.path)
    }

    /// A pair that nobody is let in by yet.
    private func draw(_ owner: KeyOwner, beside place: String) throws -> Certificate {
        let certificate = Certificate(
            try CurveKeyPair(), signing: SigningKeyPair(), metadata: owner.metadata)
        try OwnFile.folder(of: place)
        let url = URL(filePath: place)
        try certificate.write(
            to: OwnFile.parent(of: place), name: "\(url.lastPathComponent).next", replacing: true)
        return certificate
    }

    /// Gives keys their end; one that ends sooner already keeps that.
    private func end(_ keys: [(entry: Entry, path: String)], _ until: Timestamp) throws -> [Entry] {
        try keys.map { key in
            var entry = key.entry
            guard entry.until.map({ until < $0 }) ?? true else { return entry }
            entry.until = until
            let certificate = try Certificate(contentsOf: key.path)
            let metadata = entry.owner.metadata.merging(KeyTerm(until: until).metadata) { $1 }
            let url = URL(filePath: key.path)
            try certificate.describing(metadata).write(
                to: OwnFile.parent(of: key.path), name: url.deletingPathExtension().lastPathComponent,
                replacing: true)
            return entry
        }
    }

    /// Takes away what nobody is let in by any more since its time is over. The public certificates go where those that were taken
    /// away lie: what they signed can still be checked, and until when they counted. Returns those.
    @discardableResult
    package func sweep(at now: Timestamp = .now()) throws -> [Entry] { try alone { try swept(at: now) } }

    private func swept(at now: Timestamp) throws -> [Entry] {
        let over = try allowed().filter { $0.entry.until.map { $0 <= now } ?? false }
        for (entry, path) in over {
            try OwnFile.folder(data.revokedKeys)
            try write(Certificate(contentsOf: path), of: entry.owner, in: data.revokedKeys)
            try Files.remove(path)
            guard let secret = entry.file else { continue }
            for path in [secret, Self.half(secret)] where FileManager.default.fileExists(atPath: path) {
                try Files.remove(path)
            }
        }
        return over.map(\.entry)
    }

    /// Where a pair lies that is to take the place of the secret certificate at `secret`.
    static func pending(_ secret: String) -> String {
        String(secret.dropLast(".key_secret".count)) + ".next.key_secret"
    }

    /// The public half beside a secret certificate.
    private static func half(_ secret: String) -> String { String(secret.dropLast("_secret".count)) }
}
