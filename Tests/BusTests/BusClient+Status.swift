import Testing
import Vocabulary

@testable import Bus

/// Far beyond every test's time limit: only an answer before it passes.
let farAway = CallOptions(timeout: .seconds(900), language: .en)

extension BusClient {
    /// What a call comes to.
    func status(_ options: CallOptions = farAway) async -> Status {
        do {
            _ = try await call(Greetings.greet, Greeting(text: "who"), options)
            return .ok
        } catch let error as CallError {
            return error.status
        } catch {
            Issue.record(error)
            return .unknown
        }
    }
}
