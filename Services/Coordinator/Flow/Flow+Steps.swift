import Bus
import GatewayAPI
import JSONCoding
import Store
import Vocabulary

extension Flow {
    /// Does one command of another service, once, in the name of who signed the mandate. It is in the journal before the next begins.
    ///
    /// - Parameters:
    ///   - step: its short name, which the journal keeps and people's sentences are found by.
    ///   - keeping: what is kept of the reply: ids, days and words of lists, nothing that says who somebody is.
    ///   - undo: how it is undone, should a later step be refused; nil of what stays.
    ///
    /// Throws ``Refused`` where the service says no.
    func step<Request, Reply, Kept: Codable & Sendable>(
        _ step: String, _ command: Command<Request, Reply>, _ request: Request,
        keeping: (Reply) throws -> Kept, undo: (@Sendable (Kept) throws -> Act)? = nil
    ) async throws -> Done<Kept> {
        let (number, known) = try take(step, .step)
        let kept: Kept
        switch known?.state {
        case .done: kept = try read(known)
        case .refused: throw interrupt(Refused(number: number))
        case .begun, .again, nil:
            let act = try Act(command, request)
            if known == nil { try await begin(number, step, .step, act.method) }
            switch try await calling({
                try await conduct.call(act.method, .command, act.body, number: number)
            }) {
            case .replied(let reply):
                kept = try await calling {
                    let kept = try keeping(JSON.decode(Reply.self, from: reply.body))
                    try await conduct.done(number, reply, keeping: JSON.encode(kept))
                    return kept
                }
            case .refused(let why):
                try await refused(number, why, isAgain: known?.state == .again)
                throw interrupt(Refused(number: number))
            }
        }
        if let undo { keep(Undo(number: number, step: step) { try undo(kept) }) }
        return Done(number: number, kept: kept)
    }

    /// Something to do for the run's own unit by a limit of the reference data; without a last day where there is none.
    func draft(
        _ kind: TaskKind, by deadline: String, noting step: String, from day: Day? = nil,
        method: String? = nil, request: String? = nil
    ) async throws -> TaskDraft {
        let due = try await due(step, by: deadline, from: day)
        return TaskDraft(
            kind, unit: run.unit, due: due, deadline: due == nil ? nil : deadline, method: method,
            request: request)
    }

    /// The last day of a limit of the reference data that counts from `first`, from today when left out; nil where there is none. It is
    /// journaled: the run keeps it whatever the file says later.
    func due(_ step: String, by deadline: String, from first: Day? = nil) async throws -> Day? {
        let day = first ?? today
        return try await note(step) { tx in tx.reference.due(deadline, from: Occurrence(on: day))?.day }
    }

    /// Something that is known now, as the run keeps it from then on: ids and days.
    func note<Value: Codable & Sendable>(
        _ step: String, _ look: @escaping @Sendable (Transaction) throws -> Value
    ) async throws -> Value {
        let (number, known) = try take(step, .note)
        if let known, known.state == .done { return try read(known) }
        let id = run.id
        let (value, noted) = try await calling {
            try await conduct.write(number) { tx, run -> (Value, Day) in
                let value = try look(tx)
                try tx.journal.begin(
                    Entry(number: number, step: step, kind: .note, on: tx.today, method: nil), of: id)
                try tx.journal.settle(number, of: id, as: .done, keeping: JSON.encode(value), on: tx.today)
                return (value, tx.today)
            }
        }
        // As when it is replayed: what comes after it is asked for by this day.
        pass(noted)
        return value
    }

    /// The workflow itself says no: what was done is undone.
    func stop(_ step: String) async throws -> Never {
        let (number, known) = try take(step, .stop)
        if known == nil {
            let id = run.id
            try await calling {
                try await conduct.write(number) { tx, run in
                    try tx.journal.begin(
                        Entry(number: number, step: step, kind: .stop, on: tx.today, method: nil), of: id)
                    try tx.journal.settle(number, of: id, as: .refused, keeping: nil, on: tx.today)
                }
            }
        }
        throw interrupt(Refused(number: number))
    }

    /// Begins an entry, unless the run was cancelled: then it is refused.
    private func begin(_ number: Int, _ step: String, _ kind: EntryKind, _ method: String?) async throws {
        let id = run.id
        let (day, isCancelled) = try await calling {
            try await conduct.write(number) { tx, run in
                try tx.journal.begin(
                    Entry(number: number, step: step, kind: kind, on: tx.today, method: method), of: id)
                if run.isCancelled {
                    try tx.journal.settle(number, of: id, as: .refused, keeping: nil, on: tx.today)
                }
                return (tx.today, run.isCancelled)
            }
        }
        pass(day)
        if isCancelled { throw interrupt(Refused(number: number)) }
    }

    private func refused(_ number: Int, _ why: Saying, isAgain: Bool) async throws {
        let id = run.id
        try await calling {
            try await conduct.write(number) { tx, run in
                guard !isAgain else {
                    // Later steps stand on this one: what becomes of them a person decides.
                    try tx.journal.note(number, of: id, why)
                    if try tx.tasks.open(of: run.id, number).allSatisfy({ $0.kind != .redoByHand }) {
                        try tx.open(TaskDraft(.redoByHand, unit: run.unit), number: number, of: run)
                    }
                    try tx.stand(run, as: .parked)
                    return
                }
                try tx.journal.refuse(number, of: id, by: why, on: tx.today)
            }
        }
        if isAgain { throw interrupt(Suspended()) }
    }

    /// What is thrown out of it interrupts the run, whatever the workflow makes of that.
    func calling<Value>(_ body: () async throws -> Value) async throws -> Value {
        do { return try await body() } catch { throw interrupt(error) }
    }

    func read<Value: Decodable>(_ entry: Entry?) throws -> Value {
        guard let kept = entry?.kept else {
            throw interrupt(
                Diverged(number: entry?.number ?? 0, expected: "something kept", found: entry?.step ?? ""))
        }
        do {
            return try JSON.decode(Value.self, from: kept)
        } catch {
            throw interrupt(error)
        }
    }
}
