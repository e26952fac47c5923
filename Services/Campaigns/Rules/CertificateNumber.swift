import Store
import Vocabulary

/// The number of a certificate: the year of the pass, a serial number within it, and six characters that only the service that
/// gave it can have made, so that nobody finds others by counting on.
struct CertificateNumber: Hashable, Sendable {
    let text: String

    init(year: Int, serial: Int, _ vault: Vault) {
        let digits = String(serial)
        let stem = "\(year)-" + String(repeating: "0", count: max(0, 6 - digits.utf8.count)) + digits
        let marks = vault.token(for: "certificate:\(stem)").bytes.prefix(6).map { byte in
            Self.letters[Int(byte) % Self.letters.count]
        }
        text = "\(stem)-\(String(marks))"
    }

    /// As people write it.
    init(written: String) {
        var text = ""
        for scalar in written.uppercased().unicodeScalars {
            switch scalar {
            case "0"..."9", "A"..."Z": text.unicodeScalars.append(scalar)
            case "-", "\u{2010}"..."\u{2015}", "\u{2212}": text += "-"
            default: break
            }
        }
        self.text = text
    }

    /// Crockford's 32, of which none is taken for another.
    private static let letters = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ")
}
