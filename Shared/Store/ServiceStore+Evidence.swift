internal import GRDB
public import Vocabulary

extension ServiceStore {
    /// Goes over the evidence in the file, while calls go on: the layout, every row of the log, the audit trail and the read
    /// log, every signed head, and `proof`. `piece` hears of each piece, and throws to end it.
    ///
    /// - Parameters:
    ///   - known: what others have kept of the logs.
    ///   - neighbours: what the service signed and others have kept.
    ///   - proof: what the service holds against its log.
    public func verifyEvidence(
        known: [KnownHead] = [], neighbours: [NeighbourHead] = [], proof: (any LogProof.Type)? = nil,
        _ piece: (EvidencePiece) async throws -> Void
    ) async throws {
        var round = try evidenceRound(known: known, neighbours: neighbours, proof: proof)
        while let done = try await goOn(with: &round) { try await piece(done) }
    }

    /// The public halves of the keys that the service signs with, and ever did.
    public var verifyingKeys: VerifyingKeys { core.signing.verifying }

    /// The beginning of going over the evidence, piece by piece, at the caller's pace.
    public func evidenceRound(
        known: [KnownHead] = [], neighbours: [NeighbourHead] = [], proof: (any LogProof.Type)? = nil
    ) throws -> EvidenceRound {
        EvidenceRound(
            verification: Verification(
                of: service, layout: try Layout(laidBy: migrations), keys: core.signing.verifying,
                known: known, neighbours: neighbours, utcOffset: core.utcOffset,
                proof: proof.map { $0.init() }))
    }

    /// Goes over the next piece, of about a thousand rows; nil once all has been gone over that was there at the beginning.
    public func goOn(with round: inout EvidenceRound) async throws -> EvidencePiece? {
        let (after, done) = try await reading { [verification = round.verification] db in
            var verification = verification
            let done = try verification.next(db)
            return (verification, done)
        }
        round.verification = after
        return done
    }

    /// When the days of a period begin and when they are over, where the deployment is.
    public func moments(of period: Period) -> Range<Timestamp> {
        func beginning(of day: Day) -> Timestamp {
            Timestamp(milliseconds: Int64(day.daysSinceEpoch) * 86_400_000 - Int64(core.utcOffset) * 60_000)
        }
        return beginning(of: period.start)..<beginning(of: period.end.advanced(by: 1))
    }

    /// The same of a copy of a store, which is only read.
    ///
    /// - Parameters:
    ///   - path: the file; nobody else may have it open.
    ///   - utcOffset: minutes that the deployment's clocks are ahead of UTC.
    ///   - keys: the public halves of the keys that the service signs with; without them signatures are not looked at.
    /// - Throws: ``StoreError/corrupted(path:reason:)`` for what is no store.
    public static func verifyEvidence(
        inFile path: String, of service: String, migrations: [Migration], keys: VerifyingKeys?,
        known: [KnownHead] = [], utcOffset: Int = 0, proof: (any LogProof.Type)? = nil,
        _ piece: (EvidencePiece) throws -> Void
    ) throws {
        var configuration = Configuration()
        configuration.readonly = true
        var verification = Verification(
            of: service, layout: try Layout(laidBy: migrations), keys: keys, known: known,
            utcOffset: utcOffset, proof: proof.map { $0.init() })
        do {
            let file = try DatabaseQueue(path: path, configuration: configuration)
            while let done = try file.read({ db in try verification.next(db) }) { try piece(done) }
        } catch let error as DatabaseError {
            throw StoreError.corrupted(path: path, reason: "\(error)")
        }
    }
}

/// How far going over a store's evidence has come. It is of that store alone.
public struct EvidenceRound: Sendable {
    fileprivate var verification: Verification
}
