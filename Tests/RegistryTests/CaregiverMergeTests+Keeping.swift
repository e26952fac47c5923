import Bus
import Foundation
import RegistryAPI
import ServiceKit
import Store
import TestKit
import Testing
import Vocabulary

@testable import Registry

/// What is kept of the two: said twice it happens once, and forgotten they are forgotten together.
extension CaregiverMergeTests {
    @Test("said twice, a merge and what takes it back happen once")
    func once() async throws {
        try await Office.deploy { deployment, office in
            let two = try await Two(office)
            func told() async throws -> Int {
                try await deployment.store(of: "registry").events(after: 0, limit: 100)
                    .count {
                        $0.type == "registry.caregiverMerged" || $0.type == "registry.caregiverUnmerged"
                    }
            }
            let merged = try await office.call(Caregivers.merge, two.merging)
            #expect(merged.duplicate == two.duplicate)
            expect(
                try await office.refusal(of: Caregivers.merge, two.merging), .failedPrecondition,
                at: "/duplicate", two.survivor.text)
            #expect(try await told() == 1)
            _ = try await office.call(Caregivers.unmerge, two.unmerging)
            expect(
                try await office.refusal(of: Caregivers.unmerge, two.unmerging), .failedPrecondition,
                at: "/duplicate")
            #expect(try await told() == 2)
        }
    }

    @Test("are forgotten as one: of neither name anything is left in the file")
    func forgotten() async throws {
        try await Office.deploy { deployment, office in
            func carer(_ name: String) async throws -> CaregiverID { try await office.carer(name) }
            let (one, other) = (try await carer("Phạm Thị Hồng Vân"), try await carer("Phạm Thị Quỳnh Nga"))
            _ = try await office.call(
                Caregivers.merge,
                MergeCaregivers(survivor: one, duplicate: other, reason: "Bà Quỳnh Nga là bà Hồng Vân"))
            let reason = "Quyết định 12 ngày 15-03-2021 của Sở"
            let telling = ForgetCaregiver(id: one, reason: "Theo đơn của bà Phạm Thị Quỳnh Nga xin xóa")
            expectAll(try await office.refusal(of: Caregivers.forget, telling), ["/reason"])
            let path = deployment.store(of: "registry").path
            let words = ["Hồng Vân", "hong van", "Quỳnh Nga", "quynh nga"]
            func left() throws -> [String] {
                let octets = try [path, path + "-wal"].map { file in
                    try Data(contentsOf: URL(fileURLWithPath: file))
                }
                return words.filter { word in octets.contains { $0.range(of: Data(word.utf8)) != nil } }
            }
            #expect(try left() == words)
            _ = try await office.call(Caregivers.forget, ForgetCaregiver(id: other, reason: reason))
            #expect(try left() == [])
            for id in [one, other] {
                expect(
                    try await office.refusal(of: Caregivers.get, GetCaregiver(id: id)), .notFound, at: "/id")
            }
            let unexplained = try await deployment.unexplained(in: "registry", by: RegisterProof.self)
            #expect(unexplained.isEmpty)
        }
    }
}
