import Bus
import CatalogueAPI
import Store
import TestKit
import Testing
import Vocabulary

@testable import Catalogue

@Suite("A provider changes aspect by aspect", .timeLimit(.minutes(5)))
struct ProviderFactTests {
    @Test("providers are listed by what was so on a day, as known then")
    func listing() async throws {
        try await Office.withProvider(opened: "2019-01-01") { office, lead, id in
            office.deployment.set(day: today.advanced(by: 10))
            _ = try await lead.call(Providers.update, update(id, on: "2020-06-01") { $0.place = thuyHai })
            _ = try await lead.call(
                Providers.update, update(id, on: "2020-02-01") { $0.meetsStandard = true })
            try await office.close(id, on: "2021-01-01")
            func count(_ change: (inout ListProviders) -> Void) async throws -> Int {
                var request = ListProviders()
                change(&request)
                return try await lead.items(Providers.list, request).count
            }
            #expect(try await count { $0.unit = thuyHai } == 1)
            #expect(try await count { ($0.unit, $0.on) = (diemDien, day("2020-05-31")) } == 1)
            #expect(try await count { ($0.unit, $0.on) = (diemDien, day("2020-06-01")) } == 0)
            #expect(try await count { ($0.unit, $0.knownOn) = (diemDien, today) } == 1)
            #expect(try await count { $0.on = day("2018-12-31") } == 0)
            #expect(try await count { ($0.standardMet, $0.on) = (true, day("2020-02-01")) } == 1)
            #expect(try await count { ($0.standardMet, $0.on) = (false, day("2020-01-31")) } == 1)
            #expect(try await count { ($0.standardMet, $0.on) = (true, day("2020-01-31")) } == 0)
            #expect(try await count { $0.status = .open } == 0)
            #expect(try await count { ($0.status, $0.on) = (.open, day("2020-12-31")) } == 1)
            #expect(try await count { ($0.status, $0.on) = (.closed, day("2021-01-01")) } == 1)
            #expect(try await count { ($0.kind, $0.on) = ("school", day("2020-12-31")) } == 0)
            let early = try await lead.refusal(
                of: Providers.get, GetProvider(id: id).with { $0.on = day("2018-12-31") })
            expect(early, .notFound, at: "/on", "2018-12-31")
        }
    }

    @Test("a late move takes its place between two others, and moves neither them nor the standard")
    func between() async throws {
        try await Office.withProvider { office, lead, id in
            _ = try await lead.call(
                Providers.update, update(id, on: "2020-06-01") { $0.place = "thai-binh/tien-hai" })
            _ = try await lead.call(
                Providers.update, update(id, on: "2020-02-01") { $0.meetsStandard = true })
            let now = try await lead.call(
                Providers.update, update(id, on: "2020-03-01") { $0.place = thuyHai })
            #expect(now.place == "thai-binh/tien-hai")
            #expect(now.standardMetSince == day("2020-02-01"))
            _ = try await lead.call(
                Providers.update, update(id, on: "2020-05-01") { $0.meetsStandard = false })
            for (on, place, since) in [
                ("2019-12-31", diemDien, nil), ("2020-02-29", diemDien, "2020-02-01"),
                ("2020-03-01", thuyHai, "2020-02-01"), ("2020-05-01", thuyHai, nil),
                ("2020-06-01", "thai-binh/tien-hai", nil),
            ] as [(String, UnitPath, String?)] {
                let then = try await lead.provider(id, on: on)
                #expect(then.place == place, "on \(on)")
                #expect(then.standardMetSince == since.map(day), "on \(on)")
            }
        }
    }

    @Test("a standard entered again goes on without a break")
    func unbroken() async throws {
        try await Office.withProvider { office, lead, id in
            for on in ["2020-06-01", "2020-02-01"] {
                _ = try await lead.call(
                    Providers.update, update(id, on: on) { $0.meetsStandard = true })
            }
            #expect(try await lead.provider(id).standardMetSince == day("2020-02-01"))
            #expect(try await lead.history(id, .standard).count == 2)
        }
    }

    @Test("a name is put right for every day, and what was known of it stays known")
    func identity() async throws {
        try await Office.withProvider { office, lead, id in
            office.deployment.set(day: today.advanced(by: 10))
            _ = try await lead.call(
                Providers.update, UpdateProvider(id: id).with { $0.name = "Trạm y tế xã" })
            #expect(try await lead.provider(id, on: "2015-01-01").name == "Trạm y tế xã")
            let known = try await lead.provider(id, knownOn: "\(today)")
            #expect(known.name == "Trạm")
            let now = try await lead.provider(id, knownOn: "\(today.advanced(by: 10))")
            #expect(now.name == "Trạm y tế xã" && now.provisional == true)
            let entries = try await lead.history(id, .identity)
            #expect(entries.map(\.kind) == [.recorded, .corrected])
            #expect(entries.map(\.stands) == [false, true])
            #expect(entries.last?.identity?.name == "Trạm y tế xã")
            let refused = try await lead.refusal(
                of: Providers.void, VoidProviderFact(id: id, fact: try #require(entries.first).fact))
            expect(refused, .failedPrecondition, at: "/fact")
        }
    }

    @Test("the present follows from what was said: it can be made anew")
    func rebuilding() async throws {
        try await Office.withProvider { office, lead, id in
            _ = try await lead.call(
                Providers.update, update(id, on: "2020-06-01") { ($0.place, $0.licence) = (thuyHai, "9/GP") })
            let before = try await lead.provider(id)
            try await office.deployment.rebuild(
                "catalogue",
                after: [
                    "UPDATE providers SET place = 'thai-binh', licence = NULL", "DELETE FROM provider_facts",
                ]
            ) { try $0.providers.rebuild() }
            #expect(try await lead.provider(id) == before)
            #expect(try await lead.provider(id, on: "2020-05-31").place == diemDien)
        }
    }
}
