import Foundation
import Glibc
package import ServiceKit
import Vocabulary

import struct ZeroMQ.CurveKeyPair

/// Everything that has to be there before the services start: folders, their keys, where each listens.
package struct Stack {
    let data: DataDirectory
    let compose: String
    package let endpoints: [String: Whereabouts]
    /// After how long without an answer a service that has answered before is killed and started again.
    package let heartbeat: Duration
    /// Where people find the portal; nil where none is started.
    package let portal: PortalPlace?
    /// For the services' command lines.
    let extra: [String]
    /// Nobody else's while this stack is up, whether its services listen on them yet or not.
    private let ports: FreePorts

    /// Makes what is missing. Throws ``Failure``, ``FileProblem``, ``StartupProblem``.
    ///
    /// - Parameter anyPorts: free ports, whatever the settings say.
    package init(_ data: DataDirectory, compose: String, anyPorts: Bool, extra: [String]) throws {
        (self.data, self.compose, self.extra) = (data, compose, extra)
        let settings = try StackSettings.read(compose: compose)
        heartbeat = .seconds(settings.heartbeatSeconds)
        let names = Departments.names
        // A service by another name would get any port, where everybody else looks for it at the one that is written.
        if let stranger = settings.services.keys.sorted().first(where: { !names.contains($0) }) {
            throw FileProblem(
                file: try YAMLDocument.place(of: "/services/\(stranger)", in: compose + "/stack.yaml"),
                message: Message(
                    "gateway.stack-service", ["name": stranger, "known": names.joined(separator: ", ")]))
        }
        guard let ports = FreePorts(names.count + 1) else {
            throw Failure(.unavailable, Message("gateway.no-free-port"))
        }
        self.ports = ports
        for folder in [data.serviceKeys, data.allowedKeys, data.unitKeys] {
            do {
                try FileManager.default.createDirectory(
                    atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
            } catch {
                throw Failure(.badFile, Message("gateway.data-unwritable", ["path": folder]))
            }
        }
        var endpoints: [String: Whereabouts] = [:]
        for (name, port) in zip(names, ports.numbers) {
            let free = "tcp://127.0.0.1:\(port)"
            var endpoint = settings.services[name]?.endpoint ?? free
            if anyPorts || endpoint.hasSuffix(":0") || endpoint.hasSuffix(":*") { endpoint = free }
            endpoints[name] = try Self.whereabouts(of: name, at: endpoint, data)
        }
        self.endpoints = endpoints
        portal = settings.portal.map { said in
            let isAny = anyPorts || said.port == 0
            return PortalPlace(port: isAny ? Int(ports.numbers.last ?? 0) : said.port)
        }
    }

    private static func whereabouts(
        of service: String, at endpoint: String, _ data: DataDirectory
    ) throws -> Whereabouts {
        let certificates = ServiceCertificates(of: service, in: data)
        let now = Timestamp.now()
        let keys = try certificates.make(at: now)
        let next = try certificates.next().flatMap { $0.from > now ? $0 : nil }
        return Whereabouts(
            endpoint: endpoint, publicKey: "\(keys.publicKey)",
            next: next.map { .init(publicKey: "\($0.keys.publicKey)", from: $0.from) })
    }

    /// The services' command lines, with executables beside this one.
    package func specs() throws -> [ServiceSpec] {
        let folder = try OwnExecutable.folder()
        let services = Departments.all.map { department in
            let name = department.name
            return ServiceSpec(
                name: name, executable: "\(folder)/\(department.program)",
                arguments: [
                    "--data", data.path, "--compose", compose, "--endpoint", endpoints[name]?.endpoint ?? "",
                ] + extra,
                log: data.log(of: name))
        }
        guard let portal else { return services }
        // Last, for it calls them all.
        return services + [
            ServiceSpec(
                name: PortalPlace.name, executable: "\(folder)/\(Department.program(of: PortalPlace.name))",
                arguments: ["--data", data.path, "--compose", compose, "--port", "\(portal.port)"],
                log: data.log(of: PortalPlace.name))
        ]
    }
}

/// This program's file.
package enum OwnExecutable {
    package static func path() throws -> String {
        try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
    }

    static func folder() throws -> String {
        URL(filePath: try path()).deletingLastPathComponent().path(percentEncoded: false).droppingLastSlash
    }
}

extension String {
    var droppingLastSlash: String { count > 1 && last == "/" ? String(dropLast()) : self }
}
