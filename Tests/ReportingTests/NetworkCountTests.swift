import Bus
import CatalogueAPI
import ReportingAPI
import TestKit
import Testing
import Vocabulary

@testable import Reporting

@Suite("A district has a network while somebody is in it", .timeLimit(.minutes(5)))
struct NetworkCountTests {
    @Test("until its last member has left, and from the day on which another comes")
    func members() async throws {
        try await Province.open(today: "2021-03-15", on: [.inProcess]) { province in
            let provider = try await province.provider()
            let network = try await province.lead.call(
                Networks.establish,
                EstablishNetwork(district: Province.district, members: [provider]).with {
                    $0.on = day("2021-01-10")
                })
            _ = try await province.lead.call(
                Pilots.start,
                StartPilot(model: "Can thiệp sớm", district: Province.district).with {
                    $0.on = day("2021-01-10")
                })
            func counted(on text: String) async throws -> Int {
                try await province.value("T5", on: text).numerator
            }
            #expect(try await counted(on: "2021-01-09") == 0)
            #expect(try await counted(on: "2021-03-15") == 1)
            let member = try #require(network.members.first).id
            _ = try await province.lead.call(
                Networks.removeMember,
                RemoveNetworkMember(id: network.id, member: member).with { $0.until = day("2021-02-10") })
            #expect(try await counted(on: "2021-02-10") == 1)
            #expect(try await counted(on: "2021-02-11") == 0)
            _ = try await province.lead.call(
                Networks.addMember,
                AddNetworkMember(id: network.id, provider: provider).with { $0.on = day("2021-03-01") })
            #expect(try await counted(on: "2021-02-28") == 0)
            #expect(try await counted(on: "2021-03-01") == 1)
        }
    }

    @Test("not while all who are in it are closed, as far as that was known")
    func closed() async throws {
        try await Province.open(today: "2021-03-15", on: [.inProcess]) { province in
            let provider = try await province.provider()
            _ = try await province.lead.call(
                Networks.establish,
                EstablishNetwork(district: Province.district, members: [provider]).with {
                    $0.on = day("2021-01-10")
                })
            _ = try await province.lead.call(
                Pilots.start,
                StartPilot(model: "Can thiệp sớm", district: Province.district).with {
                    $0.on = day("2021-01-10")
                })
            func counted(on text: String) async throws -> Int {
                try await province.value("T5", on: text).numerator
            }
            #expect(try await counted(on: "2021-02-10") == 1)
            _ = try await province.lead.call(
                Providers.close,
                CloseProvider(id: provider, reason: "Ngừng hoạt động").with { $0.on = day("2021-02-01") })
            #expect(try await counted(on: "2021-01-31") == 1)
            #expect(try await counted(on: "2021-02-01") == 0)
            _ = try await province.lead.call(
                Providers.reopen,
                ReopenProvider(id: provider, reason: "Hoạt động trở lại").with { $0.on = day("2021-03-01") })
            #expect(try await counted(on: "2021-02-28") == 0)
            #expect(try await counted(on: "2021-03-01") == 1)
        }
    }
}
