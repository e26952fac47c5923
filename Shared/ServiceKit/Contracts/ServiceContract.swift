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
        /// Whether it opens a file out of the caller's reach for who says why.
        let breaksGlass: Bool

        init(_ route: Route) {
            (name, kind, needs) = (route.name, route.kind, route.needs)
            breaksGlass = route.opening != nil
            types = (route.request, route.reply)
        }

        init(_ method: any TypedMethod) {
            (name, kind, needs) = (method.name, method.kind, method.needs)
            breaksGlass = false
            types = method.types
        }

        func description(in words: SchemaWords) -> MethodDescription {
            let request = Schemas.schema(of: types.request, in: words)
            var description = MethodDescription(
                name: name, kind: kind, needs: needs, request: request,
                reply: Schemas.schema(of: types.reply, in: words))
            description.names = words.names(ofMembersIn: request)
            if breaksGlass { description.breakGlass = true }
            return description
        }
    }

    let service: String
    /// The service's own and the framework's.
    let methods: [Entry]
    let events: (any DomainEvent.Type)?
    /// What people call what its messages carry.
    private let texts: TextCatalogue

    init(_ type: any DepartmentService.Type) {
        service = type.name
        methods = type.init().routes.map(Entry.init) + BuiltIn.methods.map { Entry($0) }
        events = type.events
        texts = KitTexts.all.merging(type.texts)
    }

    /// As it goes to whoever documents it.
    var description: ServiceDescription {
        let words = SchemaWords(texts)
        return ServiceDescription(
            service: service,
            methods: methods.map { $0.description(in: words) }.sorted { $0.name < $1.name },
            events: events.map { Schemas.schema(of: $0, in: words) })
    }
}
