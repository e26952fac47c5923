import Bus
import FundingAPI
import RegistryAPI
import ServiceKit
import Store
import TestKit
import Testing
import Vocabulary

@testable import Funding

@Suite("Assistance that a unit granted which is there no more", .timeLimit(.minutes(5)))
struct EndedPayerTests {
    @Test("is granted anew by the commune, which pays what the district owed")
    func abolishedDistrict() async throws {
        try await Office.besideRegistry(FundingService.self, reference: .shipped(), today: day("2025-06-20"))
        {
            (office: Office) in
            let child: ChildID = newID()
            try await office.tell(
                .childRegistered(
                    .registering(child, born: day("2016-06-15"), in: diemDien, on: day("2020-01-01"))))
            func ask(_ unit: UnitPath, on text: String) -> GrantEntitlement {
                GrantEntitlement(child: child, unit: unit, ground: "no-support", decision: "3/QĐ-UBND").with {
                    $0.on = day(text)
                }
            }
            try await office.client(thaiThuy).call(Entitlements.grant, ask(thaiThuy, on: "2025-05-05"))
            office.deployment.set(day: day("2025-08-20"))
            let commune = office.client("hung-yen/thai-thuy")
            let new = try await commune.call(
                Entitlements.grant, ask("hung-yen/thai-thuy", on: "2025-08-20"))
            #expect(new.from == month("2025-08"))
            // What the district owed, and the month from which it is the commune's own.
            let august = try await commune.call(
                Entitlements.run, RunMonth(unit: "hung-yen/thai-thuy", month: month("2025-08")))
            #expect(august.entitlements == 2 && august.total == 3_000_000)
        }
    }

    @Test("is listed, paid and decided about by the commune where the child lives, and by no other")
    func answeredFor() async throws {
        try await Office.besideRegistry(FundingService.self, reference: .shipped(), today: day("2025-06-20"))
        {
            (office: Office) in
            let child: ChildID = newID()
            try await office.tell(
                .childRegistered(
                    .registering(child, born: day("2016-06-15"), in: diemDien, on: day("2020-01-01"))))
            let granted = try await office.client(thaiThuy).call(
                Entitlements.grant,
                GrantEntitlement(child: child, unit: thaiThuy, ground: "no-support", decision: "3/QĐ-UBND")
                    .with { $0.on = day("2025-05-05") })
            let heir: UnitPath = "hung-yen/thai-thuy"
            let early = try await office.client(diemDien).items(
                Entitlements.list, ListEntitlements(unit: diemDien))
            #expect(early.isEmpty)
            office.deployment.set(day: day("2025-08-20"))
            let (commune, other) = (office.client(heir), office.client("hung-yen/dong-thuy-anh"))
            #expect(
                try await commune.items(Entitlements.list, ListEntitlements(unit: heir)).map(\.id)
                    == [granted.id])
            #expect(
                try await other.items(
                    Entitlements.list, ListEntitlements(unit: "hung-yen/dong-thuy-anh")
                ).isEmpty)
            // 1.5 times 500,000 from May to August.
            let august = try await commune.call(
                Entitlements.run, RunMonth(unit: heir, month: month("2025-08")))
            #expect(august.status == .listed && august.total == 3_000_000)
            let stop = StopEntitlement(id: granted.id, reason: "Có người nuôi dưỡng")
            try await other.expectUnknown(Entitlements.stop, stop, at: "/id")
            #expect(try await commune.call(Entitlements.stop, stop).until == month("2025-08"))
        }
    }
}
