import Crypto
import Foundation
import Glibc
package import ServiceKit
import Vocabulary

/// Whom backups are sealed to. The public half and what both halves share lie with the deployment, where backups are made; the
/// secret half must not, so that whoever takes the machine cannot open what was made before.
package struct BackupRecipient: Sendable {
    let key: Curve25519.KeyAgreement.PublicKey
    /// Nobody without it makes a backup that opens, nor knows a piece again: an object's name is made with it.
    let shared: SymmetricKey

    /// Tells keys apart; says nothing about them.
    package var id: String {
        Hexadecimal.text(SHA256.hash(data: key.rawRepresentation).prefix(8))
    }

    /// The one of a deployment. Throws ``Failure`` where there is none.
    package init(of data: DataDirectory) throws {
        let file = data.backupKey
        guard FileManager.default.fileExists(atPath: file) else {
            throw Failure(.badFile, Message("gateway.backup-no-key", ["data": data.path]))
        }
        let parts = try BackupKeyFile.read(file, BackupKeyFile.recipient, ["public", "shared"])
        do {
            key = try Curve25519.KeyAgreement.PublicKey(rawRepresentation: parts[0])
        } catch {
            throw BackupKeyFile.broken(file)
        }
        shared = SymmetricKey(data: parts[1])
    }

    init(key: Curve25519.KeyAgreement.PublicKey, shared: SymmetricKey) {
        (self.key, self.shared) = (key, shared)
    }
}

/// What opens backups.
package struct BackupSecret: Sendable {
    let key: Curve25519.KeyAgreement.PrivateKey
    package let recipient: BackupRecipient

    /// Makes a pair: the secret half in a new file at `file`, the other in `data`, in place of one that is there.
    ///
    /// Throws ``Failure``: for a file within `data`, and, unless `replacing`, where the deployment has a key.
    package static func make(_ file: String, for data: DataDirectory, replacing: Bool) throws
        -> BackupRecipient
    {
        guard !(file + "/").hasPrefix(data.path + "/") else {
            throw Failure(.usage, Message("gateway.backup-key-here", ["file": file, "data": data.path]))
        }
        if !replacing, FileManager.default.fileExists(atPath: data.backupKey) {
            throw Failure(.refused, Message("gateway.backup-key-there", ["file": data.backupKey]))
        }
        let key = Curve25519.KeyAgreement.PrivateKey()
        let shared = SymmetricKey(size: .bits256)
        let recipient = BackupRecipient(key: key.publicKey, shared: shared)
        // The secret first: a deployment whose backups nobody can open must not be what is left.
        try BackupKeyFile.write(
            file, BackupKeyFile.secret, ["secret": key.rawRepresentation, "shared": shared.octets])
        let own = data.backupKey
        if FileManager.default.fileExists(atPath: own) { try Files.remove(own) }
        try BackupKeyFile.write(
            own, BackupKeyFile.recipient,
            ["public": key.publicKey.rawRepresentation, "shared": shared.octets])
        return recipient
    }

    /// Throws ``Failure`` for a file that is none, or one that others may read.
    package init(contentsOf file: String) throws {
        let parts = try BackupKeyFile.read(file, BackupKeyFile.secret, ["secret", "shared"])
        do {
            key = try Curve25519.KeyAgreement.PrivateKey(rawRepresentation: parts[0])
        } catch {
            throw BackupKeyFile.broken(file)
        }
        recipient = BackupRecipient(key: key.publicKey, shared: SymmetricKey(data: parts[1]))
    }
}

/// A first line that says what it is, then a name and 32 octets in Base64 a line.
private enum BackupKeyFile {
    static let recipient = "chungtay backup recipient 1"
    static let secret = "chungtay backup secret 1"

    static func broken(_ file: String) -> Failure {
        Failure(.badFile, Message("gateway.backup-key-broken", ["file": file]))
    }

    static func write(_ file: String, _ title: String, _ parts: KeyValuePairs<String, Data>) throws {
        let lines = [title] + parts.map { "\($0.key) \($0.value.base64EncodedString())" }
        try OwnFile.create(Data((lines.joined(separator: "\n") + "\n").utf8), at: file)
    }

    static func read(_ file: String, _ title: String, _ names: [String]) throws -> [Data] {
        var status = stat()
        if stat(file, &status) == 0, status.st_mode & 0o077 != 0 {
            throw Failure(.badFile, Message("gateway.key-exposed", ["file": file]))
        }
        let lines = try Files.text(file).split(separator: "\n")
        guard lines.first.map(String.init) == title, lines.count == names.count + 1 else {
            throw broken(file)
        }
        return try zip(names, lines.dropFirst()).map { name, line in
            guard line.hasPrefix(name + " "),
                let octets = Data(base64Encoded: String(line.dropFirst(name.count + 1))),
                octets.count == 32
            else { throw broken(file) }
            return octets
        }
    }
}

extension SymmetricKey {
    fileprivate var octets: Data { withUnsafeBytes { Data($0) } }
}

extension DataDirectory {
    /// The half of the key of backups that seals.
    var backupKey: String { "\(path)/keys/backup/recipient" }
}
