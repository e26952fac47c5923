import GRDB
import RegistryAPI
import RegistryKnown
import Store
import Vocabulary

/// The children that the registry has told of: they are counted.
struct CountedChildRecords: KnownChildRecords {
    static let aspects: Set<KnownAspect> = [.identity, .home, .poverty, .standing]
    let db: Database

    /// Who is on the register on a day, as known at a point of the registry's log, and as what. Whoever was entered in
    /// error never was, on no day.
    func onRegister(on day: Day, knownOn point: LogPoint) throws -> [CountedChild] {
        let mistakes = try standings.held(
            where: "status = \(ChildStatus.enteredInError)", on: .last, knownOn: point)
        let never = Set(mistakes.map(\.about))
        let active = try standings.held(
            where: "status = \(ChildStatus.active)", on: day, knownOn: point)
        let identities = values(try identities.held(on: day, knownOn: point))
        let homes = values(try homes.held(on: day, knownOn: point))
        let poverty = values(try poverty.held(on: day, knownOn: point))
        return active.compactMap { standing in
            let child = standing.about
            guard !never.contains(child), let identity = identities[child], let home = homes[child],
                let poverty = poverty[child]
            else { return nil }
            return CountedChild(id: child, identity, home: home, poverty: poverty)
        }
    }

    private func values<Value>(_ held: [Held<ChildID, Value>]) -> [ChildID: Value] {
        Dictionary(uniqueKeysWithValues: held.map { ($0.about, $0.value) })
    }
}

extension Snapshot {
    var knownChildren: CountedChildRecords { CountedChildRecords(db: db) }
}
