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
        let lowered = Array(name.lowercased().utf8)
        let limit = max(3, lowered.count / 2)
        // It takes at least as many edits as the lengths differ: a long name, which costs most, is near to none.
        let ranked = routes.compactMap { route -> (edits: Int, name: String)? in
            let candidate = Array(route.name.lowercased().utf8)
            guard abs(candidate.count - lowered.count) <= limit else { return nil }
            return (editDistance(candidate, lowered), route.name)
        }
        guard let best = ranked.min(by: { ($0.edits, $0.name) < ($1.edits, $1.name) }), best.edits <= limit
        else { return nil }
        return best.name
    }
}

/// Levenshtein's distance in octets. For names: quadratic.
func editDistance(_ left: [UInt8], _ right: [UInt8]) -> Int {
    var row = Array(0...right.count)
    for (index, octet) in left.enumerated() {
        var diagonal = row[0]
        row[0] = index + 1
        for column in right.indices {
            let substituted = diagonal + (octet == right[column] ? 0 : 1)
            diagonal = row[column + 1]
            row[column + 1] = min(substituted, row[column] + 1, diagonal + 1)
        }
    }
    return row[right.count]
}
