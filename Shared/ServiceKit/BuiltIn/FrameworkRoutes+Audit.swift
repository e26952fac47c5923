internal import Bus
internal import Store
internal import Vocabulary

/// The log of deeds as evidence.
extension FrameworkRoutes {
    static let mostKnownHeads = 1000

    func verify(
        _ request: VerifyEvidence, _ caller: Caller, _ send: @Sendable ([UInt8]) async throws -> Void
    ) async throws {
        let known = request.known ?? []
        guard known.count <= Self.mostKnownHeads else {
            throw Refusal.invalid([
                Refusal.Violation(
                    "/known",
                    Message(
                        "kit.too-many-heads",
                        ["number": "\(known.count)", "most": "\(Self.mostKnownHeads)"]))
            ])
        }
        try await store.verifyEvidence(known: known.map(KnownHead.init), proof: proof) { piece in
            // Rights may have been taken away since the piece before.
            _ = try caller.principal()
            try await send(Wire.reply(VerifiedPiece(piece, texts, caller.language)))
        }
    }
}

extension KnownHead {
    init(_ kept: KeptHead) {
        self.init(log: kept.log.table, mark: LogMark(position: kept.position, chain: kept.chain))
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
