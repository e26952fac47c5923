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
    /// By which the person's own list names it; it opens nothing.
    let id = String(RandomWord.make().prefix(16))
    let device: Device
    private let key: HandedKey
    private let data: DataDirectory
    private let state: Mutex<State>

    /// What comes before all other pages.
    enum Stage: Sendable {
        /// Nothing.
        case open
        /// The code of the second factor: the password alone opens nothing.
        case code
        /// A second factor is to be set up: the person's role asks for one.
        case enrol
    }

    /// Of an account with a second factor.
    let secret: OneTimeSecret?
    var stage: Stage { state.withLock { $0.stage } }

    private struct State {
        var stage: Stage
        /// What is to be put into a telephone, until that is done.
        var enrolling: OneTimeSecret?
        /// Where to go on.
        var next = "/"
        var seen: ContinuousClock.Instant
        var underWay = 0
        /// Opened at the first use, in the language that the person reads.
        var desks: [Language: Desk] = [:]
        var searches: [(id: String, words: String)] = []
        var note: String?
        var form: (path: String, fields: [String: [String]])?
        var sheets: [Sheet] = []
    }

    /// The services as one person calls them.
    struct Desk: Sendable {
        let clients: ServiceClients
        let directory: MethodDirectory
    }

    /// Nil for a key of nobody in particular: the portal is for people.
    init?(
        _ opened: LogIn.Opened, _ data: DataDirectory, _ device: Device, at now: ContinuousClock.Instant,
        _ stage: Stage
    ) {
        let key = opened.key
        guard key.owner.person != nil, let caller = UnitPath(key.owner.text) else { return nil }
        (login, owner, self.caller, self.key, self.data) = (
            opened.account.login, key.owner, caller, key, data
        )
        (self.device, secret) = (device, opened.secret)
        (began, mustChoosePassword) = (now, opened.account.isFirstPassword)
        state = Mutex(State(stage: stage, seen: now))
    }

    private init(_ other: Session, at now: ContinuousClock.Instant) {
        (login, owner, caller, key, data) = (other.login, other.owner, other.caller, other.key, other.data)
        (device, secret) = (other.device, other.secret)
        (began, mustChoosePassword) = (now, other.mustChoosePassword)
        state = Mutex(State(stage: .open, seen: now, form: other.state.withLock { $0.form }))
    }

    // MARK: - The second factor

    /// The session of who has given the code, under a word of its own, and where to go on.
    func passed(at now: ContinuousClock.Instant) -> (session: Session, next: String) {
        (Session(self, at: now), state.withLock { $0.next })
    }

    func goOn(to next: String) { state.withLock { $0.next = next } }

    /// The same on each page, until it is set up.
    func enrolling() -> OneTimeSecret {
        state.withLock { state in
            let secret = state.enrolling ?? OneTimeSecret()
            state.enrolling = secret
            return secret
        }
    }

    func enrolled() { state.withLock { ($0.enrolling, $0.stage) = (nil, .open) } }

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
            defer { (state.desks, state.sheets) = ([:], []) }
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

    /// So many tables are kept at once: another takes the place of the oldest with which nothing is being done.
    private static let sheetsKept = 3

    /// False where something is being done with all of those that are kept.
    func keep(_ sheet: Sheet) -> Bool {
        state.withLock { state in
            if state.sheets.count >= Self.sheetsKept {
                guard let idle = state.sheets.firstIndex(where: { $0.now.work == nil }) else { return false }
                state.sheets.remove(at: idle)
            }
            state.sheets.append(sheet)
            return true
        }
    }

    func sheet(_ id: String, of list: SheetList) -> Sheet? {
        state.withLock { $0.sheets.first { $0.id == id && $0.list.name == list.name } }
    }

    func sheets(of list: SheetList) -> [Sheet] {
        state.withLock { $0.sheets.filter { $0.list.name == list.name } }
    }

    func drop(_ sheet: Sheet) { state.withLock { $0.sheets.removeAll { $0 === sheet } } }

    /// What somebody had typed who was logged out before it was sent: for the form at that address, once.
    func keep(form: [String: [String]], for path: String) { state.withLock { $0.form = (path, form) } }
    func takeForm(for path: String) -> [String: [String]]? {
        state.withLock { state in
            guard state.form?.path == path else { return nil }
            return state.form.take()?.fields
        }
    }

    /// A sentence for the next page, once.
    func tell(_ note: String) { state.withLock { $0.note = note } }
    func takeNote() -> String? { state.withLock { $0.note.take() } }
}
