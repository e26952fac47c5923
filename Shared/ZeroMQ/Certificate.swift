/// A CURVE key, or pair of keys, to talk with, where it has one another pair to sign with, and what is known of their owner: the
/// certificate of CZMQ (zcert), which pyzmq's `zmq.auth.load_certificate` reads (passing over the section `signing`) and
/// `create_certificates` writes. Two files: `NAME.key` to be handed on, and
/// `NAME.key_secret` to be kept.
public struct Certificate: Hashable, Sendable {
    public let publicKey: CurvePublicKey
    /// Nil in a public certificate.
    public let secretKey: CurveSecretKey?
    /// Nil for who signs nothing.
    public let signingKey: SigningPublicKey?
    /// Nil in a public certificate, and for who signs nothing.
    public let signingSecretKey: SigningSecretKey?
    /// Names to values, `unit` to `thai-binh/so-y-te`. Names are made of letters, digits, `-`, `_`, `.` and `/`;
    /// values are of one line, and do not hold both kinds of quotation marks.
    public let metadata: [String: String]

    public init(
        _ keys: CurveKeyPair, signing: SigningKeyPair? = nil, metadata: [String: String] = [:]
    ) {
        publicKey = keys.publicKey
        secretKey = keys.secretKey
        signingKey = signing?.publicKey
        signingSecretKey = signing?.secretKey
        self.metadata = metadata
    }

    public init(
        publicKey: CurvePublicKey, signingKey: SigningPublicKey? = nil, metadata: [String: String] = [:]
    ) {
        self.publicKey = publicKey
        secretKey = nil
        self.signingKey = signingKey
        signingSecretKey = nil
        self.metadata = metadata
    }

    /// Reads what `text` of a file says.
    public init(parsing text: String) throws(CertificateFault) {
        var reader = CertificateReader()
        // "\r\n" is one character.
        let lines = text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }
        for (index, line) in lines.enumerated() {
            try reader.read(line, number: index + 1)
        }
        self = try reader.certificate()
    }

    init(
        publicKey: CurvePublicKey, secretKey: CurveSecretKey?, signingKey: SigningPublicKey?,
        signingSecretKey: SigningSecretKey?, metadata: [String: String]
    ) {
        self.publicKey = publicKey
        (self.secretKey, self.signingKey) = (secretKey, signingKey)
        (self.signingSecretKey, self.metadata) = (signingSecretKey, metadata)
    }

    /// The same keys of an owner of whom other things are known.
    public func describing(_ metadata: [String: String]) -> Certificate {
        Certificate(
            publicKey: publicKey, secretKey: secretKey, signingKey: signingKey,
            signingSecretKey: signingSecretKey, metadata: metadata)
    }

    /// Both keys to talk with; nil in a public certificate.
    public var keys: CurveKeyPair? {
        secretKey.map { CurveKeyPair(publicKey: publicKey, secretKey: $0) }
    }

    /// What may be handed on.
    public var withoutSecret: Certificate {
        Certificate(publicKey: publicKey, signingKey: signingKey, metadata: metadata)
    }

    /// As in a file. Throws when a name or value of the metadata cannot be written.
    public func text() throws(CertificateFault) -> String {
        var lines = secretKey == nil ? Self.publicBanner : Self.secretBanner
        lines += ["", "metadata"]
        for (name, value) in metadata.sorted(by: { $0.key < $1.key }) {
            lines.append("    \(name) = \(try Self.quote(value, of: name))")
        }
        lines += ["curve", "    public-key = \"\(publicKey)\""]
        if let secretKey { lines.append("    secret-key = \"\(secretKey.text)\"") }
        if let signingKey {
            lines += ["signing", "    verify-key = \"\(signingKey)\""]
            if let signingSecretKey { lines.append("    sign-key = \"\(signingSecretKey.text)\"") }
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private static let publicBanner = [
        "#   ZeroMQ CURVE Public Certificate",
        "#   Exchange securely, or use a secure mechanism to verify the contents of this file after exchange.",
    ]

    private static let secretBanner = [
        "#   ZeroMQ CURVE **Secret** Certificate",
        "#   DO NOT PROVIDE THIS FILE TO OTHER USERS nor change its permissions.",
    ]

    private static func quote(_ value: String, of name: String) throws(CertificateFault) -> String {
        // pyzmq takes every line that begins so for the key, whatever section it is in.
        let isTakenForKey = name.hasPrefix("public-key") || name.hasPrefix("secret-key")
        guard CertificateReader.isName(name[...]), !isTakenForKey else {
            throw CertificateFault(line: nil, reason: "'\(name)' cannot name metadata")
        }
        let broken = value.unicodeScalars.contains { $0.value < 32 || $0.value == 127 }
        guard !broken, !(value.contains("\"") && value.contains("'")) else {
            throw CertificateFault(line: nil, reason: "the value of \(name) does not fit one quoted line")
        }
        return value.contains("\"") ? "'\(value)'" : "\"\(value)\""
    }
}
