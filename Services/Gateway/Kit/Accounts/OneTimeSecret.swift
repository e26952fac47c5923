import Crypto
import Foundation
package import Vocabulary

/// What a person's telephone and the account share: from it both make the same six digits in each half minute (RFC 6238 over RFC 4226,
/// with HMAC-SHA-1, which is what all telephones' programs take).
package struct OneTimeSecret: Hashable, Sendable {
    /// Seconds in which a code holds.
    private static let step: Int64 = 30
    /// Steps to either side that a clock may be off.
    private static let tolerance: Int64 = 1
    private static let digits = 6

    package let octets: [UInt8]

    /// 160 bits, as RFC 4226 asks for.
    package init() {
        var generator = SystemRandomNumberGenerator()
        octets = (0..<20).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
    }

    package init(_ octets: [UInt8]) { self.octets = octets }

    /// Base32 (RFC 4648) without its padding: what is typed into a telephone.
    package var text: String { Base32.text(octets) }

    /// What a telephone reads from a picture, or from a link that is tapped on it: `otpauth://totp/…`.
    package func link(for login: LoginName) -> String {
        "otpauth://totp/Chung%20Tay:\(login)?secret=\(text)&issuer=Chung%20Tay"
    }

    /// The code of a step, counted in half minutes since 1970.
    package func code(ofStep step: Int64) -> String {
        let counter = (0..<8).map { UInt8(truncatingIfNeeded: step >> (56 - 8 * $0)) }
        let digest = Array(
            HMAC<Insecure.SHA1>.authenticationCode(
                for: Data(counter), using: SymmetricKey(data: Data(octets))))
        let offset = Int(digest[digest.count - 1] & 0x0F)
        let number = digest[offset..<offset + 4].reduce(UInt32(0)) { $0 << 8 | UInt32($1) } & 0x7FFF_FFFF
        let text = String(number % 1_000_000)
        return String(repeating: "0", count: Self.digits - text.count) + text
    }

    /// The step whose code this is: that of the moment, the one before or after it; nil where it is none of them, or not after `last`:
    /// no code is good twice.
    ///
    /// - Parameter typed: with blanks as people type them.
    package func step(of typed: String, at moment: Timestamp, after last: Int64?) -> Int64? {
        let digits = Array(typed.filter { !$0.isWhitespace }.utf8)
        guard digits.count == Self.digits else { return nil }
        // Down, also before 1970.
        let seconds = moment.milliseconds / 1000
        let now = (seconds >= 0 ? seconds : seconds - Self.step + 1) / Self.step
        var found: Int64?
        // All are looked at, each to its end, whatever the first says.
        for step in (now - Self.tolerance)...(now + Self.tolerance) {
            let differs = zip(digits, code(ofStep: step).utf8).reduce(0) { $0 | ($1.0 ^ $1.1) } != 0
            if !differs, last.map({ step > $0 }) ?? true { found = found ?? step }
        }
        return found
    }
}

/// RFC 4648 without padding.
enum Base32 {
    private static let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567")

    static func text(_ octets: [UInt8]) -> String {
        var text = ""
        var (rest, bits) = (UInt32(0), 0)
        for octet in octets {
            rest = rest << 8 | UInt32(octet)
            bits += 8
            while bits >= 5 {
                bits -= 5
                text.append(letters[Int(rest >> UInt32(bits) & 31)])
            }
            rest &= 0xFF
        }
        if bits > 0 { text.append(letters[Int(rest << UInt32(5 - bits) & 31)]) }
        return text
    }
}

/// Words on paper for whoever has no telephone any more: each opens once. The account keeps what SHA-256 makes of them: 83 bits at random
/// are guessed from that by nobody. In digits, which no input method for Vietnamese changes.
package struct RecoveryCodes: Sendable {
    package let texts: [String]
    private static let count = 10

    package init() {
        var generator = SystemRandomNumberGenerator()
        texts = (0..<Self.count).map { _ in
            (0..<5).map { _ in
                (0..<5).map { _ in "\(Int.random(in: 0..<10, using: &generator))" }.joined()
            }.joined(separator: "-")
        }
    }

    var marks: [String] { texts.map(Self.mark) }

    /// Of what was typed, with or without hyphens.
    static func mark(_ typed: String) -> String {
        let digits = typed.unicodeScalars.filter { ("0"..."9").contains($0) }
        let octets = Array(String(String.UnicodeScalarView(digits)).utf8)
        return Hexadecimal.text(SHA256.hash(data: Data(octets)))
    }
}
