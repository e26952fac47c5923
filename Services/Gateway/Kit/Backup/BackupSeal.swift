import Crypto
import Foundation
import Vocabulary

/// How a piece of a backup is sealed: HPKE (RFC 9180, X25519, HKDF-SHA256, ChaCha20-Poly1305) to the recipient, with what
/// both halves of the key share as pre-shared key, and bound to what the piece is. After it stands a SHA-256 of all that, so
/// that damage is found where nobody can open it.
enum BackupSeal {
    private static let title = Data("chungtay-backup-1\n".utf8)
    private static let suite = HPKE.Ciphersuite.Curve25519_SHA256_ChachaPoly
    private static let info = Data("chungtay backup".utf8)
    private static let sharedID = Data("shared".utf8)
    private static let keyLength = 32

    /// - Parameter place: what the piece is; it opens as nothing else.
    static func seal(_ plain: Data, as place: String, to recipient: BackupRecipient) throws -> Data {
        var sender = try HPKE.Sender(
            recipientKey: recipient.key, ciphersuite: suite, info: info, presharedKey: recipient.shared,
            presharedKeyIdentifier: sharedID)
        let box = try sender.seal(plain, authenticating: Data(place.utf8))
        let sealed = title + sender.encapsulatedKey + box
        return sealed + Data(SHA256.hash(data: sealed))
    }

    /// Whether it is as it was written, as far as that can be told without the secret: not cut, and no octet changed by
    /// chance.
    static func isWhole(_ sealed: Data) -> Bool {
        guard sealed.count > title.count + keyLength + SHA256.byteCount, sealed.starts(with: title) else {
            return false
        }
        return sealed.suffix(SHA256.byteCount).elementsEqual(
            SHA256.hash(data: sealed.dropLast(SHA256.byteCount)))
    }

    /// Nil for what was changed, is another piece, or was not sealed to this key by who has the other half.
    static func open(_ sealed: Data, as place: String, with secret: BackupSecret) -> Data? {
        guard isWhole(sealed) else { return nil }
        let rest = sealed.dropFirst(title.count).dropLast(SHA256.byteCount)
        do {
            var recipient = try HPKE.Recipient(
                privateKey: secret.key, ciphersuite: suite, info: info,
                encapsulatedKey: Data(rest.prefix(keyLength)), presharedKey: secret.recipient.shared,
                presharedKeyIdentifier: sharedID)
            return try recipient.open(Data(rest.dropFirst(keyLength)), authenticating: Data(place.utf8))
        } catch {
            return nil
        }
    }
}

/// The names of pieces: a digest of what is in one, which only who has the key can make, so that nobody tries guesses on it.
struct ObjectNames {
    private let key: SymmetricKey

    init(_ recipient: BackupRecipient) {
        key = HKDF<SHA256>.deriveKey(
            inputKeyMaterial: recipient.shared, info: Data("chungtay backup names".utf8), outputByteCount: 32)
    }

    func name(of plain: Data) -> String {
        Hexadecimal.text(HMAC<SHA256>.authenticationCode(for: plain, using: key))
    }
}
