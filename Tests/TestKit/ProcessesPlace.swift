internal import Foundation
internal import GatewayKit
internal import JSONCoding
public import ServiceKit
public import Vocabulary
internal import ZeroMQ

/// A data directory and a configuration directory of a test's own: keys for every service and for the units that the
/// test acts as, the shipped policy, plans and reference data, a simulated clock, free ports.
public struct StackPlace: Sendable {
    /// In the order in which they start.
    public static let everyService = Departments.names

    /// The program that is a service.
    public static func program(of service: String) -> String { Department.program(of: service) }

    public let path: String
    /// Where each service is to listen.
    public let endpoints: [String: String]

    /// Nobody else's while the test lasts, also while a service that was killed is started again.
    private let ports: FreePorts

    public var data: DataDirectory { DataDirectory(path + "/data") }
    public var compose: String { path + "/compose" }

    /// - Parameter today: what the simulated clock shows at first; nil for the machine's own clock.
    public init(
        _ services: [String] = StackPlace.everyService, today: Day? = Day(daysSinceEpoch: 18_631)
    ) throws {
        path = FileManager.default.temporaryDirectory.path + "/chungtay-stack-\(UUID().uuidString)"
        guard let ports = FreePorts(services.count) else { throw NoFreePorts() }
        self.ports = ports
        endpoints = Dictionary(
            uniqueKeysWithValues: zip(services, ports.numbers.map { "tcp://127.0.0.1:\($0)" }))
        for folder in ["compose", "data/keys/services", "data/keys/units", "data/keys/allowed", "data/run"] {
            try FileManager.default.createDirectory(
                atPath: "\(path)/\(folder)", withIntermediateDirectories: true)
        }
        for part in ["reference", "plans", "policy.yaml"] {
            try FileManager.default.copyItem(
                atPath: "\(SourceTree.compose)/\(part)", toPath: "\(compose)/\(part)")
        }
        let lines = endpoints.sorted { $0.key < $1.key }.map { "  \($0.key): {endpoint: \"\($0.value)\"}\n" }
        let clock = today.map { "simulated\nfirstDay: \($0)" } ?? "system"
        try write("compose/stack.yaml", "clock: \(clock)\nservices:\n" + lines.joined())
        var whereabouts: [String: Whereabouts] = [:]
        for service in services {
            let keys = try CurveKeyPair()
            try Certificate(keys, metadata: ["unit": "service/\(service)"])
                .write(to: data.serviceKeys, name: service)
            whereabouts[service] = Whereabouts(
                endpoint: endpoints[service] ?? "", publicKey: keys.publicKey.description)
        }
        try Data(try JSON.encode(whereabouts)).write(to: URL(fileURLWithPath: data.endpoints))
    }

    /// Writes a file below ``path``.
    public func write(_ file: String, _ text: String) throws {
        try Data(text.utf8).write(to: URL(fileURLWithPath: "\(path)/\(file)"))
    }

    /// The text of a file below ``path``.
    public func read(_ file: String) throws -> String {
        try String(contentsOfFile: "\(path)/\(file)", encoding: .utf8)
    }

    public func remove() {
        do {
            try FileManager.default.removeItem(atPath: path)
        } catch {
            print("could not remove \(path): \(error)")
        }
    }

    /// A service's command line.
    public func arguments(of service: String) -> [String] {
        [
            "--data", data.path, "--compose", compose, "--endpoint", endpoints[service] ?? "", "--log",
            "warning",
        ]
    }

    /// The unit's keys, made and allowed when asked for first; a service's own for `service/registry`.
    func keys(of unit: UnitPath) throws -> CurveKeyPair {
        let isService = unit.parts.first == "service"
        let name = isService ? String(unit.parts.last ?? "") : unit.text
        let folder = isService ? data.serviceKeys : "\(data.path)/keys/units"
        let secret = "\(folder)/\(name).key_secret"
        if FileManager.default.fileExists(atPath: secret), let keys = try Certificate(contentsOf: secret).keys
        {
            return keys
        }
        try FileManager.default.createDirectory(
            atPath: URL(fileURLWithPath: secret).deletingLastPathComponent().path,
            withIntermediateDirectories: true)
        let keys = try CurveKeyPair()
        let certificate = Certificate(keys, metadata: ["unit": unit.text])
        try certificate.write(to: folder, name: name)
        try certificate.withoutSecret.write(
            to: data.allowedKeys, name: unit.text.replacing("/", with: "__"))
        return keys
    }

    struct NoFreePorts: Error {}
}
