import CampaignsAPI
import GRDB
import Store
import Vocabulary

extension Snapshot {
    var communicationEvents: EventRecords { EventRecords(db: db) }
}

/// The table of communication events.
struct EventRecords {
    let db: Database

    func find(_ id: CommunicationEventID) throws -> CommunicationEvent? {
        let statement = try db.cachedStatement(sql: "SELECT * FROM events WHERE id = ?")
        return try Row.fetchOne(statement, arguments: [id]).map(event)
    }

    /// Events in the units, or of campaigns that these lead.
    func list(_ request: ListEvents, within units: [UnitPath], limit: Int) throws -> [CommunicationEvent] {
        var place = Condition()
        place.add("place", within: units)
        var lead = Condition()
        lead.add("unit", within: units)
        var condition = Condition()
        condition.add(
            "(\(place.sql[0]) OR campaign IN (SELECT id FROM campaigns\(lead.clause)))",
            place.arguments + lead.arguments)
        if let campaign = request.campaign { condition.add("campaign = ?", [campaign]) }
        if let status = request.status { condition.add("status = ?", [status.rawValue]) }
        condition.arguments += [limit]
        let statement = try db.cachedStatement(
            sql: "SELECT * FROM events\(condition.clause) ORDER BY on_day DESC, id LIMIT ?")
        return try Row.fetchAll(statement, arguments: condition.arguments).map(event)
    }

    /// Enters the event, or what has become of it.
    func save(_ event: CommunicationEvent, cancelledFor reason: String? = nil) throws {
        try db.cachedStatement(
            sql: """
                INSERT INTO events (id, campaign, title, channel, place, venue, on_day, audiences, status, reach,
                  cancelled_for)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (id) DO UPDATE SET on_day = excluded.on_day, status = excluded.status,
                  reach = excluded.reach, cancelled_for = excluded.cancelled_for
                """
        ).execute(arguments: [
            event.id, event.campaign, event.title, event.channel.rawValue, event.place, event.venue, event.on,
            try json(event.audiences), event.status.rawValue, try json(event.reach), reason,
        ])
    }

    private func event(_ row: Row) throws -> CommunicationEvent {
        CommunicationEvent(
            id: row["id"], title: row["title"], channel: try row.word("channel"), place: row["place"],
            on: row["on_day"], audiences: try row.json("audiences"), status: try row.word("status"),
            reach: try row.json("reach")
        ).with {
            $0.campaign = row["campaign"]
            $0.venue = row["venue"]
        }
    }
}
