import Bus
import CatalogueAPI
import RegistryAPI
import ServiceKit
import Store
import TestKit
import Testing
import Vocabulary

@testable import Catalogue

/// Two provinces, a few districts and communes, two organisations, and the codes that the tests name.
func testReference() throws -> Reference {
    try Reference(files: [
        "labels.csv": """
        table,code,label_vi,label_en,valid_from,valid_to,source,confidence
        disability-type,mobility,Vận động,Mobility,,,test,V
        disability-type,vision,Nhìn,Vision,,,test,V
        disability-degree,exceptionallySevere,Đặc biệt nặng,Exceptionally severe,,,test,V
        disability-degree,severe,Nặng,Severe,,,test,V
        disability-degree,mild,Nhẹ,Mild,,,test,V
        poverty-status,poor,Hộ nghèo,Poor,,,test,V
        poverty-status,nearPoor,Hộ cận nghèo,Near-poor,,,test,V
        poverty-status,notPoor,Không nghèo,Not poor,,,test,V
        service-domain,health,Y tế,Health,,,test,V
        service-domain,rehabilitation,Phục hồi chức năng,Rehabilitation,,,test,V
        service-domain,education,Giáo dục,Education,,,test,V
        fund-source,provincial-budget,Ngân sách tỉnh,Provincial budget,,,test,V
        facility-kind,school,Trường học,School,,,test,V
        facility-kind,clinic,Phòng khám,Clinic,,,test,V
        licensed-facility,clinic,Phòng khám,Clinic,2021-02-01,,test,V
        placement-kind,residential,Nuôi dưỡng tại cơ sở,Residential care,,,test,V
        placement-kind,dayCare,Chăm sóc bán trú,Day care,,,test,V
        unit-type,tinh,Tỉnh,Province,,,test,V
        unit-type,huyen,Huyện,District,,,test,V
        unit-type,xa,Xã,Commune,,,test,V
        unit-type,department,Sở,Department,,,test,V
        circumstance-list,LAW2016,Luật Trẻ em 2016,Law on Children 2016,,,test,V

        """,
        "units.csv": """
        code,name,full_name_vi,type,parent_code,valid_from,valid_to,source,confidence
        34,Thái Bình,Tỉnh Thái Bình,tinh,,,,test,V
        33,Hưng Yên,Tỉnh Hưng Yên,tinh,,,,test,V
        341,Thái Thụy,Huyện Thái Thụy,huyen,34,,,test,V
        342,Tiền Hải,Huyện Tiền Hải,huyen,34,,,test,V
        331,Ân Thi,Huyện Ân Thi,huyen,33,,,test,V
        12826,Diêm Điền,Xã Diêm Điền,xa,341,,,test,V
        12829,Thụy Hải,Xã Thụy Hải,xa,341,,,test,V
        12970,Tiền Hải Xã,Xã Tiền Hải Xã,xa,342,,,test,V
        12142,Ân Thi Xã,Xã Ân Thi Xã,xa,331,,,test,V

        """,
        "organisations.csv": """
        path,name_vi,name_en,kind,parent,valid_from,valid_to,source,confidence
        thai-binh/so-y-te,Sở Y tế,Department of Health,department,thai-binh,,,test,V
        thai-binh/so-gddt,Sở Giáo dục và Đào tạo,Department of Education,department,thai-binh,,,test,V

        """,
        "circumstances.csv": """
        code,list,label_vi,label_en,valid_from,valid_to,confidential,confidential_source,confidential_confidence,source,confidence
        law2016-disabled,LAW2016,Trẻ em khuyết tật,Child with disabilities,2017-06-01,,no,,,test,V
        law2016-abandoned,LAW2016,Trẻ em bị bỏ rơi,Abandoned child,2017-06-01,,no,,,test,V
        law2016-hiv,LAW2016,Trẻ em nhiễm HIV,Child with HIV,2017-06-01,,yes,test,V,test,V

        """,
    ])
}

let health: UnitPath = "thai-binh/so-y-te"
let school: UnitPath = "thai-binh/so-gddt"
let diemDien: UnitPath = "thai-binh/thai-thuy/diem-dien"
let thuyHai: UnitPath = "thai-binh/thai-thuy/thuy-hai"
let thaiThuy: UnitPath = "thai-binh/thai-thuy"

/// The day that the tests' clock stands at first: 2021-03-15.
let today = day("2021-03-15")

/// What most tests begin with: somebody of the province who calls, and short ways to have things there.
struct Office: Served {
    static let service = "catalogue"
    let deployment: Deployment

    /// The catalogue, and a stand-in for the registry before it.
    static func open(_ body: (Office) async throws -> Void) async throws {
        try await besideRegistry(CatalogueService.self, reference: testReference(), today: today, body)
    }

    var province: TestClient { deployment.client(as: "thai-binh", language: .en) }

    /// A child that the registry has told of, eight years old unless born otherwise.
    func child(
        in commune: UnitPath = diemDien, born: Day = day("2013-01-10"), poverty: PovertyStatus = .notPoor,
        disability: (type: DisabilityType, degree: DisabilityDegree)? = nil
    ) async throws -> ChildID {
        let id: ChildID = newID()
        try await tell(
            .childRegistered(.registering(id, born: born, in: commune, poverty: poverty, on: born)))
        if let disability {
            try await tell(
                .disabilityDetermined(
                    DisabilityFacts(
                        id: newID(), child: id, type: disability.type, degree: disability.degree,
                        on: day("2020-06-01"))))
        }
        return id
    }

    /// The registry tells that the child has left it.
    func close(_ child: ChildID, _ reason: ChildStatus, on text: String) async throws {
        try await tell(.standing(reason, of: child, on: text))
    }

    /// The registry tells that two entries are one child, which is shown by the survivor.
    func merge(_ duplicate: ChildID, into survivor: ChildID) async throws {
        try await tell(.merging(duplicate, into: survivor))
    }

    func tell(_ event: RegistryEvent) async throws { try await province.call(RegistryStandIn.tell, event) }

    func provider(
        _ name: String = "Trạm y tế", unit: UnitPath = health, place: UnitPath = diemDien,
        kind: String = "clinic", opened text: String? = nil
    ) async throws -> Provider {
        try await province.call(
            Providers.register,
            RegisterProvider(name: name, unit: unit, kind: kind).with {
                ($0.place, $0.openedOn) = (place, text.map(day))
            })
    }

    func offer(
        of provider: Provider, _ title: String = "Phục hồi chức năng", domain: String = "rehabilitation",
        for eligibility: Eligibility? = nil, capacity: Int? = nil, cost: Money? = nil,
        from first: String = "2021-01-01", until last: String? = nil
    ) async throws -> Offer {
        try await province.call(
            Offers.publish,
            PublishOffer(provider: provider.id, title: title, domain: domain).with {
                $0.eligibility = eligibility
                $0.capacity = capacity
                $0.cost = cost
                ($0.from, $0.until) = (day(first), last.map(day))
            })
    }

    func referral(of child: ChildID, to offer: Offer, until: Day = day("2021-04-15")) async throws -> Referral
    {
        try await province.call(
            Referrals.create, CreateReferral(child: child, offer: offer.id, until: until))
    }

    func delivery(
        to child: ChildID, by provider: Provider, domain: String = "health", on day: Day = today
    ) async throws -> Delivery {
        try await province.call(
            Deliveries.record,
            RecordDelivery(child: child, on: day).with {
                $0.provider = provider.id
                $0.domain = domain
            })
    }

    /// How a delivery is refused that cannot be.
    func refusedDelivery(to child: ChildID, by provider: Provider, on day: Day) async throws -> Refused? {
        try await province.refusal(
            of: Deliveries.record,
            RecordDelivery(child: child, on: day).with {
                $0.provider = provider.id
                $0.domain = "health"
            })
    }
}
