internal import Vocabulary

/// The methods of one process by name.
struct RouteTable: Sendable {
    let routes: [Route]
    private let byName: [String: Route]

    /// Later routes of the same name lose: a service cannot replace what the framework answers.
    init(_ routes: [Route]) {
        self.routes = routes
        byName = Dictionary(routes.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    }

    subscript(name: String) -> Route? { byName[name] }

    /// That there is no such method, and which was probably meant.
    func unknown(_ method: String) -> Message {
        guard let nearest = Spelling.nearest(to: method, among: routes.map(\.name)) else {
            return Message("kit.unknown-method-bare", ["method": method])
        }
        return Message("kit.unknown-method", ["method": method, "nearest": nearest])
    }
}
