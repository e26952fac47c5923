import GatewayKit
import ServiceKit
import Synchronization

/// What services have said of their methods: so that a form stands with all that was typed while the one is away that it is for.
final class Contracts: Sendable {
    private let known = Mutex<[String: MethodDescription]>([:])

    func description(of method: String) -> MethodDescription? { known.withLock { $0[method] } }
    func keep(_ description: MethodDescription) { known.withLock { $0[description.name] = description } }
}

/// What the contract says of the members that an act's form asks for.
struct ActContract {
    let own: RequestForm
    /// Of what is made first.
    let making: RequestForm?

    func member(_ name: String) -> RequestForm.Member? { own.member(name) ?? making?.member(name) }
}
