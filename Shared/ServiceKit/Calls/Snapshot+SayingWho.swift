internal import Bus
internal import Store
internal import Vocabulary

extension Snapshot {
    /// Runs a handler; what it refuses says who recorded what is in the way, and when. Rules are pure and know ids alone.
    func sayingWho<Value>(_ handle: () throws -> Value) throws -> Value {
        do {
            return try handle()
        } catch let refusal as Refusal {
            throw Refusal(
                refusal.status, try sayingWho(refusal.message),
                violations: try refusal.violations.map { violation in
                    Refusal.Violation(violation.pointer, try sayingWho(violation.message))
                }, retryDelay: refusal.retryDelay)
        }
    }

    private func sayingWho(_ message: Message) throws -> Message {
        guard let record = message.record, record.recorded == nil, let found = try recorded(record) else {
            return message
        }
        return message.about(record.recorded(.init(on: found.on, by: found.by.text)))
    }
}
