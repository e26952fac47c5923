import CatalogueAPI
import GRDB
import Store
import TestKit
import Testing
import Vocabulary

@testable import Catalogue

@Suite("Files of before", .timeLimit(.minutes(1)))
struct MigrationTests {
    @Test("what an offer asked is asked after its lists became JSON")
    func lists() throws {
        let (provider, offer): (ProviderID, OfferID) = (newID(), newID())
        try DatabaseQueue().write { db in
            let migrations = CatalogueService.migrations
            let turn = try #require(migrations.firstIndex { $0.name == "0006-lists-as-json" })
            for migration in migrations[..<turn] { try migration.apply(db) }
            try ProviderRecords(db: db).save(
                Provider(
                    id: provider, name: "Trạm", unit: health, place: diemDien, kind: "clinic", status: .open))
            try db.execute(
                literal: """
                    INSERT INTO offers (id, provider, title, domain, circumstances, disability_types,
                        disability_degrees, area, poverty, cost, from_day, status)
                    VALUES (\(offer.text), \(provider.text), 'Khám', 'health', '', 'mobility',
                        'severe,mild', 'thai-binh/thai-thuy,hung-yen', '', 0, '2021-01-01', 'open')
                    """)
            for migration in migrations[turn...] { try migration.apply(db) }
            let asked = try #require(try OfferRecords(db: db).find(offer)).eligibility
            #expect(asked.circumstances == nil)
            #expect(asked.disabilityTypes == ["mobility"])
            #expect(asked.disabilityDegrees == ["severe", "mild"])
            #expect(asked.area == [thaiThuy, "hung-yen"])
            #expect(asked.poverty == nil)
        }
    }
}
