import Bus
import CatalogueAPI
import TestKit
import Testing
import Vocabulary

@testable import Catalogue

@Suite("A day in the catalogue that is too early says before what", .timeLimit(.minutes(5)))
struct FirstDayTests {
    @Test("before a provider worked, in both languages")
    func opening() async throws {
        try await Office.open { office in
            let provider = try await office.provider(opened: "2020-01-06")
            let early = UpdateProvider(id: provider.id).with {
                ($0.on, $0.name) = (day("2020-01-05"), "Trạm y tế xã")
            }
            expect(
                try await office.province.refusal(of: Providers.update, early), .invalidArgument, at: "/on",
                "before the provider's first day (2020-01-06): write 2020-01-06 or later, or correct the "
                    + "provider's first day if that day is wrong. In the way is \(provider.id), recorded by "
                    + "thai-binh on 2021-03-15.")
            expect(
                try await office.province.reading(.vi).refusal(of: Providers.update, early),
                .invalidArgument, at: "/on",
                "trước ngày cơ sở bắt đầu hoạt động (06/01/2020): hãy ghi từ ngày 06/01/2020 trở đi")
        }
    }

    @Test("before a network or a pilot began, or what was said of it last")
    func begun() async throws {
        try await Office.open { office in
            let province = office.province
            let provider = try await office.provider()
            let network = try await office.network(of: [provider.id], on: "2021-02-01")
            let early = DissolveNetwork(id: network.id, reason: "Sáp nhập").with { $0.on = day("2021-01-31") }
            for text in ["before the network's last change (2021-02-01)", network.id.text, "by thai-binh"] {
                expect(
                    try await province.refusal(of: Networks.dissolve, early), .invalidArgument, at: "/on",
                    text)
            }
            let pilot = try await office.pilot(on: "2021-02-01")
            let evaluated = EvaluatePilot(id: pilot.id, verdict: .expand, summary: "Tốt").with {
                $0.on = day("2021-01-31")
            }
            for text in ["before the pilot's first day (2021-02-01)", pilot.id.text, "by thai-binh"] {
                expect(
                    try await province.refusal(of: Pilots.evaluate, evaluated), .invalidArgument, at: "/on",
                    text)
            }
        }
    }
}
