import Bus
import CatalogueAPI
import RegistryAPI
import ServiceKit
import TestKit
import Testing
import Vocabulary

@testable import Catalogue

@Suite("Deliveries once, and offers within their days", .timeLimit(.minutes(5)))
struct OneDeliveryTests {
    @Test("the same domain by the same provider on a day is one delivery, and the refusal names it")
    func twice() async throws {
        try await Office.withClinic { office, child, clinic in
            let first = try await office.delivery(to: child, by: clinic, on: day("2021-03-01"))
            let refused = try await office.refusedDelivery(to: child, by: clinic, on: day("2021-03-01"))
            expect(refused, .alreadyExists, at: "/on", first.id.text)
            for word in ["2021-03-01", "Trạm y tế", "Health"] {
                #expect(refused?.message.contains(word) == true, "\(word)")
            }
            let others = [
                try await office.delivery(to: child, by: clinic, on: day("2021-03-02")),
                try await office.delivery(to: child, by: clinic, domain: "education", on: day("2021-03-01")),
                try await office.delivery(
                    to: child, by: office.provider("Trạm khác"), on: day("2021-03-01")),
                try await office.delivery(to: office.child(), by: clinic, on: day("2021-03-01")),
            ]
            #expect(Set(others.map(\.id)).count == 4)
            // Who is to be asked is who said last what it is.
            #expect(refused?.message.contains("recorded by thai-binh)") == true)
            let clerk = office.province.by(Person(id: "ntl"))
            _ = try await clerk.call(
                Deliveries.correct,
                CorrectDelivery(id: first.id, reason: "thiếu ghi chú").with { $0.note = "khám mắt" })
            let named = try await office.refusedDelivery(to: child, by: clinic, on: day("2021-03-01"))
            #expect(named?.message.contains("recorded by thai-binh, ntl)") == true)
        }
    }

    @Test("offers tell deliveries apart, and one of an offer is that without it")
    func offers() async throws {
        try await Office.withClinic { office, child, clinic in
            let (one, two) = (
                try await office.offer(of: clinic, "Tập đi"), try await office.offer(of: clinic, "Tập nói")
            )
            func record(_ offer: Offer?) -> RecordDelivery {
                RecordDelivery(child: child, on: day("2021-03-01")).with {
                    $0.offer = offer?.id
                    $0.provider = clinic.id
                    $0.domain = "rehabilitation"
                }
            }
            let first = try await office.province.call(Deliveries.record, record(one))
            _ = try await office.province.call(Deliveries.record, record(two))
            for again in [record(one), record(nil)] {
                expect(
                    try await office.province.refusal(of: Deliveries.record, again), .alreadyExists, at: "/on"
                )
            }
            _ = try await office.province.call(
                Deliveries.correct, CorrectDelivery(id: first.id, reason: "nhầm").with { $0.void = true })
            _ = try await office.province.call(Deliveries.record, record(one))
        }
    }

    @Test("no correction makes two deliveries of one, and other corrections of it stay possible")
    func correcting() async throws {
        try await Office.withClinic { office, child, clinic in
            let first = try await office.delivery(to: child, by: clinic, on: day("2021-03-01"))
            let second = try await office.delivery(to: child, by: clinic, on: day("2021-03-02"))
            let move = CorrectDelivery(id: second.id, reason: "nhầm ngày").with { $0.on = day("2021-03-01") }
            expect(
                try await office.province.refusal(of: Deliveries.correct, move), .alreadyExists, at: "/on",
                first.id.text)
            let changes: [(change: (inout CorrectDelivery) -> Void, expected: (inout Delivery) -> Void)] = [
                ({ $0.note = "sáng" }, { $0.note = "sáng" }),
                ({ $0.on = day("2021-03-03") }, { $0.on = day("2021-03-03") }),
                ({ $0.domain = "education" }, { $0.domain = "education" }),
            ]
            var expected = second
            for (change, apply) in changes {
                apply(&expected)
                expected.revision += 1
                expected.reason = "sửa"
                let after = try await office.province.call(
                    Deliveries.correct, CorrectDelivery(id: second.id, reason: "sửa").with(change))
                #expect(after == expected, "what a correction leaves out stays as it is")
            }
        }
    }

    @Test("an import takes a row once, the second is refused by its line")
    func importing() async throws {
        try await Office.open { office in
            let row = RecordDelivery(child: try await office.child(), on: day("2021-03-01")).with {
                $0.domain = "health"
            }
            let clinic = try await office.provider()
            let rows = [row, row].map { row in row.with { $0.provider = clinic.id } }
            let summary = try await office.province.import(Deliveries.import, rows)
            #expect(summary.accepted == 1)
            #expect(summary.rejections.map(\.status) == ["ALREADY_EXISTS"])
            #expect(summary.rejections.map(\.row) == [2])
        }
    }

    @Test("nothing is delivered of an offer outside its days")
    func offerDays() async throws {
        try await Office.withClinic { office, child, clinic in
            let offer = try await office.offer(
                of: clinic, "Tập đi", from: "2021-02-01", until: "2021-02-28")
            func record(_ on: String) -> RecordDelivery {
                RecordDelivery(child: child, on: day(on)).with { $0.offer = offer.id }
            }
            for outside in ["2021-01-31", "2021-03-01"] {
                expect(
                    try await office.province.refusal(of: Deliveries.record, record(outside)),
                    .invalidArgument, at: "/on", "2021-02-28")
            }
            let given = try await office.province.call(Deliveries.record, record("2021-02-28"))
            expect(
                try await office.province.refusal(
                    of: Deliveries.correct,
                    CorrectDelivery(id: given.id, reason: "nhầm").with { $0.on = day("2021-03-01") }),
                .invalidArgument, at: "/on", "2021-02-28")
        }
    }

    @Test("an offer does not end before a place that is held of it")
    func offerEnd() async throws {
        try await Office.open { office in
            let offer = try await office.offer(of: office.provider())
            _ = try await office.referral(of: office.child(), to: offer, until: day("2021-04-15"))
            expect(
                try await office.province.refusal(
                    of: Offers.update, UpdateOffer(id: offer.id).with { $0.until = day("2021-04-14") }),
                .failedPrecondition, at: "/until", "2021-04-15")
            let ended = try await office.province.call(
                Offers.update, UpdateOffer(id: offer.id).with { $0.until = day("2021-04-15") })
            #expect(ended.until == day("2021-04-15"))
        }
    }

    @Test("nothing is sought for a child before its birth, nor once it has left")
    func life() async throws {
        try await Office.open { office in
            let child = try await office.child(born: day("2021-03-10"))
            let offer = try await office.offer(of: office.provider())
            expect(
                try await office.province.refusal(
                    of: Referrals.create,
                    CreateReferral(child: child, offer: offer.id, until: day("2021-04-01")).with {
                        $0.on = day("2021-03-09")
                    }), .invalidArgument, at: "/on", "birth")
            expect(
                try await office.province.refusal(
                    of: Offers.match, MatchOffers(child: child).with { $0.on = day("2021-03-09") }),
                .invalidArgument, at: "/on", "birth")
            try await office.close(child, .deceased, on: "2021-03-14")
            expect(
                try await office.province.refusal(of: Offers.match, MatchOffers(child: child)),
                .failedPrecondition, at: "/child", "2021-03-14")
            let before = MatchOffers(child: child).with { $0.on = day("2021-03-13") }
            #expect(try await office.province.call(Offers.match, before).matches.count == 1)
        }
    }

    /// That each change makes of a thing what it says, and leaves all else of it as it was.
    private func expectOnly<Request, Thing: Equatable>(
        _ changes: [(change: (inout Request) -> Void, expected: (inout Thing) -> Void)], of thing: Thing,
        _ make: ((inout Request) -> Void) async throws -> Thing
    ) async throws {
        var expected = thing
        for (change, apply) in changes {
            apply(&expected)
            let after = try await make(change)
            #expect(after == expected)
        }
    }

    @Test("what a change of an offer or a provider leaves out stays as it is")
    func absentIsNotEmpty() async throws {
        try await Office.open { office in
            let provider = try await office.province.call(
                Providers.register,
                RegisterProvider(name: "Trạm y tế", unit: health, kind: "clinic").with {
                    $0.place = diemDien
                    $0.licence = "12/GP"
                    $0.standardMetSince = day("2021-01-01")
                })
            let providerChanges:
                [(change: (inout UpdateProvider) -> Void, expected: (inout Provider) -> Void)] = [
                    ({ _ in }, { _ in }), ({ $0.name = "Trạm mới" }, { $0.name = "Trạm mới" }),
                    ({ $0.place = thuyHai }, { $0.place = thuyHai }),
                    ({ $0.kind = "school" }, { $0.kind = "school" }),
                    ({ $0.licence = "13/GP" }, { $0.licence = "13/GP" }),
                    ({ $0.meetsStandard = true }, { _ in }),
                    (
                        { $0.meetsStandard = false },
                        { ($0.standardMetSince, $0.standardJudgedOn) = (nil, today) }
                    ),
                ]
            try await expectOnly(providerChanges, of: provider) {
                try await office.province.call(
                    Providers.update, UpdateProvider(id: provider.id).with($0))
            }
            let offer = try await office.province.call(
                Offers.publish,
                PublishOffer(provider: provider.id, title: "Tập đi", domain: "rehabilitation").with {
                    $0.eligibility = Eligibility().with { $0.maximumAge = 15 }
                    $0.capacity = 3
                    $0.cost = 100
                    $0.schedule = "sáng thứ hai"
                    $0.from = day("2021-01-01")
                    $0.until = day("2021-12-31")
                })
            let offerChanges: [(change: (inout UpdateOffer) -> Void, expected: (inout Offer) -> Void)] = [
                ({ _ in }, { _ in }), ({ $0.title = "Tập nói" }, { $0.title = "Tập nói" }),
                (
                    { $0.eligibility = Eligibility().with { $0.minimumAge = 3 } },
                    { $0.eligibility = Eligibility().with { $0.minimumAge = 3 } }
                ),
                ({ $0.capacity = 4 }, { $0.capacity = 4 }), ({ $0.cost = 200 }, { $0.cost = 200 }),
                ({ $0.schedule = "chiều thứ ba" }, { $0.schedule = "chiều thứ ba" }),
                ({ $0.until = day("2022-06-30") }, { $0.until = day("2022-06-30") }),
            ]
            try await expectOnly(offerChanges, of: offer) {
                try await office.province.call(Offers.update, UpdateOffer(id: offer.id).with($0))
            }
        }
    }
}
