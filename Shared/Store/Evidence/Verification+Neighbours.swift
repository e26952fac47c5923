internal import GRDB
internal import Vocabulary

extension Verification {
    /// What a log no longer has of what the service signed and its neighbours kept. Whether it was signed says whom to ask: the
    /// service, or who keeps it.
    func faults(keptByNeighboursIn chain: RowChain, _ db: Database) throws -> [EvidenceFault] {
        try neighbours.filter { $0.head.log == chain.table }.compactMap { kept in
            let head = kept.head
            let there = try chain.head(at: head.mark.position, db)
            guard there != head.mark.chain else { return nil }
            let what =
                switch keys?.hold(head, of: service) {
                case true?: there == nil ? "cut-off" : "rewritten"
                case false?: "forged"
                case nil: "unknown"
                }
            return EvidenceFault(
                "kit.evidence-kept-\(what)", in: chain.table, number: head.mark.position,
                [
                    "keeper": kept.keeper, "head": "\(head.number)",
                    "at": head.at.local(utcOffset: utcOffset), "key": head.key,
                ])
        }
    }
}
