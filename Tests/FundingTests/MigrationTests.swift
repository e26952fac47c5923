import GRDB
import Store
import Testing

@testable import Funding

@Suite("Files of before", .timeLimit(.minutes(1)))
struct MigrationTests {
    @Test("what was committed before the fund kept the day was committed on the day of its entry")
    func daysOfCommitments() throws {
        let days = try DatabaseQueue().write { db in
            for migration in FundingService.migrations.prefix(4) { try migration.apply(db) }
            try db.execute(
                sql: """
                    INSERT INTO sources VALUES ('s', 'Nguồn', 'donor', 'thai-binh', 2021, 10, 10);
                    INSERT INTO allocations VALUES
                        ('a', 'e', 'p', 'II.1', 's', 'thai-binh', 2021, 10, 2, 0);
                    INSERT INTO commitments VALUES
                        ('c', 'a', 1, 0, 'x', 'reserved', NULL), ('d', 'a', 1, 0, 'x', 'confirmed', 'HĐ');
                    INSERT INTO ledger_entries VALUES
                        (1, '2021-01-05', 'commitmentReserved', 'c', 'thai-binh', 2021),
                        (2, '2021-02-06', 'commitmentReserved', 'd', 'thai-binh', 2021),
                        (3, '2021-03-07', 'commitmentConfirmed', 'd', 'thai-binh', 2021);
                    """)
            for migration in FundingService.migrations.dropFirst(4) { try migration.apply(db) }
            return try String.fetchAll(db, sql: "SELECT on_day FROM commitments ORDER BY id")
        }
        #expect(days == ["2021-01-05", "2021-02-06"])
    }
}
