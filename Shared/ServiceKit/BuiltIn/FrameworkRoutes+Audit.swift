internal import Bus
package import Store
internal import Vocabulary

/// The log of deeds as evidence.
extension FrameworkRoutes {
    static let mostKnownHeads = 1000

    func verify(
        _ request: VerifyEvidence, _ caller: Caller, _ send: @Sendable ([UInt8]) async throws -> Void
    ) async throws {
        let (known, neighbours) = (request.known ?? [], request.neighbours ?? [])
        try Self.checkNumber(["/known": known.count, "/neighbours": neighbours.count])
        try await store.verifyEvidence(
            known: known.map(KnownHead.init), neighbours: neighbours.map(NeighbourHead.init), proof: proof
        ) { piece in
            // Rights may have been taken away since the piece before.
            _ = try caller.principal()
            try await send(Wire.reply(VerifiedPiece(piece, texts, caller.language)))
        }
    }

    func heads(_ request: AskHeads) async throws -> SignedHeads {
        let kept = request.kept ?? []
        try Self.checkNumber(["/kept": kept.count])
        let (heads, missing) = try await store.signedHeads(comparing: kept.map(KnownHead.init))
        return SignedHeads(
            heads: heads.compactMap(SignedLogHead.init), missing: missing.compactMap(KeptHead.init))
    }

    private static func checkNumber(_ counts: KeyValuePairs<String, Int>) throws {
        let violations = counts.filter { $0.value > mostKnownHeads }.map { field, count in
            Refusal.Violation(
                field,
                Message("kit.too-many-heads", ["number": "\(count)", "most": "\(mostKnownHeads)"]))
        }
        guard violations.isEmpty else { throw Refusal.invalid(violations) }
    }
}

extension KnownHead {
    init(_ kept: KeptHead) {
        self.init(log: kept.log.table, mark: LogMark(position: kept.position, chain: kept.chain))
    }
}

extension KeptHead {
    /// Nil of a log that no service has.
    init?(_ known: KnownHead) {
        guard let log = EvidenceLog(table: known.log) else { return nil }
        self.init(log: log, position: known.mark.position, chain: known.mark.chain)
    }
}

extension SignedHead {
    package init(_ signed: SignedLogHead) {
        self.init(
            number: signed.number, log: signed.log.table,
            mark: LogMark(position: signed.position, chain: signed.chain), at: signed.at,
            key: signed.signedWith, signatureText: signed.signature)
    }
}

extension SignedLogHead {
    /// Nil of a log that no service has.
    init?(_ head: SignedHead) {
        guard let log = EvidenceLog(table: head.log) else { return nil }
        self.init(
            number: head.number, log: log, position: head.mark.position, chain: head.mark.chain, at: head.at,
            signedWith: head.key, signature: head.signatureText)
    }
}

extension NeighbourHead {
    init(_ kept: NeighbourLogHead) {
        self.init(
            keeper: kept.keeper, source: kept.source, head: SignedHead(kept.signed), goneAt: kept.goneAt)
    }
}

extension NeighbourLogHead {
    /// Nil of a log that no service has.
    init?(_ kept: NeighbourHead) {
        guard let signed = SignedLogHead(kept.head) else { return nil }
        self.init(keeper: kept.keeper, source: kept.source, signed: signed, goneAt: kept.goneAt)
    }
}

extension VerifiedPiece {
    init(_ piece: EvidencePiece, _ texts: TextCatalogue, _ language: Language) {
        self.init(
            table: piece.table, done: piece.done, of: piece.of, head: piece.head,
            faults: piece.faults.map { fault in
                EvidenceFinding(
                    table: fault.table, number: fault.number,
                    text: texts.render(fault.message, in: language))
            })
    }
}
