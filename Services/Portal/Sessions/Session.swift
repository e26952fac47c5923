import GatewayKit
import ServiceKit
import Synchronization
import Vocabulary

/// A person who has logged in, in one browser: the key that was opened then, and what is kept for the pages in between. In memory alone.
final class Session: Sendable {
    let login: LoginName
    let owner: KeyOwner
    /// `unit/person`: with whose key calls are made.
    let caller: UnitPath
    let began: ContinuousClock.Instant
    private let key: HandedKey
    private let data: DataDirectory
    private let state: Mutex<State>

    private struct State {
        var seen: ContinuousClock.Instant
        var underWay = 0
        /// Opened at the first use, in the language that the person reads.
        var desks: [Language: Desk] = [:]
        var searches: [(id: String, words: String)] = []
        var note: String?
        var form: [String: [String]]?
    }

    /// The services as one person calls them.
    struct Desk: Sendable {
        let clients: ServiceClients
        let directory: MethodDirectory
    }

    /// Nil for a key of nobody in particular: the portal is for people.
    init?(_ account: Account, _ key: HandedKey, _ data: DataDirectory, at now: ContinuousClock.Instant) {
        guard key.owner.person != nil, let caller = UnitPath(key.owner.text) else { return nil }
        (login, owner, self.caller, self.key, self.data) = (account.login, key.owner, caller, key, data)
        (began, mustChoosePassword) = (now, account.isFirstPassword)
        state = Mutex(State(seen: now))
    }

    var seen: ContinuousClock.Instant { state.withLock { $0.seen } }
    func touch(at now: ContinuousClock.Instant) { state.withLock { $0.seen = now } }

    /// Whether somebody else has seen the password: then another one comes before everything.
    let mustChoosePassword: Bool

    /// Makes calls as the person. Connections stay open until nobody has used them for a while.
    func work<Value>(
        in language: Language, isolation: isolated (any Actor)? = #isolation,
        _ body: (Desk) async throws -> Value
    ) async rethrows -> Value {
        let desk = state.withLock { state in
            state.underWay += 1
            if let desk = state.desks[language] { return desk }
            let clients = ServiceClients(data, language: language, key: key)
            let desk = Desk(clients: clients, directory: MethodDirectory(clients))
            state.desks[language] = desk
            return desk
        }
        defer { state.withLock { $0.underWay -= 1 } }
        return try await body(desk)
    }

    /// Closes the connections, unless a call is under way.
    func rest() {
        let idle = state.withLock { state -> [Desk] in
            guard state.underWay == 0 else { return [] }
            defer { state.desks = [:] }
            return Array(state.desks.values)
        }
        for desk in idle { desk.clients.closeAll() }
    }

    /// The same, whatever is under way.
    func close() {
        let open = state.withLock { state in
            defer { state.desks = [:] }
            return Array(state.desks.values)
        }
        for desk in open { desk.clients.closeAll() }
    }

    // MARK: - Between pages

    /// So many searches are kept: those that somebody goes back to.
    private static let searchesKept = 20

    /// Keeps what was searched for under a word for the address.
    func keep(search words: String) -> String {
        let id = String(RandomWord.make().prefix(16))
        state.withLock { state in
            state.searches.append((id, words))
            if state.searches.count > Self.searchesKept { state.searches.removeFirst() }
        }
        return id
    }

    func search(_ id: String) -> String? {
        state.withLock { $0.searches.first { $0.id == id }?.words }
    }

    /// What somebody had typed who was logged out before it was sent: for the form, once.
    func keep(form: [String: [String]]) { state.withLock { $0.form = form } }
    func takeForm() -> [String: [String]]? { state.withLock { $0.form.take() } }

    /// A sentence for the next page, once.
    func tell(_ note: String) { state.withLock { $0.note = note } }
    func takeNote() -> String? { state.withLock { $0.note.take() } }
}
