internal import Bus
public import JSONCoding
internal import Vocabulary

/// What a service may be told and asked, and what it tells, found out without running it.
struct ServiceContract: Sendable {
    struct Entry: Sendable {
        let name: String
        let kind: CallKind
        let needs: Role
        /// Of a feed the item, of an import the row.
        let types: (request: any Payload.Type, reply: any Payload.Type)

        init(_ route: Route) {
            (name, kind, needs) = (route.name, route.kind, route.needs)
            types = (route.request, route.reply)
        }

        init(_ method: any TypedMethod) {
            (name, kind, needs) = (method.name, method.kind, method.needs)
            types = method.types
        }

        var description: MethodDescription {
            MethodDescription(
                name: name, kind: kind, needs: needs, request: Schemas.schema(of: types.request),
                reply: Schemas.schema(of: types.reply))
        }
    }

    let service: String
    /// The service's own and the framework's.
    let methods: [Entry]
    let events: (any DomainEvent.Type)?

    init(_ type: any DepartmentService.Type) {
        service = type.name
        methods = type.init(reference: Reference()).routes.map(Entry.init) + BuiltIn.methods.map { Entry($0) }
        events = type.events
    }

    /// As it goes to whoever documents it.
    var description: ServiceDescription {
        ServiceDescription(
            service: service, methods: methods.map(\.description).sorted { $0.name < $1.name },
            events: events.map { Schemas.schema(of: $0) })
    }
}

/// All that one service answers and tells, with schemas: what `chungtay-registry --describe` prints.
public struct ServiceDescription: Codable, Hashable, Sendable {
    public let service: String
    /// Sorted by name; the built-in packages too.
    public let methods: [MethodDescription]
    /// JSON Schema of the service's events: of an object whose one member is named like the event and holds its data as
    /// `_0`. Nil for a service that tells nothing.
    public let events: JSONValue?

    public init(service: String, methods: [MethodDescription], events: JSONValue?) {
        self.service = service
        self.methods = methods
        self.events = events
    }
}

/// What the framework answers in every service.
enum BuiltIn {
    static let packages: Set<String> = ["admin", "events", "health", "reflection"]

    static let methods: [any TypedMethod] = [
        AdminClock.get, AdminClock.set, AdminMetrics.get, AdminStore.backup, AdminStore.check, EventLog.head,
        EventLog.subscribe, Health.check, Health.watch, Reflection.describe, Reflection.list,
    ]
}

/// A method that knows what its messages are made of.
protocol TypedMethod: Method {
    var types: (request: any Payload.Type, reply: any Payload.Type) { get }
}

extension Command: TypedMethod {
    var types: (request: any Payload.Type, reply: any Payload.Type) { (Request.self, Reply.self) }
}

extension Query: TypedMethod {
    var types: (request: any Payload.Type, reply: any Payload.Type) { (Request.self, Reply.self) }
}

extension Feed: TypedMethod {
    var types: (request: any Payload.Type, reply: any Payload.Type) { (Request.self, Item.self) }
}
