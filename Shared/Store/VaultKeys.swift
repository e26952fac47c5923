internal import Crypto
internal import Foundation
internal import Glibc

/// The vault's key file: a first line that says what it is, then one key a line, `<id> <key>` in hexadecimal
/// digits. The last key seals; all open.
enum VaultKeys {
    static let header = "chungtay vault 1"

    /// Reads the file, or makes it with one fresh key, readable by its owner alone.
    ///
    /// - Parameter needed: the store holds things that were sealed: a missing file must not be papered over.
    static func load(_ path: String, needed: Bool) throws -> Vault {
        guard access(path, F_OK) == 0 else {
            if needed { throw StoreError.vaultKeyMissing(path: path) }
            try create(path)
            return try read(path)
        }
        return try read(path)
    }

    private static func create(_ path: String) throws {
        let key = SymmetricKey(size: .bits256).withUnsafeBytes { Array($0) }
        let id = Array(SHA256.hash(data: key).prefix(4))
        let text = "\(header)\n\(hex(id)) \(hex(key))\n"
        try KeyFile.lay(text, at: path)
    }

    private static func read(_ path: String) throws -> Vault {
        func unreadable(_ reason: String) -> StoreError { .vaultKeyUnreadable(path: path, reason: reason) }
        let text: String
        do {
            text = String(decoding: try Data(contentsOf: URL(fileURLWithPath: path)), as: UTF8.self)
        } catch {
            throw unreadable("\(error)")
        }
        let lines = text.split(separator: "\n")
        guard lines.first.map(String.init) == header else {
            throw unreadable("the first line is not: \(header)")
        }
        var keys: [(id: [UInt8], key: [UInt8])] = []
        for (index, line) in lines.enumerated().dropFirst() {
            let parts = line.split(separator: " ")
            guard parts.count == 2, let id = bytes(hex: parts[0]), let key = bytes(hex: parts[1]),
                id.count == 4,
                key.count == 32
            else { throw unreadable("line \(index + 1) is not an id and a key") }
            keys.append((id, key))
        }
        guard !keys.isEmpty else { throw unreadable("it holds no key") }
        return Vault(keys: keys)
    }
}
