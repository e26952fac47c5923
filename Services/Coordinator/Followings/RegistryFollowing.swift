import GatewayAPI
import RegistryAPI
import RegistryKnown
import ServiceKit
import Store
import Vocabulary

extension CoordinatorService {
    /// Where children live and whether they are on the register, which kin looks after them, how long placements last, when they were
    /// visited, and who was approved to take children in. Nothing of circumstances and cases.
    func followRegistry(_ recorded: Recorded<RegistryEvent>, _ tx: Transaction) throws {
        let (learned, recorder) = (recorded.learned, recorded.recorder)
        switch recorded.event.topic {
        case .child(let facts):
            try tx.knownChildren.learn(facts, learned: learned, by: recorder)
            try childMoved(facts.child, tx)
        case .merge(let facts, let kind):
            try tx.knownChildren.learn(facts, kind, learned: learned, by: recorder)
        case .placement(let facts, let isVoided):
            let state = PlacementState(
                start: facts.start, expectedEnd: facts.expectedEnd, end: facts.end, isVoided: isVoided)
            try learn(state, of: .placement(facts.id), about: facts.child, recorded, tx)
        case .visit(let facts, let kind):
            var state = try tx.told.latest(of: .visits(of: facts.placement))?.state ?? VisitsState(visits: [])
            state.visits.removeAll { $0.id == facts.id }
            if kind != .voided { state.visits.append(VisitsState.Visit(id: facts.id, on: facts.on)) }
            try learn(state, of: .visits(of: facts.placement), about: facts.child, recorded, tx)
        case .link(let facts, let kind): try learn(facts, kind, recorded, tx)
        case .approval(let facts, let kind): try learn(facts, kind, recorded, tx)
        case .caregiverMerge(let facts, let kind):
            try tx.knownCaregivers.learn(facts, kind, learned: learned, by: recorder)
            try wakeApprovals(of: facts.survivor, tx)
        case .transfer(let facts):
            let state = TransferState(status: facts.status)
            try learn(state, of: .transfer(facts.id), about: facts.child, recorded, tx)
        case .case(let facts):
            // Where a policy lets the coordinator see it, which the shipped one does not.
            try tx.waits.wakeCases(in: tx.territory(of: facts.commune))
            bell.ring()
        case .childPair, .circumstance, .confidential, .disability, .application, .caregiver, .caregiverPair,
            .worker, .workerMerge, .note, .screening, .opening, .act:
            break
        case .forgetting(let person): try forgetWords(of: person, tx)
        }
    }

    /// Who of a child's kin looks after it.
    private func learn(
        _ facts: CaregiverLinkFacts, _ kind: VersionKind, _ recorded: Recorded<RegistryEvent>,
        _ tx: Transaction
    ) throws {
        let fact = Fact.kin(of: facts.child)
        var state = try tx.told.latest(of: fact)?.state ?? KinState(links: [])
        let before = state
        state.links.removeAll { $0.id == facts.id }
        if kind != .voided, facts.relation.isWiderKin {
            state.links.append(
                KinState.Link(
                    id: facts.id, caregiver: facts.caregiver, start: facts.start, end: facts.end))
        }
        guard state != before else { return }
        try learn(state, of: fact, about: facts.child, recorded, tx)
    }

    /// Who may take in children whose kin it is not.
    private func learn(
        _ facts: CarerApprovalFacts, _ kind: VersionKind, _ recorded: Recorded<RegistryEvent>,
        _ tx: Transaction
    ) throws {
        let fact = Fact.approvals(of: facts.caregiver)
        var state = try tx.told.latest(of: fact)?.state ?? ApprovalsState(approvals: [])
        state.approvals.removeAll { $0.id == facts.id }
        if kind != .voided {
            state.approvals.append(
                ApprovalsState.Approval(id: facts.id, start: facts.start, end: facts.end))
        }
        try learn(state, of: fact, about: nil, recorded, tx)
        try wakeApprovals(of: facts.caregiver, tx)
    }

    /// Who waits for the approval of one entry of a person has those of the others too.
    private func wakeApprovals(of carer: CaregiverID, _ tx: Transaction) throws {
        for entry in try tx.knownCaregivers.entries(of: carer) {
            try tx.waits.wake(Fact.approvals(of: entry).subject)
        }
        bell.ring()
    }

    /// Something sealed has happened: of cases it is heard that somebody of a unit has entered it, not of which.
    func followWithheld(_ envelope: EventEnvelope, _ tx: Transaction) throws {
        guard RegistryEvent.typesOfCases.contains(envelope.type) else { return }
        // Offices act for places that are not theirs: all of the province is looked at then.
        let unit =
            tx.units.unit(envelope.unit)?.level == .organisation
            ? envelope.unit.parent ?? envelope.unit : envelope.unit
        try tx.waits.wakeCases(in: tx.territory(of: unit))
        bell.ring()
    }

    func forgetRegistry(after point: LogPoint, _ tx: Transaction) throws -> Set<String> {
        try tx.knownChildren.forget(after: point)
        try tx.knownCaregivers.forget(after: point)
        try forget(RegistryContract.name, after: point, tx)
        return []
    }

    /// A child that has left the register: each department ends what it holds for it, and this one its runs. One that lives elsewhere
    /// now: its runs look at its case there.
    private func childMoved(_ child: ChildID, _ tx: Transaction) throws {
        let runs = try tx.runs.underWay(for: tx.knownChildren.entries(of: child))
        guard !runs.isEmpty, let known = try tx.knownChildren.find(child) else { return }
        for run in runs {
            if known.life.isOutsideLife(tx.today) {
                try tx.end(run, as: .ended)
            } else {
                try tx.runs.wake(run.id)
            }
        }
        bell.ring()
    }
}

extension CoordinatorService {
    /// Nobody can know any more who it was: what services said of its runs goes too.
    func forgetWords(of person: String, _ tx: Transaction) throws {
        guard let child = ChildID(person) else { return }
        try tx.journal.forgetWords(of: child)
        try tx.runs.forgetWords(of: child)
    }

    /// Keeps what is so now, and wakes who waits for it.
    func learn<State, Event: DomainEvent>(
        _ state: State, of fact: Fact<State>, about child: ChildID?, _ recorded: Recorded<Event>,
        _ tx: Transaction
    ) throws {
        let told = Told(fact: fact, state: state, on: recorded.time.day(utcOffset: tx.utcOffset))
        try tx.told.learn(told, about: child, from: Event.source, at: recorded.position)
        try tx.waits.wake(fact.subject)
        bell.ring()
    }

    /// Takes back what a log no longer has after the point: steps that are lost with it are sent again.
    func forget(_ source: String, after point: LogPoint, _ tx: Transaction) throws {
        for subject in try tx.told.forget(source, after: point) { try tx.waits.wake(subject) }
        for run in try tx.journal.sendAgain(source, after: point) { try tx.runs.wake(run) }
        bell.ring()
    }
}
