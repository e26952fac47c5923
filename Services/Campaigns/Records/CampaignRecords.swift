import CampaignsAPI
import GRDB
import ServiceKit
import Store
import Vocabulary

/// Campaigns as they are now.
struct CampaignRecords: VoidableRecords, ListedRecords {
    static let table = "campaigns"
    static let unknown = "campaigns.no-campaign"
    /// The latest first.
    static let order = ListOrder<Campaign>("start", "id", descending: true) { [$0.start, $0.id] }
    let db: Database

    func find(_ id: CampaignID) throws -> Campaign? { try find(id, nil) }

    /// As it stood; nil before it was planned.
    func find(_ id: CampaignID, _ asOf: AsOf?) throws -> Campaign? {
        try first("WHERE id = \(id) AND \(Self.counted(asOf))", asOf).map(Campaign.init)
    }

    /// Those that a unit, by any of its names, leads from a day on.
    func led(by unit: [UnitPath], from start: Day) throws -> [Campaign] {
        try fetch("WHERE unit IN \(SQL.each(unit)) AND start = \(start) AND NOT voided ORDER BY id")
            .map(Campaign.init)
    }

    func list(
        _ request: ListCampaigns, within units: Territory, _ asOf: AsOf?,
        _ page: ListPage<ListCampaigns, Campaign>
    ) throws -> [Campaign] {
        let conditions: [SQL] = [
            .within("unit", units), .equal("status", request.status), Self.counted(asOf),
        ]
        return try fetch(page, where: conditions, asOf).map(Campaign.init)
    }

    /// The numbers of a communication plan's lines that campaigns are, in order.
    private func lines(of plan: CommunicationPlanID) throws -> [Int] {
        try rows(
            """
            SELECT DISTINCT planned_line FROM campaigns
            WHERE planned_in = \(plan) AND NOT voided ORDER BY planned_line
            """
        ).map { try $0["planned_line"] }
    }

    /// One that is another of its lines than these.
    func first(in plan: CommunicationPlanID, besides kept: [Int]) throws -> Campaign? {
        let other = try lines(of: plan).first { !kept.contains($0) }
        return try other.flatMap { try planned(in: plan, $0, nil).first }
    }

    /// Those that are one of its lines.
    func planned(in plan: CommunicationPlanID, _ line: Int, _ asOf: AsOf?) throws -> [Campaign] {
        try fetch(
            """
            WHERE planned_in = \(plan) AND planned_line = \(line) AND \(Self.counted(asOf))
            ORDER BY start, id
            """, asOf
        ).map(Campaign.init)
    }

    /// Those that a unit, by any of its names, leads from a day of a year on, and that no plan has.
    func unplanned(of unit: [UnitPath], year: Int, _ asOf: AsOf?) throws -> [Campaign] {
        try fetch(
            """
            WHERE unit IN \(SQL.each(unit)) AND substr(start, 1, 4) = \("\(year)") AND planned_in IS NULL
                AND \(Self.counted(asOf))
            ORDER BY start, id
            """, asOf
        ).map(Campaign.init)
    }

    /// The table as it stood: each campaign where its steps had brought it, with their days as known then. A launch whose day the
    /// completion took has no stretch of its own.
    static func table(_ asOf: AsOf) -> SQL {
        """
        (SELECT campaigns.id AS id, title, goal, audiences, area, channels, start, end, unit, budget_line,
            planned_in, planned_line, standing.status AS status,
            CASE WHEN standing.status IN ('launched', 'completed') THEN coalesce(
                (SELECT launch.from_day FROM standings AS launch
                WHERE launch.subject = campaigns.id AND launch.status = 'launched'
                    AND +launch.known_from <= \(asOf.knownOn) AND +launch.known_until >= \(asOf.knownOn)),
                standing.from_day) END AS launched_on,
            CASE WHEN standing.status = 'completed' THEN standing.from_day END AS completed_on
        FROM campaigns \(.joiningStanding(of: "campaigns.id", asOf))) AS campaigns
        """
    }

    /// Enters the campaign, or what has become of it.
    func save(_ campaign: Campaign) throws {
        try run(
            """
            INSERT INTO campaigns (id, title, goal, audiences, area, channels, start, end, unit, budget_line,
                planned_in, planned_line, status, launched_on, completed_on)
            VALUES (\(campaign.id), \(campaign.title), \(campaign.goal), \(SQL.json(campaign.audiences)),
                \(SQL.json(campaign.area)), \(SQL.json(campaign.channels)), \(campaign.start), \(campaign.end),
                \(campaign.unit), \(campaign.budgetLine), \(campaign.plannedIn?.plan),
                \(campaign.plannedIn?.line), \(campaign.status), \(campaign.launchedOn),
                \(campaign.completedOn))
            ON CONFLICT (id) DO UPDATE SET status = excluded.status, launched_on = excluded.launched_on,
                completed_on = excluded.completed_on
            """)
    }
}

extension Campaign {
    init(row: StoredRow) throws {
        try self.init(
            id: row["id"], title: row["title"], goal: row["goal"], audiences: row.json("audiences"),
            area: row.json("area"), channels: row.json("channels"), start: row["start"], end: row["end"],
            unit: row["unit"], status: row["status"])
        budgetLine = try row["budget_line"]
        let planned: CommunicationPlanID? = try row["planned_in"]
        if let planned { plannedIn = PlannedPart(plan: planned, line: try row["planned_line"]) }
        launchedOn = try row["launched_on"]
        completedOn = try row["completed_on"]
    }
}

extension Snapshot { var campaigns: CampaignRecords { CampaignRecords(db: db) } }
