import Bus
import RegistryAPI
import ServiceKit
import TestKit
import Testing
import Vocabulary

@testable import Registry

@Suite("Finding a caregiver", .timeLimit(.minutes(5)))
struct CaregiverSearchTests {
    private static let elsewhere: UnitPath = "thai-binh/tien-hai/tien-hai"

    /// The names that a search finds, in its order.
    private func found(
        _ words: String?, by client: TestClient, _ change: (inout SearchCaregivers) -> Void = { _ in }
    ) async throws -> [String] {
        var request = SearchCaregivers().with { $0.name = words }
        change(&request)
        return try await client.call(Caregivers.search, request).items.map(\.name)
    }

    @discardableResult
    private func enter(
        _ name: String, in commune: UnitPath = Office.commune, by office: TestClient,
        _ change: (inout RegisterCaregiver) -> Void = { _ in }
    ) async throws -> CaregiverID {
        var request = RegisterCaregiver(name: name, commune: commune)
        change(&request)
        return try await office.call(Caregivers.register, request).id
    }

    @Test("a name is one however it is typed, and the whole name comes before words of it")
    func spellings() async throws {
        try await Office.open { office in
            for name in ["Đoàn Thị Hòa", "Đoàn Thị Hòa Bình", "Hòa Thị Đoàn", "Lê Văn Thúy"] {
                try await enter(name, by: office)
            }
            let order = ["Đoàn Thị Hòa", "Đoàn Thị Hòa Bình", "Hòa Thị Đoàn"]
            for words in ["Đoàn Thị Hòa", "Đoàn Thị Hoà", "doan thi hoa", "ĐOÀN THỊ HÒA", "Ðoàn  thị hòa"] {
                #expect(try await found(words, by: office) == order, "\(words)")
            }
            #expect(try await found("thuý", by: office) == ["Lê Văn Thúy"])
            #expect(try await found("oan", by: office) == [])
            // Page by page none comes twice.
            var (names, after): ([String], String?) = ([], nil)
            repeat {
                let request = SearchCaregivers().with {
                    ($0.name, $0.limit, $0.after) = ("doan", 1, after)
                }
                let page = try await office.call(Caregivers.search, request)
                names += page.items.map(\.name)
                after = page.next
            } while after != nil
            #expect(names.sorted() == order.sorted())
        }
    }

    @Test("by number, telephone, year and place, in one line or beside it; by nothing it is refused")
    func marks() async throws {
        try await Office.open { office in
            try await enter("Trần Thị Mai", by: office) {
                ($0.personalNumber, $0.phone) = ("034185001001", "0912345678")
                $0.birthYear = 1985
            }
            try await enter("Trần Thị Mai", in: Self.elsewhere, by: office) { $0.birthYear = 1970 }
            for words in ["034185001001", "0912 345 678", "mai 1985", "Trần Thị Mai, Diêm Điền"] {
                let items = try await office.call(
                    Caregivers.search, SearchCaregivers().with { $0.name = words }
                ).items
                #expect(items.map(\.birthYear) == [1985], "\(words)")
            }
            #expect(try await found("mai", by: office).count == 2)
            let numbered = try await found(nil, by: office) { $0.personalNumber = "034185001001" }
            #expect(numbered == ["Trần Thị Mai"])
            let living = try await found(nil, by: office) { $0.commune = Self.elsewhere }
            #expect(living == ["Trần Thị Mai"])
            expectAll(
                try await office.refusal(of: Caregivers.search, SearchCaregivers()), ["/name"])
            let wrong = SearchCaregivers().with { ($0.name, $0.personalNumber) = ("mai", "12") }
            expectAll(try await office.refusal(of: Caregivers.search, wrong), ["/personalNumber"])
        }
    }

    @Test("only who lives in reach, or looks after a child that does, is found")
    func reach() async throws {
        try await Office.open { office in
            let mother = try await enter("Trần Thị Mai", in: Self.elsewhere, by: office)
            try await enter("Trần Thị Mây", in: Self.elsewhere, by: office) { $0.phone = "0912345678" }
            let here = office.acting(as: Office.commune)
            #expect(try await found("tran", by: here) == [])
            let child = try await office.registered(on: "2020-01-10")
            _ = try await office.link(mother, to: child, since: "2020-03-01")
            #expect(try await found("tran", by: here) == ["Trần Thị Mai"])
            #expect(try await found("0912345678", by: here) == [])
            let there = office.acting(as: Self.elsewhere)
            #expect(try await found("tran", by: there) == ["Trần Thị Mai", "Trần Thị Mây"])
            let refused = try await here.refusal(
                of: Caregivers.search,
                SearchCaregivers().with { ($0.name, $0.commune) = ("tran", Self.elsewhere) })
            #expect(refused?.status == .permissionDenied)
        }
    }

    @Test("one who was merged is found once, by the names of both entries; forgotten, by none")
    func merged() async throws {
        try await Office.open { office in
            let one = try await enter("Trần Thị Mai", by: office) { $0.phone = "0912345678" }
            let other = try await enter("Phạm Hồng Vân", in: Self.elsewhere, by: office) {
                $0.phone = "0987654321"
            }
            func ids(_ words: String) async throws -> [CaregiverID] {
                try await office.call(Caregivers.search, SearchCaregivers().with { $0.name = words }).items
                    .map(\.id)
            }
            let merge = MergeCaregivers(survivor: one, duplicate: other, reason: "Một người")
            _ = try await office.call(Caregivers.merge, merge)
            for words in ["Trần Thị Mai", "hong van", "tran", "mai van", "0987654321", "0912345678"] {
                #expect(try await ids(words) == [one], "\(words)")
            }
            let there = office.acting(as: Self.elsewhere)
            #expect(try await found("van", by: there) == [])
            _ = try await office.call(
                Caregivers.unmerge, UnmergeCaregiver(duplicate: other, reason: "Hai người"))
            #expect(try await ids("hong van") == [other])
            #expect(try await ids("mai van") == [])
            #expect(try await ids("0912345678") == [one])
            let forget = ForgetCaregiver(id: one, reason: "Theo quyết định của cơ quan có thẩm quyền")
            _ = try await office.call(Caregivers.forget, forget)
            #expect(try await ids("mai") == [])
        }
    }
}
