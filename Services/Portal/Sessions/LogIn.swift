import GatewayKit
import Passwords
import ServiceKit
import Vocabulary

/// Looks at names and passwords.
final class LogIn: Sendable {
    enum Outcome: Sendable {
        case opened(Opened)
        /// The name or the password: which one is not said.
        case wrong
        case wait(Duration)
        case busy
        /// The password is right, and the services let the key in no more.
        case keyGone
    }

    /// What a password opened.
    struct Opened: Sendable {
        let account: Account
        let key: HandedKey
        /// Of an account with a second factor.
        let secret: OneTimeSecret?
    }

    let accounts: Accounts
    let lockouts: Lockouts
    let desk = OneAtATime("passwords", most: 50)
    /// By which codes of telephones go: the machine's, whatever clock the services show.
    let wall: @Sendable () -> Timestamp
    /// What is opened for a name that nobody has: it takes as long.
    private let nobody: PasswordSeal

    init(
        _ accounts: Accounts, _ lockouts: Lockouts, cost: PasswordSeal.Cost = .usual,
        wall: @escaping @Sendable () -> Timestamp = { .now() }
    ) throws {
        (self.accounts, self.lockouts, self.wall) = (accounts, lockouts, wall)
        nobody = try PasswordSeal([0], under: RandomWord.make(), cost: cost)
    }

    /// Throws ``Failure`` for an account that is damaged.
    func open(_ typed: String, _ password: String) async throws -> Outcome {
        let name = LoginName(typed)
        let tried = name?.text ?? typed.lowercased()
        guard typed.utf8.count <= 200, (1...Self.longestPassword).contains(password.utf8.count) else {
            return .wrong
        }
        if let wait = lockouts.wait(for: tried) { return .wait(wait) }
        do {
            return try await desk.perform { [accounts, lockouts, nobody] in
                // Of many that were sent at once each waits for what came of the one before.
                if let wait = lockouts.wait(for: tried) { return .wait(wait) }
                guard let account = try name.flatMap({ try accounts.find($0) }) else {
                    _ = try nobody.opened(with: password)
                    lockouts.failed(tried)
                    return .wrong
                }
                guard let opened = try account.opened(with: password) else {
                    lockouts.failed(tried)
                    return .wrong
                }
                lockouts.succeeded(tried)
                return try accounts.isLetIn(account)
                    ? .opened(Opened(account: account, key: opened.key, secret: opened.secret)) : .keyGone
            }
        } catch is OneAtATime.Busy {
            return .busy
        } catch PasswordFault.noMemory {
            return .busy
        }
    }

    /// Octets.
    static let longestPassword = 256
    /// Characters: long ones beat odd ones.
    static let shortestPassword = 12

    /// Gives the person another key, under another password. `wrong` where the old one is, `keyGone` where there is none to replace.
    func changePassword(of login: LoginName, from old: String, to new: String) async throws -> Outcome {
        guard (1...Self.longestPassword).contains(old.utf8.count) else { return .wrong }
        do {
            return try await desk.perform { [accounts, lockouts] in
                if let wait = lockouts.wait(for: login.text) { return .wait(wait) }
                switch try accounts.changePassword(of: login, from: old, to: new) {
                case .changed(let account, let key, let secret):
                    return .opened(Opened(account: account, key: key, secret: secret))
                case .keyGone: return .keyGone
                case .wrong:
                    lockouts.failed(login.text)
                    return .wrong
                }
            }
        } catch is OneAtATime.Busy {
            return .busy
        } catch PasswordFault.noMemory {
            return .busy
        }
    }
}
