import Bus
import CatalogueAPI
import ServiceKit
import TestKit
import Testing
import Vocabulary

@testable import Catalogue

@Suite("What a provider is found and allowed to be", .timeLimit(.minutes(5)))
struct CertifyingTests {
    private func certify(
        _ id: ProviderID, _ meetsStandard: Bool = true, on text: String? = nil
    ) -> CertifyProvider {
        CertifyProvider(id: id, meetsStandard: meetsStandard, evidence: "  QĐ 12/QĐ-SLĐ ").with {
            $0.on = text.map(day)
        }
    }

    @Test("a standard is certified with day, evidence and who judged it, lost, and won again")
    func certified() async throws {
        try await Office.withProvider { office, lead, id in
            #expect(try await lead.provider(id).standardJudgedOn == nil)
            let won = try await lead.call(
                Providers.certify, certify(id, on: "2020-06-01").with { $0.emergencyPlaces = 4 })
            #expect(won.standardMetSince == day("2020-06-01"))
            #expect(
                won.certification
                    == Certification(evidence: "QĐ 12/QĐ-SLĐ", by: "thai-binh").with {
                        $0.emergencyPlaces = 4
                    })
            let lost = try await lead.call(Providers.certify, certify(id, false, on: "2020-09-01"))
            #expect(lost.standardMetSince == nil && lost.standardJudgedOn == day("2020-09-01"))
            #expect(lost.certification?.emergencyPlaces == nil)
            let again = try await lead.call(Providers.certify, certify(id, on: "2021-01-01"))
            #expect(again.standardMetSince == day("2021-01-01"))
            #expect(try await lead.provider(id, on: "2020-08-31").certification == won.certification)
            #expect(try await lead.provider(id, on: "2020-05-31").standardJudgedOn == nil)
            let said = try await lead.history(id, .standard)
            #expect(said.map(\.meetsStandard) == [true, false, true])
            #expect(said.map(\.certification?.by) == ["thai-binh", "thai-binh", "thai-binh"])
            #expect(
                try await office.events(of: "provider") == [
                    "Registered", "Certified", "Certified", "Certified",
                ])
        }
    }

    @Test("nobody certifies what the own office runs, whatever the role reaches; others who have it do")
    func itself() async throws {
        try await Office.withProvider { office, lead, id in
            let own = office.deployment.client(
                as: Principal(unit: health, reaches: [.provider: [health], .certifier: ["thai-binh"]]),
                language: .en)
            expect(
                try await own.refusal(of: Providers.certify, certify(id)), .permissionDenied, at: "/id",
                "itself")
            expect(
                try await own.refusal(
                    of: Providers.update, UpdateProvider(id: id).with { $0.meetsStandard = true }),
                .permissionDenied, at: "/meetsStandard", "itself")
            let elsewhere = office.deployment.client(
                as: Principal(unit: school, reaches: [.certifier: [school]]), language: .en)
            #expect(
                try await elsewhere.refusal(of: Providers.certify, certify(id))?.status == .permissionDenied)
            let named = office.deployment.client(
                as: Principal(unit: school, reaches: [.certifier: [health]]), language: .en)
            #expect(try await named.call(Providers.certify, certify(id)).certification?.by == school)
            #expect(try await lead.provider(id).standardMetSince == today)
        }
    }

    @Test("everything that is wrong with a certification is said at once")
    func wrong() async throws {
        try await Office.withProvider(opened: "2020-01-01") { office, lead, id in
            let bad = CertifyProvider(id: id, meetsStandard: true, evidence: " ").with {
                ($0.on, $0.emergencyPlaces) = (day("2019-12-31"), -1)
            }
            let refused = try await lead.refusal(of: Providers.certify, bad)
            #expect(refused?.status == .invalidArgument)
            #expect(Set(refused?.fields ?? []) == ["/on", "/evidence", "/emergencyPlaces"])
            #expect(try await office.events(of: "provider") == ["Registered"])
        }
    }

    @Test(
        "a licence is number, authority and last day; each changes by itself, and it shows when it has ended")
    func licence() async throws {
        try await Office.withProvider { office, lead, id in
            let bare = update(id, on: "2020-06-01") { $0.licenceUntil = day("2021-03-01") }
            expect(
                try await lead.refusal(of: Providers.update, bare), .invalidArgument, at: "/licenceUntil",
                "licence number")
            let given = try await lead.call(
                Providers.update,
                bare.with { ($0.licence, $0.licenceAuthority) = ("12/GP", "Sở Y tế") })
            #expect(given.licence == "12/GP" && given.licenceAuthority == "Sở Y tế")
            #expect(try await lead.provider(id).licenceExpired == true)
            #expect(try await lead.provider(id, on: "2021-03-01").licenceExpired == nil)
            let renewed = try await lead.call(
                Providers.update, update(id, on: "2021-03-10") { $0.licenceUntil = day("2022-03-01") })
            #expect(renewed.licence == "12/GP" && renewed.licenceAuthority == "Sở Y tế")
            #expect(try await lead.provider(id).licenceExpired == nil)
            #expect(try await lead.provider(id, on: "2021-03-09").licenceExpired == true)
            let none = try await lead.call(
                Providers.update, UpdateProvider(id: id).with { $0.clear = ["licence"] })
            #expect(none.licence == nil && none.licenceAuthority == nil && none.licenceUntil == nil)
        }
    }

    @Test("where the law asks for a licence, one that has ended takes nobody new; before the law it does")
    func expired() async throws {
        try await Office.withClinic { office, child, clinic in
            let offer = try await office.offer(of: clinic)
            _ = try await office.province.call(
                Providers.update,
                update(clinic.id, on: "2020-06-01") {
                    ($0.licence, $0.licenceUntil) = ("12/GP", day("2020-12-31"))
                })
            let match = MatchOffers(child: child)
            let found = try await office.province.call(Offers.match, match)
            #expect(found.excluded.map { $0.reasons.map(\.code) } == [[.unlicensed]])
            #expect(found.excluded.first?.reasons.first?.sentence.contains("2020-12-31") == true)
            expect(
                try await office.refusedReferral(of: child, to: offer, on: "2021-03-15", until: "2021-04-15"),
                .failedPrecondition, at: "/offer",
                "2020-12-31: give that day or an earlier one, update the licence")
            let before = try await office.province.call(
                Offers.match, match.with { $0.on = day("2021-01-31") })
            #expect(before.matches.map(\.offer.id) == [offer.id])
            // What was given in spite of it was given.
            _ = try await office.delivery(to: child, by: clinic)
        }
    }

    @Test("places by kind of care are dated, each kind once")
    func care() async throws {
        try await Office.withProvider { office, lead, id in
            let twice = update(id, on: "2020-06-01") {
                $0.care = [
                    CarePlaces(kind: "residential", places: 40), CarePlaces(kind: "residential", places: 2),
                    CarePlaces(kind: "castle", places: 10_001),
                ]
            }
            let refused = try await lead.refusal(of: Providers.update, twice)
            #expect(Set(refused?.fields ?? []) == ["/care/1/kind", "/care/2/kind", "/care/2/places"])
            let rooms = [
                CarePlaces(kind: "residential", places: 40), CarePlaces(kind: "dayCare", places: 12),
            ]
            _ = try await lead.call(Providers.update, update(id, on: "2020-06-01") { $0.care = rooms })
            #expect(try await lead.provider(id).care == rooms)
            #expect(try await lead.provider(id, on: "2020-05-31").care == nil)
            let fact = try #require(try await lead.history(id, .care).first)
            #expect(fact.care == rooms)
            let fewer = try await lead.call(
                Providers.correct,
                CorrectProvider(id: id, fact: fact.fact).with {
                    $0.care = [CarePlaces(kind: "dayCare", places: 10)]
                })
            #expect(fewer.care == [CarePlaces(kind: "dayCare", places: 10)])
        }
    }
}

@Suite("A provider that closes says what becomes of those in care", .timeLimit(.minutes(5)))
struct HandingOverTests {
    /// A clinic with two children who hold a place, one of them accepted, and another clinic with one offer of the domain.
    private func open(
        _ body: (Office, Provider, (accepted: Referral, waiting: Referral), Offer) async throws -> Void
    ) async throws {
        try await Office.withClinic { office, child, clinic in
            let offer = try await office.offer(of: clinic)
            let accepted = try await office.referral(
                of: child, to: offer, on: "2021-03-01", until: "2021-04-15")
            try await office.province.call(Referrals.accept, AcceptReferral(id: accepted.id))
            let waiting = try await office.referral(
                of: office.child(), to: offer, on: "2021-03-10", until: "2021-04-15")
            let other = try await office.provider("Phòng khám khác", unit: school, place: thuyHai)
            try await body(office, clinic, (accepted, waiting), office.offer(of: other))
        }
    }

    private func close(_ provider: Provider) -> CloseProvider {
        CloseProvider(id: provider.id, reason: "hết kinh phí")
    }

    private func referrals(_ office: Office) async throws -> [ReferralID: Referral] {
        try await office.province.items(Referrals.list, ListReferrals()).reduce(into: [:]) { $0[$1.id] = $1 }
    }

    @Test("until each is decided it stays open, and what waits is listed")
    func undecided() async throws {
        try await open { office, clinic, held, other in
            let refused = try await office.province.refusal(of: Providers.close, close(clinic))
            expect(refused, .failedPrecondition, at: "/id", held.accepted.id.text)
            #expect(refused?.violations.count == 2)
            let waiting = ListReferrals().with { ($0.provider, $0.holdingFrom) = (clinic.id, today) }
            #expect(
                Set(try await office.province.items(Referrals.list, waiting).map(\.id))
                    == [held.accepted.id, held.waiting.id])
            let half = close(clinic).with { $0.handovers = [Handover(referral: held.accepted.id)] }
            expect(
                try await office.province.refusal(of: Providers.close, half), .failedPrecondition, at: "/id",
                held.waiting.id.text)
            #expect(try await referrals(office)[held.accepted.id]?.until == day("2021-04-15"))
            let strange = close(clinic).with {
                $0.handovers = [
                    Handover(referral: held.waiting.id), Handover(referral: held.waiting.id),
                    Handover(referral: newID()),
                ]
            }
            #expect(
                try await office.province.refusal(of: Providers.close, strange)?.fields == [
                    "/handovers/1/referral", "/handovers/2/referral",
                ])
            _ = other
        }
    }

    @Test("each child goes where it is said, from the closure on, for the days that it had")
    func named() async throws {
        try await open { office, clinic, held, other in
            let closed = try await office.province.call(
                Providers.close,
                close(clinic).with {
                    $0.handovers = [
                        Handover(referral: held.accepted.id).with { $0.to = other.id },
                        Handover(referral: held.waiting.id),
                    ]
                })
            #expect(closed.status == .closed)
            let now = try await referrals(office)
            #expect(now[held.accepted.id]?.until == day("2021-03-14"))
            #expect(now[held.accepted.id]?.status == .accepted)
            #expect(now[held.waiting.id]?.status == .cancelled)
            #expect(now[held.waiting.id]?.reason?.contains(clinic.name) == true)
            let next = try #require(now.values.first { $0.offer == other.id })
            #expect(next.child == held.accepted.child && next.to == school && next.status == .waiting)
            #expect(next.on == today && next.until == day("2021-04-15"))
            #expect(now.count == 3)
        }
    }

    @Test("no child is sent on to where it has a place under another entry")
    func merged() async throws {
        try await open { office, clinic, held, other in
            let twin = try await office.child()
            _ = try await office.referral(of: twin, to: other)
            try await office.merge(twin, into: held.accepted.child)
            let asked = close(clinic).with {
                $0.handovers = [
                    Handover(referral: held.accepted.id).with { $0.to = other.id },
                    Handover(referral: held.waiting.id),
                ]
            }
            let refused = try await office.province.refusal(of: Providers.close, asked)
            expect(refused, .failedPrecondition, at: "/handovers/0")
        }
    }

    @Test("who waits for a place there waits no more, and gets none that the closure frees")
    func queued() async throws {
        try await Office.withClinic { office, child, clinic in
            let lead = office.province
            let offer = try await office.offer(of: clinic, capacity: 1)
            let holder = try await office.referral(of: child, to: offer, until: day("2021-04-15"))
            let queued = try await lead.call(
                Referrals.create,
                CreateReferral(child: office.child(), offer: offer.id, until: day("2021-04-15")).with {
                    $0.orWait = true
                })
            let closed = try await lead.call(
                Providers.close, close(clinic).with { $0.handovers = [Handover(referral: holder.id)] })
            #expect(closed.status == .closed)
            let now = try await referrals(office)
            #expect(now[queued.id]?.status == .cancelled && now[holder.id]?.status == .cancelled)
        }
    }

    @Test("a successor takes on all that are not named, where it has one offer of the domain")
    func successor() async throws {
        try await open { office, clinic, held, other in
            let asked = close(clinic).with { $0.successor = other.provider }
            let second = try await office.province.call(
                Offers.publish,
                PublishOffer(provider: other.provider, title: "Tập đi", domain: "rehabilitation"))
            expect(
                try await office.province.refusal(of: Providers.close, asked), .failedPrecondition,
                at: "/successor", "Rehabilitation")
            try await office.province.call(
                Offers.withdraw, WithdrawOffer(id: second.id, reason: "thôi"))
            _ = try await office.province.call(Providers.close, asked)
            let moved = try await referrals(office).values.filter { $0.offer == other.id }
            #expect(Set(moved.map(\.child)) == [held.accepted.child, held.waiting.child])
        }
    }
}
