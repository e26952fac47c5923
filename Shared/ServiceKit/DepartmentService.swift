public import Store
public import Vocabulary

/// A department's service: what it answers, what it keeps, whom it follows. Everything else is the
/// framework's.
public protocol DepartmentService: Sendable {
    /// Lower-case, the package of its methods and the name of its log: `registry`.
    static var name: String { get }
    /// The steps of its schema, see ``Store/Migration``.
    static var migrations: [Migration] { get }
    /// Its sentences in both languages.
    static var texts: TextCatalogue { get }

    init()

    @RouteBuilder var routes: [Route] { get }
    var followings: [Following] { get }
    /// What its own log holds; nil when it tells nothing.
    static var events: (any DomainEvent.Type)? { get }
    /// What it holds its own tables against, where its log says what they must be; nil where nothing is.
    static var proof: (any LogProof.Type)? { get }
    /// Where it keeps what it issued and signed.
    static var issued: [IssuedColumn] { get }
    /// Takes somebody out of its tables whose key is to be destroyed again, see ``Store/Transaction/destroyKey(of:_:)``: the store came
    /// from an earlier copy. `person` may be nobody that it knows.
    func forget(_ person: String, _ tx: Transaction) throws
    /// Does a part of what is due by the clock, as nobody needs to ask for it; true while there is more. It runs when the service starts
    /// and on each new day.
    func tend(_ tx: Transaction) throws -> Bool
    /// Where a child lives today, as far as the service knows; nil of one that it does not know.
    func home(of child: ChildID, _ snapshot: Snapshot) throws -> UnitPath?
    /// The entries that are the child whom an id names: that one, and those that were merged into it. Of an entry that was itself merged
    /// into another it is that entry alone: what is allowed for it is not allowed for the other.
    func entries(of child: ChildID, _ snapshot: Snapshot) throws -> Set<ChildID>
    /// What it does beside answering, for as long as it runs: of the coordinator alone, which calls others. A department's service calls
    /// nobody.
    func accompany(_ neighbours: Neighbours) async
    /// What its calls pass through after access, before its handlers; see ``Interceptor``.
    var interceptors: [any Interceptor] { get }
}

extension DepartmentService {
    public var interceptors: [any Interceptor] { [] }
    public func accompany(_ neighbours: Neighbours) async {}
    public func tend(_ tx: Transaction) throws -> Bool { false }
    public func forget(_ person: String, _ tx: Transaction) throws {}
    public func home(of child: ChildID, _ snapshot: Snapshot) throws -> UnitPath? { nil }
    public func entries(of child: ChildID, _ snapshot: Snapshot) throws -> Set<ChildID> { [child] }
    public static var proof: (any LogProof.Type)? { nil }
    public static var issued: [IssuedColumn] { [] }
    public static var events: (any DomainEvent.Type)? { nil }
    public var followings: [Following] { [] }
}
