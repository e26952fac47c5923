internal import Glibc
package import Vocabulary
package import ZeroMQ

/// The certificates of one service in `<data>/keys/services`: its present one, and beside it (`<service>.next`) one that takes its
/// place at a moment that it names. Which of them counts is a matter of the clock alone, so the service and who calls it agree
/// without a word; that files are moved afterwards changes nothing.
package struct ServiceCertificates: Sendable {
    /// A key that is to take the present one's place.
    package struct Next: Sendable {
        package let keys: CurveKeyPair
        package let from: Timestamp
    }

    private let folder: String
    private let service: String

    package init(of service: String, in data: DataDirectory) {
        (folder, self.service) = (data.serviceKeys, service)
    }

    private var present: String { "\(folder)/\(service).key" }
    private var coming: String { "\(folder)/\(service).next.key" }

    /// The keys of this moment; nil where there are none.
    ///
    /// Throws `CertificateFileError`, or ``StartupProblem`` for a certificate without its secret half.
    package func keys(at now: Timestamp) throws -> CurveKeyPair? {
        if let next = try next(), next.from <= now { return next.keys }
        guard Self.exists(present + "_secret") else { return nil }
        return try pair(present).keys
    }

    /// The key that takes their place, or has done so, and has not been moved to theirs yet.
    package func next() throws -> Next? {
        guard Self.exists(coming + "_secret") else { return nil }
        let (keys, metadata) = try pair(coming)
        return Next(keys: keys, from: KeyTerm(metadata: metadata)?.from ?? Timestamp(milliseconds: 0))
    }

    private func pair(_ path: String) throws -> (keys: CurveKeyPair, metadata: [String: String]) {
        let certificate = try Certificate(contentsOf: path + "_secret")
        guard let keys = certificate.keys else {
            throw StartupProblem(
                .keysMissing, Vocabulary.Message("kit.keys-missing", ["file": path + "_secret"]))
        }
        return (keys, certificate.metadata)
    }

    /// Draws the service's first pair, where it has none, and returns the present one.
    package func make(at now: Timestamp) throws -> CurveKeyPair {
        if let keys = try keys(at: now) { return keys }
        let keys = try CurveKeyPair()
        try Certificate(keys, metadata: owner).write(to: folder, name: service, replacing: true)
        return keys
    }

    private var owner: [String: String] { ["unit": "service/\(service)"] }

    /// Draws a pair that takes the present one's place at `moment`; returns the one that there is already, where there is one.
    package func announce(from moment: Timestamp) throws -> (next: Next, isNew: Bool) {
        if let next = try next() {
            // The public half may be what a crash took.
            let metadata = owner.merging(KeyTerm(from: next.from).metadata) { $1 }
            try Certificate(publicKey: next.keys.publicKey, metadata: metadata)
                .write(to: folder, name: "\(service).next", replacing: true)
            return (next, false)
        }
        let keys = try CurveKeyPair()
        let metadata = owner.merging(KeyTerm(from: moment).metadata) { $1 }
        try Certificate(keys, metadata: metadata).write(
            to: folder, name: "\(service).next", replacing: true)
        return (Next(keys: keys, from: moment), true)
    }

    /// Puts the next pair in the place of the present one, whose time is over then; what broke off before is finished. The public half
    /// first: the old one lets nobody in from then on.
    package func takeIn(at now: Timestamp) throws {
        guard let next = try next(), next.from <= now else { return }
        for (from, to) in [(coming, present), (coming + "_secret", present + "_secret")]
        where Self.exists(from) {
            guard rename(from, to) == 0 else {
                throw CertificateFileError.unwritable(path: to, code: errno)
            }
        }
    }

    private static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }
}
