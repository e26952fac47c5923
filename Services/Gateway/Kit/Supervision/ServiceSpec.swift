/// How one service is started.
package struct ServiceSpec: Sendable {
    /// `registry`.
    package let name: String
    let executable: String
    let arguments: [String]
    /// What it says to standard error goes here, appended.
    package let log: String
}
