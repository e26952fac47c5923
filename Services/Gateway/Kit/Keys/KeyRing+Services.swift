import Foundation
import ServiceKit
import Store
package import Vocabulary

import struct ZeroMQ.CurveKeyPair

/// The keys of a service's own that others take the place of.
package struct ServiceRotation: Codable {
    package var service: String
    /// From then on it has another key to talk with; nil where that stays.
    package var talksFrom: Timestamp?
    /// From then on it signs its logs with another key; nil where that stays.
    package var signsFrom: Timestamp?
    /// What seals in its store is wrapped with another key at once; until then the old one opens copies from before. Nil where that
    /// stays.
    package var opensUntil: Timestamp?

    /// Whether anything is under way.
    package var isUnderWay: Bool { talksFrom != nil || signsFrom != nil || opensUntil != nil }
}

extension KeyRing {
    /// Puts new keys in the place of all that a service has: what it talks with, what it signs its logs with, what wraps those that seal
    /// in its store. Whether it runs or not: it makes use of them by itself. The first two change after `overlap`, which is the time that
    /// others have to learn of the new ones; the third at once.
    ///
    /// Said again while it is under way it makes nothing new; what broke off is finished.
    ///
    /// - Returns: what is under way now, and whether any of it is new.
    /// - Throws: ``Failure``, `StoreError`.
    package func rotate(
        service: String, overlap: Duration, at now: Timestamp = .now()
    ) throws -> (rotation: ServiceRotation, isNew: Bool) {
        let moment = now.advanced(byMilliseconds: overlap.components.seconds * 1000)
        let certificates = ServiceCertificates(of: service, in: data)
        guard try certificates.keys(at: now) != nil else {
            throw Failure(.refused, Message("gateway.no-service-key", ["service": service]))
        }
        try certificates.takeIn(at: now)
        let (next, talks) = try certificates.announce(from: moment)
        try tellEndpoints(of: service, .init(publicKey: "\(next.keys.publicKey)", from: next.from))
        let files = StoreKeyFiles(directory: data.path, service: service)
        let signs = try files.announceSigning(from: moment)
        let opens = try files.announceVault(until: moment)
        return (try rotation(of: service, at: now), talks || signs || opens)
    }

    /// What of a service's keys is being replaced.
    package func rotation(of service: String, at now: Timestamp = .now()) throws -> ServiceRotation {
        let files = StoreKeyFiles(directory: data.path, service: service)
        return ServiceRotation(
            service: service, talksFrom: try ServiceCertificates(of: service, in: data).next()?.from,
            signsFrom: try files.signingBegins(), opensUntil: try files.vaultEnds())
    }

    /// Who calls learns the key before it counts.
    private func tellEndpoints(of service: String, _ next: Whereabouts.Next) throws {
        guard FileManager.default.fileExists(atPath: data.endpoints) else { return }
        var endpoints = try Endpoints.read(data.endpoints)
        guard let place = endpoints[service], place.next != next, place.publicKey != next.publicKey else {
            return
        }
        // What was next and has its time behind it is what counts.
        let key = place.publicKey(at: .now())
        endpoints[service] = Whereabouts(
            endpoint: place.endpoint, publicKey: key, pid: place.pid, next: next)
        try Endpoints.write(endpoints, portal: Endpoints.portal(data), data)
    }
}
