import Bus
import RegistryAPI
import ServiceKit
import Store
import Vocabulary

extension Transaction {
    /// Keeps what was said of it. The caller keeps what is so now.
    func keep<Value: AroundChild>(
        _ value: Value, as kind: VersionKind, in records: PeriodFacts<ChildID, Value>
    ) throws {
        let version = FactVersion(
            kind, of: FactID(of: value.id), days: value.days, value: value, learned: learned)
        try records.append(version, of: value.child, by: recorder)
    }

    /// Keeps what begins, or is over already. Throws FAILED_PRECONDITION where it would last past a closure.
    func begin<Value: EndsWithChild>(_ value: Value, in records: PeriodFacts<ChildID, Value>) throws {
        try refusing(at: "/end", among: records.recorder) {
            try childAspects.standing(of: value.child).admit(value.days)
        }
        try keep(value, as: .recorded, in: records)
    }

    /// Says that it never was as it is kept, but like this. Throws FAILED_PRECONDITION with what stands in the way: where it
    /// goes on, up to the closure that comes next. The caller lets it follow that.
    func correct<Value: AroundChild>(to value: Value, in records: PeriodFacts<ChildID, Value>) throws {
        try refusing(at: "/id", among: records.recorder) {
            let days = value.days
            let known = try childAspects.standing(of: value.child)
            try known.admit(days)
            let closing = value is any EndsWithChild ? known.lastDay(from: days.from) : nil
            let last = days.until ?? closing
            _ = try records.periods(of: value.child).correct(
                FactID(of: value.id), value: value, from: days.from, until: last.map { .on($0) } ?? .open,
                learned: learned)
            try keep(value, as: .corrected, in: records)
        }
    }

    /// Says that it never was, of what the request names: what is so now is removed.
    func void<Value: AroundChild>(
        _ sought: Sought<Value>, in records: PeriodFacts<ChildID, Value>,
        removing remove: (ID<Value.Named>) throws -> Void, telling event: (Value) -> RegistryEvent
    ) throws -> Value {
        let value = try sought.get()
        disclose(value.child)
        try refusing(at: "/id", among: records.recorder) {
            let version = try records.periods(of: value.child).void(
                FactID(of: value.id), learned: learned)
            try records.append(version, of: value.child, by: recorder)
        }
        try remove(value.id)
        emit(event(value))
        return value
    }
}
