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
        for own in try eachChild(lines, of: run.id, snapshot) {
            let child = try snapshot.knownChildren.find(own[0].child)
            let commune = child?.home(on: run.month.last) ?? run.unit
            guard area?.contains(commune) ?? true else { continue }
            for group in PayeeGroup.groups(of: own) {
                let payee = try group.payee(of: child?.id ?? own[0].child, in: commune)
                guard request.channel.map({ $0 == payee.channel }) ?? true else { continue }
                snapshot.disclose(payee.child)
                payees.append(payee)
            }
        }
        return Page(payees, next: found.count < FeedPage.size ? nil : lines.last.map { "\($0.number)" })
    }

    /// The lines of each child, in the order of the list. Whoever was entered twice is told with the first line that any of the entries
    /// has in the list, wherever the others stand.
    private func eachChild(_ lines: [KeptLine], of run: RunID, _ snapshot: Snapshot) throws -> [[KeptLine]] {
        let several = try snapshot.knownChildren.several(of: Array(Set(lines.map(\.child))))
        var (children, places): ([[KeptLine]], [ChildID: Int]) = ([], [:])
        for line in lines {
            if let entries = several[line.child] {
                let own = try snapshot.runLines.paying(run, under: entries)
                if own.first?.number == line.number { children.append(own) }
            } else if let place = places[line.child] {
                children[place].append(line)
            } else {
                places[line.child] = children.count
                children.append([line])
            }
        }
        return children
    }
}
