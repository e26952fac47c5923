import RegistryAPI
import TestKit
import Vocabulary

/// What several tests of a suite begin with.
protocol Scene {
    /// Enters it. `office` is the province's.
    init(_ deployment: Deployment, _ office: TestClient) async throws
}

extension Scene {
    static func play(_ body: (Self) async throws -> Void) async throws {
        try await Office.deploy { deployment, office in try await body(Self(deployment, office)) }
    }
}

/// A commune's two caseworkers and their chief, and a caseworker of the district above.
struct CaseStaff {
    let lan: TestClient
    let binh: TestClient
    let chief: TestClient
    let district: TestClient

    init(_ deployment: Deployment) {
        func somebody(
            _ id: PersonCode, _ name: String, of unit: UnitPath, _ role: Role = .reader
        ) -> TestClient {
            deployment.client(as: unit, [.caseworker, role]).by(Person(id: id, name: PersonName(name)))
        }
        lan = somebody("ntl", "Nguyễn Thị Lan", of: Office.commune)
        binh = somebody("tvb", "Trần Văn Bình", of: Office.commune)
        chief = somebody("pvh", "Phạm Văn Hùng", of: Office.commune, .supervisor)
        district = somebody("lvm", "Lê Văn Minh", of: Office.district)
    }
}

/// Where they work.
protocol CaseOffice: Scene {
    var staff: CaseStaff { get }
}

extension CaseOffice {
    var lan: TestClient { staff.lan }
    var binh: TestClient { staff.binh }
    var chief: TestClient { staff.chief }
    var district: TestClient { staff.district }
}
