import CatalogueAPI
import Foundation
import JSONCoding
import Testing
import Vocabulary

@testable import GatewayKit

@Suite("The catalogue as HSDS 3 has it", .timeLimit(.minutes(5)))
struct HSDSExportTests {
    private let place: UnitPath = "thai-binh/thai-thuy/diem-dien"

    private static func reference() throws -> Reference {
        var folder = URL(filePath: #filePath)
        for _ in 0..<3 { folder = folder.deletingLastPathComponent() }
        return try Reference(directory: folder.appending(path: "compose/reference").path())
    }

    private func export() throws -> (provider: Provider, offer: Offer, HSDSExport) {
        let (unit, day): (UnitPath, Day) = ("thai-binh/so-y-te", try #require(Day("2021-03-15")))
        let id = "00000000-0000-8410-8000-00000000000"
        let provider = Provider(
            id: try #require(ProviderID(id + "1")), name: "Trạm y tế", unit: unit, place: place,
            kind: "health-station", status: .open)
        let offer = Offer(
            id: try #require(OfferID(id + "2")), provider: provider.id, unit: unit, place: place,
            title: "Tập nói",
            domain: "rehabilitation",
            eligibility: Eligibility().with {
                ($0.minimumAge, $0.disabilityTypes, $0.area) = (3, ["hearingSpeech"], [place])
            }, cost: 20_000, from: try #require(Day("2021-01-01")), status: .open
        ).with {
            $0.details = OfferDetails().with {
                ($0.recurrence, $0.opensAt) = ("FREQ=WEEKLY;BYDAY=MO,WE", "08:00")
                ($0.languages, $0.documents) = (["vi"], ["Giấy khai sinh"])
                $0.accessibility = "Có đường dốc"
            }
        }
        return (provider, offer, HSDSExport(try Self.reference(), .vi, on: day, utcOffset: 420))
    }

    @Test("an offer is a service with its organisation, place, schedule, cost and who may have it")
    func service() throws {
        let (provider, offer, export) = try export()
        let service = export.service(offer, by: provider)
        #expect(service["id"] == .string(offer.id.text) && service["status"] == "active")
        #expect(service["minimum_age"] == 3 && service["maximum_age"] == nil)
        #expect(service["organization"]?["description"] == "Trạm y tế")
        let location = service["service_at_locations"]?.array?.first?["location"]
        #expect(location?["name"] == "Thị trấn Diêm Điền" && location?["location_type"] == "physical")
        #expect(location?["accessibility"]?.array?.first?["description"] == "Có đường dốc")
        let schedule = service["schedules"]?.array?.first
        #expect(schedule?["freq"] == "WEEKLY" && schedule?["byday"] == "MO,WE")
        #expect(schedule?["opens_at"] == "08:00+07:00" && schedule?["valid_from"] == "2021-01-01")
        #expect(service["cost_options"]?.array?.first?["amount"] == 20_000)
        #expect(service["attributes"]?.array?.first?["taxonomy_term"]?["code"] == "rehabilitation")
        #expect(service["eligibility_description"] == "Nghe, nói")
        #expect(service["service_areas"]?.array?.first?["name"] == "Thị trấn Diêm Điền")
    }

    @Test("what is withdrawn is inactive, and what a closed provider gave defunct")
    func status() throws {
        let (provider, offer, export) = try export()
        func status(_ offer: Offer, _ provider: Provider) -> JSONValue? {
            export.service(offer, by: provider)["status"]
        }
        #expect(status(offer.with { $0.status = .withdrawn }, provider) == "inactive")
        #expect(status(offer.with { $0.until = Day("2021-03-14") }, provider) == "inactive")
        #expect(status(offer.with { $0.until = Day("2021-03-15") }, provider) == "active")
        #expect(status(offer, provider.with { $0.status = .closed }) == "defunct")
    }

    @Test("parts keep their ids from export to export, and no two are alike")
    func ids() {
        let whole = "00000000-0000-8410-8000-000000000001"
        let id = HSDSExport.id(of: whole, "schedule")
        #expect(id == HSDSExport.id(of: whole, "schedule") && id != HSDSExport.id(of: whole, "cost"))
        #expect(
            id.wholeMatch(of: /[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}/) != nil)
    }
}
