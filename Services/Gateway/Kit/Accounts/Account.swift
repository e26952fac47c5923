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
    /// SHA-256 of the rest in hexadecimal digits: a damaged box opens with no password, and would look like a wrong one for ever. It is
    /// for disks and not against people. Nil of accounts from before there were any.
    private(set) var sum: String?

    package var owner: KeyOwner? { KeyOwner(metadata: metadata) }

    init(
        _ login: LoginName, _ certificate: Certificate, under password: String, isFirst: Bool,
        cost: PasswordSeal.Cost
    ) throws {
        self.login = login
        (metadata, publicKey) = (certificate.metadata, "\(certificate.publicKey)")
        sealed = try PasswordSeal(Array(try certificate.text().utf8), under: password, cost: cost)
        isFirstPassword = isFirst
        sum = summedUp
    }

    /// Whether it is what was written.
    var isWhole: Bool { sum == nil || sum == summedUp }

    private var summedUp: String {
        let described = metadata.sorted { $0.key < $1.key }.flatMap { [$0.key, $0.value] }
        let lines = [login.text, publicKey, isFirstPassword ? "first" : "own"] + sealed.parts + described
        return Hexadecimal.text(SHA256.hash(data: Data(lines.joined(separator: "\n").utf8)))
    }

    /// The certificate; nil where the password is another one. Throws ``Failure`` for an account that is damaged.
    func certificate(openedWith password: String) throws -> Certificate? {
        do {
            guard let octets = try sealed.opened(with: password) else { return nil }
            return try Certificate(parsing: String(decoding: octets, as: UTF8.self))
        } catch is CertificateFault {
            throw Failure(.badFile, Message("gateway.account-broken", ["login": login.text]))
        } catch PasswordFault.broken {
            throw Failure(.badFile, Message("gateway.account-broken", ["login": login.text]))
        }
    }

    /// The key that calls are made with; nil where the password is another one.
    package func key(openedWith password: String) throws -> HandedKey? {
        guard let certificate = try certificate(openedWith: password) else { return nil }
        guard let owner, let keys = certificate.keys, "\(certificate.publicKey)" == publicKey else {
            throw Failure(.badFile, Message("gateway.account-broken", ["login": login.text]))
        }
        return HandedKey(owner: owner, keys: keys, file: login.text)
    }
}
