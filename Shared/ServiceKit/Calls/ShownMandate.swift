internal import Bus
internal import JSONCoding
internal import Store
internal import Vocabulary

/// The mandate that a call shows, held against the call: whose rights it is made with.
struct ShownMandate: Sendable {
    let mandate: Mandate

    /// Why its giver's rights are used, as the read log keeps it: the run, and not what that is about.
    var purpose: String { Self.mark + mandate.run.text }

    /// What the purpose of such a look begins with, and nobody's own does.
    static let mark = "mandate "

    /// Nil where the call shows none. Throws INVALID_ARGUMENT for what cannot be read, and for one beside `acting-for`.
    init?(_ metadata: Metadata) throws(Refusal) {
        guard let text = metadata.mandate else { return nil }
        let read: Mandate?
        do {
            read = try JSON.decode(Mandate.self, from: Array(text.utf8))
        } catch {
            // Who shows it made it: nobody else is told what is in it.
            read = nil
        }
        guard let read, read.isWellFormed, metadata.actingFor == nil else {
            throw Refusal(.invalidArgument, Message("kit.mandate-unreadable"))
        }
        mandate = read
    }

    /// The giver with what they may do today. Throws PERMISSION_DENIED where `caller` may not show it for this method today, UNAVAILABLE
    /// while nobody can tell whose key signed it.
    func giver(_ caller: Principal, calling method: String, _ authority: Authority?) throws(Refusal)
        -> Principal
    {
        let blanks = [
            "unit": mandate.unit.text, "method": method, "day": "\(mandate.until)",
            "days": "\(Mandate.longest)",
        ]
        func denied(_ key: String) -> Refusal { Refusal(.permissionDenied, Message(key, blanks)) }
        guard let authority else { throw denied("kit.mandate-keyless") }
        guard mandate.bearer == Mandate.coordinator, caller.unit == mandate.bearer,
            caller.person == nil
        else {
            throw denied("kit.mandate-bearer")
        }
        guard let giver = try signer(authority) else { throw denied("kit.mandate-giver") }
        let today = authority.today()
        guard today <= mandate.until else { throw denied("kit.mandate-over") }
        // Whoever signs by hand what the coordinator would not take: what is done by it would be forgotten before it is over.
        guard mandate.until <= today.advanced(by: Mandate.longest) else { throw denied("kit.mandate-long") }
        guard mandate.methods.contains(method) else { throw denied("kit.mandate-method") }
        return giver
    }

    /// Who signed it. A folder that is away for a moment takes nobody's rights away.
    private func signer(_ authority: Authority) throws(Refusal) -> Principal? {
        do {
            return try authority.giver(mandate)
        } catch {
            throw Refusal(.unavailable, Message("kit.keys-unreadable"), retryDelay: 1000)
        }
    }

    /// Throws PERMISSION_DENIED where a reply shows another child than the mandate is for, by whichever of its `entries`.
    func check(_ snapshot: Snapshot, _ entries: (ChildID, Snapshot) throws -> Set<ChildID>) throws {
        let others = snapshot.disclosed.subtracting(mandate.child.map { [$0] } ?? [])
        guard !others.isEmpty else { return }
        guard let child = mandate.child, try others.isSubset(of: entries(child, snapshot)) else {
            throw Refusal(.permissionDenied, Message("kit.mandate-child"))
        }
    }
}
