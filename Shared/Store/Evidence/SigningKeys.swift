internal import Crypto
internal import Foundation
internal import Glibc
internal import Synchronization
internal import Vocabulary

/// The keys that a service signs the heads of its logs with: Ed25519 (RFC 8032), in a file of their own,
/// `<data>/keys/signing/<service>.signing`, readable by its owner alone. A first line says what the file is, then there is one key a
/// line; the last one signs. Beside it lie the public halves of all that ever signed (``VerifyingKeys``), which are to be kept where who
/// has the machine cannot reach them.
///
/// A key that is to take the place of the others lies in `<service>.signing.next` and says from when. Until then its public half is
/// made known; from then on it signs, and the others' secrets are no more.
final class SigningKeys: Sendable {
    private static let header = "chungtay signing 1"

    private struct Key {
        let secret: Curve25519.Signing.PrivateKey
        let line: KeyLine
        var half: KeyLine {
            KeyLine(
                id: VerifyingKeys.id(of: secret.publicKey), octets: Array(secret.publicKey.rawRepresentation),
                from: line.from, until: line.until)
        }
    }

    private struct State {
        var keys: [Key]
        var next: Key?
        var halves: VerifyingKeys
    }

    private let path: String
    private let state: Mutex<State>

    private init(_ path: String, _ state: State) {
        self.path = path
        self.state = Mutex(state)
    }

    /// Reads the file, or makes it with one fresh key; writes the public halves beside it, and takes in what lies there to take its
    /// place.
    ///
    /// A file that is gone although heads were signed is no reason not to start: what was signed with a key that nobody knows any
    /// more is said by who verifies it.
    static func load(_ path: String, at now: Timestamp) throws -> SigningKeys {
        if access(path, F_OK) != 0 { try KeyLines.lay([fresh()], header: header, at: path) }
        return SigningKeys(path, try read(path, at: now))
    }

    /// One for nobody yet.
    private static func fresh(from moment: Timestamp? = nil) -> KeyLine {
        let key = Curve25519.Signing.PrivateKey()
        return KeyLine(
            id: VerifyingKeys.id(of: key.publicKey), octets: Array(key.rawRepresentation), from: moment)
    }

    /// Where a key lies that is to take the others' place.
    static func announced(_ path: String) -> String { path + ".next" }

    /// Lays a key beside the file of which the service is to make use from `moment` on; false where one lies there.
    static func announce(beside path: String, from moment: Timestamp) throws -> Bool {
        guard access(announced(path), F_OK) != 0 else { return false }
        try KeyLines.lay([fresh(from: moment)], header: header, at: announced(path))
        return true
    }

    /// When the one that lies there begins; nil where there is none.
    static func announcement(beside path: String) throws -> Timestamp? {
        guard access(announced(path), F_OK) == 0 else { return nil }
        return try keys(announced(path)).last?.line.from
    }

    private static func keys(_ path: String) throws -> [Key] {
        func unreadable(_ reason: String) -> StoreError { .signingKeyUnreadable(path: path, reason: reason) }
        return try KeyLines.read(path, header: header, fault: unreadable).map { line in
            do {
                return Key(secret: try .init(rawRepresentation: line.octets), line: line)
            } catch {
                throw unreadable("\(error)")
            }
        }
    }

    /// What the files say at this moment. Whatever broke off before is done here again: first the halves say until when the old keys
    /// signed, then the new one's file is renamed.
    private static func read(_ path: String, at now: Timestamp) throws -> State {
        var keys = try Self.keys(path)
        var next = access(announced(path), F_OK) == 0 ? try Self.keys(announced(path)).last : nil
        let begins = next?.line.from
        let isDue = next != nil && (begins ?? now) <= now
        var halves = keys.map(\.half)
        if isDue { for index in halves.indices { halves[index].until = begins ?? now } }
        if let next { halves.append(next.half) }
        let all = try VerifyingKeys(beside: path, adding: halves)
        if isDue, let new = next {
            guard rename(announced(path), path) == 0 else {
                throw StoreError.unwritable(path: path, reason: systemReason())
            }
            try KeyFile.sync(directoryOf: path)
            (keys, next) = ([new], nil)
        }
        return State(keys: keys, next: next, halves: all)
    }

    /// Looks whether another key is to take the place of those that are here, or its time has come.
    func takeIn(at now: Timestamp) throws {
        try state.withLock { state in
            let isThere = access(Self.announced(path), F_OK) == 0
            guard isThere, state.next == nil || (state.next?.line.from ?? now) <= now else { return }
            state = try Self.read(path, at: now)
        }
    }

    /// The public halves of all that sign and ever signed.
    var verifying: VerifyingKeys { state.withLock { $0.halves } }

    /// What was signed with which key, and when that says to have been.
    typealias Signed = (key: String, at: Timestamp, signature: [UInt8])

    /// Signs with the key whose time it is.
    ///
    /// - Parameter text: what is signed, of the moment that it is to name: now; where the clock was set back behind the key's first
    ///   moment that one, since from before it nothing that the key signed is taken for true.
    func sign(at now: Timestamp, _ text: (Timestamp) -> [UInt8]) throws -> Signed {
        let key = state.withLock { state in
            let due = state.next.flatMap { ($0.line.from ?? now) <= now ? $0 : nil }
            return due ?? state.keys[state.keys.count - 1]
        }
        let moment = max(now, key.line.from ?? now)
        let signature = Array(try key.secret.signature(for: Data(text(moment))))
        return (VerifyingKeys.id(of: key.secret.publicKey), moment, signature)
    }
}
