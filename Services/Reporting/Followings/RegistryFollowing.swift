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
        func add(_ circumstance: CircumstanceFacts, isVoided: Bool = false) throws {
            let fact = CircumstanceFact(
                child: circumstance.child, token: tx.vault.token(circumstance: circumstance.code),
                start: circumstance.start, end: circumstance.end)
            try facts.learn(
                .circumstance, circumstance.id.text, at: position, isVoided: isVoided, token: fact.token,
                fact)
        }
        switch recorded.event {
        case .childRegistered(let child), .childUpdated(let child), .childClosed(let child),
            .childReopened(let child), .childCorrected(let child):
            try tx.knownChildren.learn(child, learned: recorded.learned, by: recorded.recorder)
            for pair in child.duplicates ?? [] { try facts.learn(pair, at: position) }
        case .childDuplicateDecided(let pair): try facts.learn(pair, at: position)
        case .circumstanceAdded(let circumstance), .circumstanceEnded(let circumstance),
            .circumstanceCorrected(let circumstance):
            try add(circumstance)
        case .circumstanceVoided(let circumstance): try add(circumstance, isVoided: true)
        case .disabilityDetermined(let disability), .disabilityCorrected(let disability):
            try facts.learn(.disability, disability.id.text, at: position, disability)
        case .disabilityVoided(let disability):
            try facts.learn(
                .disability, disability.id.text, at: position, isVoided: true, disability)
        case .caregiverLinked(let link), .caregiverUnlinked(let link), .caregiverLinkCorrected(let link):
            try facts.learn(.link, link.id.text, at: position, link)
        case .caregiverLinkVoided(let link):
            try facts.learn(.link, link.id.text, at: position, isVoided: true, link)
        case .workerRegistered(let worker), .workerUpdated(let worker), .workerCorrected(let worker):
            try tx.knownWorkers.learn(worker, learned: recorded.learned, by: recorded.recorder)
        case .placementBegun(let placement), .placementExtended(let placement),
            .placementEnded(let placement), .placementCorrected(let placement):
            try facts.learn(.placement, placement.id.text, at: position, placement)
        case .placementVoided(let placement):
            try facts.learn(
                .placement, placement.id.text, at: position, isVoided: true, placement)
        case .caregiverRegistered(let caregiver), .caregiverUpdated(let caregiver),
            .caregiverCorrected(let caregiver):
            for pair in caregiver.duplicates ?? [] { try facts.learn(pair, at: position) }
        case .caregiverDuplicateDecided(let pair): try facts.learn(pair, at: position)
        case .childForgotten, .caregiverForgotten, .caseOpened, .caseAssigned, .caseAssessed, .casePlanned,
            .caseReviewed, .caseClosed, .caseResumed, .fileOpened, .fileOpeningReviewed:
            break
        }
    }

    /// Takes back what that log no longer has after the point. Nothing of reporting's own hangs on it: figures are counted anew.
    func forgetRegistry(after point: LogPoint, _ tx: Transaction) throws -> Set<String> {
        _ = try tx.knownChildren.forget(after: point)
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
