import Bus
import Crypto
import GatewayAPI
import JSONCoding
import Store
import Synchronization
import Vocabulary

/// What a workflow sees of the world, and all that it may do. A workflow is a function of it: run again from its journal it asks for the
/// same steps in the same order, so time, chance and what others said come from here alone.
///
/// ```swift
/// let place = try await flow.step("place-held", Referrals.create, request, keeping: \.id) { id in
///     try Act(Referrals.cancel, CancelReferral(id: id, reason: CoordinatorTexts.reasonOfUndoing))
/// }
/// ```
final class Flow: Sendable {
    private struct State {
        /// The number of the next entry.
        var next = 1
        var today: Day
        var undos: [Undo] = []
        /// Why it does not go on: whatever the workflow makes of it, it is thrown again.
        var interruption: (any Error)?
    }

    let conduct: Conduct
    private let state: Mutex<State>

    init(_ conduct: Conduct) {
        self.conduct = conduct
        state = Mutex(State(today: conduct.run.begunOn))
    }

    var run: Run { conduct.run }
    /// What its starter wrote for others to read; it goes to them and nowhere else.
    var words: String? { conduct.words }
    /// The day of the entry that the run has come to.
    var today: Day { state.withLock { $0.today } }
    var undos: [Undo] { state.withLock { $0.undos } }
    var interruption: (any Error)? { state.withLock { $0.interruption } }

    /// An id of something that the run makes, the same whenever it is replayed: made twice it is refused the second time.
    func id<Subject>(_ name: String, _: Subject.Type = Subject.self) -> ID<Subject> {
        let number = state.withLock { $0.next }
        return ID(ofDigest: SHA256.hash(data: Array("\(run.id)/\(number)/\(name)".utf8)))
    }

    /// The next entry's number, and what the journal has of it.
    func take(_ step: String, _ kind: EntryKind) throws -> (number: Int, known: Entry?) {
        let number = try state.withLock { state in
            if let interruption = state.interruption { throw interruption }
            defer { state.next += 1 }
            return state.next
        }
        let known = conduct.entries[number]
        guard let known else { return (number, nil) }
        guard known.step == step, known.kind == kind else {
            throw interrupt(
                Diverged(
                    number: number, expected: "\(known.kind) \(known.step)", found: "\(kind) \(step)"))
        }
        // What it waits for counts from the day on which that comes.
        if known.state != .begun || kind == .step { pass(known.on) }
        return (number, known)
    }

    /// Throws ``Diverged`` where the journal has more than the workflow asked for: its code was changed without another version.
    func requireWhole() throws {
        let next = state.withLock { $0.next }
        let left = conduct.entries.values.filter { (next..<Entry.firstUndo).contains($0.number) }
        guard let first = left.min(by: { $0.number < $1.number }) else { return }
        throw interrupt(
            Diverged(number: first.number, expected: "\(first.kind) \(first.step)", found: "the end"))
    }

    func pass(_ day: Day) { state.withLock { $0.today = max($0.today, day) } }

    /// What ends the way of the run for now.
    func interrupt(_ error: any Error) -> any Error {
        state.withLock { state in
            if state.interruption == nil { state.interruption = error }
            return state.interruption ?? error
        }
    }

    /// Keeps how a finished step is undone.
    func keep(_ undo: Undo) { state.withLock { $0.undos.append(undo) } }

    /// The step's outcome is over by itself: there is nothing left to undo.
    func letGo(_ number: Int) { state.withLock { $0.undos.removeAll { $0.number == number } } }
}

/// A command with all that it is called with.
struct Act: Sendable {
    let method: String
    let body: [UInt8]

    init<Request, Reply>(_ command: Command<Request, Reply>, _ request: Request) throws {
        (method, body) = (command.name, try JSON.encode(request))
    }
}

/// How a finished step is undone.
struct Undo: Sendable {
    /// Of the step.
    let number: Int
    let step: String
    let act: @Sendable () throws -> Act
}

/// A finished step: what is kept of it, and its number.
struct Done<Kept: Sendable>: Sendable {
    let number: Int
    let kept: Kept
}
