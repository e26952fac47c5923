import Foundation
import Logging
import Vocabulary
import ZeroMQ

@testable import ServiceKit

/// A data directory with certificates.
struct AllowedKeysFolder {
    let data: DataDirectory
    let keys: AllowedKeys

    init() throws {
        let path = FileManager.default.temporaryDirectory.path + "/allowed-\(UUID().uuidString)"
        data = DataDirectory(path)
        try FileManager.default.createDirectory(atPath: data.allowedKeys, withIntermediateDirectories: true)
        keys = AllowedKeys(data, logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
    }

    /// One with the key of a department.
    static func ofDepartment() throws -> (AllowedKeysFolder, CurvePublicKey) {
        let folder = try AllowedKeysFolder()
        let key = try newKey()
        try folder.allow(key, "thai-binh/so-y-te")
        return (folder, key)
    }

    @discardableResult
    func allow(_ key: CurvePublicKey, _ unit: String, as name: String = "a") throws -> String {
        try Certificate(publicKey: key, metadata: ["unit": unit])
            .write(to: data.allowedKeys, name: name, replacing: true)
        return "\(data.allowedKeys)/\(name).key"
    }

    /// Whose the key is by now. The 200 ms in which strangers are not looked up are no test's business.
    func unit(_ key: CurvePublicKey) throws -> UnitPath? {
        keys.look()
        return try keys.unit(of: key)
    }

    func remove() throws { try FileManager.default.removeItem(atPath: data.path) }
}

func newKey() throws -> CurvePublicKey { try CurveKeyPair().publicKey }

extension AllowedKeys {
    func unit(of key: CurvePublicKey) throws -> UnitPath? { try owner(of: key)?.unit }
}
