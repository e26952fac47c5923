import Bus
import CampaignsAPI
import Foundation
import RegistryAPI
import ServiceKit
import Store
import TestKit
import Testing
import Vocabulary

@testable import Campaigns

@Suite("What is written of a child in classes", .timeLimit(.minutes(5)))
struct WrittenWordsTests {
    private static let words = ["chép nhầm kín", "chuyển trường kín"]

    @Test("it is shown in the register, lies in the file for nobody, and goes with the child")
    func sealed() async throws {
        try await School.deploy { deployment, office in
            let (entry, learner) = try await School.completed(office)
            _ = try await office.call(
                Classes.correct,
                CorrectResult(id: entry.id, learner: learner, passed: false, reason: Self.words[0]))
            let course = try await School.approved(office, title: "Bơi")
            let other = try await office.call(Classes.open, School.classRequest(course.id, capacity: 5))
            _ = try await office.call(Classes.enrol, EnrolLearner(id: other.id, learner: learner))
            _ = try await office.call(
                Classes.leave,
                LeaveClass(id: other.id, learner: learner, reason: Self.words[1]).with {
                    $0.on = day("2021-03-05")
                })
            func reasons(_ on: Day? = nil) async throws -> [String?] {
                try await office.call(Classes.get, GetClass(id: entry.id).with { $0.on = on })
                    .enrolments.items.map(\.reason)
            }
            #expect(try await reasons() == [Self.words[0]])
            #expect(try await reasons(School.today) == [Self.words[0]])
            let octets = try deployment.octets(of: "campaigns")
            #expect(octets.range(of: Data(learner.id.text.utf8)) != nil)
            for word in Self.words { #expect(octets.range(of: Data(word.utf8)) == nil, "\(word)") }
            let child = try #require(learner.child)
            try await office.call(
                RegistryStandIn.tell,
                .childForgotten(ForgottenChildFacts(child: child, on: School.today)))
            #expect(try await reasons() == [nil])
            #expect(try await reasons(School.today) == [nil])
            let left = try await School.register(office, entry.id).enrolments.items
            #expect(left.map(\.passed) == [false])
        }
    }
}
