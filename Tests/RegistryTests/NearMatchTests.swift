import Bus
import Foundation
import RegistryAPI
import ServiceKit
import TestKit
import Testing
import Vocabulary

@testable import Registry

@Suite("Who may be one child though not all is alike", .timeLimit(.minutes(5)))
struct NearMatchTests {
    private func points(
        _ one: RegisterChild, _ other: RegisterChild, names: Set<String> = []
    ) throws -> NearMatch.Candidate? {
        try NearMatch(reference: Office.reference, today: Office.today).of(
            registered(one), among: [registered(other)], isName: names.contains
        ).first
    }

    @Test("slips, swapped and missing words, a year alone and a slip in the day are asked about, with why")
    func reasons() throws {
        let known = child("Nguyễn Thị Thùy Dương")
        let alike: [(RegisterChild, Resemblance)] = [
            (child("Nguyen Thi Thuy Duong"), .sameName), (child("Dương Nguyễn Thị Thùy"), .swappedWords),
            (child("Nguyễn Thị Thùy Dươgn"), .mistypedName), (child("Nguyễn Thị Thù Dương"), .mistypedName),
            (child("Nguyễn Thịthùy Dương"), .mistypedName), (child("Nguyễn Thùy Dương"), .droppedWord),
            (child("Nguyễn Thị Thùy Dươngg", birthDate: nil, birthYear: 2012), .sameYear),
            (child("Nguyễn Thị Thùy Dương", birthDate: day("2012-10-05")), .slippedBirth),
            (child("Nguyễn Thị Thùy Dương", birthDate: day("2012-05-16")), .slippedBirth),
        ]
        for (request, reason) in alike {
            let found = try points(request, known)
            #expect(found?.reasons.contains(reason) == true, "\(request.name)")
        }
        let apart = [
            child("Nguyễn Thị Thùy Trang"), child("Trần Thị Thùy Dương"),
            child("Nguyễn Thị Thùy Dương", sex: .male),
            child("Nguyễn Thị Thùy Dương", birthDate: day("2012-08-21")),
            child("Nguyễn Thị Thùy Dương", birthDate: day("2013-05-10")),
            child("Nguyễn Thị Thùy Dương", commune: "thai-binh/tien-hai/tien-hai"),
        ]
        for request in apart { #expect(try points(request, known) == nil, "\(request.name)") }
    }

    @Test("two words that many are called by are two names and no slip: twins stay two")
    func twins() throws {
        let (one, other) = (child("Nguyễn Thị Linh"), child("Nguyễn Thị Linhh"))
        #expect(try points(one, other) != nil)
        #expect(try points(child("Trần Thị Loan"), child("Trần Thị Lan"), names: ["loan", "lan"]) == nil)
        #expect(try points(child("Trần Thị Loan"), child("Trần Thị Lan"), names: ["lan"]) != nil)
    }

    @Test("beside a missing word other marks are a second difference, unless one was written without any")
    func marks() throws {
        #expect(try points(child("Nguyễn Thị Chờ"), child("Nguyễn Thị Giữ Chờ")) != nil)
        #expect(try points(child("Nguyen Thi Cho"), child("Nguyễn Thị Giữ Chỗ")) != nil)
        #expect(try points(child("Nguyễn Thị Chờ"), child("Nguyễn Thị Giữ Chỗ")) == nil)
    }

    @Test("whoever is like somebody is asked about, until the caller says of each that it is another child")
    func asked() async throws {
        try await Office.open { office in
            let clerk = office.acting(as: Office.commune)
            let first = try await clerk.call(Children.register, child("Nguyễn Thị Thùy Dương"))
            let again = child("Nguyễn Thị Thùy Dươgn")
            let refused = try await clerk.refusal(of: Children.register, again)
            expect(refused, .failedPrecondition, at: "/distinctFrom")
            #expect(refused?.message.contains("1") == true)
            let row = try await clerk.import(Children.import, [ChildRow(child: again)])
            #expect(row.accepted == 0)
            let other: ChildID = newID()
            let told = try await clerk.refusal(
                of: Children.register, again.with { $0.distinctFrom = [other] })
            #expect(told?.status == .failedPrecondition)
            let second = try await clerk.call(
                Children.register, again.with { $0.distinctFrom = [first.id] })
            // The third is like both.
            let third = child("Nguyễn Thị Thùy Dươn")
            let both = try await clerk.refusal(of: Children.register, third)
            #expect(both?.fields == ["/distinctFrom", "/distinctFrom"])
            let one = try await clerk.refusal(
                of: Children.register, third.with { $0.distinctFrom = [second.id] })
            #expect(one?.fields == ["/distinctFrom"])
            _ = try await clerk.call(Children.register, third.with { $0.confirmedDistinct = true })
            // The same by name, birth and commune is there already, unless it is said to be another.
            let same = child("nguyen thi thuy duong")
            let taken = try await clerk.refusal(of: Children.register, same)
            #expect(taken?.status == .alreadyExists)
        }
    }

    @Test("the caregiver of a row speaks for a child that moved, where the caller reaches both")
    func carers() async throws {
        try await Office.open { office in
            let there: UnitPath = "thai-binh/tien-hai/tien-hai"
            let mother = CaregiverRow(relation: .mother).with {
                ($0.name, $0.phone) = ("Trần Thị Mai", "0912345678")
            }
            let first = ChildRow(child: child("Nguyễn Thị Thùy Dương", commune: there)).with {
                $0.caregiver = mother
            }
            let again = ChildRow(child: child("Nguyễn Thị Thùy Dương")).with { $0.caregiver = mother }
            let taken = try await office.import(Children.import, [first])
            let asked = try await office.import(Children.import, [again])
            let clerk = office.acting(as: Office.commune)
            let unaware = try await clerk.import(Children.import, [again])
            #expect([taken, asked, unaware].map(\.accepted) == [1, 0, 1])
        }
    }

    @Test("a slip in the day beside swapped words is looked for, and whom the caregiver has elsewhere")
    func lookedFor() async throws {
        try await Office.open { office in
            let there: UnitPath = "thai-binh/tien-hai/tien-hai"
            let mother = CaregiverRow(relation: .mother).with {
                ($0.name, $0.phone) = ("Trần Thị Mai", "0912345678")
            }
            let first = ChildRow(child: child("Nguyễn Thị Thùy Dương", commune: there)).with {
                $0.caregiver = mother
            }
            #expect(try await office.import(Children.import, [first]).accepted == 1)
            let swapped = "Dương Nguyễn Thị Thùy"
            for born in ["2012-10-05", "2012-05-16"] {
                let slipped = child(swapped, birthDate: day(born), commune: there)
                let refused = try await office.refusal(of: Children.register, slipped)
                expect(refused, .failedPrecondition, at: "/distinctFrom")
            }
            // In another commune only who has a caregiver in common is asked about.
            for name in [swapped, "Nguyễn Thị Thùy Dươgn"] {
                let again = ChildRow(child: child(name)).with { $0.caregiver = mother }
                let asked = try await office.import(Children.import, [again])
                #expect(asked.rejections.map(\.fields) == [["/child/distinctFrom"]], "\(name)")
            }
            let other = ChildRow(child: child(swapped)).with {
                $0.caregiver = mother.with { $0.phone = "0987654321" }
            }
            #expect(try await office.import(Children.import, [other]).accepted == 1)
        }
    }

    @Test("a word of four addresses is no name")
    func places() async throws {
        try await Office.open { office in
            let names = ["Hoàng Văn Sơn", "Bùi Đức Cường", "Vũ Minh Khôi", "Đặng Quốc Bảo"]
            for (index, name) in names.enumerated() {
                _ = try await office.call(
                    Children.register,
                    child(
                        name, sex: .male, birthDate: day("2010-01-01").advanced(by: index * 400),
                        address: "Thôn Loan Lan"))
            }
            _ = try await office.call(Children.register, child("Trần Thị Loan"))
            let slip = try await office.refusal(of: Children.register, child("Trần Thị Lan"))
            expect(slip, .failedPrecondition, at: "/distinctFrom")
        }
    }

    /// Of a labelled set that is made up (`Tests/Benchmarks/duplicates.py`): as `docs/duplicates.md` says.
    @Test("of the labelled set 95 % of those who are one are found, and 98 % of those found are one")
    func labelled() throws {
        let path = "\(SourceTree.root)/Tests/Benchmarks/duplicates.csv"
        let rows = try CSV(String(contentsOfFile: path, encoding: .utf8)).rows
        var carriers: [String: Int] = [:]
        for row in rows {
            for name in [row["name"], row["otherName"]] {
                for word in Set(Vietnamese.folded(name).split(separator: " ").map(String.init)) {
                    carriers[word, default: 0] += 1
                }
            }
        }
        let rules = NearMatch(reference: try Office.reference, today: Office.today)
        let template = try registered()
        func entry(_ row: CSV.Row, _ prefix: String) throws -> RegisteredChild {
            func cell(_ name: String) -> String {
                row[prefix.isEmpty ? name : prefix + name.prefix(1).uppercased() + name.dropFirst()]
            }
            let day = Day(cell("birth"))
            let birth = try day.map { Birth(date: $0) } ?? Birth(year: #require(Int(cell("birth"))))
            return RegisteredChild(
                id: newID(), name: try #require(PersonName(cell("name"))),
                sex: try #require(Sex(rawValue: cell("sex"))), birth: birth,
                commune: try #require(UnitPath(cell("commune"))), povertyStatus: .notPoor, status: .active,
                legalBasis: .publicDuty, registeredOn: template.registeredOn, version: 1)
        }
        var (found, missed, wrong) = (0, 0, 0)
        var byKind: [String: (found: Int, all: Int)] = [:]
        for row in rows {
            let (one, other) = (try entry(row, ""), try entry(row, "other"))
            let alike = try rules.of(one, among: [other]) { carriers[$0, default: 0] >= 4 }
            let isFound = !alike.isEmpty
            byKind[row["kind"], default: (0, 0)].all += 1
            if isFound { byKind[row["kind"], default: (0, 0)].found += 1 }
            switch (row["same"] == "yes", isFound) {
            case (true, true): found += 1
            case (true, false): missed += 1
            case (false, true): wrong += 1
            case (false, false): break
            }
        }
        let recall = Double(found) / Double(found + missed)
        let precision = Double(found) / Double(found + wrong)
        print("duplicates: recall \(recall), precision \(precision) of \(rows.count) pairs")
        for (kind, count) in byKind.sorted(by: { $0.key < $1.key }) {
            print("  \(kind): \(count.found) of \(count.all)")
        }
        #expect(rows.count > 1500)
        #expect(recall >= 0.95)
        #expect(precision >= 0.98)
    }
}
