import Bus
import RegistryAPI
import ServiceKit
import TestKit
import Testing
import Vocabulary

@testable import Registry

@Suite("Certificates of councils that were called otherwise", .timeLimit(.minutes(5)))
struct CertificateSuccessionTests {
    private static let commune: UnitPath = "thai-binh/thai-thuy/duong-hong-thuy"
    private static let beside: UnitPath = "thai-binh/thai-thuy/thai-phuc"
    private static let heir: UnitPath = "hung-yen/bac-thai-ninh"

    @Test(
        "a certificate is taken under the name that its council has since; one of the same number that another council gave before both became one is not"
    )
    func taken() async throws {
        try await withDeployment(
            [RegistryService.self], on: [.inProcess], reference: Office.reference, today: day("2025-06-30")
        ) { deployment in
            func enter(_ name: String, in commune: UnitPath) async throws -> ChildID {
                try await deployment.client(as: commune).call(
                    Children.register, child(name, commune: commune)
                ).id
            }
            func determining(
                _ child: ChildID, _ certificate: String, by council: UnitPath? = nil, on text: String
            ) -> DetermineDisability {
                DetermineDisability(child: child, type: .vision, degree: .severe).with {
                    ($0.certificate, $0.council, $0.determinedOn) = (certificate, council, day(text))
                }
            }
            let first = try await enter("Lê Thị An", in: Self.commune)
            let given = try await deployment.client(as: Self.commune).call(
                Disabilities.determine, determining(first, "KT-12", on: "2025-05-05"))
            #expect(given.council == Self.commune)
            let other = try await enter("Lê Thị Bình", in: Self.beside)
            _ = try await deployment.client(as: Self.beside).call(
                Disabilities.determine, determining(other, "KT-12", on: "2025-05-06"))
            _ = try await deployment.client(as: Self.beside).call(
                Disabilities.determine, determining(other, "KT-13", on: "2025-05-07"))

            deployment.set(day: day("2025-07-01"))
            let office = deployment.client(as: Self.heir)
            let again = try await enter("Lê Thị Anh", in: Self.heir)
            for (council, certificate, id) in [
                (nil, "KT-12", given.id.text), (Self.heir, "KT-12", given.id.text), (nil, "KT-13", ""),
            ] as [(UnitPath?, String, String)] {
                let request = determining(again, certificate, by: council, on: "2025-07-01")
                expect(
                    try await office.refusal(of: Disabilities.determine, request), .alreadyExists,
                    at: "/certificate", id)
            }
            // Its council was another one than the first's, and gave that number to nobody.
            let own = try await office.call(
                Disabilities.determine, determining(again, "KT-13", by: Self.commune, on: "2025-05-08"))
            #expect(own.certificate == "KT-13" && own.council == Self.commune)
            let next = try await office.call(
                Disabilities.determine, determining(again, "KT-14", on: "2025-07-01"))
            #expect(next.council == Self.heir)
        }
    }
}
