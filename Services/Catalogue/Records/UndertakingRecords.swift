import Bus
import GRDB
import ServiceKit
import Store
import Vocabulary

/// Records of what is decided on and carried on: each as it is now, and beside it everything that was said of it.
protocol UndertakingRecords: Keyed
where Key: TextValue & DatabaseValueConvertible & Hashable, Value: Composite {
    associatedtype Saying: UndertakingSaying
    /// What lists them.
    associatedtype Request: PagedRequest
    static var order: ListOrder<Value> { get }
    /// The sentence for one that did not go on then, with the blanks `{id}` and `{day}`.
    static var unknownThen: String { get }
    var facts: AspectFacts<Key, AspectTimelines<Saying>> { get }
    /// As it stood; nil when nothing was known of it.
    func then(_ id: Key, _ asOf: AsOf) throws -> Value?
    /// As they are now.
    func list(_ request: Request, within units: Territory?, _ page: ListPage<Request, Value>) throws
        -> [Value]
    /// Whether it goes on on the day, there if a place is asked for.
    static func goesOn(_ value: Value, on day: Day, within units: Territory?) -> Bool
}

extension UndertakingRecords {
    /// As it went on on a day, as was known then; as it is now without one. Throws NOT_FOUND.
    func get(_ id: Key, _ asOf: AsOf?) throws -> Value {
        guard let asOf else { return try get(id, at: "/id") }
        if let then = try then(id, asOf), Self.goesOn(then, on: asOf.on, within: nil) { return then }
        _ = try get(id, at: "/id")
        throw Refusal.notThen(Self.unknownThen, id, on: asOf.on)
    }

    /// The page that the request asks for: as was known on a day where it says so, else as is known now.
    func page(
        _ request: Request, within unit: UnitPath?, on day: Day?, knownOn: Day?, by caller: Snapshot
    ) throws -> List<Value> {
        let page = try ListPage(request, in: Self.order)
        let units = unit.map(caller.territory)
        guard knownOn != nil, let asOf = try caller.asOf(on: day, knownOn: knownOn) else {
            return try page.reply(list(request, within: units, page))
        }
        return try page.reply(page.fetch(list(within: units, asOf)))
    }

    /// Those that went on on the day, as was known then, in the order of lists.
    private func list(within units: Territory?, _ asOf: AsOf) throws -> [Value] {
        let known = try Set(facts.held(on: asOf.on, knownOn: asOf.knownOn).map(\.about))
            .compactMap { try then($0, asOf) }
        return Self.order.sorted(known.filter { Self.goesOn($0, on: asOf.on, within: units) })
    }
}
