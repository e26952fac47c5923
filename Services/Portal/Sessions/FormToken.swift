import Crypto
import Foundation
import GatewayKit
import Vocabulary

/// What each form of ours has in it, and a form of somebody else's has not: made of the browser's own cookie, under a key that ends with
/// this process.
struct FormToken: Sendable {
    private let key = SymmetricKey(size: .bits256)

    func text(for cookie: String) -> String {
        Hexadecimal.text(HMAC<SHA256>.authenticationCode(for: Data(cookie.utf8), using: key))
    }

    /// By which a form is known again as the person's, when its session has ended.
    func text(for login: LoginName) -> String { text(for: Self.mark(login)) }

    func isValid(_ text: String, for login: LoginName) -> Bool { isValid(text, for: Self.mark(login)) }

    /// No cookie is so: a header has one line.
    private static func mark(_ login: LoginName) -> String { "form\n\(login.text)" }

    /// Compares all of it, however early a difference comes.
    func isValid(_ text: String, for cookie: String) -> Bool {
        let expected = Array(self.text(for: cookie).utf8)
        let given = Array(text.utf8)
        guard expected.count == given.count else { return false }
        return zip(expected, given).reduce(0) { $0 | ($1.0 ^ $1.1) } == 0
    }
}

/// Words that nobody guesses.
enum RandomWord {
    /// 256 bits.
    static func make() -> String {
        var generator = SystemRandomNumberGenerator()
        return (0..<4).map { _ in
            let word = String(UInt64.random(in: .min ... .max, using: &generator), radix: 16)
            return String(repeating: "0", count: 16 - word.count) + word
        }.joined()
    }
}
