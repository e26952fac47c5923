/// The kinds of text that rows of the star name by a number.
enum StarKind: String, Sendable {
    case unit, sex, ethnicity, disabilityType, disabilityDegree, role, facility, domain, topic, placement
    /// What stands for a circumstance's code, see ``Store/Vault/token(circumstance:)``.
    case token
}
