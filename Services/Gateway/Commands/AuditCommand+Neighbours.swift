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
        for service in running {
            let client = try context.clients.client(to: service, as: .unit(unit))
            let heads = try await client.call(
                AdminHeads.get, Empty(), CallOptions(timeout: .seconds(10), language: context.language))
            for head in heads.heads { kept[head.source, default: []].append(head) }
        }
        return kept
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
                    "at": head.goneAt?.description ?? "",
                ])
        }
        return kept.filter { !explained.contains($0) }
    }
}
