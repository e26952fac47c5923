internal import GRDB
internal import Vocabulary

/// Goes over a store's evidence from its beginning to what was there when it began: the layout, every row of every chain, every
/// signed head, what somebody kept elsewhere, and what the service holds against its log. Piece by piece, each on a snapshot of
/// its own: rows are only ever added, so that the pieces fit, and no long reader keeps the journal from being emptied.
struct Verification: Sendable {
    private enum Stage: Sendable {
        case layout
        case chain(Int)
        case heads
        case proof
    }

    /// Rows of a piece.
    private static let rows = 1024

    let service: String
    private let layout: Layout
    let keys: VerifyingKeys?
    private let known: [KnownHead]
    let neighbours: [NeighbourHead]
    /// Minutes that the deployment's clocks are ahead of UTC: moments are told by them.
    let utcOffset: Int
    private var proof: (any LogProof)?

    /// Nil once all is done.
    private var stage: Stage? = .layout
    /// The last number of each chain, and of the signed heads, at the beginning.
    private var ends: [Int64] = []
    private var walk = ChainWalk()
    /// Children whom the rows of the read log that have been gone over say that they showed; nil once one of them is not what its
    /// chain says.
    private var shown: Int? = 0
    /// The last row of the read log that the index had all entries of at the beginning.
    private var indexed: Int64 = 0
    /// The last number that was read in this stage.
    private var after = Int64.min
    /// The logs of which a fault of signed heads has been told: all later ones have it too.
    private var told: Set<String> = []
    /// Of the keys that signed the heads so far the newest, by its rank: none of an older one may follow.
    private var newestKey = 0

    /// - Parameters:
    ///   - keys: the public halves of those that the heads are signed with; nil where they are not at hand.
    ///   - known: what others have kept of the logs.
    ///   - neighbours: what the service signed and others have kept.
    ///   - proof: what the service holds against its log.
    init(
        of service: String, layout: Layout, keys: VerifyingKeys?, known: [KnownHead],
        neighbours: [NeighbourHead] = [], utcOffset: Int, proof: (any LogProof)?
    ) {
        (self.service, self.layout, self.keys, self.utcOffset) = (service, layout, keys, utcOffset)
        (self.known, self.neighbours, self.proof) = (known, neighbours, proof)
    }

    /// Does the next piece; nil once there is none.
    mutating func next(_ db: Database) throws -> EvidencePiece? {
        switch stage {
        case nil: nil
        case .layout: try goOverLayout(db)
        case .chain(let index): try goOver(RowChain.all[index], index, db)
        case .heads: try goOverHeads(db)
        case .proof: try goOverProof(db)
        }
    }

    private mutating func enter(_ stage: Stage?) {
        self.stage = stage
        (walk, after, shown) = (ChainWalk(), Int64.min, 0)
    }

    private mutating func goOverLayout(_ db: Database) throws -> EvidencePiece {
        let found = try Layout(of: db)
        let tables = RowChain.all.map { ($0.table, $0.number) } + [(SignedHead.table, "number")]
        ends = try tables.map { table, number in
            try Int64.fetchOne(db, sql: "SELECT max(\(number)) FROM \(table)") ?? 0
        }
        indexed = Int64(try ReadIndex.progress(db))
        enter(.chain(0))
        return EvidencePiece(
            table: "sqlite_master", done: UInt64(found.count), of: UInt64(found.count), head: nil,
            faults: found.faults(against: layout))
    }

    private mutating func goOver(_ chain: RowChain, _ index: Int, _ db: Database) throws -> EvidencePiece {
        let statement = try db.cachedStatement(
            sql: """
                SELECT \(chain.listed), chain FROM \(chain.table)
                WHERE \(chain.number) > ? AND \(chain.number) <= ? ORDER BY \(chain.number) LIMIT ?
                """)
        var faults: [EvidenceFault] = []
        var count = 0
        let rows = try Row.fetchCursor(statement, arguments: [after, ends[index], Self.rows])
        while let row = try rows.next() {
            let values = Array(row.databaseValues)
            after = Int64.fromDatabaseValue(values[0]) ?? after
            count += 1
            if let fault = walk.pass(values) {
                faults.append(EvidenceFault(fault, in: chain.table))
                shown = nil
            } else if chain.table == RowChain.reads.table {
                faults += try faultsOfIndex(values, db)
            } else if chain.table == RowChain.versions.table {
                faults += try AdoptedTexts.faults(ofVersion: values, db)
            }
        }
        let (last, isOver) = (walk.last, count < Self.rows)
        if isOver {
            faults += try known.filter { $0.log == chain.table }.compactMap { known in
                try fault(of: known.mark, in: chain, ["at": "\(known.mark.position)"], "known", db)
            }
            faults += try self.faults(keptByNeighboursIn: chain, db)
            if chain.table == RowChain.reads.table { faults += try strangersInIndex(upTo: ends[index], db) }
            enter(index + 1 < RowChain.all.count ? .chain(index + 1) : .heads)
        }
        return EvidencePiece(
            table: chain.table, done: last.position, of: UInt64(max(0, ends[index])),
            head: isOver ? last.chain : nil, faults: faults)
    }

    /// What a log has where it once had `mark`; nil where it has that still.
    private func fault(
        of mark: LogMark, in chain: RowChain, _ blanks: [String: String], _ source: String, _ db: Database
    ) throws -> EvidenceFault? {
        let there = try chain.head(at: mark.position, db)
        guard there != mark.chain else { return nil }
        return EvidenceFault(
            there == nil ? "kit.evidence-\(source)-cut-off" : "kit.evidence-\(source)-rewritten",
            in: chain.table, number: mark.position, blanks)
    }

    /// Whether a row of the read log is found by all whom it says that it showed.
    private mutating func faultsOfIndex(_ row: [DatabaseValue], _ db: Database) throws -> [EvidenceFault] {
        // What has come since is found without it.
        guard Int64(walk.last.position) <= indexed else { return [] }
        let miss = try ReadIndex.miss(row, db)
        shown = shown.map { $0 + miss.shown }
        guard miss.missing > 0 else { return [] }
        return [
            EvidenceFault(
                "kit.evidence-look-missing", in: ReadIndex.table, number: walk.last.position,
                ["count": "\(miss.missing)"])
        ]
    }

    /// What says that a child was shown, and no row does.
    private func strangersInIndex(upTo number: Int64, _ db: Database) throws -> [EvidenceFault] {
        guard let shown, try ReadIndex.count(upTo: min(number, indexed), db) > shown else { return [] }
        return [EvidenceFault("kit.evidence-look-strange", in: ReadIndex.table)]
    }

    private mutating func goOverHeads(_ db: Database) throws -> EvidencePiece {
        let last = ends[RowChain.all.count]
        let rows = try Row.fetchAll(
            db,
            sql: """
                SELECT * FROM \(SignedHead.table) WHERE number > ? AND number <= ? ORDER BY number LIMIT ?
                """, arguments: [after, last, Self.rows])
        var faults: [EvidenceFault] = []
        for row in rows {
            let number = Int64.fromDatabaseValue(row[0]) ?? 0
            let expected = max(0, after) + 1
            if number > expected {
                faults.append(
                    EvidenceFault(.missing(UInt64(expected)...UInt64(number - 1)), in: SignedHead.table))
            }
            after = number
            faults += try faultsOfHead(row, number: UInt64(max(0, number)), db)
        }
        let done = UInt64(max(0, after))
        if rows.count < Self.rows { enter(proof == nil ? nil : .proof) }
        return EvidencePiece(
            table: SignedHead.table, done: done, of: UInt64(max(0, last)), head: nil, faults: faults)
    }

    private mutating func faultsOfHead(
        _ row: Row, number: UInt64, _ db: Database
    ) throws -> [EvidenceFault] {
        guard let head = SignedHead(row), let chain = RowChain.all.first(where: { $0.table == head.log })
        else { return [EvidenceFault("kit.evidence-head-unreadable", in: SignedHead.table, number: number)] }
        var faults: [EvidenceFault] = []
        if let keys {
            switch keys.hold(head, of: service) {
            case true?:
                let rank = keys.rank(of: head.key) ?? 0
                if rank < newestKey || keys.isLate(head) {
                    faults.append(
                        EvidenceFault(
                            "kit.evidence-head-key-over", in: SignedHead.table, number: number,
                            ["key": head.key]))
                }
                newestKey = max(newestKey, rank)
            case false?:
                faults.append(EvidenceFault("kit.evidence-head-forged", in: SignedHead.table, number: number))
            case nil:
                if told.insert("key \(head.key)").inserted {
                    faults.append(
                        EvidenceFault(
                            "kit.evidence-head-key-unknown", in: SignedHead.table, number: number,
                            ["key": head.key]))
                }
            }
        }
        guard !told.contains(head.log) else { return faults }
        let blanks = ["head": "\(head.number)", "at": head.at.local(utcOffset: utcOffset)]
        if let fault = try fault(of: head.mark, in: chain, blanks, "head", db) {
            told.insert(head.log)
            faults.append(fault)
        }
        return faults
    }

    private mutating func goOverProof(_ db: Database) throws -> EvidencePiece? {
        guard var proof else { return nil }
        let table = type(of: proof).table
        let limit = Self.rows / 4
        let rows = try Row.fetchAll(
            db,
            sql: """
                SELECT \(RowChain.events.listed) FROM store_events
                WHERE position > ? AND position <= ? ORDER BY position LIMIT ?
                """, arguments: [max(0, after), ends[0], limit])
        var faults: [EvidenceFault] = []
        for row in rows {
            after = Int64.fromDatabaseValue(row[0]) ?? after
            let unreadable = EvidenceFault(
                "kit.evidence-event-unreadable", in: RowChain.events.table, number: UInt64(max(0, after)))
            guard let event = EventRow.readable(row, of: service) else {
                faults.append(unreadable)
                continue
            }
            do {
                faults += try proof.pass(event, db)
            } catch let error as DatabaseError {
                throw error
            } catch {
                faults.append(unreadable)
            }
        }
        let done = UInt64(max(0, after))
        if rows.count < limit {
            faults += try proof.finish(upTo: UInt64(max(0, ends[0])), db)
            enter(nil)
        } else {
            self.proof = proof
        }
        return EvidencePiece(table: table, done: done, of: UInt64(max(0, ends[0])), head: nil, faults: faults)
    }
}
