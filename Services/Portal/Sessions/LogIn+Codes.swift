import GatewayKit
import Passwords
import Vocabulary

extension LogIn {
    /// What came of a code.
    enum CodeOutcome: Sendable {
        case right
        /// One from paper, of which so many are left.
        case recovered(left: Int)
        case wrong
        case wait(Duration)
        case busy
    }

    /// Codes are counted apart from passwords: a right password forgives no wrong code.
    private static func mark(_ login: LoginName) -> String { "\(login.text)\ncode" }

    /// Looks at the code of somebody whose password was right.
    func use(_ code: String, of login: LoginName, _ secret: OneTimeSecret) async throws -> CodeOutcome {
        try await looked(at: Self.mark(login)) { [accounts, wall] in
            try accounts.use(code, of: login, secret, at: wall())
        }
    }

    /// Sets the second factor up: the password once more, and a first code, which shows that the telephone has the secret.
    func secure(
        _ login: LoginName, under password: String, with secret: OneTimeSecret, _ codes: RecoveryCodes,
        code: String
    ) async throws -> CodeOutcome {
        guard (1...Self.longestPassword).contains(password.utf8.count) else { return .wrong }
        return try await looked(at: login.text) { [accounts, wall] in
            try accounts.secure(login, under: password, with: secret, codes, code: code, at: wall())
        }
    }

    private func looked(
        at name: String, _ look: @escaping @Sendable () throws -> Accounts.CodeOutcome
    ) async throws -> CodeOutcome {
        do {
            return try await desk.perform { [lockouts] in
                if let wait = lockouts.wait(for: name) { return .wait(wait) }
                switch try look() {
                case .wrong:
                    lockouts.failed(name)
                    return .wrong
                case .right:
                    lockouts.succeeded(name)
                    return .right
                case .recovered(let left):
                    lockouts.succeeded(name)
                    return .recovered(left: left)
                }
            }
        } catch is OneAtATime.Busy {
            return .busy
        } catch PasswordFault.noMemory {
            return .busy
        }
    }
}
