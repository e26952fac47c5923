import Bus
import GatewayKit
import RegistryAPI
import ServiceKit
import Vocabulary

/// Which acts a page about a child offers: those that the person may do about this child. The services say so, and ask again when it is
/// done.
struct ActLinks {
    private let child: ChildID
    private let visit: Visit
    /// By service and role.
    private let allowed: Set<String>

    init(_ child: ChildID, _ visit: Visit, allowed: Set<String>) {
        (self.child, self.visit, self.allowed) = (child, visit, allowed)
    }

    /// Those of the acts that the person may do, in their order.
    func callAsFunction(_ acts: [Act], _ thing: String? = nil) -> [[String: Any]] {
        acts.filter { allowed.contains(Self.key($0)) && ($0.thing == nil) == (thing == nil) }.map { act in
            ["path": act.path(child, thing), "title": visit.text("act.\(act.name)")]
        }
    }

    static func key(_ act: Act) -> String { "\(act.service) \(act.needs.rawValue)" }
}

extension Visit {
    /// What the person may do about the child: asked once for each service and role. Nothing of a service that does not answer.
    func actLinks(_ child: ChildID, _ desk: Session.Desk, _ session: Session) async throws -> ActLinks {
        var allowed: Set<String> = []
        var asked: Set<String> = []
        for act in Act.all where asked.insert(ActLinks.key(act)).inserted {
            do {
                let answer = try await desk.clients.client(to: act.service, as: .unit(session.caller)).call(
                    AdminAccess.explain, ExplainAccess(method: act.method).with { $0.child = child },
                    CallOptions(timeout: .seconds(4), language: language, retry: .never))
                if answer.allowed { allowed.insert(ActLinks.key(act)) }
            } catch let error as CallError where error.status == .unauthenticated {
                throw error
            } catch {
                continue
            }
        }
        return ActLinks(child, self, allowed: allowed)
    }
}
