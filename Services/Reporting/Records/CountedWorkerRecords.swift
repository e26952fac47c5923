import GRDB
import RegistryAPI
import RegistryKnown
import Store
import Vocabulary

/// The workers that the registry has told of: they are counted.
struct CountedWorkerRecords: KnownWorkerRecords {
    static let aspects: Set<KnownWorkerAspect> = [.workplace, .role, .standing]
    let db: Database

    /// Who is at work on a day, and where, as known at a point of the registry's log; in the order of their ids.
    func atWork(on day: Day, knownOn point: LogPoint) throws -> [CountedWorker] {
        let atWork = try standings.held(
            where: "standing = \(WorkerStanding.atWork)", on: day, knownOn: point)
        let units = Dictionary(
            uniqueKeysWithValues: try workplaces.held(on: day, knownOn: point).map { ($0.about, $0.value) })
        let roles = Dictionary(
            uniqueKeysWithValues: try roles.held(on: day, knownOn: point).map { ($0.about, $0.value) })
        return atWork.compactMap { standing in
            guard let unit = units[standing.about], let role = roles[standing.about] else { return nil }
            return CountedWorker(id: standing.about, unit: unit, role: role)
        }
    }
}

extension Snapshot { var knownWorkers: CountedWorkerRecords { CountedWorkerRecords(db: db) } }
