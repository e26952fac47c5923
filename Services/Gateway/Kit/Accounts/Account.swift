import Crypto
import Foundation
import Passwords
package import ServiceKit
import Vocabulary

import struct ZeroMQ.Certificate
import struct ZeroMQ.CertificateFault

/// With what a person logs in to the portal: a name, and the person's own key pair, sealed under the password. Nobody else can open it:
/// who forgets the password is given another key.
package struct Account: Codable, Sendable {
    package let login: LoginName
    /// Whose key it is, as its certificate says.
    let metadata: [String: String]
    /// The key that the services let in, Z85.
    package let publicKey: String
    let sealed: PasswordSeal
    /// Whether somebody else has seen the password: another one is to be chosen first.
    package let isFirstPassword: Bool
    /// Nil where the password is all that is asked for.
    package let second: SecondFactor?
    /// SHA-256 of the rest in hexadecimal digits: a damaged box opens with no password, and would look like a wrong one for ever. It is
    /// for disks and not against people. Nil of accounts from before there were any.
    private(set) var sum: String?

    package var owner: KeyOwner? { KeyOwner(metadata: metadata) }

    init(
        _ login: LoginName, _ certificate: Certificate, under password: String, isFirst: Bool,
        cost: PasswordSeal.Cost, secret: OneTimeSecret? = nil, _ second: SecondFactor? = nil
    ) throws {
        self.login = login
        (metadata, publicKey) = (certificate.metadata, "\(certificate.publicKey)")
        // The secret lies behind a byte that no text has.
        let text = Array(try certificate.text().utf8)
        sealed = try PasswordSeal(
            text + (secret.map { [Self.border] + $0.octets } ?? []), under: password, cost: cost)
        isFirstPassword = isFirst
        self.second = second
        sum = summedUp
    }

    /// Whether it is what was written.
    var isWhole: Bool { sum == nil || sum == summedUp }

    private var summedUp: String {
        let described = metadata.sorted { $0.key < $1.key }.flatMap { [$0.key, $0.value] }
        let lines =
            [login.text, publicKey, isFirstPassword ? "first" : "own"] + sealed.parts + described
            + (second?.parts ?? [])
        return Hexadecimal.text(SHA256.hash(data: Data(lines.joined(separator: "\n").utf8)))
    }

    private init(_ other: Account, _ second: SecondFactor) {
        (login, metadata, publicKey, sealed) = (other.login, other.metadata, other.publicKey, other.sealed)
        (isFirstPassword, self.second) = (other.isFirstPassword, second)
        sum = summedUp
    }

    func with(_ second: SecondFactor) -> Account { Account(self, second) }

    private static let border: UInt8 = 0

    /// What lies under the password.
    package struct Contents: Sendable {
        let certificate: Certificate
        /// Of an account with a second factor.
        package let secret: OneTimeSecret?
    }

    /// Nil where the password is another one. Throws ``Failure`` for an account that is damaged.
    func contents(openedWith password: String) throws -> Contents? {
        do {
            guard let octets = try sealed.opened(with: password) else { return nil }
            let parts = octets.split(
                separator: Self.border, maxSplits: 1, omittingEmptySubsequences: false)
            let secret = parts.count > 1 ? OneTimeSecret(Array(parts[1])) : nil
            guard (secret == nil) == (second == nil) else {
                throw Failure(.badFile, Message("gateway.account-broken", ["login": login.text]))
            }
            return Contents(
                certificate: try Certificate(parsing: String(decoding: parts[0], as: UTF8.self)),
                secret: secret)
        } catch is CertificateFault {
            throw Failure(.badFile, Message("gateway.account-broken", ["login": login.text]))
        } catch PasswordFault.broken {
            throw Failure(.badFile, Message("gateway.account-broken", ["login": login.text]))
        }
    }

    /// The key that calls are made with, and the secret of the second factor; nil where the password is another one.
    package func opened(with password: String) throws -> (key: HandedKey, secret: OneTimeSecret?)? {
        guard let contents = try contents(openedWith: password) else { return nil }
        let certificate = contents.certificate
        guard let owner, let keys = certificate.keys, "\(certificate.publicKey)" == publicKey else {
            throw Failure(.badFile, Message("gateway.account-broken", ["login": login.text]))
        }
        return (HandedKey(owner: owner, keys: keys, file: login.text), contents.secret)
    }
}
