import CampaignsAPI
import GRDB
import Store
import Vocabulary

extension Snapshot {
    var campaigns: CampaignRecords { CampaignRecords(db: db) }
}

/// The table of campaigns.
struct CampaignRecords {
    let db: Database

    func find(_ id: CampaignID) throws -> Campaign? {
        let statement = try db.cachedStatement(sql: "SELECT * FROM campaigns WHERE id = ?")
        return try Row.fetchOne(statement, arguments: [id]).map(campaign)
    }

    func list(_ request: ListCampaigns, within units: [UnitPath], limit: Int) throws -> [Campaign] {
        var condition = Condition()
        condition.add("unit", within: units)
        if let status = request.status { condition.add("status = ?", [status.rawValue]) }
        condition.arguments += [limit]
        let statement = try db.cachedStatement(
            sql: "SELECT * FROM campaigns\(condition.clause) ORDER BY start DESC, id LIMIT ?")
        return try Row.fetchAll(statement, arguments: condition.arguments).map(campaign)
    }

    /// Enters the campaign, or what has become of it.
    func save(_ campaign: Campaign) throws {
        try db.cachedStatement(
            sql: """
                INSERT INTO campaigns (id, title, goal, audiences, area, channels, start, end, unit, budget_line,
                  status, launched_on, completed_on)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (id) DO UPDATE SET status = excluded.status, launched_on = excluded.launched_on,
                  completed_on = excluded.completed_on
                """
        ).execute(arguments: [
            campaign.id, campaign.title, campaign.goal, try json(campaign.audiences), try json(campaign.area),
            try json(campaign.channels), campaign.start, campaign.end, campaign.unit, campaign.budgetLine,
            campaign.status.rawValue, campaign.launchedOn, campaign.completedOn,
        ])
    }

    private func campaign(_ row: Row) throws -> Campaign {
        Campaign(
            id: row["id"], title: row["title"], goal: row["goal"], audiences: try row.json("audiences"),
            area: try row.json("area"), channels: try row.json("channels"), start: row["start"],
            end: row["end"], unit: row["unit"], status: try row.word("status")
        ).with {
            $0.budgetLine = row["budget_line"]
            $0.launchedOn = row["launched_on"]
            $0.completedOn = row["completed_on"]
        }
    }
}
