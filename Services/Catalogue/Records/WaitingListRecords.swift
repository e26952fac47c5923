import CatalogueAPI
import GRDB
import Store
import Vocabulary

/// Who waits for a place of which offer, in the order in which they came.
struct WaitingListRecords: TableRecords {
    static let table = "waiting_list"
    let db: Database

    /// Those who wait for the offer, the first first.
    func of(_ offer: OfferID) throws -> [ReferralID] {
        try rows("SELECT * FROM waiting_list WHERE offer = \(offer) ORDER BY number").map { row in
            try row["referral"]
        }
    }

    /// Every offer for which somebody waits.
    func offers() throws -> [OfferID] {
        try rows("SELECT DISTINCT offer FROM waiting_list ORDER BY offer").map { row in try row["offer"] }
    }

    /// How many wait for each.
    func counts() throws -> [OfferID: Int] {
        try rows("SELECT offer, count(*) AS waiting FROM waiting_list GROUP BY offer")
            .reduce(into: [:]) { counts, row in counts[try row["offer"]] = try row["waiting"] }
    }

    /// Puts the referral at the end, where it waits for a place and is not on the list; takes it off where it waits no more.
    func save(_ referral: Referral) throws {
        if referral.status == .queued {
            try run(
                """
                INSERT INTO waiting_list (referral, offer) VALUES (\(referral.id), \(referral.offer))
                ON CONFLICT (referral) DO NOTHING
                """)
        } else {
            try run("DELETE FROM waiting_list WHERE referral = \(referral.id)")
        }
    }
}

extension Snapshot { var waitingList: WaitingListRecords { WaitingListRecords(db: db) } }
