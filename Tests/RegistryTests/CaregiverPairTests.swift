import Bus
import RegistryAPI
import TestKit
import Testing
import Vocabulary

@testable import Registry

@Suite("Caregivers whom two offices entered", .timeLimit(.minutes(5)))
struct CaregiverPairTests {
    private static let elsewhere: UnitPath = "thai-binh/tien-hai/tien-hai"

    private func caregiver(
        _ name: String, number: String? = nil, phone: String? = nil, commune: UnitPath = Office.commune
    ) -> RegisterCaregiver {
        RegisterCaregiver(name: name, commune: commune).with {
            ($0.personalNumber, $0.phone) = (number, phone)
        }
    }

    private func pairs(
        _ office: TestClient, _ verdict: DuplicateVerdict? = nil
    ) async throws -> [CaregiverPair] {
        try await office.call(
            Caregivers.listDuplicates, ListCaregiverDuplicates().with { $0.verdict = verdict }
        ).items
    }

    @Test(
        "by number, or by name and telephone, they are a pair for who reaches both, and two for each of them")
    func pairs() async throws {
        try await Office.open { office in
            let (one, two) = (office.acting(as: Office.commune), office.acting(as: Self.elsewhere))
            let number = "034185001001"
            let first = try await two.call(
                Caregivers.register, caregiver("Trần Thị Mãi", number: number, commune: Self.elsewhere))
            let second = try await one.call(Caregivers.register, caregiver("Trần Thị Mai", number: number))
            _ = try await two.call(
                Caregivers.register,
                caregiver("Lê Thị Hoa", phone: "0912000922", commune: Self.elsewhere))
            _ = try await one.call(Caregivers.register, caregiver("Lê Thị Hoa", phone: "0912000922"))
            let found = try await pairs(office)
            #expect(Set(found.map(\.mark)) == [.personalNumber, .name])
            #expect(found.count == 2)
            for neither in [one, two] { #expect(try await pairs(neither).isEmpty) }

            let decide = DecideCaregiverDuplicate(caregiver: second.id, other: first.id, verdict: .same)
            expect(try await one.refusal(of: Caregivers.decideDuplicate, decide), .notFound, at: "/other")
            let same = try await office.call(Caregivers.decideDuplicate, decide)
            #expect((same.verdict, same.unit) == (.same, Office.province))
            #expect(try await pairs(office).map(\.mark) == [.name])
            #expect(try await pairs(office, .same) == [same])
            let back = try await office.call(
                Caregivers.decideDuplicate, decide.with { $0.verdict = .undecided })
            #expect(back.mark == .personalNumber)
            #expect(try await pairs(office).count == 2)
        }
    }

    @Test("a pair can be changed by who reaches both, and ends when its number is taken off")
    func changes() async throws {
        try await Office.open { office in
            let number = "034185001001"
            _ = try await office.acting(as: Self.elsewhere).call(
                Caregivers.register, caregiver("Trần Thị Mãi", number: number, commune: Self.elsewhere))
            let second = try await office.acting(as: Office.commune).call(
                Caregivers.register, caregiver("Trần Thị Mai", number: number))
            let phone = UpdateCaregiver(id: second.id).with { $0.phone = "0912000911" }
            #expect(try await office.call(Caregivers.update, phone).phone == "0912000911")
            #expect(try await pairs(office).count == 1)
            _ = try await office.call(
                Caregivers.update, UpdateCaregiver(id: second.id).with { $0.clear = ["personalNumber"] })
            #expect(try await pairs(office).isEmpty)
        }
    }
}
