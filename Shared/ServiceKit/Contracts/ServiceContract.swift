internal import Bus
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
