import Bus
import FundingAPI
import RegistryKnown
import ServiceKit
import Store
import Vocabulary

extension FundingService {
    func listPayees(_ request: ListPayees, _ snapshot: Snapshot, _ page: FeedPage) throws -> Page<Payee> {
        let names = try payer(request.unit, snapshot).names
        let area = request.commune.map { snapshot.territory(of: $0) }
        guard let run = try snapshot.runs.find(request.month, of: names) else { return Page([], next: nil) }
        let found = try snapshot.runLines.paying(run.id, after: page.after.flatMap { Int($0) } ?? 0)
        var lines = found
        // The last child of a full page may have more.
        if found.count == FeedPage.size, found.first?.child != found.last?.child {
            lines = Array(found.prefix { $0.child != found.last?.child })
        }
        var payees: [Payee] = []
        for group in PayeeGroup.groups(of: lines) {
            let home = try snapshot.knownChildren.find(group.child)?.home(on: run.month.last)
            let payee = try group.payee(in: home ?? run.unit)
            guard area?.contains(payee.commune) ?? true, request.channel.map({ $0 == payee.channel }) ?? true
            else { continue }
            snapshot.disclose(payee.child)
            payees.append(payee)
        }
        return Page(payees, next: found.count < FeedPage.size ? nil : lines.last.map { "\($0.number)" })
    }
}
