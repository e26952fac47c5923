import Bus
import CampaignsAPI
import ReportingAPI
import TestKit
import Testing
import Vocabulary

@testable import Reporting

@Suite("Who was taught counts from the day on which the class was completed", .timeLimit(.minutes(5)))
struct TaughtCountTests {
    @Test("the right one, and on no day where that never was; as known then it stays")
    func completions() async throws {
        try await Province.open(today: "2021-03-15", on: [.inProcess]) { province in
            let child = try await province.child(registered: "2021-01-04")
            _ = try await province.child(registered: "2021-01-04")
            let taught = try await province.teach(
                "inclusion", .children, [Learner(child)], on: "2021-03-10")
            func counted(on text: String, knownOn: String? = nil) async throws -> [Int?] {
                try await province.value("T2", on: text, knownOn: knownOn).pair
            }
            #expect(try await counted(on: "2021-03-14") == [0, 2])
            #expect(try await counted(on: "2021-03-15") == [1, 2])
            province.deployment.set(day: day("2021-03-20"))
            _ = try await province.lead.call(
                Classes.correctDays,
                CorrectClass(id: taught, reason: "Chép nhầm biên bản").with {
                    $0.completedOn = day("2021-03-12")
                })
            #expect(try await counted(on: "2021-03-11") == [0, 2])
            #expect(try await counted(on: "2021-03-12") == [1, 2])
            #expect(try await counted(on: "2021-03-14", knownOn: "2021-03-19") == [0, 2])
            province.deployment.set(day: day("2021-03-25"))
            _ = try await province.lead.call(
                Classes.void, VoidClass(id: taught, step: .completed, reason: "Lớp chưa kết thúc"))
            #expect(try await counted(on: "2021-03-25") == [0, 2])
            #expect(try await counted(on: "2021-03-15") == [0, 2])
            #expect(try await counted(on: "2021-03-24", knownOn: "2021-03-24") == [1, 2])
            #expect(try await counted(on: "2021-03-14", knownOn: "2021-03-24") == [1, 2])
            #expect(try await counted(on: "2021-03-14", knownOn: "2021-03-19") == [0, 2])
        }
    }
}
