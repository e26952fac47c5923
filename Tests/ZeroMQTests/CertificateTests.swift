import Foundation
import Testing

@testable import ZeroMQ

@Suite("Certificates and keys", .timeLimit(.minutes(5)))
struct CertificateTests {
    @Test("RFC 32's example is read and written")
    func z85() {
        let bytes: [UInt8] = [0x86, 0x4F, 0xD2, 0x6F, 0xB5, 0x59, 0xF7, 0x5B]
        #expect(Z85.encode(bytes) == "HelloWorld")
        #expect(Z85.decode("HelloWorld") == bytes)
        #expect(Z85.decode("#####") == nil)
        #expect(Z85.decode("Hello~orld") == nil)
        #expect(Z85.decode("Hell") == nil)
        #expect(Z85.decode("Hêllo") == nil)
    }

    @Test("keys are libzmq's, and a public key follows from its secret")
    func keys() throws {
        // The test vector of libzmq's own tests (tests/test_security_curve.cpp, RFC 26).
        let secret = try #require(CurveSecretKey("D:)Q[IlAW!ahhC2ac:9*A}h:p?([4%wOTJ%JR%cs"))
        let pair = try CurveKeyPair(secretKey: secret)
        #expect("\(pair.publicKey)" == "Yne@$w-vo<fVvi]a<NY6T1ed:M$fCG*[IaLV{hID")
        #expect(try CurveKeyPair() != CurveKeyPair())
        #expect("\(secret)" == "***")
        #expect(CurvePublicKey("HelloWorld") == nil)
    }

    @Test("a certificate is what it was after writing and reading")
    func roundTrip() throws {
        let certificate = Certificate(
            try CurveKeyPair(),
            metadata: ["unit": "thai-binh/so-y-te", "name": "Sở Y tế # \"1\"", "empty": ""])
        #expect(try Certificate(parsing: certificate.text()) == certificate)
        #expect(try Certificate(parsing: certificate.withoutSecret.text()).secretKey == nil)
        try withDirectory { directory in
            try certificate.write(to: directory, name: "unit")
            #expect(try Certificate(contentsOf: "\(directory)/unit.key") == certificate.withoutSecret)
            #expect(try Certificate(contentsOf: "\(directory)/unit.key_secret") == certificate)
            #expect(try FileManager.default.contentsOfDirectory(atPath: directory).count == 2)
        }
    }

    @Test("a certificate has the keys that its owner signs with, the secret one only where secrets are")
    func signing() throws {
        let signing = SigningKeyPair()
        let certificate = Certificate(try CurveKeyPair(), signing: signing, metadata: ["unit": "a"])
        let text = try certificate.text()
        #expect(try Certificate(parsing: text) == certificate)
        #expect(text.contains("sign-key = \"\(signing.secretKey.text)\""))
        let open = certificate.withoutSecret
        #expect(try Certificate(parsing: open.text()) == open)
        #expect(open.signingKey == signing.publicKey && open.signingSecretKey == nil)
        #expect(try !open.text().contains(signing.secretKey.text))
        let renamed = certificate.describing(["unit": "b"])
        #expect(renamed.keys == certificate.keys && renamed.signingSecretKey == signing.secretKey)
        #expect(renamed.metadata == ["unit": "b"])
    }

    @Test("what was signed is checked with the public half alone; another text, signature or key is not it")
    func signatures() throws {
        let (signing, other) = (SigningKeyPair(), SigningKeyPair())
        let signature = try signing.sign([1, 2, 3])
        #expect(signature.count == 64)
        #expect(signing.publicKey.verifies(signature, over: [1, 2, 3]))
        #expect(!signing.publicKey.verifies(signature, over: [1, 2, 4]))
        #expect(!signing.publicKey.verifies(signature.dropLast() + [signature[63] ^ 1], over: [1, 2, 3]))
        #expect(!signing.publicKey.verifies([], over: [1, 2, 3]))
        #expect(!other.publicKey.verifies(signature, over: [1, 2, 3]))
        #expect(try SigningKeyPair(secretKey: signing.secretKey) == signing)
        #expect(SigningPublicKey("\(signing.publicKey)") == signing.publicKey)
        // RFC 8032, 7.1, test 1: the empty message.
        let seed = Z85.encode(octets("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60"))
        let pair = try SigningKeyPair(secretKey: #require(SigningSecretKey(seed)))
        #expect(
            pair.publicKey.bytes
                == octets("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a"))
        let known = octets(
            "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b"
        )
        #expect(pair.publicKey.verifies(known, over: []))
    }

    private func octets(_ hex: String) -> [UInt8] {
        let digits = hex.compactMap(\.hexDigitValue)
        return stride(from: 0, to: digits.count, by: 2).map { UInt8(digits[$0] << 4 | digits[$0 + 1]) }
    }

    @Test("the secret is for its owner's eyes only")
    func modes() throws {
        try withDirectory { directory in
            try Certificate(try CurveKeyPair()).write(to: directory, name: "unit")
            let attributes = try FileManager.default.attributesOfItem(atPath: "\(directory)/unit.key_secret")
            #expect(attributes[.posixPermissions] as? Int == 0o600)
        }
    }

    @Test(
        "a secret that anybody but its owner may read or write is not taken, as ssh has it",
        arguments: [0o640, 0o604, 0o620, 0o644, 0o601, 0o666])
    func exposed(mode: Int) throws {
        try withDirectory { directory in
            let certificate = Certificate(try CurveKeyPair())
            try certificate.write(to: directory, name: "unit")
            let file = "\(directory)/unit.key_secret"
            try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: file)
            #expect(throws: CertificateFileError.exposed(path: file)) { try Certificate(contentsOf: file) }
            for mode in [0o600, 0o400, 0o700] {
                try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: file)
                #expect(try Certificate(contentsOf: file) == certificate)
            }
            // A public certificate is everybody's.
            try FileManager.default.setAttributes(
                [.posixPermissions: mode], ofItemAtPath: "\(directory)/unit.key")
            #expect(try Certificate(contentsOf: "\(directory)/unit.key") == certificate.withoutSecret)
        }
    }

    @Test("a secret is in no description, dump or error of what holds it")
    func unspoken() throws {
        let keys = try CurveKeyPair()
        let other = try CurveKeyPair()
        let signing = SigningKeyPair()
        let secrets: [Any] = [signing, signing.secretKey, Certificate(keys, signing: signing)]
        for holder in secrets {
            var dumped = ""
            dump(holder, to: &dumped)
            for text in ["\(holder)", String(reflecting: holder), dumped] {
                #expect(!text.contains(signing.secretKey.text))
            }
        }
        let holders: [Any] = [
            keys, keys.secretKey, Certificate(keys, metadata: ["unit": "a"]),
            SocketOptions.Curve.server(secretKey: keys.secretKey, domain: "ctp"),
            SocketOptions { $0.curve = .client(keys: keys, serverKey: other.publicKey) },
        ]
        let octets = keys.secretKey.bytes.map(String.init).joined(separator: ", ")
        for holder in holders {
            var dumped = ""
            dump(holder, to: &dumped)
            for text in ["\(holder)", String(reflecting: holder), dumped] {
                #expect(!text.contains(keys.secretKey.text))
                #expect(!text.contains(octets))
            }
            // A dump lists an array element by element.
            let elements = dumped.split(separator: "\n").map { $0.drop { $0 == " " } }
            #expect(!elements.contains(keys.secretKey.bytes.map { "- \($0)" }))
        }
        let text =
            "curve\n    public-key = \"\(other.publicKey)\"\n    secret-key = \"\(keys.secretKey.text)\"\n"
        let fault = try #require(throws: CertificateFault.self) { try Certificate(parsing: text) }
        #expect(!"\(fault)".contains(keys.secretKey.text))
    }

    @Test("keys that are there are kept, unless they are to be replaced")
    func replacing() throws {
        let (old, new) = (Certificate(try CurveKeyPair()), Certificate(try CurveKeyPair()))
        try withDirectory { directory in
            try old.write(to: directory, name: "unit")
            #expect(throws: CertificateFileError.exists(path: "\(directory)/unit.key_secret")) {
                try new.write(to: directory, name: "unit")
            }
            #expect(try Certificate(contentsOf: "\(directory)/unit.key_secret") == old)
            try new.write(to: directory, name: "unit", replacing: true)
            #expect(try Certificate(contentsOf: "\(directory)/unit.key_secret") == new)
        }
    }

    @Test("a file that is not there, and a directory that is not, say which")
    func missing() throws {
        try withDirectory { directory in
            #expect(throws: CertificateFileError.unreadable(path: "\(directory)/x.key", code: ENOENT)) {
                try Certificate(contentsOf: "\(directory)/x.key")
            }
            #expect(throws: CertificateFileError.unwritable(path: "\(directory)/y/x.key", code: ENOENT)) {
                try Certificate(try CurveKeyPair()).withoutSecret.write(to: "\(directory)/y", name: "x")
            }
        }
    }

    static let key = "Yne@$w-vo<fVvi]a<NY6T1ed:M$fCG*[IaLV{hID"
    static let otherSecret = "JTKVSB%%)wK0E.X)V>+}o?pNmC{O&4W4b!Ni{Lh6"

    @Test(
        "a faulty certificate says the line",
        arguments: [
            ("", nil), ("metadata\n    unit = \"x\"\ncurve\n", nil), ("public-key = \"\(key)\"\n", nil),
            ("metadata\ncurve\n    public-key = \"short\"\n", 3),
            ("curve\n    public-key = \"\(key)\n", 2),
            ("curve\n    public-key = \"\(key)\" more\n", 2),
            ("curve\n    public-key = \"\(key)\"\n    secret-key = \"\(otherSecret)\"\n", 3),
            ("curve\n    public-key = \"\(key)\"\nsigning\n    verify-key = \"short\"\n", 4),
            ("curve\n    public-key = \"\(key)\"\nsigning\n    sign-key = \"\(otherSecret)\"\n", 4),
            ("curve\n    secret-key = \"\(key)x\"\n", 2), ("# fine\n\nwhat is this?\n", 3),
            ("metadata\n    so y te = \"x\"\n", 2),
        ] as [(String, Int?)])
    func faulty(text: String, line: Int?) throws {
        let fault = try #require(throws: CertificateFault.self) { try Certificate(parsing: text) }
        #expect(fault.line == line)
        #expect(!"\(fault)".contains(Self.otherSecret))
    }

    @Test(
        "metadata that would not be read back are not written",
        arguments: [
            ["public-key": "x"], ["secret-key-2": "x"], ["so y te": "x"], ["": "x"], ["unit": "a\nb"],
            ["unit": "both \" and '"],
        ])
    func unwritable(metadata: [String: String]) throws {
        let certificate = Certificate(try CurveKeyPair(), metadata: metadata)
        #expect(throws: CertificateFault.self) { try certificate.text() }
    }

    @Test("comments, unquoted values, single quotes, unknown sections and Windows line ends are read")
    func lenient() throws {
        let text = """
            # a comment
            metadata
                unit = thai-binh/mttq   # which front?
                name = 'of "one"'\r
            other
                public-key = nonsense
            curve # here
            \tpublic-key=\(Self.key.debugDescription)
            """
        let certificate = try Certificate(parsing: text)
        #expect(certificate.metadata == ["unit": "thai-binh/mttq", "name": "of \"one\""])
        #expect("\(certificate.publicKey)" == Self.key)
    }
}
