import ServiceKit
import Store
import Vocabulary

extension Snapshot {
    /// The steps that something took, as known now; `noun` is what its events are called by.
    func steps<Subject, Status: Choice>(
        of id: ID<Subject>, called noun: String
    ) throws -> StepDays<Status> {
        let taken = try standings.steps(of: FactSubject(id)).compactMap { word, day in
            Status(rawValue: word).map { ($0, day) }
        }
        return StepDays(Dictionary(taken) { $1 }, of: id, called: noun)
    }
}
