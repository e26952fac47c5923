/// Reads a certificate line by line: the part of ZPL (ZeroMQ RFC 4) that certificates are written in. Sections start
/// at the margin, `name = value` is indented; values may be quoted; `#` begins a comment outside of quotes.
struct CertificateReader {
    private var section = ""
    private var publicKey: CurvePublicKey?
    private var secretKey: (key: CurveSecretKey, line: Int)?
    private var signingKey: SigningPublicKey?
    private var signingSecretKey: (key: SigningSecretKey, line: Int)?
    private var metadata: [String: String] = [:]

    static func isName(_ text: Substring) -> Bool {
        !text.isEmpty && text.utf8.allSatisfy { isNameOctet($0) }
    }

    private static func isNameOctet(_ octet: UInt8) -> Bool {
        switch octet {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."),
            UInt8(ascii: "/"):
            true
        default: false
        }
    }

    mutating func read(_ line: Substring, number: Int) throws(CertificateFault) {
        let text = line.trimmed
        guard let first = text.first, first != "#" else { return }
        guard let equals = text.firstIndex(of: "=") else {
            guard Self.isName(text.upToComment) else {
                throw CertificateFault(line: number, reason: "expected a section or 'name = value'")
            }
            section = String(text.upToComment)
            return
        }
        let name = text[..<equals].trimmed
        guard Self.isName(name) else {
            throw CertificateFault(line: number, reason: "'\(name)' is no name")
        }
        try take(name, try value(text[text.index(after: equals)...].trimmed, number), number)
    }

    private func value(_ text: Substring, _ number: Int) throws(CertificateFault) -> String {
        guard let quote = text.first, quote == "\"" || quote == "'" else { return String(text.upToComment) }
        let rest = text.dropFirst()
        guard let end = rest.firstIndex(of: quote) else {
            throw CertificateFault(line: number, reason: "the quotation does not end")
        }
        guard rest[rest.index(after: end)...].trimmed.upToComment.isEmpty else {
            throw CertificateFault(line: number, reason: "there is more behind the quotation")
        }
        return String(rest[..<end])
    }

    private mutating func take(_ name: Substring, _ value: String, _ number: Int) throws(CertificateFault) {
        switch (section, name) {
        case ("curve", "public-key"):
            publicKey = try key(CurvePublicKey.init(_:), of: value, name, number)
        case ("curve", "secret-key"):
            secretKey = (try key(CurveSecretKey.init(_:), of: value, name, number), number)
        case ("signing", "verify-key"):
            signingKey = try key(SigningPublicKey.init(_:), of: value, name, number)
        case ("signing", "sign-key"):
            signingSecretKey = (try key(SigningSecretKey.init(_:), of: value, name, number), number)
        case ("metadata", _):
            metadata[String(name)] = value
        default:
            // Other sections are others' business.
            break
        }
    }

    private func key<Key>(
        _ make: (String) -> Key?, of value: String, _ name: Substring, _ number: Int
    ) throws(CertificateFault) -> Key {
        guard let key = make(value) else {
            throw CertificateFault(line: number, reason: "\(name) is not 40 characters of Z85")
        }
        return key
    }

    func certificate() throws(CertificateFault) -> Certificate {
        guard let publicKey else {
            throw CertificateFault(line: nil, reason: "there is no public-key in a section 'curve'")
        }
        if let secretKey {
            let derived: CurvePublicKey
            do throws(ZeroMQError) {
                derived = try CurveKeyPair(secretKey: secretKey.key).publicKey
            } catch {
                throw CertificateFault(line: secretKey.line, reason: error.description)
            }
            guard derived == publicKey else {
                throw CertificateFault(
                    line: secretKey.line, reason: "secret-key belongs to another public-key")
            }
        }
        if let signingSecretKey {
            guard try Self.publicHalf(of: signingSecretKey) == signingKey else {
                throw CertificateFault(
                    line: signingSecretKey.line, reason: "sign-key belongs to another verify-key")
            }
        }
        return Certificate(
            publicKey: publicKey, secretKey: secretKey?.key, signingKey: signingKey,
            signingSecretKey: signingSecretKey?.key, metadata: metadata)
    }

    private static func publicHalf(
        of secret: (key: SigningSecretKey, line: Int)
    ) throws(CertificateFault) -> SigningPublicKey {
        do {
            return try SigningKeyPair(secretKey: secret.key).publicKey
        } catch {
            throw CertificateFault(line: secret.line, reason: "sign-key is no key")
        }
    }
}

extension Substring {
    fileprivate var trimmed: Substring {
        var text = self
        while let last = text.last, last == " " || last == "\t" || last == "\r" { text.removeLast() }
        return text.drop { $0 == " " || $0 == "\t" || $0 == "\r" }
    }

    fileprivate var upToComment: Substring { prefix { $0 != "#" }.trimmed }
}
