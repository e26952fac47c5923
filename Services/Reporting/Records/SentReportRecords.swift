import GRDB
import ReportingAPI
import ServiceKit
import Store
import Vocabulary

/// Reports as they were sent; never changed.
struct SentReportRecords: DocumentRecords {
    typealias Key = SendingID
    typealias Value = SentReport

    static let table = "sent_reports"
    static let unknown = "reporting.no-sending"
    /// In the order of the days that they bear.
    static let order = ListOrder<SentReport>("sent", "id") { [$0.on, $0.id] }
    let db: Database

    /// In the order of the days that they bear.
    func of(plan: String) throws -> [SentReport] {
        try documents("WHERE plan = \(plan) ORDER BY sent, id")
    }

    func list(
        _ request: ListSentReports, _ page: ListPage<ListSentReports, SentReport>
    ) throws -> [SentReport] {
        let conditions: [SQL] = [
            "plan = \(request.plan)", .equal("compilation", request.compilation), page.condition,
        ]
        return try documents("WHERE \(conditions.all) \(page.ordering)")
    }

    /// The numbers that an office has used in a year, under any of its names.
    func numbers(of units: [UnitPath], in year: Int) throws -> Set<Int> {
        Set(
            try rows(
                "SELECT number FROM sent_reports WHERE unit IN \(SQL.each(units)) AND year = \(year)"
            ).map { try $0["number"] })
    }

    func insert(_ sent: SentReport) throws {
        try run(
            """
            INSERT INTO sent_reports (id, compilation, plan, sent, unit, year, number, data)
            VALUES (\(sent.id), \(sent.compilation), \(sent.plan), \(sent.on), \(sent.unit),
                \(sent.on.year), \(sent.number), \(SQL.jsonOctets(sent)))
            """)
    }
}

extension Snapshot { var sentReports: SentReportRecords { SentReportRecords(db: db) } }
