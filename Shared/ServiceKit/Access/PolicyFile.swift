internal import Logging
internal import Store
internal import Synchronization
internal import Vocabulary

/// The policy in force: `<compose>/policy.yaml` as it was when it could last be read.
///
/// A file that has become unreadable, or has a mistake, takes nothing away and grants nothing: the policy before it
/// stays in force, and the log says which line is wrong.
final class PolicyFile: Sendable {
    private struct State {
        /// The file that was read last.
        var read: FileStamp?
        /// The file that the last look found.
        var found: FileStamp?
        /// The file that is in force.
        var adopted: AdoptedTexts
        /// What is wrong with the file as it is now.
        var problem: FileProblem?
        var onChange: (@Sendable (WrittenPolicy) -> Void)?
    }

    /// The policy that the file held when this was made.
    let initial: WrittenPolicy
    private let compose: String
    private let logger: Logger
    private let state: Mutex<State>

    /// Throws ``FileProblem``: nobody starts without a policy.
    init(compose: String, logger: Logger) throws {
        (self.compose, self.logger) = (compose, logger)
        initial = try WrittenPolicy.read(compose: compose)
        state = Mutex(State(adopted: initial.adopted))
    }

    /// The policy that is in force, as a service keeps that it goes by it.
    var adopted: AdoptedTexts { state.withLock { $0.adopted } }

    /// Says whom to give each policy that is read from now on. Called on the thread that reads it.
    func onChange(_ take: @escaping @Sendable (WrittenPolicy) -> Void) {
        state.withLock { $0.onChange = take }
    }

    /// Reads the file again if it has changed; one that is still being written, when a later look finds it as this
    /// one did.
    func look() {
        state.withLock { state in
            let stamp = FileStamp(of: Policy.file(in: compose))
            guard stamp == nil || stamp != state.read else { return }
            guard stamp == state.found else {
                state.found = stamp
                return
            }
            do {
                let policy = try WrittenPolicy.read(compose: compose)
                if state.problem != nil { logger.notice("the policy can be read again") }
                state.problem = nil
                state.adopted = policy.adopted
                state.onChange?(policy)
            } catch {
                say(error, &state)
            }
            state.read = stamp
        }
    }

    /// Once for each mistake, however often it is looked at.
    private func say(_ error: any Error, _ state: inout State) {
        let file = Policy.file(in: compose)
        let problem =
            error as? FileProblem
            ?? FileProblem(file: file, message: Message("kit.file-unreadable", ["file": file]))
        guard problem != state.problem else { return }
        state.problem = problem
        logger.error(
            "the policy cannot be read: the one before stays in force",
            metadata: [
                "place": "\(problem.place)", "problem": "\(KitTexts.all.render(problem.message, in: .en))",
            ])
    }
}
