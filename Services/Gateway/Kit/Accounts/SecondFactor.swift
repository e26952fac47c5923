import ServiceKit
package import Vocabulary

/// What an account keeps in clear of its second factor; the secret itself is sealed under the password, beside the key.
package struct SecondFactor: Codable, Hashable, Sendable {
    /// That of the code that was good last, in half minutes since 1970: none up to it is good again, whoever starts the portal anew.
    var lastStep: Int64
    /// What SHA-256 makes of the recovery codes that are left.
    var recovery: [String]

    /// Recovery codes that are left.
    package var left: Int { recovery.count }

    /// All that it says, for the account's sum.
    var parts: [String] { ["\(lastStep)"] + recovery }
}

extension Accounts {
    /// What came of a code.
    package enum CodeOutcome: Equatable, Sendable {
        case right
        /// One from paper, of which so many are left.
        case recovered(left: Int)
        case wrong
    }

    /// Asks from now on for the codes that `secret` makes, beside the password. `wrong` where the password or the code is another one;
    /// nothing changes for an account that asks already: who knows the password alone puts no telephone of their own in its place.
    ///
    /// - Parameter codes: for when there is no telephone.
    package func secure(
        _ login: LoginName, under password: String, with secret: OneTimeSecret, _ codes: RecoveryCodes,
        code: String, at moment: Timestamp
    ) throws -> CodeOutcome {
        guard try find(login) != nil else { return .wrong }
        return try alone(with: login) {
            guard let account = try find(login), account.second == nil,
                let step = secret.step(of: code, at: moment, after: nil),
                let contents = try account.contents(openedWith: password)
            else { return .wrong }
            try replace(
                account,
                with: Account(
                    login, contents.certificate, under: password, isFirst: account.isFirstPassword,
                    cost: cost,
                    secret: secret, SecondFactor(lastStep: step, recovery: codes.marks)))
            return .right
        }
    }

    /// Whether the code is the person's, and was not used before: one of the telephone, or of the paper. It is used up by that. Waits for
    /// nobody but who writes the same account.
    package func use(
        _ code: String, of login: LoginName, _ secret: OneTimeSecret, at moment: Timestamp
    ) throws -> CodeOutcome {
        guard try find(login) != nil else { return .wrong }
        return try alone(with: login) {
            guard let account = try find(login), var second = account.second else { return .wrong }
            if let step = secret.step(of: code, at: moment, after: second.lastStep) {
                second.lastStep = step
                try replace(account, with: account.with(second))
                return .right
            }
            guard let place = second.recovery.firstIndex(of: RecoveryCodes.mark(code)) else { return .wrong }
            second.recovery.remove(at: place)
            try replace(account, with: account.with(second))
            return .recovered(left: second.left)
        }
    }
}
