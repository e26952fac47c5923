import RegistryAPI
import RegistryKnown
import ServiceKit
import Store
import Vocabulary

extension ReportingService {
    /// Keeps what the registry's log says that an indicator or a report may count.
    func followRegistry(_ recorded: Recorded<RegistryEvent>, _ tx: Transaction) throws {
        let facts = tx.facts
        let position = recorded.position
        switch recorded.event.topic {
        case .child(let child):
            try tx.knownChildren.learn(child, learned: recorded.learned, by: recorded.recorder)
            for pair in child.duplicates ?? [] { try facts.learn(pair, at: position) }
        case .childPair(let pair): try facts.learn(pair, at: position)
        case .merge(let merge, let kind):
            try tx.knownChildren.learn(merge, kind, learned: recorded.learned, by: recorded.recorder)
            try facts.learn(merge.pair, at: position)
        case .circumstance(let circumstance, let kind):
            try learn(circumstance, at: position, isVoided: kind == .voided, tx)
        case .confidential(let followed):
            for circumstance in followed.circumstances { try learn(circumstance, at: position, tx) }
        case .disability(let disability, let kind):
            try facts.learn(
                .disability, disability.id.text, at: position, isVoided: kind == .voided, disability)
        case .link(let link, let kind):
            try facts.learn(.link, link.id.text, at: position, isVoided: kind == .voided, link)
        case .worker(let worker):
            try tx.knownWorkers.learn(worker, learned: recorded.learned, by: recorded.recorder)
        case .placement(let placement, let isVoided):
            try facts.learn(
                .placement, placement.id.text, at: position, isVoided: isVoided, placement)
        case .caregiver(let caregiver):
            for pair in caregiver.duplicates ?? [] { try facts.learn(pair, at: position) }
        case .caregiverPair(let pair): try facts.learn(pair, at: position)
        case .case, .visit, .note, .application, .screening, .transfer, .opening, .forgetting: break
        }
    }

    private func learn(
        _ circumstance: CircumstanceFacts, at position: UInt64, isVoided: Bool = false, _ tx: Transaction
    ) throws {
        let fact = CircumstanceFact(
            child: circumstance.child, token: tx.vault.token(circumstance: circumstance.code),
            start: circumstance.start, end: circumstance.end)
        try tx.facts.learn(
            .circumstance, circumstance.id.text, at: position, isVoided: isVoided, token: fact.token, fact)
    }

    /// Takes back what that log no longer has after the point. Nothing of reporting's own hangs on it: figures are counted anew.
    func forgetRegistry(after point: LogPoint, _ tx: Transaction) throws -> Set<String> {
        try tx.knownChildren.forget(after: point)
        try tx.knownWorkers.forget(after: point)
        try tx.facts.forget(after: point, of: RegistryContract.name)
        return []
    }
}

extension Vault {
    /// Stands for a circumstance's code: the same code has the same token, and a token does not say its code.
    func token(circumstance code: String) -> String {
        token(for: "circumstance:\(code)").bytes.map { String($0, radix: 16) }.joined(separator: ".")
    }
}

extension FactRecords {
    /// Two that are two never were one, as known from then on.
    fileprivate func learn(_ pair: ChildPairFacts, at position: UInt64) throws {
        try learn(
            .childPair, "\(pair.child)/\(pair.other)", at: position, isVoided: pair.verdict.isApart, pair)
    }

    fileprivate func learn(_ pair: CaregiverPairFacts, at position: UInt64) throws {
        try learn(
            .caregiverPair, "\(pair.caregiver)/\(pair.other)", at: position, isVoided: pair.verdict.isApart,
            pair)
    }
}

extension DuplicateVerdict? {
    fileprivate var isApart: Bool { self == nil || self == .distinct }
}
