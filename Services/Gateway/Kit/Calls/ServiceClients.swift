package import Bus
import Foundation
package import ServiceKit
import Synchronization
package import Vocabulary

import class Foundation.FileManager
import struct ZeroMQ.Certificate
import enum ZeroMQ.CertificateFileError
import struct ZeroMQ.CurveKeyPair
import struct ZeroMQ.CurvePublicKey

/// The clients of a deployment's services, one for each service and credential. What any of them has seen counts for all.
package final class ServiceClients: Sendable {
    private struct Use: Hashable {
        let service: String
        let credential: Credential
    }

    package let data: DataDirectory
    package let language: Language
    /// Of whoever keeps no data directory: every call is made with it.
    package let handed: HandedKey?
    private let endpoints: String
    let positions = PositionTracker()
    private let clients = Mutex<[Use: BusClient]>([:])

    /// - Parameters:
    ///   - data: whose keys are used, and whose file of endpoints.
    ///   - key: used instead of those.
    ///   - endpoints: that file, where it is another one.
    package init(
        _ data: DataDirectory, language: Language, key: HandedKey? = nil, endpoints: String? = nil
    ) {
        (self.data, self.language) = (data, language)
        handed = key
        self.endpoints = endpoints ?? data.endpoints
    }

    /// Whether a stack has been started here.
    package var isUp: Bool { FileManager.default.fileExists(atPath: endpoints) }

    /// The services that listen now, in no order. Throws ``Failure`` when the stack does not run.
    package func services() throws -> [String: Whereabouts] {
        guard isUp else {
            guard endpoints == data.endpoints else {
                throw Failure(.badFile, Message("gateway.file-unreadable", ["file": endpoints]))
            }
            throw Failure(.unavailable, Message("gateway.not-up", ["data": data.path]))
        }
        return try Endpoints.read(endpoints)
    }

    /// The client of `service` as `credential`, opened when it is first asked for.
    package func client(to service: String, as credential: Credential) throws -> BusClient {
        let use = Use(service: service, credential: credential)
        if let client = clients.withLock({ $0[use] }) { return client }
        let client = try open(service, as: credential)
        return clients.withLock { clients in
            // Two that ask at once get the same one.
            if let first = clients[use] { return first }
            clients[use] = client
            return client
        }
    }

    /// A client of its own, for whoever shares none: `withClient(clients.open(service, as: .serviceItself)) { … }`.
    package func open(_ service: String, as credential: Credential) throws -> BusClient {
        guard let place = try services()[service] else {
            throw Failure(.unavailable, Message("gateway.no-service", ["service": service]))
        }
        if place.publicKey.isEmpty { return try BusClient(place.endpoint, .insecure, positions: positions) }
        // Asked at each connection: its own key or the service's may be another one by then.
        return try BusClient(place.endpoint, positions: positions) { [self] attempt in
            let key = try (services()[service] ?? place).publicKey(at: .now(), attempt: attempt)
            guard let key = CurvePublicKey(key) else {
                throw Failure(.badFile, Message("gateway.endpoints-broken"), place: endpoints)
            }
            return .curve(try keys(of: credential, service), server: key)
        }
    }

    /// Whether `service` says that it serves.
    package func isServing(_ service: String) async -> Bool {
        do {
            // A client of its own each time: one that has often failed is left alone for a while, and this one is to learn
            // at once that the service is there.
            return try await withClient(try open(service, as: .serviceItself)) { client in
                let once = CallOptions(timeout: .seconds(2), retry: .never)
                return try await client.call(Health.check, .init(), once).state == .serving
            }
        } catch {
            return false
        }
    }

    /// Whether a key is here for calls of this unit, or of this person of one (`unit/person`). Throws ``Failure`` where the keys may
    /// not be looked at.
    package func hasKey(_ caller: UnitPath) throws -> Bool { try lack(of: caller) == nil }

    /// Why there is no key here for calls of this unit or person; nil where there is one. Throws ``Failure`` where the keys may not
    /// be looked at.
    package func lack(of caller: UnitPath) throws -> Message? {
        if let handed {
            return handed.owner.isCalled(caller.text)
                ? nil
                : Message(
                    "gateway.key-of-other",
                    ["file": handed.file, "unit": handed.owner.text, "other": caller.text])
        }
        guard try secret(of: caller) == nil else { return nil }
        let people = try data.people(of: caller)
        return people.isEmpty
            ? Message("gateway.no-key", ["unit": caller.text])
            : Message(
                "gateway.which-person",
                ["unit": caller.text, "people": people.map { "\(caller)/\($0)" }.joined(separator: ", ")])
    }

    /// The secret certificate for calls of this unit or person: its own; of a unit that has none that of the only person of it
    /// whose is here.
    func secret(of caller: UnitPath) throws -> String? {
        let people = try data.people(of: caller)
        let only = people.count == 1 ? data.personSecret(caller, people[0]) : nil
        return [data.unitSecret(caller), data.personSecret(caller), only].compactMap(\.self)
            .first { FileManager.default.fileExists(atPath: $0) }
    }

    /// The unit or person that people mean: a path as it is; a unit and a name, of those whose keys are here, the one who is
    /// called so. Throws ``Failure`` where that is nobody, or several.
    package func caller(_ words: String) throws -> UnitPath {
        if let path = UnitPath(words) { return path }
        let here =
            try handed.map { [$0.owner] }
            ?? KeyRing(data: data).list().filter { $0.file != nil }.map(\.owner)
        let found = here.filter { $0.isCalled(words) }.compactMap { UnitPath($0.text) }
        return try found.onlyOne(orSay: Message("gateway.nobody-called", ["caller": words])) { people in
            Message(
                "gateway.several-called",
                ["caller": words, "people": people.map(\.text).joined(separator: ", ")])
        }
    }

    /// The unit for which `caller` acts: of `unit/person` the unit.
    package func unit(of caller: UnitPath) -> UnitPath {
        if let handed { return handed.unit }
        let isUnit = FileManager.default.fileExists(atPath: data.unitSecret(caller))
        let isPerson = data.personSecret(caller).map { FileManager.default.fileExists(atPath: $0) } ?? false
        return !isUnit && isPerson ? caller.parent ?? caller : caller
    }

    private func keys(of credential: Credential, _ service: String) throws -> CurveKeyPair {
        if let handed {
            if case .unit(let caller) = credential, let lack = try lack(of: caller) {
                throw Failure(.badFile, lack)
            }
            return handed.keys
        }
        do {
            switch credential {
            case .unit(let caller):
                guard let secret = try secret(of: caller) else {
                    throw Failure(
                        .badFile, try lack(of: caller) ?? Message("gateway.no-key", ["unit": caller.text]))
                }
                guard let keys = try Certificate(contentsOf: secret).keys else {
                    throw Failure(.badFile, Message("gateway.key-without-secret", ["file": secret]))
                }
                return keys
            case .serviceItself:
                guard let keys = try ServiceCertificates(of: service, in: data).keys(at: .now()) else {
                    let file = data.serviceKey(service) + "_secret"
                    throw Failure(.badFile, Message("gateway.key-without-secret", ["file": file]))
                }
                return keys
            }
        } catch let error as CertificateFileError {
            throw Failure(.badFile, error.message)
        }
    }

    package func closeAll() {
        let open = clients.withLock { clients in
            // Each asks this for its keys: so neither would go.
            defer { clients = [:] }
            return Array(clients.values)
        }
        for client in open { client.close() }
    }
}

extension DataDirectory {
    /// The unit's secret certificate.
    func unitSecret(_ unit: UnitPath) -> String { "\(path)/keys/units/\(unit.text).key_secret" }
    var unitKeys: String { "\(path)/keys/units" }

    /// That of one of its people: apart from those of units, which may be called as they are.
    func personSecret(_ unit: UnitPath, _ person: PersonCode) -> String {
        "\(path)/keys/people/\(unit.text)/\(person).key_secret"
    }

    /// The same of `unit/person`; nil for what no person can be called.
    func personSecret(_ caller: UnitPath) -> String? {
        guard let unit = caller.parent, let last = caller.parts.last, let person = PersonCode(String(last))
        else { return nil }
        return personSecret(unit, person)
    }

    func secret(of owner: KeyOwner) -> String {
        owner.person.map { personSecret(owner.unit, $0.id) } ?? unitSecret(owner.unit)
    }

    /// The people of the unit whose secret certificates are here, in order. Throws ``Failure`` where they may not be looked at.
    func people(of unit: UnitPath) throws -> [PersonCode] {
        try Files.names(in: "\(path)/keys/people/\(unit.text)").filter { $0.hasSuffix(".key_secret") }
            .compactMap { PersonCode(String($0.dropLast(".key_secret".count))) }.sorted()
    }

    /// The public certificates of people whose keys were taken away.
    var revokedKeys: String { "\(path)/keys/revoked" }
}
