import Bus
import GatewayAPI
import JSONCoding
import ServiceKit
import Store
import Synchronization
import Vocabulary

/// One run while it is carried on: the only way from a workflow to the journal and to other services.
final class Conduct: Sendable {
    let engine: Engine
    /// As it was when it was taken up.
    let run: Run
    /// As the journal was then, by number.
    let entries: [Int: Entry]
    /// What its starter wrote for others to read.
    let words: String?
    /// What the run has seen of logs: each call waits until its service has, too.
    private let seen: Mutex<Positions>

    /// Nil of a run that cannot go on any more.
    convenience init?(_ id: WorkflowID, engine: Engine) async throws {
        let found = try await engine.neighbours.store.act { tx -> (Run, [Entry], String?)? in
            guard let run = try tx.runs.takeUp(id) else { return nil }
            let words = try run.words.map { try tx.vault.openText($0, for: Run.place(ofWordsIn: id)) }
            return (run, try tx.journal.of(id), words)
        }
        guard let found else { return nil }
        self.init(found.0, found.1, saying: found.2, engine: engine)
    }

    /// Of a run as it is given, with that journal.
    init(_ run: Run, _ entries: [Entry], saying words: String? = nil, engine: Engine) {
        (self.engine, self.run, self.words) = (engine, run, words)
        self.entries = Dictionary(entries.map { ($0.number, $0) }) { one, _ in one }
        var known = Positions()
        for entry in entries { if let seen = entry.seen { known.merge(seen) } }
        seen = Mutex(known)
    }

    /// Replays the run, and lets it go on as far as it can.
    func carryOn() async throws {
        let flow = Flow(self)
        do {
            guard let workflow = engine.workflows.find(run.workflow, run.version) else {
                throw NoSuchVersion(workflow: run.workflow.rawValue, version: run.version)
            }
            try await workflow.body(flow)
            // Whoever caught what suspends it has not made it go on.
            if let interruption = flow.interruption { throw interruption }
            try flow.requireWhole()
            try await finish(.done)
        } catch is Suspended {
            return
        } catch is RunOver {
            return
        } catch let refused as Refused {
            try await undo(flow, because: refused)
        }
    }

    /// Undoes what was finished, the last first; what cannot be undone becomes somebody's task.
    private func undo(_ flow: Flow, because refused: Refused) async throws {
        do {
            try await write(refused.number) { tx, run in try tx.stand(run, as: .undoing) }
            for undo in flow.undos.reversed() { try await self.undo(undo, flow) }
            try await finish(.undone)
        } catch is Suspended {
            return
        } catch is RunOver {
            return
        }
    }

    private func undo(_ undo: Undo, _ flow: Flow) async throws {
        let number = Entry.firstUndo + undo.number
        let known = entries[number]
        if let known, known.state == .done || known.state == .refused { return }
        let act = try undo.act()
        let (id, step) = (run.id, undo.step)
        try await write(number) { tx, run in
            guard known == nil else { return }
            try tx.journal.begin(
                Entry(number: number, step: step, kind: .undo, on: tx.today, method: act.method), of: id)
        }
        switch try await call(act.method, .command, act.body, number: number) {
        case .replied(let reply): try await done(number, reply, keeping: nil)
        case .refused(let refusal):
            try await write(number) { tx, run in
                try tx.journal.refuse(number, of: id, by: refusal, on: tx.today)
                try tx.open(
                    TaskDraft(
                        .undoByHand, unit: run.unit, method: act.method,
                        request: String(decoding: act.body, as: UTF8.self)), number: number, of: run)
            }
        }
    }

    /// Keeps that a step is done, and whatever is to be known of it.
    func done(_ number: Int, _ reply: Reply, keeping kept: [UInt8]?) async throws {
        let id = run.id
        try await write(number) { tx, run in
            try tx.journal.finish(number, of: id, reply, keeping: kept, on: tx.today)
        }
    }

    /// The run has ended; where something of it was lost meanwhile, as a service was restored, it goes on with that instead.
    func finish(_ status: WorkflowStatus) async throws {
        let id = run.id
        try await write(0) { tx, run in
            guard try !tx.journal.hasLost(id) else { return }
            try tx.end(run, as: status)
        }
    }

    /// Writes in a transaction of its own, unless the run has ended meanwhile.
    func write<Value: Sendable>(
        _ number: Int, _ body: @escaping @Sendable (Transaction, Run) throws -> Value
    ) async throws -> Value {
        try engine.passing(CrashPoint(moment: .beforeWrite, number: number))
        let id = run.id
        let value = try await engine.neighbours.store.act { tx in
            guard let run = try tx.runs.find(id), run.isUnderWay else { throw RunOver() }
            return try body(tx, run)
        }
        try engine.passing(CrashPoint(moment: .afterWrite, number: number))
        return value
    }

    /// Calls a method of another service by the run's mandate. The key is the run's and the step's, so that however often it is made it
    /// is done once. Throws ``Away`` where it has to be made again, ``Suspended`` where the mandate does not do any more.
    func call(_ method: String, _ kind: CallKind, _ body: [UInt8], number: Int) async throws -> Outcome {
        let service = String(method.prefix { $0 != "." })
        let passed = CrashPoint.Call(method: method, body: body)
        try engine.passing(CrashPoint(moment: .beforeCall, number: number, call: passed))
        let client: BusClient
        do {
            client = try engine.neighbours.client(of: service)
        } catch {
            throw Away(service: service, delay: nil)
        }
        // What this service has followed the run may rest on: whoever is behind that is waited for.
        var known = engine.neighbours.store.positions
        seen.withLock { known.merge($0) }
        var options = CallOptions(
            timeout: .seconds(20), idempotencyKey: "\(run.id)/\(number)", seen: known,
            language: .vi, retry: .never)
        options.mandate = String(decoding: try JSON.encode(run.mandate), as: UTF8.self)
        let reply = await client.raw(method, kind: kind, body: body, options)
        try engine.passing(CrashPoint(moment: .afterCall, number: number, call: passed))
        try Task.checkCancellation()
        return try await outcome(of: reply, to: kind, from: service, by: client, number)
    }

    private func outcome(
        of reply: RawReply, to kind: CallKind, from service: String, by client: BusClient, _ number: Int
    ) async throws -> Outcome {
        if reply.status == .ok {
            let position = reply.metadata.position
            seen.withLock { seen in if let position { seen.merge(position) } }
            return .replied(Reply(body: reply.body, source: service, seen: position))
        }
        let error = CallError(reply.status, metadata: reply.metadata, fallback: reply.status.name)
        if let present = error.position {
            // What was seen is no more, as that service was restored: what it has now is waited for instead.
            seen.withLock { $0.replace($0, by: present) }
            throw Away(service: service, delay: error.retryDelay)
        }
        // Out of reach looks as unknown does: the run's own child, what it looks at, and what it made and undoes now, are there, and who
        // gave the mandate does not reach them any more, as when the child has moved.
        let isOutOfReach =
            error.status == .notFound
            && (kind == .query || number > Entry.firstUndo
                || error.violations.contains { $0.field == "/child" })
        switch error.status {
        case _ where isOutOfReach || error.status == .permissionDenied:
            try await park(number, error.message)
            throw Suspended()
        case .resourceExhausted where error.retryDelay == nil, .invalidArgument, .notFound, .alreadyExists,
            .failedPrecondition, .outOfRange:
            return .refused(Saying(text: error.message))
        case .unavailable:
            engine.neighbours.lost(service, client)
            throw Away(service: service, delay: error.retryDelay)
        default: throw Away(service: service, delay: error.retryDelay)
        }
    }

    /// Lets the run wait until somebody takes it over; where somebody has meanwhile, it goes on by their mandate.
    private func park(_ number: Int, _ why: String) async throws {
        let (id, shown) = (run.id, run.mandate)
        try await write(number) { tx, run in
            guard run.mandate == shown else { return }
            try tx.journal.note(number, of: id, Saying(text: why))
            try tx.park(run)
        }
    }

    /// How a call ended that need not be made again.
    enum Outcome: Sendable {
        case replied(Reply)
        case refused(Saying)
    }

    struct Reply: Sendable {
        let body: [UInt8]
        let source: String
        let seen: Positions?
    }
}

/// Why, in a service's words: sealed where it is kept.
struct Saying: Hashable, Sendable {
    let text: String
}

/// The run waits, and is not in memory until what it waits for has come.
struct Suspended: Error {}

/// It has ended while it was carried on: its child has left the register.
struct RunOver: Error {}

/// Somebody said no: what was done is to be undone.
struct Refused: Error {
    /// Of the entry that says so.
    let number: Int
}

/// The code asks for other steps than the journal has: it was changed without another version.
struct Diverged: Error {
    let number: Int
    let expected: String
    let found: String
}

struct NoSuchVersion: Error {
    let workflow: String
    let version: Int
}
