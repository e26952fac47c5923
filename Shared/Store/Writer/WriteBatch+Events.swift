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
        let (subject, stored): (DatabaseValue, DatabaseValue)
        if event.isConfidential {
            let places = (EventRow.subjectPlace(source, position), EventRow.place(source, position))
            subject = try core.vault.seal(event.subject, for: places.0).databaseValue
            stored = try core.vault.seal(json: Array(data), for: places.1).databaseValue
        } else {
            subject = event.subject.databaseValue
            stored = String(decoding: data, as: UTF8.self).databaseValue
        }
        let moment = state.latest.map { max($0, context.now) } ?? context.now
        let row: [DatabaseValue] = [
            ID<any DomainEvent>(at: context.now).databaseValue,
            "\(source).\(name)".databaseValue, subject, moment.databaseValue,
            context.principal.unit.databaseValue, event.isConfidential.databaseValue, stored,
            kind.versions[name, default: 1].databaseValue, context.traceparent?.databaseValue ?? .null,
            context.principal.person?.id.databaseValue ?? .null,
        ]
        let end = try RowChain.events.append(
            row, after: LogMark(position: state.head, chain: state.chain), db)
        if state.lives.all.last?.incarnation != core.incarnation {
            try keepLife(core.incarnation, of: source, at: position)
            state.lives.add(core.incarnation, from: position)
        }
        try note(moment, of: source, at: position)
        (state.head, state.chain) = (end.position, end.chain)
        state.latest = moment
    }

    /// Keeps with which event a log came into another life.
    func keepLife(_ incarnation: Incarnation, of source: String, at position: UInt64) throws {
        try run(
            "INSERT INTO store_lives (source, first, incarnation) VALUES (?, ?, ?)",
            [source, Int64(position), incarnation])
    }
}
