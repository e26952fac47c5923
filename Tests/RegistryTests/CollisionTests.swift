import Bus
import RegistryAPI
import ServiceKit
import TestKit
import Testing
import Vocabulary

@testable import Registry

@Suite("Periods collide by their days", .timeLimit(.minutes(5)))
struct CollisionTests {
    @Test("a placement that began before an ended one ended is refused with its days")
    func placements() async throws {
        try await Office.withChild(child(registeredOn: day("2020-01-10"))) { office, child in
            let begin = { (start: String) in
                BeginPlacement(child: child.id, kind: .residential).with { $0.provider = Office.facility }
                    .with {
                        $0.start = day(start)
                    }
            }
            let first = try await office.call(Placements.begin, begin("2020-01-15"))
            _ = try await office.call(
                Placements.end, EndPlacement(id: first.id).with { $0.end = day("2020-03-31") })
            let refused = try await office.refusal(of: Placements.begin, begin("2020-02-01"))
            #expect(refused?.status == .failedPrecondition)
            #expect(refused?.message.contains("31/03/2020") == true)
            #expect(try await office.call(Placements.begin, begin("2020-04-01")).start == day("2020-04-01"))
        }
    }

    @Test("an ended period is taken before an open one of the same kind")
    func circumstances() async throws {
        try await Office.open { office in
            let row = ChildRow(child: child(registeredOn: day("2020-01-10"))).with {
                $0.circumstances = [
                    CircumstanceRow(code: "law2016-abandoned", start: day("2020-01-01")),
                    CircumstanceRow(code: "law2016-abandoned", start: day("2018-01-01")).with {
                        $0.end = day("2018-12-31")
                    },
                ]
            }
            let summary = try await office.import(Children.import, [row])
            #expect(summary.accepted == 1)
        }
    }

    @Test("a worker does not leave before the day of the move that the same request enters")
    func worker() async throws {
        try await Office.open { office in
            let worker = try await office.hire("Đỗ Thị Ba", as: .teacher, from: "2019-01-02")
            let refused = try await office.refusal(
                of: Workers.update,
                UpdateWorker(id: worker.id).with {
                    $0.unit = "thai-binh/thai-thuy/thuy-truong"
                    $0.on = day("2020-06-01")
                    $0.until = day("2020-03-31")
                })
            #expect(refused?.status == .invalidArgument)
            #expect(refused?.fields == ["/until"])
        }
    }
}
