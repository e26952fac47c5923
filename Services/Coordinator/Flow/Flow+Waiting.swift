import Bus
import GatewayAPI
import JSONCoding
import RegistryAPI
import Store
import Vocabulary

extension Flow {
    /// Waits until something is so in another department's log, at most to the end of a day; nil when that has passed. Meanwhile it is
    /// somebody's task, which is closed by the fact.
    ///
    /// - Parameter read: what the workflow wants to know, nil while it is not so yet. Called in the transaction that decides.
    func wait<State, Value: Codable & Sendable>(
        _ step: String, for fact: Fact<State>, until day: Day?, task: TaskDraft? = nil,
        _ read: @escaping @Sendable (State) -> Value?
    ) async throws -> Value? {
        try await settle(step, .wait, Waiting(subject: fact.subject, until: day), task) { tx in
            try tx.told.latest(of: fact).flatMap(read)
        }
    }

    /// Waits until the child's case is where it is waited for. The coordinator is not told of cases, which are sealed: it hears that
    /// somebody in charge of where the child lives has entered something in one, and asks then, by the mandate; and on each new day, as
    /// whoever works on the case may be elsewhere.
    func look<Request, Reply, Value: Codable & Sendable>(
        _ step: String, _ query: Query<Request, Reply>, _ request: Request,
        until day: Day?, task: TaskDraft? = nil, _ read: @escaping @Sendable (Reply) -> Value?
    ) async throws -> Value? {
        let waiting = Waiting(subject: Waiting.cases, until: day)
        // The first time what is asked before it waits; from then on what it hears cannot slip in between.
        let body = try JSON.encode(request)
        return try await settle(
            step, .wait, waiting, task,
            asking: { number in
                switch try await conduct.call(query.name, .query, body, number: number) {
                case .replied(let reply): return .some(read(try JSON.decode(Reply.self, from: reply.body)))
                case .refused(let why): return .refused(why)
                }
            })
    }

    /// Gives somebody something to do that is answered, and goes on.
    func charge(_ step: String, _ draft: TaskDraft) async throws -> Charge {
        let (number, known) = try take(step, .charge)
        if let known, known.state != .refused { return try read(known) }
        if known?.state == .refused { throw interrupt(Refused(number: number)) }
        let id = run.id
        let (charge, day) = try await calling {
            try await conduct.write(number) { tx, run -> (Charge?, Day) in
                try tx.journal.begin(
                    Entry(number: number, step: step, kind: .charge, on: tx.today, method: draft.method),
                    of: id)
                guard !run.isCancelled else {
                    try tx.journal.settle(number, of: id, as: .refused, keeping: nil, on: tx.today)
                    return (nil, tx.today)
                }
                let charge = Charge(task: try tx.open(draft, number: number, of: run))
                try tx.journal.settle(number, of: id, as: .done, keeping: JSON.encode(charge), on: tx.today)
                return (charge, tx.today)
            }
        }
        pass(day)
        guard let charge else { throw interrupt(Refused(number: number)) }
        return charge
    }

    /// Waits for the answer to what somebody was given to do, for as long as that takes.
    func answer(_ step: String, to charge: Charge) async throws -> Answer? {
        let task = charge.task
        return try await settle(
            step, .answer, Waiting(subject: Waiting.answer(to: task), until: nil), nil
        ) { tx in try tx.tasks.find(task)?.answer }
    }

    /// What a look has found.
    private enum Looked<Value> {
        case some(Value?)
        case refused(Saying)
    }

    private func settle<Value: Codable & Sendable>(
        _ step: String, _ kind: EntryKind, _ waiting: Waiting, _ task: TaskDraft?,
        _ decide: @escaping @Sendable (Transaction) throws -> Value?
    ) async throws -> Value? {
        let (number, known) = try take(step, kind)
        if let settled: Value? = try settled(known) { return settled }
        let answer: Value? = try await decideOrSuspend(
            number, step, kind, waiting, task, isFirst: known == nil
        ) {
            tx in .decided(try decide(tx))
        }
        return answer
    }

    private func settle<Value: Codable & Sendable>(
        _ step: String, _ kind: EntryKind, _ waiting: Waiting, _ task: TaskDraft?,
        asking: (Int) async throws -> Looked<Value>
    ) async throws -> Value? {
        let (number, known) = try take(step, kind)
        if let settled: Value? = try settled(known) { return settled }
        // It waits from now on, so that what happens while it asks wakes it again.
        if known == nil {
            _ = try await decideOrSuspend(number, step, kind, waiting, task, isFirst: true) {
                _ -> Decision<Value> in .goesOn
            }
        } else {
            try await calling {
                try await conduct.write(number) { tx, run in try tx.await(waiting, number, of: run) }
            }
        }
        switch try await calling({ try await asking(number) }) {
        case .some(let value):
            return try await decideOrSuspend(number, step, kind, waiting, task, isFirst: false) { _ in
                .decided(value)
            }
        case .refused(let why):
            let id = run.id
            try await calling {
                try await conduct.write(number) { tx, run in
                    try tx.journal.refuse(number, of: id, by: why, on: tx.today)
                    try tx.waits.stop(id)
                    try tx.close(tasksOf: number, of: run)
                }
            }
            throw interrupt(Refused(number: number))
        }
    }

    /// What the journal says, where it is settled: of what has lapsed, that there is nothing.
    private func settled<Value: Codable & Sendable>(_ known: Entry?) throws -> Value?? {
        switch known?.state {
        case .done, .again: return .some(try read(known))
        case .lapsed: return .some(nil)
        case .refused: throw interrupt(Refused(number: known?.number ?? 0))
        case .begun, nil: return .none
        }
    }

    private enum Decision<Value: Sendable>: Sendable {
        case decided(Value?)
        /// It is not decided in this transaction.
        case goesOn
    }

    private enum Settled<Value: Sendable>: Sendable {
        case value(Value?)
        case refused, waiting
    }

    private func decideOrSuspend<Value: Codable & Sendable>(
        _ number: Int, _ step: String, _ kind: EntryKind, _ waiting: Waiting, _ task: TaskDraft?,
        isFirst: Bool, _ decide: @escaping @Sendable (Transaction) throws -> Decision<Value>
    ) async throws -> Value? {
        let (settled, day) = try await calling {
            try await conduct.write(number) { tx, run -> (Settled<Value>, Day) in
                let today = tx.today
                if isFirst {
                    try tx.journal.begin(
                        Entry(number: number, step: step, kind: kind, on: today, method: task?.method),
                        of: run.id)
                    if let task, !run.isCancelled { try tx.open(task, number: number, of: run) }
                }
                func end(_ state: EntryState, _ kept: [UInt8]?) throws {
                    try tx.journal.settle(number, of: run.id, as: state, keeping: kept, on: today)
                    try tx.waits.stop(run.id)
                    try tx.close(tasksOf: number, of: run)
                }
                if run.isCancelled {
                    try end(.refused, nil)
                    return (.refused, today)
                }
                let decision = try decide(tx)
                if case .decided(let value) = decision {
                    if let value {
                        try end(.done, JSON.encode(value))
                        return (.value(value), today)
                    }
                    if let until = waiting.until, until < today {
                        try end(.lapsed, nil)
                        return (.value(nil), today)
                    }
                }
                try tx.await(waiting, number, of: run)
                // Parked meanwhile, it waits for that.
                if case .decided = decision, run.status != .parked { try tx.stand(run, as: .waiting) }
                return (.waiting, today)
            }
        }
        switch settled {
        case .value(let value):
            pass(day)
            return value
        case .refused: throw interrupt(Refused(number: number))
        case .waiting:
            if kind == .wait, waiting.subject == Waiting.cases, isFirst { return nil }
            throw interrupt(Suspended())
        }
    }
}
