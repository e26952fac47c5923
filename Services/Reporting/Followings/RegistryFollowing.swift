import RegistryAPI
import RegistryKnown
import ServiceKit
import Store
import Vocabulary

extension ReportingService {
    /// Keeps what the registry's log says that an indicator or a report may count.
    func followRegistry(_ recorded: Recorded<RegistryEvent>, _ tx: Transaction) throws {
        let (star, position) = (tx.star, recorded.position)
        switch recorded.event.topic {
        case .child(let child):
            try star.learn(child, learned: recorded.learned, by: recorded.recorder)
            for pair in child.duplicates ?? [] { try star.learn(pair, at: position) }
        case .childPair(let pair): try star.learn(pair, at: position)
        case .merge(let merge, let kind):
            try tx.knownChildren.learn(merge, kind, learned: recorded.learned, by: recorded.recorder)
            try star.learn(merge.pair, at: position)
        case .circumstance(let circumstance, let kind):
            try learn(circumstance, at: position, isVoided: kind == .voided, tx)
        case .confidential(let followed):
            for circumstance in followed.circumstances { try learn(circumstance, at: position, tx) }
        case .disability(let disability, let kind):
            try star.learn(disability, kind, learned: recorded.learned, by: recorded.recorder)
        case .link(let link, let kind): try star.learn(link, isVoided: kind == .voided, at: position)
        case .worker(let worker):
            try star.learn(worker, learned: recorded.learned, by: recorded.recorder)
        case .workerMerge(let merge, let kind):
            try star.learn(merge, kind, learned: recorded.learned, by: recorded.recorder)
        case .placement(let placement, let isVoided):
            try star.learn(placement, isVoided: isVoided, at: position)
        case .caregiver(let caregiver):
            for pair in caregiver.duplicates ?? [] { try star.learn(pair, at: position) }
        case .caregiverPair(let pair): try star.learn(pair, at: position)
        case .caregiverMerge(let merge, _): try star.learn(merge.pair, at: position)
        case .case, .visit, .note, .application, .screening, .approval, .transfer, .opening, .act,
            .forgetting:
            break
        }
    }

    private func learn(
        _ circumstance: CircumstanceFacts, at position: UInt64, isVoided: Bool = false, _ tx: Transaction
    ) throws {
        let token = tx.vault.token(circumstance: circumstance.code)
        try tx.star.learn(circumstance, token: token, isVoided: isVoided, at: position)
    }

    /// Takes back what that log no longer has after the point. Nothing of reporting's own hangs on it: figures are counted anew.
    func forgetRegistry(after point: LogPoint, _ tx: Transaction) throws -> Set<String> {
        try tx.star.forgetPeople(after: point)
        try tx.star.forget(after: point, of: RegistryContract.name)
        return []
    }
}

extension Vault {
    /// Stands for a circumstance's code: the same code has the same token, and a token does not say its code.
    func token(circumstance code: String) -> String {
        token(for: "circumstance:\(code)").bytes.map { String($0, radix: 16) }.joined(separator: ".")
    }
}
