extension RegistryTexts {
    /// Of alternative care.
    static let careEn: [String: String] = [
        "registry.kin-first":
            "Kin look after the child ({relation}, {id}): place it with its kin, or say why that cannot be.",
        "registry.siblings-apart":
            "A brother or sister of the child ({child}) is in care elsewhere, by {id}: let them live together, or say why they are apart.",
        "registry.no-note":
            "There is no note {id} of a placement that your unit may act for: check the id.",
    ]
}
