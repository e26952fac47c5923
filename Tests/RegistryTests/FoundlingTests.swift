import Bus
import Foundation
import RegistryAPI
import ServiceKit
import Store
import TestKit
import Testing
import Vocabulary

@testable import Registry

@Suite("A foundling needs no invented name", .timeLimit(.minutes(5)))
struct FoundlingTests {
    private func found(
        on text: String, at place: String = "Cổng chùa Keo", year: Int = 2021, sex: Sex = .female,
        commune: UnitPath = Office.commune
    ) -> RegisterChild {
        RegisterChild(name: nil, sex: sex, commune: commune).with {
            ($0.birthYear, $0.birthEstimated) = (year, true)
            ($0.foundOn, $0.foundAt) = (day(text), place)
        }
    }

    @Test("it is registered with when and where it was found, shown and searched so, and named later")
    func named() async throws {
        try await Office.open { office in
            let child = try await office.call(
                Children.register, found(on: "2021-03-01").with { $0.foundBy = "Bà Trần Thị Lụa" })
            #expect(child.nameUnknown == true)
            #expect(child.birthEstimated == true)
            #expect(child.foundOn == day("2021-03-01"))
            #expect(child.foundAt == "Cổng chùa Keo")
            #expect(child.foundBy == "Bà Trần Thị Lụa")
            func names(_ words: String) async throws -> [String] {
                try await office.call(Children.search, SearchChildren().with { $0.name = words }).items.map(
                    \.name)
            }
            #expect(try await names("chua ro ten") == [child.name])
            #expect(try await names("chùa Keo") == [child.name])
            let named = try await office.call(
                Children.update, UpdateChild(id: child.id).with { $0.name = "Nguyễn Thị Keo" })
            #expect(named.name == "Nguyễn Thị Keo")
            #expect(named.nameUnknown == nil)
            #expect(named.foundOn == day("2021-03-01"))
            #expect(named.birthEstimated == true)
            #expect(try await names("chua ro ten").isEmpty)
            #expect(try await names("Nguyen Thi Keo") == ["Nguyễn Thị Keo"])
            let born = try await office.call(
                Children.update,
                UpdateChild(id: child.id).with {
                    ($0.birthDate, $0.birthEstimated) = (day("2021-02-27"), false)
                })
            #expect(born.birthEstimated == nil)
            let history = try await office.call(Children.history, ListChildHistory(child: child.id)).items
            let identities = history.filter { $0.aspect == .identity }
            #expect(identities.map(\.name) == [child.name, "Nguyễn Thị Keo", "Nguyễn Thị Keo"])
            #expect(identities.map(\.foundAt) == Array(repeating: "Cổng chùa Keo", count: 3))
            // Of one that has a name it can be said that it never was found.
            let taken = try await office.call(
                Children.update, UpdateChild(id: child.id).with { $0.clear = ["foundOn"] })
            #expect(taken.foundOn == nil)
            #expect(taken.foundAt == nil)
        }
    }

    @Test("without a name it is to be said when and where it was found, and that it has none is no name")
    func missing() async throws {
        try await Office.open { office in
            let nameless = found(on: "2021-03-01").with { ($0.foundOn, $0.foundAt) = (nil, nil) }
            expectAll(try await office.refusal(of: Children.register, nameless), ["/name"])
            expectAll(
                try await office.refusal(of: Children.register, nameless.with { $0.name = "chưa  RÕ tên" }),
                ["/name"])
            expectAll(
                try await office.refusal(of: Children.register, nameless.with { $0.foundAt = "Chợ" }),
                ["/foundOn", "/name"])
            expectAll(
                try await office.refusal(
                    of: Children.register, found(on: "2020-12-31").with { $0.foundAt = nil }),
                ["/foundOn", "/foundAt", "/name"])
            let child = try await office.call(Children.register, found(on: "2021-03-01"))
            let bare = UpdateChild(id: child.id).with { $0.clear = ["foundOn"] }
            expectAll(try await office.refusal(of: Children.update, bare), ["/name"])
            let moved = try await office.call(
                Children.update, UpdateChild(id: child.id).with { $0.foundAt = "Chợ huyện" })
            #expect(moved.foundAt == "Chợ huyện")
            #expect(moved.nameUnknown == true)
        }
    }

    @Test("two who were found about the same day in one commune may be one; two foundlings are else two")
    func twice() async throws {
        try await Office.open { office in
            let first = try await office.call(Children.register, found(on: "2021-03-01"))
            // Each office estimates another year.
            let again = found(on: "2021-03-02", at: "Chùa Keo", year: 2020)
            let asked = try await office.refusal(of: Children.register, again)
            expect(asked, .failedPrecondition, at: "/distinctFrom")
            #expect(asked?.violations.map(\.message).contains { $0.contains(first.id.text) } == true)
            let same = try await office.refusal(of: Children.register, found(on: "2021-03-01"))
            expect(same, .alreadyExists, at: "/name", first.id.text)
            let later = try await office.call(Children.register, found(on: "2021-03-10"))
            #expect(later.id != first.id)
            let boy = try await office.call(
                Children.register, found(on: "2021-03-02", year: 2020, sex: .male))
            #expect(boy.id != first.id)
            let distinct = try await office.call(
                Children.register, again.with { $0.distinctFrom = [first.id] })
            #expect(distinct.nameUnknown == true)
        }
    }

    @Test("a list that says that nobody knows the name means nobody for sure")
    func identified() async throws {
        try await Office.open { office in
            let child = try await office.call(Children.register, found(on: "2021-03-01"))
            let row = ChildClue().with { ($0.name, $0.commune) = ("Chưa rõ tên", Office.commune) }
            let answer = try await office.call(Children.identify, IdentifyChildren(rows: [row])).rows
            #expect(answer.map(\.recognition) == [.unsure])
            #expect(answer.first?.candidates.map(\.id) == [child.id])
        }
    }

    @Test("how it was found goes with who it was")
    func forgotten() async throws {
        try await Office.deploy { deployment, office in
            let child = try await office.call(
                Children.register,
                found(on: "2021-03-01", at: "Bến phà Tân Đệ").with { $0.foundBy = "Ông Vũ Văn Lái" })
            _ = try await office.call(Children.close, CloseChild(id: child.id, reason: .moved))
            _ = try await office.call(
                Children.forget,
                ForgetChild(id: child.id, reason: "Gia đình nhận nuôi đã đề nghị xóa dữ liệu"))
            let found = try await deployment.unexplained(in: "registry", by: RegisterProof.self)
            #expect(found.isEmpty)
            let path = deployment.store(of: "registry").path
            for file in [path, path + "-wal"] {
                let octets = try Data(contentsOf: URL(fileURLWithPath: file))
                for words in ["Tân Đệ", "Vũ Văn Lái"] {
                    #expect(octets.range(of: Data(words.utf8)) == nil, "\(words)")
                }
            }
        }
    }
}
