import Bus
import GatewayAPI
import JSONCoding
import RegistryAPI
import Store
import Vocabulary

extension Flow {
    /// Waits until something is so in another department's log. Meanwhile it is somebody's task, which is closed by the fact. The run has
    /// then come to the day on which that was told, however late it is heard of.
    ///
    /// - Parameter read: what the workflow wants to know, nil while it is not so yet. Called in the transaction that decides.
    func wait<State, Value: Codable & Sendable>(
        _ step: String, for fact: Fact<State>, task: TaskDraft? = nil,
        _ read: @escaping @Sendable (State) -> Value?
    ) async throws -> Value {
        try await settle(step, .wait, [fact.subject], task) { tx in
            guard let told = try tx.told.latest(of: fact), let value = read(told.state) else { return nil }
            return (value, on: told.on)
        }
    }

    /// Waits until all that was given to do is done, in whatever order: each is closed by its own facts, or by its answer.
    func wait(_ step: String, forAll charged: [Charged]) async throws {
        let subjects = charged.flatMap(\.subjects)
        let _: Bool = try await settle(step, .wait, subjects, nil) { tx in
            try tx.closeDone(charged) ? (true, on: tx.today) : nil
        }
    }

    /// Waits until something is so by what other departments have told of these things, by names: somebody's decision, who enters it
    /// there. Their no is entered nowhere, and is an answer to the task.
    func decision(
        _ step: String, by subjects: [String], task: TaskDraft,
        _ isSo: @escaping @Sendable (Transaction) throws -> Bool
    ) async throws -> WorkflowAnswer {
        let (number, known) = try take(step, .wait)
        if let settled: WorkflowAnswer = try settled(known) { return settled }
        let id = run.id
        return try await decideOrSuspend(
            number, step, .wait, subjects, task, isFirst: known == nil
        ) { tx in
            if try isSo(tx) { return (.agreed, on: tx.today) }
            return try tx.tasks.answer(of: id, number).map { ($0.answer, on: tx.today) }
        }
    }

    /// Waits until the child's case is where it is waited for. The coordinator is not told of cases, which are sealed: it hears that
    /// somebody in charge of where the child lives has entered something in one, and asks then, by the mandate; and on each new day, as
    /// whoever works on the case may be elsewhere.
    func look<Request, Reply, Value: Codable & Sendable>(
        _ step: String, _ query: Query<Request, Reply>, _ request: Request,
        task: TaskDraft? = nil, _ read: @escaping @Sendable (Reply) -> Value?
    ) async throws -> Value {
        // The first time what is asked before it waits; from then on what it hears cannot slip in between.
        let body = try JSON.encode(request)
        return try await settle(
            step, .wait, [WaitRecords.cases], task,
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

    /// Waits for the answer to what somebody was given to do, for as long as that takes; meanwhile what was given to do `beside` it is
    /// closed once it is done.
    func answer(_ step: String, to charge: Charge, beside others: [Charged] = []) async throws -> Answer {
        let task = charge.task
        let subjects = [WaitRecords.answer(to: task)] + others.flatMap(\.subjects)
        return try await settle(step, .answer, subjects, nil) { tx in
            _ = try tx.closeDone(others)
            return try tx.tasks.find(task)?.answer.map { ($0, on: tx.today) }
        }
    }

    /// What a look has found.
    private enum Looked<Value> {
        case some(Value?)
        case refused(Saying)
    }

    /// What is so, and the day from which the run goes on with that; nil while it is not so.
    private typealias Decide<Value> = @Sendable (Transaction) throws -> (Value, on: Day)?

    private func settle<Value: Codable & Sendable>(
        _ step: String, _ kind: EntryKind, _ subjects: [String], _ task: TaskDraft?,
        _ decide: @escaping Decide<Value>
    ) async throws -> Value {
        let (number, known) = try take(step, kind)
        if let settled: Value = try settled(known) { return settled }
        return try await decideOrSuspend(number, step, kind, subjects, task, isFirst: known == nil, decide)
    }

    private func settle<Value: Codable & Sendable>(
        _ step: String, _ kind: EntryKind, _ subjects: [String], _ task: TaskDraft?,
        asking: (Int) async throws -> Looked<Value>
    ) async throws -> Value {
        let (number, known) = try take(step, kind)
        if let settled: Value = try settled(known) { return settled }
        // It waits from now on, so that what happens while it asks wakes it again.
        if known == nil {
            try await begin(number, step, kind, subjects, task)
        } else {
            try await calling {
                try await conduct.write(number) { tx, run in try tx.await(subjects, number, of: run) }
            }
        }
        switch try await calling({ try await asking(number) }) {
        case .some(let value):
            return try await decideOrSuspend(number, step, kind, subjects, task, isFirst: false) { tx in
                value.map { ($0, on: tx.today) }
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

    /// What the journal says, where it is settled.
    private func settled<Value: Codable & Sendable>(_ known: Entry?) throws -> Value? {
        switch known?.state {
        case .done, .again:
            let value: Value = try read(known)
            return value
        case .refused: throw interrupt(Refused(number: known?.number ?? 0))
        case .begun, nil: return nil
        }
    }
    private enum Settled<Value: Sendable>: Sendable {
        case value(Value)
        case refused, waiting
    }

    /// Waits from now on, without having decided anything.
    private func begin(
        _ number: Int, _ step: String, _ kind: EntryKind, _ subjects: [String], _ task: TaskDraft?
    ) async throws {
        let isCancelled = try await calling {
            try await conduct.write(number) { tx, run in
                try tx.begin(number, step, kind, task, of: run)
                if run.isCancelled {
                    try tx.settle(number, as: .refused, keeping: nil, on: tx.today, of: run)
                } else {
                    try tx.await(subjects, number, of: run)
                }
                return run.isCancelled
            }
        }
        if isCancelled { throw interrupt(Refused(number: number)) }
    }

    private func decideOrSuspend<Value: Codable & Sendable>(
        _ number: Int, _ step: String, _ kind: EntryKind, _ subjects: [String], _ task: TaskDraft?,
        isFirst: Bool, _ decide: @escaping Decide<Value>
    ) async throws -> Value {
        let (settled, day) = try await calling {
            try await conduct.write(number) { tx, run -> (Settled<Value>, Day) in
                if isFirst { try tx.begin(number, step, kind, task, of: run) }
                if run.isCancelled {
                    try tx.settle(number, as: .refused, keeping: nil, on: tx.today, of: run)
                    return (.refused, tx.today)
                }
                if let (value, day) = try decide(tx) {
                    try tx.settle(number, as: .done, keeping: JSON.encode(value), on: day, of: run)
                    return (.value(value), day)
                }
                try tx.await(subjects, number, of: run)
                // Parked meanwhile, it waits for that.
                if run.status != .parked { try tx.stand(run, as: .waiting) }
                return (.waiting, tx.today)
            }
        }
        switch settled {
        case .value(let value):
            pass(day)
            return value
        case .refused: throw interrupt(Refused(number: number))
        case .waiting: throw interrupt(Suspended())
        }
    }
}

extension Transaction {
    /// Closes what is done of it. Whether that is all.
    fileprivate func closeDone(_ charged: [Charged]) throws -> Bool {
        var isWhole = true
        for one in charged {
            guard let task = try tasks.find(one.charge.task), task.closedOn == nil else { continue }
            if try one.isDone(self) { try close(task) } else { isWhole = false }
        }
        return isWhole
    }

    /// A run has come to where it waits; what it waits for is somebody's task.
    fileprivate func begin(
        _ number: Int, _ step: String, _ kind: EntryKind, _ task: TaskDraft?, of run: Run
    ) throws {
        try journal.begin(
            Entry(number: number, step: step, kind: kind, on: today, method: task?.method), of: run.id)
        if let task, !run.isCancelled { try open(task, number: number, of: run) }
    }

    /// It waits for that no more.
    fileprivate func settle(
        _ number: Int, as state: EntryState, keeping kept: [UInt8]?, on day: Day, of run: Run
    ) throws {
        try journal.settle(number, of: run.id, as: state, keeping: kept, on: day)
        try waits.stop(run.id)
        try close(tasksOf: number, of: run)
    }
}
