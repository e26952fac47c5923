extension PortalTexts {
    /// Codes of telephones and of paper.
    static let enCodes: [String: String] = [
        "portal.code": "One-time code",
        "portal.code-lead": "The password is right. The code on your telephone is needed too.",
        "portal.code-label": "Code of six digits",
        "portal.code-hint":
            "In the authenticator; without the telephone, one of the recovery codes on paper.",
        "portal.code-send": "Go on",
        "portal.code-help": "Without telephone and paper: ask your office's administrator for a new account.",
        "portal.code-wrong":
            "The code is wrong, over or used. Wait for the next one; look whether the telephone's clock is right.",
        "portal.code-missing": "Type the six digits from your telephone.",
        "portal.code-recovered": "A recovery code was used; {count} are left.",
        "portal.second": "Second factor",
        "portal.second-on": "It is on. {count} recovery codes are left.",
        "portal.second-off":
            "Another telephone, or no recovery codes left: ask your office's administrator for a new account.",
        "portal.second-asked": "Your work asks for more than a password: a code on your telephone.",
        "portal.second-step-app": "Open an authenticator on your telephone.",
        "portal.second-step-secret": "Add an account with this key:",
        "portal.second-link": "On the telephone itself:",
        "portal.second-open": "open it there",
        "portal.second-step-code": "Type the code that it shows, and your password.",
        "portal.second-turn-on": "Turn it on",
        "portal.second-wrong":
            "The code or the password is wrong. Look at the key that was typed, and at the telephone's clock.",
        "portal.recovery": "Recovery codes",
        "portal.recovery-lead":
            "Write them down and keep them safe: each opens once, without the telephone. They are shown only now.",
        "portal.recovery-kept": "I have kept them",
    ]
}
