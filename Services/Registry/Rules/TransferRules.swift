import Bus
import RegistryAPI
import ServiceKit
import Vocabulary

/// A child that is handed over, as it is kept: who the child is stands elsewhere.
struct KeptTransfer: Hashable, Sendable {
    let id: ChildTransferID
    let child: ChildID
    let from: UnitPath
    let to: UnitPath
    let askedOn: Day
    /// Nil once the child has been forgotten.
    let reason: String?
    var status = TransferStatus.asked
    var decidedOn: Day?
    var answer: String?

    var facts: TransferFacts { TransferFacts(id: id, child: child, from: from, to: to, status: status) }

    func shown(_ child: RegisteredChild) -> ChildTransfer {
        ChildTransfer(
            id: id, child: child.id, name: child.name.text, birthYear: child.birth.year, from: from, to: to,
            status: status, askedOn: askedOn, reason: reason ?? ""
        ).with { ($0.decidedOn, $0.answer) = (decidedOn, answer) }
    }
}

/// What must hold for a child to be handed over.
struct TransferRules: Rules {
    let reference: Reference
    let today: Day

    /// `waiting` is the child's transfer that nobody has answered yet.
    func ask(
        _ request: TransferChild, of child: Sought<RegisteredChild>, as id: ChildTransferID,
        waiting: KeptTransfer?
    ) throws -> KeptTransfer {
        var checks = Checks(reference, today: today)
        checks.commune(request.to, at: "/to")
        if let home = child.value?.commune, reference.units.isSame(home, request.to, on: today) {
            checks.fail("/to", "registry.transfer-home", ["commune": home.text])
        }
        let reason: String = checks.words(request.reason, at: "/reason", upTo: 1000)
        let asked = try checks.finish(child)
        try asked.requireActive(at: "/child")
        if let waiting {
            throw Refusal.precondition(
                "/child",
                Message(
                    "registry.transfer-waits",
                    [
                        "id": waiting.id.text, "to": waiting.to.text, "from": waiting.from.text,
                        "day": waiting.askedOn.description,
                    ]))
        }
        return KeptTransfer(
            id: id, child: asked.id, from: asked.commune, to: request.to, askedOn: today, reason: reason)
    }

    /// The transfer, and the day from which the child lives there.
    func accept(_ transfer: Sought<KeptTransfer>, by request: AcceptTransfer) throws -> KeptTransfer {
        var checks = Checks(reference, today: today)
        let day = checks.day(
            request.on,
            since: .recorded(
                RegistryDay.transfer, on: transfer.value?.askedOn, of: transfer.value?.child,
                told: ["childTransferAsked"]), at: "/on")
        if let to = transfer.value?.to { checks.commune(to, on: min(day, today), at: "/id") }
        var accepted = try waiting(checks.finish(transfer))
        (accepted.status, accepted.decidedOn) = (.accepted, day)
        return accepted
    }

    /// The transfer after an answer that says why.
    func end(
        _ transfer: Sought<KeptTransfer>, as status: TransferStatus, because reason: String
    ) throws -> KeptTransfer {
        var checks = Checks(reference, today: today)
        let answer: String = checks.words(reason, at: "/reason", upTo: 1000)
        var ended = try waiting(checks.finish(transfer))
        (ended.status, ended.decidedOn, ended.answer) = (status, today, answer)
        return ended
    }

    private func waiting(_ transfer: KeptTransfer) throws -> KeptTransfer {
        guard transfer.status != .asked else { return transfer }
        throw Refusal.precondition(
            "/id",
            Message(
                "registry.transfer-answered",
                [
                    "day": transfer.decidedOn?.description ?? "", "from": transfer.from.text,
                    "to": transfer.to.text,
                ],
                terms: ["status": [transfer.status.term]]))
    }
}
