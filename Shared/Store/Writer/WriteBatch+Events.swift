internal import GRDB
internal import JSONCoding
internal import Vocabulary

extension WriteBatch {
    /// Adds an event to the log, a confidential one sealed. Throws ``StoreError/foreignEvent(type:)``.
    func append(_ event: any DomainEvent, by context: HandlerContext) throws {
        let kind = type(of: event)
        let source = kind.source
        let (name, data) = EventCase.split(try JSON.encode(event))
        guard source == core.service else { throw StoreError.foreignEvent(type: "\(source).\(name)") }
        let position = state.head + 1
        let stored: DatabaseValue =
            event.isConfidential
            ? try core.vault.seal(Array(data), for: EventRow.place(source, position)).databaseValue
            : String(decoding: data, as: UTF8.self).databaseValue
        let moment = state.latest.map { max($0, context.now) } ?? context.now
        try run(
            """
            INSERT INTO store_events
                (position, id, type, subject, time, unit, confidential, data, version, traceparent)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                Int64(position), ID<any DomainEvent>(at: context.now), "\(source).\(name)", event.subject,
                moment, context.principal.unit, event.isConfidential, stored,
                kind.versions[name, default: 1], context.traceparent,
            ])
        try note(moment, of: source, at: position)
        state.head = position
        state.latest = moment
    }
}
