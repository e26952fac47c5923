import Bus
import CatalogueAPI
import RegistryAPI
import ServiceKit
import Store
import TestKit
import Testing
import Vocabulary

@testable import Catalogue

/// For looking into the store.
let lookup = QueryCall(
    principal: Principal(unit: "thai-binh", roles: []), method: "test.Test/Look", language: .en)

@Suite("Deliveries", .timeLimit(.minutes(5)))
struct DeliveryTests {
    @Test("a delivery carries what everyone counts by")
    func record() async throws {
        try await Office.withClinic { office, child, provider in
            let delivery = try await office.delivery(to: child, by: provider)
            #expect(delivery.unit == health)
            #expect(delivery.place == diemDien)
            #expect(delivery.revision == 1)
            #expect(!delivery.voided)
            #expect(
                try await office.province.items(Deliveries.list, ListDeliveries().with { $0.child = child })
                    == [delivery])
        }
    }

    @Test(
        "a day that cannot be is refused, and nothing is kept",
        arguments: [("2021-03-16", "in the future"), ("2013-01-09", "birth")])
    func days(on: String, word: String) async throws {
        try await Office.open { office in
            let child = try await office.child(born: day("2013-01-10"))
            let refused = try await office.refusedDelivery(to: child, by: office.provider(), on: day(on))
            expect(refused, .invalidArgument, at: "/on", word)
            #expect(try await office.province.items(Deliveries.list, ListDeliveries()).isEmpty)
        }
    }

    /// That something is delivered to the child on the one day and not on the other.
    private func expectDelivery(
        _ office: Office, _ child: ChildID, takes good: String, refuses bad: String, _ status: Status
    ) async throws {
        let provider = try await office.provider()
        _ = try await office.delivery(to: child, by: provider, on: day(good))
        expect(
            try await office.refusedDelivery(to: child, by: provider, on: day(bad)), status, at: "/on")
    }

    @Test("where only the year of birth is known, any day of that year will do")
    func birthYear() async throws {
        try await Office.open { office in
            let child: ChildID = newID()
            try await office.tell(
                .childRegistered(
                    .registering(
                        child, sex: .male, birthYear: 2020, in: diemDien, poverty: .poor,
                        on: day("2020-05-01"))))
            try await expectDelivery(
                office, child, takes: "2020-01-01", refuses: "2019-12-31", .invalidArgument)
        }
    }

    @Test("nothing is delivered to a child from the day it left the register")
    func closed() async throws {
        try await Office.open { office in
            let child = try await office.child()
            try await office.close(child, .deceased, on: "2021-03-10")
            try await expectDelivery(
                office, child, takes: "2021-03-09", refuses: "2021-03-10", .failedPrecondition)
        }
    }

    @Test("what a request says of an offer and a referral must agree with them")
    func disagree() async throws {
        try await Office.open { office in
            let child = try await office.child()
            let offer = try await office.offer(of: office.provider())
            let other = try await office.provider("Trạm khác")
            let sent = try await office.referral(of: child, to: offer)
            let refused = try await office.province.refusal(
                of: Deliveries.record,
                RecordDelivery(child: try await office.child(), on: day("2021-03-01")).with {
                    $0.provider = other.id
                    $0.domain = "education"
                    $0.referral = sent.id
                })
            #expect(Set(refused?.fields ?? []) == ["/provider", "/domain", "/child", "/on"])
            expect(
                try await office.province.refusal(
                    of: Deliveries.record,
                    RecordDelivery(child: child, on: today).with { $0.referral = sent.id }),
                .failedPrecondition, at: "/referral", "accept")
            expect(
                try await office.province.refusal(
                    of: Deliveries.record, RecordDelivery(child: child, on: today)),
                .invalidArgument, at: "/provider")
        }
    }

    @Test("a unit records for its own providers, and sees those of its own and of its own children")
    func scope() async throws {
        try await Office.open { office in
            let child = try await office.child(in: diemDien)
            let clinic = try await office.provider(place: "thai-binh/tien-hai")
            let delivery = try await office.delivery(to: child, by: clinic)
            let other = office.deployment.client(as: school, scope: [school, thaiThuy], language: .en)
            expect(
                try await other.refusal(
                    of: Deliveries.record,
                    RecordDelivery(child: child, on: today).with {
                        $0.provider = clinic.id
                        $0.domain = "health"
                    }),
                .permissionDenied, at: "/provider")
            for unit in [health, thaiThuy, diemDien, UnitPath("thai-binh/tien-hai")].compactMap({ $0 }) {
                #expect(
                    try await office.client(unit).items(Deliveries.list, ListDeliveries()) == [delivery])
            }
            for unit in [school, thuyHai, "hung-yen"] {
                #expect(try await office.client(unit).items(Deliveries.list, ListDeliveries()).isEmpty)
            }
        }
    }

    @Test("of a child that lives elsewhere a provider is told nothing, whatever day it tries")
    func reach() async throws {
        try await Office.open { office in
            let child = try await office.child(born: day("2013-01-10"))
            try await office.close(child, .moved, on: "2021-02-01")
            let provider = try await office.provider()
            let clinic = office.client(health)
            func record(_ child: ChildID, _ text: String) -> RecordDelivery {
                RecordDelivery(child: child, on: day(text)).with {
                    $0.provider = provider.id
                    $0.domain = "health"
                }
            }
            for text in ["2013-01-09", "2013-01-10", "2021-03-01"] {
                let refused = try await clinic.refusal(of: Deliveries.record, record(child, text))
                expect(refused, .notFound, at: "/child")
                // Nor where it lives.
                #expect(refused?.message.contains(diemDien.text) == false)
            }
            let summary = try await clinic.import(Deliveries.import, [record(child, "2013-01-09")])
            #expect(summary.rejections.map(\.fields) == [["/child"]])
            // It is as if there were no such child, beside another mistake too.
            let unknown: ChildID = newID()
            let (here, nowhere) = (
                try await clinic.refusal(of: Deliveries.record, record(child, "2021-03-16")),
                try await clinic.refusal(of: Deliveries.record, record(unknown, "2021-03-16"))
            )
            #expect(Set(here?.fields ?? []) == ["/child", "/on"])
            #expect(here?.violations.map(\.rule) == nowhere?.violations.map(\.rule))
            // Nor is what it recorded of another turned into this one's.
            let own = try await office.delivery(to: office.child(), by: provider)
            expect(
                try await clinic.refusal(
                    of: Deliveries.correct,
                    CorrectDelivery(id: own.id, reason: "nhầm trẻ").with { $0.child = child }),
                .notFound, at: "/child")
        }
    }

    @Test("a referral that was sent to another is nobody else's to serve")
    func othersReferral() async throws {
        try await Office.withReferral { office, child, sent in
            let provider = try await office.provider("Trường", unit: school, kind: "school")
            let other = office.deployment.client(as: school, scope: [school, thaiThuy], language: .en)
            expect(
                try await other.refusal(
                    of: Deliveries.record,
                    RecordDelivery(child: child, on: today).with {
                        ($0.provider, $0.domain, $0.referral) = (provider.id, "education", sent.id)
                    }),
                .notFound, at: "/referral")
        }
    }

    @Test("an import keeps the good rows and says which others were refused and why")
    func importing() async throws {
        try await Office.open { office in
            let provider = try await office.provider()
            var rows: [RecordDelivery] = []
            for _ in 0..<300 {
                rows.append(
                    RecordDelivery(child: try await office.child(), on: today).with {
                        $0.provider = provider.id
                        $0.domain = "health"
                    })
            }
            rows[6] = RecordDelivery(child: newID(), on: today).with {
                $0.provider = provider.id
                $0.domain = "health"
            }
            rows[9] = RecordDelivery(child: rows[0].child, on: day("2021-03-16")).with {
                $0.provider = provider.id
                $0.domain = "health"
            }
            let summary = try await office.province.import(Deliveries.import, rows, key: "i1")
            #expect(summary.accepted == 298)
            #expect(summary.rejections.map(\.row) == [7, 10])
            #expect(summary.rejections.map(\.status) == ["NOT_FOUND", "INVALID_ARGUMENT"])
            #expect(summary.rejections.map(\.fields) == [["/child"], ["/on"]])
            // The list has more than one page, and each delivery once.
            let listed = try await office.province.items(Deliveries.list, ListDeliveries())
            #expect(listed.count == 298)
            #expect(Set(listed.map(\.id)).count == 298)
            let again = try await office.province.import(Deliveries.import, rows, key: "i1")
            #expect(again == summary)
            #expect(try await office.events().count { $0 == "deliveryRecorded" } == 298)
        }
    }

    @Test("filters of the list narrow it together")
    func filters() async throws {
        try await Office.withClinic { office, child, clinic in
            let classroom = try await office.provider(
                "Trường", unit: school, place: thuyHai, kind: "school")
            let early = try await office.delivery(to: child, by: clinic, on: day("2021-01-05"))
            let late = try await office.delivery(to: child, by: clinic, on: day("2021-03-05"))
            let taught = try await office.delivery(
                to: child, by: classroom, domain: "education", on: day("2021-03-06"))
            func ids(_ request: ListDeliveries) async throws -> Set<DeliveryID> {
                Set(try await office.province.items(Deliveries.list, request).map(\.id))
            }
            let march = try Period(from: day("2021-03-01"), through: day("2021-03-31"))
            #expect(try await ids(ListDeliveries().with { $0.period = march }) == [late.id, taught.id])
            #expect(try await ids(ListDeliveries().with { $0.domain = "health" }) == [early.id, late.id])
            #expect(try await ids(ListDeliveries().with { $0.unit = school }) == [taught.id])
            #expect(try await ids(ListDeliveries().with { $0.unit = thuyHai }) == [taught.id])
            #expect(
                try await ids(
                    ListDeliveries().with {
                        $0.domain = "health"
                        $0.period = march
                    }) == [late.id])
        }
    }

    @Test("a query that shows children's services is written down before it is answered")
    func disclosed() async throws {
        try await Office.open { office in
            let child = try await office.child()
            _ = try await office.delivery(to: child, by: office.provider())
            let store = office.deployment.store(of: "catalogue")
            let service = CatalogueService()
            let shown = try await store.query(lookup) { snapshot in
                try service.listDeliveries(ListDeliveries(), snapshot, FeedPage()).items.count
            }
            #expect(shown.disclosed == [child])
        }
    }
}
