internal import Crypto
internal import Foundation

/// A key of one person's own, drawn for nobody else: what is sealed with it tells who that is, in tables from which nothing is ever
/// deleted. Once it is destroyed nobody can read that any more, in the file or in any copy that is made of it.
struct PersonKey {
    static let version: UInt8 = 2
    private let key: SymmetricKey

    /// A new one.
    init() { key = SymmetricKey(size: .bits256) }

    init(octets: [UInt8]) { key = SymmetricKey(data: octets) }

    /// The key that only who has all of these can make, drawn anew with each salt (HKDF, RFC 5869).
    init(of all: [PersonKey], salt: [UInt8]) {
        var material: [UInt8] = []
        for one in all { material += HMAC<SHA256>.authenticationCode(for: salt, using: one.key) }
        key = HKDF<SHA256>.deriveKey(
            inputKeyMaterial: SymmetricKey(data: material), salt: salt,
            info: Array("chungtay.people.joint".utf8), outputByteCount: 32)
    }

    var octets: [UInt8] { key.withUnsafeBytes { Array($0) } }

    /// AES-256-GCM, for a place as the vault does.
    func seal(_ plain: [UInt8], for place: String) throws -> Sealed {
        let header = [PersonKey.version]
        let box = try AES.GCM.seal(plain, using: key, authenticating: header + Array(place.utf8))
        return Sealed(bytes: header + Array(box.nonce) + Array(box.ciphertext) + Array(box.tag))
    }

    /// What was sealed for `place`. Throws ``StoreError/sealBroken(place:)``.
    func open(_ sealed: Sealed, for place: String) throws -> [UInt8] {
        guard sealed.bytes.count >= 1 + 12 + 16, sealed.bytes[0] == PersonKey.version else {
            throw StoreError.sealBroken(place: place)
        }
        do {
            let box = try AES.GCM.SealedBox(combined: sealed.bytes.dropFirst())
            return Array(
                try AES.GCM.open(
                    box, using: key, authenticating: [PersonKey.version] + Array(place.utf8)))
        } catch is CryptoKitError {
            throw StoreError.sealBroken(place: place)
        }
    }
}
