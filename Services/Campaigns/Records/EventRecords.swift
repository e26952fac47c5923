import CampaignsAPI
import GRDB
import ServiceKit
import Store
import Vocabulary

/// Events as they are now, those of no campaign too.
struct EventRecords: Keyed, ListedRecords {
    static let table = "events"
    static let unknown = "campaigns.no-event"
    /// The latest first.
    static let order = ListOrder<CommunicationEvent>("on_day", "id", descending: true) { [$0.on, $0.id] }
    let db: Database

    func find(_ id: CommunicationEventID) throws -> CommunicationEvent? {
        try first("WHERE id = \(id)").map(CommunicationEvent.init)
    }

    /// The day for which it was scheduled.
    func plannedOn(_ id: CommunicationEventID) throws -> Day? {
        try row("SELECT planned_on FROM events WHERE id = \(id)")?["planned_on"]
    }

    /// The event of a campaign that was held last.
    func lastHeld(for campaign: CampaignID) throws -> CommunicationEvent? {
        try first(
            "WHERE campaign = \(campaign) AND status = \(EventStatus.held) ORDER BY on_day DESC, id LIMIT 1"
        ).map(CommunicationEvent.init)
    }

    /// The one that was held first.
    func firstHeld(for campaign: CampaignID) throws -> CommunicationEvent? {
        try first(
            "WHERE campaign = \(campaign) AND status = \(EventStatus.held) ORDER BY on_day, id LIMIT 1"
        ).map(CommunicationEvent.init)
    }

    /// The first that was not cancelled.
    func firstStanding(for campaign: CampaignID) throws -> CommunicationEvent? {
        try first(
            "WHERE campaign = \(campaign) AND status <> \(EventStatus.cancelled) ORDER BY on_day, id LIMIT 1"
        ).map(CommunicationEvent.init)
    }

    /// Those in a place, by any of its names, on a day.
    func held(in place: [UnitPath], on day: Day) throws -> [CommunicationEvent] {
        try fetch("WHERE place IN \(SQL.each(place)) AND on_day = \(day) ORDER BY id")
            .map(CommunicationEvent.init)
    }

    /// Events in the units, or of campaigns that these lead.
    func list(
        _ request: ListEvents, within units: Territory, _ asOf: AsOf?,
        _ page: ListPage<ListEvents, CommunicationEvent>
    ) throws -> [CommunicationEvent] {
        let conditions: [SQL] = [
            Self.within(units), .equal("campaign", request.campaign), .equal("status", request.status),
            .equal("integrates ->> '$.plan'", request.integrating),
        ]
        return try fetch(page, where: conditions, asOf).map(CommunicationEvent.init)
    }

    /// Those that were held in a period, or ever, in the units or by campaigns that these lead.
    func held(
        _ request: SumReach, within units: Territory, _ asOf: AsOf?
    ) throws -> [CommunicationEvent] {
        let conditions: [SQL] = [
            Self.within(units), .equal("campaign", request.campaign), .equal("status", EventStatus.held),
            .during("on_day", request.period),
        ]
        return try fetch("WHERE \(conditions.all) ORDER BY id", asOf).map(CommunicationEvent.init)
    }

    /// Those of a campaign, the latest first.
    func of(_ campaign: CampaignID, _ asOf: AsOf?) throws -> [CommunicationEvent] {
        try fetch("WHERE campaign = \(campaign) ORDER BY on_day DESC, id", asOf)
            .map(CommunicationEvent.init)
    }

    /// Those of campaigns that were held.
    func held(for campaigns: [CampaignID], _ asOf: AsOf?) throws -> [CommunicationEvent] {
        try fetch(
            "WHERE campaign IN \(SQL.each(campaigns)) AND status = \(EventStatus.held) ORDER BY id", asOf
        ).map(CommunicationEvent.init)
    }

    private static func within(_ units: Territory) -> SQL {
        """
        (\(SQL.within("place", units))
          OR campaign IN (SELECT id FROM campaigns WHERE \(SQL.within("unit", units))))
        """
    }

    /// The table as it stood: each event where its steps had brought it, and until it was held on the day planned.
    static func table(_ asOf: AsOf) -> SQL {
        """
        (SELECT events.id AS id, campaign, title, channel, place, venue, audiences, integrates,
            standing.status AS status,
            CASE WHEN standing.status = 'held' THEN standing.from_day ELSE planned_on END AS on_day,
            (standing.value ->> '$.said') -> '$.reach' AS reach,
            (standing.value ->> '$.said') -> '$.exposure' AS exposure,
            CASE WHEN standing.status = 'cancelled' THEN standing.value ->> '$.reason' END AS cancelled_for
        FROM events \(.joiningStanding(of: "events.id", asOf))) AS events
        """
    }

    /// Enters the event, or what has become of it.
    func save(_ event: CommunicationEvent) throws {
        try run(
            """
            INSERT INTO events (id, campaign, title, channel, place, venue, planned_on, on_day, audiences,
                status, reach, exposure, integrates, cancelled_for)
            VALUES (\(event.id), \(event.campaign), \(event.title), \(event.channel), \(event.place),
                \(event.venue), \(event.on), \(event.on), \(SQL.json(event.audiences)), \(event.status),
                \(SQL.json(event.reach)), \(SQL.jsonOrNull(event.exposure)),
                \(SQL.jsonOrNull(event.integrates)), \(event.reason))
            ON CONFLICT (id) DO UPDATE SET on_day = excluded.on_day, status = excluded.status,
                reach = excluded.reach, exposure = excluded.exposure, cancelled_for = excluded.cancelled_for
            """)
    }
}

/// What was said of an event with the step that it took, as old as that.
struct HeldEvent: Codable, Hashable, Sendable {
    let reach: [Reach]
    var exposure: [Exposure]?

    init(_ event: CommunicationEvent) { (reach, exposure) = (event.reach, event.exposure) }
}

extension CommunicationEvent {
    init(row: StoredRow) throws {
        try self.init(
            id: row["id"], title: row["title"], channel: row["channel"], place: row["place"],
            on: row["on_day"], audiences: row.json("audiences"), status: row["status"],
            reach: row.json("reach"))
        campaign = try row["campaign"]
        venue = try row["venue"]
        reason = try row["cancelled_for"]
        exposure = try row.jsonOrNil("exposure")
        integrates = try row.jsonOrNil("integrates")
    }
}

extension Snapshot { var events: EventRecords { EventRecords(db: db) } }
