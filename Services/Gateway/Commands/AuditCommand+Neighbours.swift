import Bus
import GatewayKit
import ServiceKit
import Vocabulary

extension AuditCommand.Verify {
    /// What the services have signed of their logs and those that follow them keep, by who signed it.
    func signedHeads(
        keptBy running: [String], _ unit: UnitPath, _ context: CommandContext
    ) async throws -> [String: [NeighbourLogHead]] {
        var kept: [String: [NeighbourLogHead]] = [:]
        for reply in try await replies(of: running, to: AdminHeads.get, within: .seconds(10), unit, context) {
            for head in reply.heads { kept[head.source, default: []].append(head) }
        }
        return kept
    }

    /// What each of the services answers.
    func replies<Reply>(
        of running: [String], to method: Query<Empty, Reply>, within timeout: Duration, _ unit: UnitPath,
        _ context: CommandContext
    ) async throws -> [Reply] {
        var replies: [Reply] = []
        for service in running {
            let client = try context.clients.client(to: service, as: .unit(unit))
            replies.append(
                try await client.call(
                    method, Empty(), CallOptions(timeout: timeout, language: context.language)))
        }
        return replies
    }

    /// Those that must be in the log still; says of the others which restoring took them away.
    func unexpected(_ kept: [NeighbourLogHead], _ context: CommandContext) -> [NeighbourLogHead] {
        let explained = kept.filter { head in restored.contains { $0.explains(head) } }
        for head in explained {
            context.note(
                "audit-restored",
                [
                    "service": head.source, "keeper": head.keeper, "table": head.signed.log.table,
                    "row": context.numbers.whole(head.signed.position),
                    "at": head.goneAt.map { context.moment($0) } ?? "",
                ])
        }
        return kept.filter { !explained.contains($0) }
    }
}
