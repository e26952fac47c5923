import Foundation
import JSONCoding
package import Passwords
package import ServiceKit
package import Vocabulary

import struct ZeroMQ.Certificate
import struct ZeroMQ.CurveKeyPair
import struct ZeroMQ.SigningKeyPair

/// The people who may log in to the portal, a file each below `<data>/keys/accounts`.
package struct Accounts: Sendable {
    private let data: DataDirectory
    let cost: PasswordSeal.Cost
    private var ring: KeyRing { KeyRing(data: data) }
    private var folder: String { "\(data.path)/keys/accounts" }

    /// - Parameter cost: of what is sealed from now on.
    package init(data: DataDirectory, cost: PasswordSeal.Cost = .usual) {
        (self.data, self.cost) = (data, cost)
    }

    /// By log-in name; those that are damaged are in ``damaged()`` and stand in nobody's way. Throws ``Failure`` where they may not be
    /// looked at.
    package func list() throws -> [Account] {
        try names().compactMap { login in
            if case .whole(let account) = try state(of: login) { account } else { nil }
        }
    }

    /// Those whose files are not what was written, by log-in name. Throws ``Failure`` where they may not be looked at.
    package func damaged() throws -> [LoginName] {
        try names().filter { login in if case .damaged = try state(of: login) { true } else { false } }
    }

    private func names() throws -> [LoginName] {
        try Files.names(in: folder).filter { $0.hasSuffix(".json") }.sorted()
            .compactMap { LoginName(String($0.dropLast(".json".count))) }
    }

    /// Nil for a name that nobody has. Throws ``Failure`` for an account that is damaged, or may not be read.
    package func find(_ login: LoginName) throws -> Account? {
        switch try state(of: login) {
        case .none: nil
        case .whole(let account): account
        case .damaged: throw broken(login)
        }
    }

    private enum State {
        case none
        case whole(Account)
        /// Whose it was; nil where that cannot be told any more.
        case damaged(of: KeyOwner?)
    }

    /// Damaged is only what was read: a file that may not be read now is neither that nor nobody's.
    private func state(of login: LoginName) throws -> State {
        let octets: Data
        do {
            octets = try Data(contentsOf: URL(filePath: path(login)))
        } catch let error as CocoaError where error.code == .fileReadNoSuchFile {
            return .none
        } catch {
            throw Failure(.badFile, Message("gateway.file-unreadable", ["file": path(login)]))
        }
        guard let account = try? JSON.decode(Account.self, from: Array(octets)), account.login == login
        else { return .damaged(of: nil) }
        return account.isWhole ? .whole(account) : .damaged(of: try holder(of: account))
    }

    /// Of a damaged account: who has the key that it names; of a key that nobody has, whom it names.
    private func holder(of account: Account) throws -> KeyOwner? {
        try ring.allowed().first { $0.entry.publicKey == account.publicKey }?.entry.owner ?? account.owner
    }

    /// Lets a person log in, with a key of their own that nobody else has. Throws ``Failure`` for a name that is taken, also by an
    /// account of somebody else that is damaged; for somebody who can log in already; and where an account that may be theirs is
    /// damaged under a name that was not asked for.
    ///
    /// - Parameter login: nil for the usual one: `ntl.diem-dien`. An account that is damaged, and asked for by its name, is given to
    ///   the person anew, and whatever key of theirs is in other hands than this data directory's is taken away, as in
    ///   ``reset(_:password:)``: which of them was sealed in it nobody can tell.
    package func add(_ owner: KeyOwner, login: LoginName?, password: String) throws -> Account {
        try ring.alone {
            guard let person = owner.person else {
                throw Failure(.usage, Message("gateway.person-without-name"))
            }
            try ring.refuseTaken(owner)
            if let other = try list().first(where: { $0.owner?.text == owner.text }) {
                throw Failure(
                    .refused,
                    Message("gateway.account-there", ["owner": owner.saying, "login": other.login.text]))
            }
            for other in try damaged() where other != login {
                // Beside it a second one would leave its key let in.
                if case .damaged(let holder?) = try state(of: other), holder.text == owner.text {
                    throw broken(other)
                }
            }
            let name = try login ?? usualLogin(person.id, owner)
            switch try state(of: name) {
            case .none: break
            case .damaged(let holder) where holder.map { $0.text == owner.text } ?? true:
                try ring.revokeHanded(owner)
            case .whole, .damaged:
                throw Failure(.refused, Message("gateway.login-taken", ["login": name.text]))
            }
            let certificate = try draw(owner)
            let account = try Account(name, certificate, under: password, isFirst: true, cost: cost)
            // One whose key is not let in yet opens nothing: a reset finishes what breaks off here.
            try alone(with: name) { try OwnFile.replace(path(name), with: Data(JSON.encode(account))) }
            try ring.allow(certificate.withoutSecret, owner)
            return account
        }
    }

    /// Gives the person another key under another password, and takes away every one before that is in other hands than this data
    /// directory's: what was sealed under a password that is forgotten, or known to others, opens nothing any more.
    package func reset(_ login: LoginName, password: String) throws -> Account {
        try ring.alone {
            try alone(with: login) { try giveAnew(login, password) }
        }
    }

    private func giveAnew(_ login: LoginName, _ password: String) throws -> Account {
        let before = try known(login)
        guard let owner = before.owner else { throw broken(login) }
        try ring.revokeHanded(owner)
        let certificate = try draw(owner)
        let account = try Account(login, certificate, under: password, isFirst: true, cost: cost)
        try OwnFile.replace(path(login), with: Data(JSON.encode(account)))
        try ring.allow(certificate.withoutSecret, owner)
        return account
    }

    /// What came of a change of password.
    package enum PasswordChange {
        case changed(Account, HandedKey, OneTimeSecret?)
        /// Nothing is done: the password until now is another one.
        case wrong
        /// Nothing is done: the key was taken away, or the whole account.
        case keyGone
    }

    /// Gives the person another key under a password of their own choice, and takes the one before away: whoever knew the password until
    /// now, and kept what it opened, has a key that is let in no more. Whose key was taken away gets none by it, whatever they know.
    package func changePassword(
        of login: LoginName, from old: String, to new: String
    ) throws -> PasswordChange {
        try ring.alone {
            try alone(with: login) { try changed(login, from: old, to: new) }
        }
    }

    private func changed(
        _ login: LoginName, from old: String, to new: String
    ) throws -> PasswordChange {
        guard let before = try find(login), try isLetIn(before) else { return .keyGone }
        guard let contents = try before.contents(openedWith: old) else { return .wrong }
        guard let owner = before.owner else { throw broken(login) }
        let certificate = try draw(owner)
        guard let keys = certificate.keys else { throw broken(login) }
        // The telephone stays the one that it was.
        let account = try Account(
            login, certificate, under: new, isFirst: false, cost: cost, secret: contents.secret,
            before.second)
        try ring.allow(certificate.withoutSecret, owner)
        try OwnFile.replace(path(login), with: Data(JSON.encode(account)))
        try ring.revoke(publicKey: before.publicKey)
        return .changed(
            account, HandedKey(owner: owner, keys: keys, file: login.text), contents.secret)
    }

    /// Whoever it was logs in no more, and every key of theirs is taken away that is in other hands than this data directory's. Nil of
    /// an account that is damaged: it goes, and no key with it, since whose it was is not known for certain.
    package func remove(_ login: LoginName) throws -> Account? {
        try ring.alone {
            try alone(with: login) {
                if case .damaged = try state(of: login) {
                    try Files.remove(path(login))
                    return nil
                }
                let account = try known(login)
                try ring.revoke(publicKey: account.publicKey)
                if let owner = account.owner { try ring.revokeHanded(owner) }
                try Files.remove(path(login))
                return account
            }
        }
    }

    /// Whether the services let the account's key in: not one that was revoked, or rotated out, beside the portal.
    package func isLetIn(_ account: Account, at now: Timestamp = .now()) throws -> Bool {
        try ring.allowed().contains {
            $0.entry.publicKey == account.publicKey && ($0.entry.until.map { $0 > now } ?? true)
        }
    }

    /// The person whom people mean: by log-in name, or as a unit with code or name. Throws ``Failure`` where that is nobody.
    package func login(called words: String) throws -> LoginName {
        // A damaged one is told of by whoever does something with it.
        if let name = LoginName(words), FileManager.default.fileExists(atPath: path(name)) { return name }
        guard let account = try list().first(where: { $0.owner?.isCalled(words) ?? false }) else {
            throw Failure(.refused, Message("gateway.no-account", ["login": words]))
        }
        return account.login
    }

    /// Nobody else writes this account meanwhile; who does something with another one does not wait for it. Whoever gives or takes
    /// keys too holds all of them (``KeyRing/alone(_:)``) before this, and never the other way round.
    func alone<Value>(with login: LoginName, _ body: () throws -> Value) throws -> Value {
        try OwnFile.holding("\(folder)/\(login).lock", body)
    }

    func replace(_ account: Account, with other: Account) throws {
        try OwnFile.replace(path(account.login), with: Data(JSON.encode(other)))
    }

    private func known(_ login: LoginName) throws -> Account {
        guard let account = try find(login) else {
            throw Failure(.refused, Message("gateway.no-account", ["login": login.text]))
        }
        return account
    }

    private func broken(_ login: LoginName) -> Failure {
        Failure(.badFile, Message("gateway.account-broken", ["login": login.text]))
    }

    private func draw(_ owner: KeyOwner) throws -> Certificate {
        Certificate(try CurveKeyPair(), signing: SigningKeyPair(), metadata: owner.metadata)
    }

    private func path(_ login: LoginName) -> String { "\(folder)/\(login).json" }

    /// Code and unit, with as much of the path as nobody has yet. Throws ``Failure`` for one that is damaged, unless it is another's.
    private func usualLogin(_ person: PersonCode, _ owner: KeyOwner) throws -> LoginName {
        let parts = owner.unit.parts.map(String.init)
        for count in 1...max(1, parts.count) {
            let text = ([person.text] + parts.suffix(count).reversed()).joined(separator: ".")
            guard let name = LoginName(text) else { continue }
            switch try state(of: name) {
            case .none: return name
            case .damaged(let holder) where holder.map { $0.text == owner.text } ?? true: throw broken(name)
            case .whole, .damaged: break
            }
        }
        throw Failure(.usage, Message("gateway.login-needed"))
    }
}
