import CSodium
import Foundation
import Vocabulary

/// Octets that only a password opens: sealed (XSalsa20-Poly1305) under what argon2id makes of the password. There is no other
/// record of the password: one that opens it is the right one.
public struct PasswordSeal: Codable, Hashable, Sendable {
    /// What one opening costs whoever guesses.
    public struct Cost: Codable, Hashable, Sendable {
        /// Passes over the memory.
        public let passes: UInt64
        /// Octets.
        public let memory: Int

        public init(passes: UInt64, memory: Int) { (self.passes, self.memory) = (passes, memory) }

        /// About 0.2 s and 64 MiB: what a server of two cores has to spare for one who logs in, and a guesser pays for each guess
        /// (OWASP asks for 19 MiB and two passes at least).
        public static let usual = Cost(passes: 3, memory: 64 << 20)

        /// Whether somebody may have chosen it: a damaged figure must not take up the machine, nor be told as want of memory.
        var isSane: Bool {
            (UInt64(crypto_pwhash_opslimit_min())...64).contains(passes)
                && (Int(crypto_pwhash_memlimit_min())...1 << 30).contains(memory)
        }
    }

    /// As it was sealed; one that costs more now leaves what was sealed before as it is.
    public let cost: Cost
    /// Hexadecimal, as are the others.
    let salt: String
    let nonce: String
    let box: String

    /// All that it is made of, in words: what keeps it sums it up.
    public var parts: [String] { ["\(cost.passes)", "\(cost.memory)", salt, nonce, box] }

    /// Seals `secret`. Throws ``PasswordFault`` where there is no memory for it.
    public init(_ secret: [UInt8], under password: String, cost: Cost = .usual) throws {
        let salt = Self.random(crypto_pwhash_saltbytes())
        let nonce = Self.random(crypto_secretbox_noncebytes())
        var key = try Self.key(of: password, salt, cost)
        defer { sodium_memzero(&key, key.count) }
        var box = [UInt8](repeating: 0, count: secret.count + crypto_secretbox_macbytes())
        guard crypto_secretbox_easy(&box, secret, UInt64(secret.count), nonce, key) == 0 else {
            throw PasswordFault.notSealed
        }
        self.cost = cost
        (self.salt, self.nonce, self.box) = (
            Hexadecimal.text(salt), Hexadecimal.text(nonce), Hexadecimal.text(box)
        )
    }

    /// What was sealed; nil where the password is another one. Throws ``PasswordFault`` for what was not written by ``init(_:under:cost:)``,
    /// and where there is no memory.
    public func opened(with password: String) throws -> [UInt8]? {
        guard let salt = Hexadecimal.octets(salt), salt.count == crypto_pwhash_saltbytes(),
            let nonce = Hexadecimal.octets(nonce), nonce.count == crypto_secretbox_noncebytes(),
            let box = Hexadecimal.octets(box), box.count >= crypto_secretbox_macbytes(), cost.isSane
        else { throw PasswordFault.broken }
        var key = try Self.key(of: password, salt, cost)
        defer { sodium_memzero(&key, key.count) }
        var secret = [UInt8](repeating: 0, count: box.count - crypto_secretbox_macbytes())
        guard crypto_secretbox_open_easy(&secret, box, UInt64(box.count), nonce, key) == 0 else { return nil }
        return secret
    }

    private static func key(of password: String, _ salt: [UInt8], _ cost: Cost) throws -> [UInt8] {
        guard sodium_init() >= 0 else { throw PasswordFault.notSealed }
        // What a keyboard makes of “ế” is one letter here and three there.
        let octets = Array(password.precomposedStringWithCanonicalMapping.utf8)
        var key = [UInt8](repeating: 0, count: crypto_secretbox_keybytes())
        let length = UInt64(key.count)
        let ending = crypto_pwhash(
            &key, length, octets.map { CChar(bitPattern: $0) }, UInt64(octets.count), salt, cost.passes,
            cost.memory, crypto_pwhash_alg_argon2id13())
        guard ending == 0 else { throw PasswordFault.noMemory }
        return key
    }

    private static func random(_ count: Int) -> [UInt8] {
        var generator = SystemRandomNumberGenerator()
        return (0..<count).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
    }
}

/// Why nothing was sealed or opened, whatever the password.
public enum PasswordFault: Error {
    /// argon2id did not get the memory that it needs.
    case noMemory
    case notSealed
    /// What is to be opened was not written by a seal.
    case broken
}
