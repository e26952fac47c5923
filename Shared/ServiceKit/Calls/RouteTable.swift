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
        guard let nearest = nearest(to: method) else {
            return Message("kit.unknown-method-bare", ["method": method])
        }
        return Message("kit.unknown-method", ["method": method, "nearest": nearest])
    }

    /// The method whose name takes the fewest edits to reach from `name`; nil when none is near enough to be
    /// meant.
    func nearest(to name: String) -> String? {
        let ranked = routes.map { ($0.name, editDistance($0.name.lowercased(), name.lowercased())) }
        guard let best = ranked.min(by: { ($0.1, $0.0) < ($1.1, $1.0) }), best.1 <= max(3, name.count / 2)
        else {
            return nil
        }
        return best.0
    }
}

/// Levenshtein's distance in characters. For names: quadratic.
func editDistance(_ left: String, _ right: String) -> Int {
    let right = Array(right.prefix(300))
    var row = Array(0...right.count)
    for (index, character) in left.prefix(300).enumerated() {
        var diagonal = row[0]
        row[0] = index + 1
        for column in right.indices {
            let substituted = diagonal + (character == right[column] ? 0 : 1)
            diagonal = row[column + 1]
            row[column + 1] = min(substituted, row[column] + 1, diagonal + 1)
        }
    }
    return row[right.count]
}
