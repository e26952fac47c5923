/// How one service is started.
package struct ServiceSpec: Sendable {
    /// `registry`.
    package let name: String
    let executable: String
    let arguments: [String]
    /// What it says to standard error goes here, appended.
    package let log: String
}

/// The services in the order in which they start; they stop in the reverse one. Who follows comes after whom it
/// follows, so that a stopping follower still reaches its sources.
package enum StackOrder {
    package static let start = ["registry", "catalogue", "funding", "campaigns", "reporting"]

    package static func sorted(_ names: [String]) -> [String] {
        names.sorted { (start.firstIndex(of: $0) ?? .max, $0) < (start.firstIndex(of: $1) ?? .max, $1) }
    }
}
