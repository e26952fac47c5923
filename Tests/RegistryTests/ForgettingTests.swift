import Bus
import Foundation
import RegistryAPI
import ServiceKit
import Store
import TestKit
import Testing
import Vocabulary

@testable import Registry

@Suite("Who has been forgotten", .timeLimit(.minutes(5)))
struct ForgettingTests {
    private static let reason = "Quyết định 12 ngày 15-03-2021 của Sở"

    /// A closed child with a mother who has no other child in the register, and a father who has.
    private func family(
        _ office: TestClient
    ) async throws -> (child: ChildID, mother: CaregiverID, father: CaregiverID) {
        let child = try await office.call(
            Children.register,
            RegistryTests.child(
                "Đỗ Thị Quỳnh Nga", personalNumber: "034312000017", registeredOn: day("2020-09-01"),
                address: "Thôn Đông Hải")
        ).id
        let sister = try await office.call(
            Children.register,
            RegistryTests.child(
                "Đỗ Thị Lan", birthDate: day("2015-01-02"), registeredOn: day("2020-09-01"))
        ).id
        func carer(_ name: String, _ sex: Sex, _ phone: String) async throws -> CaregiverID {
            try await office.call(
                Caregivers.register,
                RegisterCaregiver(name: name, commune: Office.commune).with {
                    $0.sex = sex
                    $0.birthYear = 1985
                    $0.phone = phone
                    $0.registeredOn = day("2020-09-01")
                }
            ).id
        }
        let mother = try await carer("Phạm Thị Hồng Vân", .female, "0912345678")
        let father = try await carer("Đỗ Văn Khải", .male, "0987654321")
        for (carer, relation, of) in [
            (mother, CareRelation.mother, child), (father, .father, child), (father, .father, sister),
        ] {
            _ = try await office.call(
                Caregivers.link,
                LinkCaregiver(caregiver: carer, child: of, relation: relation).with {
                    $0.start = day("2020-10-01")
                })
        }
        _ = try await office.call(
            Circumstances.add,
            AddCircumstance(child: child, code: "law2016-abandoned", start: day("2018-01-01")).with {
                $0.evidence = "Nhà bà Hồng Vân"
            })
        _ = try await office.call(
            Disabilities.determine,
            DetermineDisability(child: child, type: .mobility, degree: .severe).with {
                $0.certificate = "KT-77123"
                $0.determinedOn = day("2020-10-01")
            })
        _ = try await office.call(
            Acts.draft,
            DraftAct(child: child, kind: .supportPlan, content: "Giúp gia đình bà Hồng Vân").with {
                $0.on = day("2020-10-01")
            })
        _ = try await office.call(
            Children.close, CloseChild(id: child, reason: .moved).with { $0.note = "Chuyển về nhà ngoại" })
        return (child, mother, father)
    }

    @Test("nobody finds or reads the child any more, nor whoever cared for it alone; what was counted stays")
    func forgotten() async throws {
        try await Office.deploy { deployment, office in
            let (child, mother, father) = try await family(office)
            let before = try await deployment.store(of: "registry").events(after: 0, limit: 100)
            let gone = try await office.call(
                Children.forget, ForgetChild(id: child, reason: Self.reason))
            #expect(gone.caregivers == [mother])
            #expect(gone.on == Office.today)

            let asked = try await office.refusal(of: Children.get, GetChild(id: child))
            #expect(asked?.status == .notFound)
            #expect(try await office.call(Caregivers.get, GetCaregiver(id: father)).phone == "0987654321")
            #expect(
                try await office.refusal(of: Caregivers.get, GetCaregiver(id: mother))?.status == .notFound)
            for search in [
                SearchChildren().with { $0.name = "Quỳnh Nga" },
                SearchChildren().with { $0.personalNumber = "034312000017" },
            ] {
                for on in [nil, day("2021-03-15")] {
                    let found = try await office.call(Children.search, search.with { $0.on = on })
                    #expect(found.items.isEmpty)
                }
            }
            let listed = try await office.items(Children.list, ListChildren())
            #expect(listed.map(\.name) == ["Đỗ Thị Lan"])
            let then = try await office.items(
                Children.list, ListChildren().with { $0.on = day("2021-03-15") })
            #expect(then.map(\.name) == ["Đỗ Thị Lan"])
            let history = ListChildHistory(child: child)
            #expect(try await office.refusal(of: Children.history, history)?.status == .notFound)

            // The log says what it said, and who did it and why.
            let after = try await deployment.store(of: "registry").events(after: 0, limit: 100)
            #expect(Array(after.prefix(before.count)).map(\.data) == before.map(\.data))
            let told = try after.dropFirst(before.count).compactMap {
                try $0.recorded(RegistryEvent.self)?.event
            }
            guard case .childForgotten(let facts)? = told.first else {
                Issue.record("nothing tells that the child was forgotten")
                return
            }
            #expect(facts.child == child)
            #expect(facts.reason == Self.reason)
            #expect(told.count == 2)
            #expect(after.last?.unit == Office.province)
        }
    }

    @Test("nothing of who it was is left in the file, its journal or its copy")
    func atRest() async throws {
        try await Office.deploy { deployment, office in
            let (child, _, _) = try await family(office)
            let words = [
                "Quỳnh Nga", "quynh nga", "034312000017", "Đông Hải", "Hồng Vân", "hong van", "0912345678",
                "KT-77123", "nhà ngoại",
            ]
            let path = deployment.store(of: "registry").path
            func left() throws -> [String] {
                let octets = try [path, path + "-wal"].map { file in
                    try Data(contentsOf: URL(fileURLWithPath: file))
                }
                return words.filter { word in octets.contains { $0.range(of: Data(word.utf8)) != nil } }
            }
            #expect(try left() == words.filter { $0 != "nhà ngoại" })
            _ = try await office.call(Children.forget, ForgetChild(id: child, reason: Self.reason))
            #expect(try left() == [])
            #expect(try await deployment.store(of: "registry").integrityCheck().isEmpty)
        }
    }

    @Test(
        "an active child, a reason that says little or who it was, and a caregiver with children are refused")
    func refused() async throws {
        try await Office.deploy { deployment, office in
            let (child, mother, _) = try await family(office)
            let open = try await office.call(Children.register, RegistryTests.child("Lê Thị Sen")).id
            func refusal(_ id: ChildID, _ reason: String) async throws -> Refused? {
                try await office.refusal(of: Children.forget, ForgetChild(id: id, reason: reason))
            }
            #expect(try await refusal(open, Self.reason)?.status == .failedPrecondition)
            #expect(try await refusal(child, "Hết hạn")?.fields == ["/reason"])
            #expect(
                try await refusal(child, "Gia đình cháu Đỗ Thị Quỳnh Nga xin xóa")?.fields == ["/reason"])
            let caring = ForgetCaregiver(id: mother, reason: Self.reason)
            #expect(
                try await office.refusal(of: Caregivers.forget, caring)?.status == .failedPrecondition)
            let reader = office.acting(as: Office.province, [.caseworker, .reader, .confidential])
            let asked = ForgetChild(id: child, reason: Self.reason)
            #expect(
                try await reader.refusal(of: Children.forget, asked)?.status == .permissionDenied)
            let stranger = office.acting(as: Office.otherDistrict, [.lead])
            #expect(try await stranger.refusal(of: Children.forget, asked)?.status == .notFound)
            #expect(try await office.call(Children.get, GetChild(id: child)).name == "Đỗ Thị Quỳnh Nga")
        }
    }

    @Test("a reason names neither an entry that was merged into the child, nor a caregiver who goes with it")
    func reasons() async throws {
        try await Office.deploy { deployment, office in
            let (child, mother, _) = try await family(office)
            let entry = try await office.call(
                Children.register,
                RegistryTests.child("Lê Thị Sen", registeredOn: day("2020-09-01"))
            ).id
            _ = try await office.call(Children.close, CloseChild(id: entry, reason: .moved))
            _ = try await office.call(
                Children.merge, MergeChildren(survivor: child, duplicate: entry, reason: "Một trẻ"))
            for name in ["cháu Lê Thị Sen", "bà Phạm Thị Hồng Vân", "số 0912345678"] {
                let request = ForgetChild(id: child, reason: "Theo đơn xin xóa của \(name)")
                let refused = try await office.refusal(of: Children.forget, request)
                #expect(refused?.fields == ["/reason"], "\(name)")
            }
            let gone = try await office.call(
                Children.forget, ForgetChild(id: child, reason: Self.reason))
            #expect(gone.caregivers == [mother])
        }
    }

    @Test("its id is nobody's again, and what follows from what was said is made anew without it")
    func afterwards() async throws {
        try await Office.deploy { deployment, office in
            let (child, mother, _) = try await family(office)
            _ = try await office.call(Children.forget, ForgetChild(id: child, reason: Self.reason))
            let again = RegistryTests.child("Lê Thị Sen", id: child)
            #expect(
                try await office.refusal(of: Children.register, again)?.status == .alreadyExists)
            let carer = RegisterCaregiver(name: "Lê Thị Sim", commune: Office.commune).with {
                $0.id = mother
            }
            #expect(
                try await office.refusal(of: Caregivers.register, carer)?.status == .alreadyExists)
            try await deployment.rebuild("registry", after: []) { tx in
                try tx.childAspects.rebuild()
                try tx.caregiverAspects.rebuild()
            }
            let listed = try await office.items(Children.list, ListChildren())
            #expect(listed.map(\.name) == ["Đỗ Thị Lan"])
            #expect(try await office.refusal(of: Children.get, GetChild(id: child))?.status == .notFound)
        }
    }
}
