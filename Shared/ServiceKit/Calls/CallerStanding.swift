internal import Bus
internal import Vocabulary

/// What a caller may do by now, for its own unit or for the one that its call names.
struct CallerStanding: Sendable {
    /// As it was at the handshake.
    let caller: Principal
    /// The unit that it acts for, as written; nil for its own.
    let actingFor: String?
    /// Nil when what it may was settled at the handshake.
    let authority: Authority?
    /// What it calls.
    let method: String
    /// Nil where it shows none.
    let shown: ShownMandate?

    /// Throws PERMISSION_DENIED for who may not act for that unit or by that mandate, INVALID_ARGUMENT for what is no unit.
    func now() throws(Refusal) -> Principal {
        let own = authority?.standing(caller) ?? caller
        if let shown { return try shown.giver(own, calling: method, authority) }
        guard let actingFor else { return own }
        guard let unit = UnitPath(actingFor) else {
            throw Refusal(.invalidArgument, UnitPath.refusal(of: actingFor))
        }
        guard let person = own.person else {
            throw Refusal(
                .permissionDenied,
                Message("kit.program-not-acting", ["unit": own.unit.text, "other": unit.text]))
        }
        if let acting = authority?.acting(own, unit) { return acting }
        throw Refusal(
            .permissionDenied,
            Message(
                "kit.not-acting",
                ["person": person.text, "unit": own.unit.text, "other": unit.text]))
    }
}
