import Bus
import CatalogueAPI
import RegistryAPI
import ReportingAPI
import TestKit
import Testing
import Vocabulary

@Suite("Reading what one has written, in another department", .timeLimit(.minutes(5)))
struct ReadYourWritesTests {
    @Test("a report asked for right after a write includes it, fifty times, with nothing waited for")
    func atOnce() async throws {
        let today = day("2020-12-28")
        try await withStack(today: today) { stack in
            let province = try Province.thaiBinh(stack)
            _ = try await province.publish()
            let provider = try await province.provider(in: "thai-binh/thai-thuy/diem-dien")
            for number in 1...50 {
                let row = FiguresTests.row(number, born: day("2013-01-01"), disability: .vision)
                let child = try await province.registry.call(Children.register, row.child)
                _ = try await province.registry.call(
                    Disabilities.determine,
                    DetermineDisability(child: child.id, type: .vision, degree: .mild).with {
                        $0.determinedOn = today
                    })
                try await province.deliver("education", to: child.id, by: provider, on: today)
                let value = try await province.compute("T1", on: today)
                #expect(Pair(value) == Pair(number, number))
            }
        }
    }
}
