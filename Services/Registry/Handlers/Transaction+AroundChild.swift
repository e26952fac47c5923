import Bus
import RegistryAPI
import ServiceKit
import Store
import Vocabulary

extension Snapshot {
    /// What is around a child that the caller may act for; of another nobody is told that it is there.
    func seek<Records: AroundChildRecords>(
        _ id: Records.Key, in records: Records
    ) throws -> Sought<Records.Value> {
        try seek(id, in: records) { try home(of: $0.child) }
    }
}

extension Transaction {
    /// Keeps what was said of it. The caller keeps what is so now.
    func keep<Records: AroundChildRecords>(
        _ value: Records.Value, as kind: VersionKind, in records: Records
    ) throws {
        let version = FactVersion(
            kind, of: FactID(of: value.id), days: value.days, value: value, learned: learned)
        try records.facts.append(version, of: value.child, by: recorder)
    }

    /// Keeps what is so now, and tells of it.
    @discardableResult
    func save<Records: AroundChildRecords>(
        _ value: Records.Value, in records: Records, telling event: (Records.Value.Told) -> RegistryEvent
    ) throws -> Records.Value {
        try records.save(value)
        emit(event(value.facts))
        return value
    }

    /// Keeps what has become of it, and tells of that. Its child has been looked at.
    func enter<Records: AroundChildRecords>(
        _ value: Records.Value, as kind: VersionKind, in records: Records,
        telling event: (Records.Value.Told) -> RegistryEvent
    ) throws -> Records.Value {
        disclose(value.child)
        try keep(value, as: kind, in: records)
        return try save(value, in: records, telling: event)
    }

    /// Keeps what begins, or is over already, of a child of that standing. Throws FAILED_PRECONDITION where it would last past a
    /// closure.
    func keepNew<Records: AroundChildRecords>(
        _ value: Records.Value, in records: Records, of standing: Timeline<ChildStanding>
    ) throws where Records.Value: EndsWithChild {
        try refusing(at: "/end", among: records.facts.recorder) { try standing.admit(value.days) }
        try keep(value, as: .recorded, in: records)
    }

    /// Says that it never was as it is kept, but like this. Throws FAILED_PRECONDITION with what stands in the way: where it
    /// goes on, up to the closure that comes next. The caller lets it follow that.
    func correct<Records: AroundChildRecords>(to value: Records.Value, in records: Records) throws {
        try refusing(at: "/id", among: records.facts.recorder) {
            let days = value.days
            let known = try childAspects.standing(of: value.child)
            try known.admit(days)
            let closing = value is any EndsWithChild ? known.lastDay(from: days.from) : nil
            let last = days.until ?? closing
            _ = try records.facts.periods(of: value.child).correct(
                FactID(of: value.id), to: value, from: days.from, until: last.map { .on($0) } ?? .open,
                learned: learned)
            try keep(value, as: .corrected, in: records)
        }
    }

    /// Says that it never was, of what the request names: what is so now is removed.
    func void<Records: AroundChildRecords>(
        _ sought: Sought<Records.Value>, in records: Records,
        telling event: (Records.Value.Told) -> RegistryEvent
    ) throws -> Records.Value {
        let value = try sought.get()
        disclose(value.child)
        try refusing(at: "/id", among: records.facts.recorder) {
            let version = try records.facts.periods(of: value.child).void(
                FactID(of: value.id), learned: learned)
            try records.facts.append(version, of: value.child, by: recorder)
        }
        try records.remove(value.id)
        emit(event(value.facts))
        return value
    }
}
