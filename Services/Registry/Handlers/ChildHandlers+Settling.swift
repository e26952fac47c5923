import Bus
import RegistryAPI
import ServiceKit
import Store
import Vocabulary

extension RegistryService {
    /// Each heir reaches the children, and so may say whose they are.
    func settleChildren(_ request: SettleChildren, _ tx: Transaction) throws -> SettledChildren {
        let children = try request.children.enumerated().map { index, id in
            try tx.seekChild(id, at: "/children/\(index)").map { try tx.childAspects.timelines(of: $0.id) }
        }
        let homes = try SettlingRules(tx).settle(children, by: request)
        let settled = try homes.enumerated().map { index, home in
            try tx.refusing(at: "/children/\(index)") {
                var said = ChildSayings()
                said.home = [
                    try home.child.home.change(
                        request.commune, from: home.since, as: tx.newID(), learned: tx.learned)
                ]
                return try say(said, of: home.child, tx) { .childUpdated($0) }
            }
        }
        return SettledChildren(children: try tx.shown(settled))
    }

    func listUnsettledChildren(
        _ request: ListUnsettledChildren, _ snapshot: Snapshot
    ) throws -> List<UnsettledChild> {
        let splits = try SettlingRules(snapshot).splits(
            within: snapshot.units(request.commune, at: "/commune"))
        let page = try ListPage(request, in: ChildRecords.byCommune)
        return try page.reply(snapshot.children.active(in: splits.keys.sorted(), page)) { children in
            try snapshot.shown(children).map { child in
                guard let split = splits[child.commune] else {
                    preconditionFailure("only communes that were split were asked for")
                }
                return UnsettledChild(child: child, since: split.day, heirs: split.heirs)
            }
        }
    }
}
