import Bus
import RegistryAPI
import TestKit
import Testing
import Vocabulary

@testable import Registry

@Suite("What a change leaves out", .timeLimit(.minutes(5)))
struct LeftOutTests {
    private static let other: UnitPath = "thai-binh/thai-thuy/thuy-truong"

    @Test("what a change of a worker leaves out stays as it is")
    func absentIsNotEmpty() async throws {
        try await Office.open { office in
            let before = try await office.call(
                Workers.register,
                RegisterWorker(name: "Vũ Thị Chín", unit: Office.commune, role: .collaborator).with {
                    $0.from = day("2020-01-02")
                    $0.phone = "0912000921"
                })
            let changes: [(change: UpdateWorker, expected: (inout Worker) -> Void)] = [
                (UpdateWorker(id: before.id), { _ in }),
                (UpdateWorker(id: before.id).with { $0.phone = "0912000922" }, { $0.phone = "0912000922" }),
                (
                    UpdateWorker(id: before.id).with {
                        $0.role = .teacher
                        $0.on = day("2020-06-01")
                    },
                    {
                        $0.role = .teacher
                        $0.from = day("2020-06-01")
                    }
                ),
                (
                    UpdateWorker(id: before.id).with {
                        $0.unit = Self.other
                        $0.on = day("2020-07-01")
                    },
                    {
                        $0.unit = Self.other
                        $0.from = day("2020-07-01")
                    }
                ),
                (
                    UpdateWorker(id: before.id).with { $0.until = day("2020-12-31") },
                    { ($0.until, $0.standing) = (day("2020-12-31"), .left) }
                ),
            ]
            var expected = before
            for (index, (change, apply)) in changes.enumerated() {
                apply(&expected)
                // The first changes nothing.
                expected.version = index + 1
                #expect(try await office.call(Workers.update, change) == expected)
            }
        }
    }

    @Test("what a change of a child leaves out stays as it is")
    func absentOfAChild() async throws {
        try await Office.open { office in
            let before = try await office.call(
                Children.register,
                child(
                    personalNumber: "034312001234", registeredOn: day("2021-01-01"), ethnicity: "kinh",
                    address: "Thôn 1"))
            let changes: [(change: (inout UpdateChild) -> Void, expected: (inout Child) -> Void)] = [
                ({ $0.name = "Nguyễn Thị Hoà" }, { $0.name = "Nguyễn Thị Hoà" }),
                ({ $0.address = "Thôn 2" }, { $0.address = "Thôn 2" }),
                ({ $0.povertyStatus = .poor }, { $0.povertyStatus = .poor }),
                ({ $0.commune = Self.other }, { $0.commune = Self.other }),
                ({ $0.birthYear = 2012 }, { _ in }),
            ]
            var expected = before
            for (index, (change, apply)) in changes.enumerated() {
                apply(&expected)
                let after = try await office.call(
                    Children.update,
                    UpdateChild(id: before.id).with {
                        $0.on = day("2021-02-01").advanced(by: index)
                        change(&$0)
                    })
                expected.version = after.version
                #expect(after == expected)
            }
        }
    }
}
