import Bus
import CampaignsAPI
import RegistryAPI
import Store
import TestKit
import Testing
import Vocabulary

@testable import Campaigns

@Suite("What was said of a class and never was so", .timeLimit(.minutes(5)))
struct ClassNeverSoTests {
    private func void(_ entry: TrainingClass, _ step: ClassStatus) -> VoidClass {
        VoidClass(id: entry.id, step: step, reason: "Ghi nhầm lớp")
    }

    private func register(
        _ office: TestClient, _ entry: TrainingClass, on text: String? = nil, knownOn: String? = nil
    ) async throws -> ClassRegister {
        let request = GetClass(id: entry.id).with {
            ($0.on, $0.knownOn) = (text.map { day($0) }, knownOn.map { day($0) })
        }
        return try await office.call(Classes.get, request)
    }

    /// How many are taught, as coverage counts them.
    private func taught(
        _ office: TestClient, on text: String? = nil, knownOn: String? = nil
    ) async throws -> Int {
        let request = ComputeCoverage(scope: School.inclusion).with {
            ($0.on, $0.knownOn) = (text.map { day($0) }, knownOn.map { day($0) })
        }
        return try await office.call(Coverage.compute, request).taught
    }

    private func verify(_ office: TestClient, _ number: String) async throws -> Certificate {
        try await office.call(Certificates.verify, VerifyCertificate(number: number))
    }

    private func results(_ deployment: Deployment) async throws -> [(told: String, on: Day)] {
        let events = try await deployment.store(of: "campaigns").events(after: 0, limit: 100)
        return try events.compactMap { event in
            switch try event.recorded(CampaignsEvent.self)?.event {
            case .trainingPassed(let result): ("passed", result.on)
            case .trainingRevoked(let result): ("revoked", result.on)
            default: nil
            }
        }
    }

    @Test("its days are put right for every day, and as known before nothing moves")
    func corrected() async throws {
        try await School.deploy { deployment, office in
            let (entry, _) = try await School.completed(office)
            let number = try #require(try await register(office, entry).enrolments.items.first?.certificate)
            deployment.set(day: day("2021-03-20"))
            let right = try await office.call(
                Classes.correctDays,
                School.days(of: entry, start: "2021-02-26", end: "2021-03-09", completedOn: "2021-03-12"))
            #expect(right.start == day("2021-02-26") && right.end == day("2021-03-09"))
            #expect(right.completedOn == day("2021-03-12") && right.status == .completed)
            #expect(right.enrolled == 1 && right.passed == 1)
            #expect(try await register(office, entry).class == right)

            let then = try await register(office, entry, on: "2021-02-27").class
            #expect(then.status == .open && then.start == right.start && then.end == right.end)
            #expect(then.completedOn == nil && then.passed == nil)
            let early = GetClass(id: entry.id).with {
                ($0.on, $0.knownOn) = (day("2021-02-27"), day("2021-03-19"))
            }
            expect(try await office.refusal(of: Classes.get, early), .notFound, at: "/on")
            #expect(try await register(office, entry, on: "2021-03-12").class.status == .completed)
            let known = try await register(office, entry, on: "2021-03-14", knownOn: "2021-03-19").class
            #expect(known.status == .open && known.start == entry.start && known.end == entry.end)
            let before = try await register(office, entry, on: "2021-03-19", knownOn: "2021-03-19").class
            #expect(before.completedOn == entry.completedOn && before.passed == 1)
            #expect(before.end == entry.end)

            #expect(try await taught(office, on: "2021-03-12") == 1)
            #expect(try await taught(office, on: "2021-03-11") == 0)
            #expect(try await taught(office, on: "2021-03-14", knownOn: "2021-03-19") == 0)
            let certificate = try await verify(office, number)
            #expect(certificate.standing == .valid && certificate.on == day("2021-03-12"))
            let told = try await results(deployment)
            #expect(told.map(\.told) == ["passed", "revoked", "passed"])
            #expect(told.map(\.on) == [day("2021-03-15"), day("2021-03-15"), day("2021-03-12")])
            let found = try await deployment.unexplained(in: "campaigns", by: CampaignsProof.self)
            #expect(found.isEmpty)
        }
    }

    @Test("a completion that never was takes back its results and certificates")
    func completionVoided() async throws {
        try await School.deploy { deployment, office in
            let (entry, learner) = try await School.completed(office)
            let number = try #require(try await register(office, entry).enrolments.items.first?.certificate)
            deployment.set(day: day("2021-03-20"))
            expect(
                try await office.refusal(of: Classes.void, void(entry, .open)), .failedPrecondition,
                at: "/step", "đã kết thúc")
            let open = try await office.call(Classes.void, void(entry, .completed))
            #expect(open.status == .open && open.completedOn == nil && open.passed == nil)
            let now = try await register(office, entry)
            #expect(now.class == open)
            #expect(now.enrolments.items.map(\.passed) == [nil])
            #expect(now.enrolments.items.map(\.certificate) == [nil])
            #expect(try await verify(office, number).standing == .void)
            #expect(try await taught(office) == 0)
            #expect(try await taught(office, on: "2021-03-19") == 0)
            #expect(try await taught(office, knownOn: "2021-03-19") == 1)
            let known = try await register(office, entry, knownOn: "2021-03-19")
            #expect(known.class.status == .completed && known.class.passed == 1)
            #expect(known.enrolments.items.map(\.passed) == [true])
            #expect(try await results(deployment).map(\.told) == ["passed", "revoked"])
            // The same again takes back nothing else.
            expect(
                try await office.refusal(of: Classes.void, void(entry, .completed)), .failedPrecondition,
                at: "/step")

            // Completed in truth later, who passed then has the same certificate.
            let again = try await office.call(
                Classes.complete, CompleteClass(id: entry.id).with { $0.on = day("2021-03-18") })
            #expect(again.completedOn == day("2021-03-18") && again.passed == 1)
            #expect(try await register(office, entry).enrolments.items.map(\.certificate) == [number])
            #expect(try await verify(office, number).on == day("2021-03-18"))
            #expect(try await taught(office, on: "2021-03-17") == 0)
            #expect(try await taught(office) == 1)
            _ = try await office.call(
                Classes.correct,
                CorrectResult(id: entry.id, learner: learner, passed: false, reason: "Chép nhầm"))
            _ = try await office.call(Classes.void, void(entry, .completed))
            // What was said of the result with the completion and since never was.
            #expect(try await register(office, entry).enrolments.items.map(\.reason) == [nil])
            let third = try await office.call(Classes.complete, CompleteClass(id: entry.id))
            #expect(third.passed == 1)
            let found = try await deployment.unexplained(in: "campaigns", by: CampaignsProof.self)
            #expect(found.isEmpty)
        }
    }

    @Test("only who was failed before the completion is failed without it")
    func failed() async throws {
        try await School.open { office in
            let (listed, named) = (
                try await School.told(office, 1)[0], try await School.told(office, 1)[0]
            )
            let entry = try await School.seated(office, [], for: .children)
            let marked: [(ChildID, Bool?)] = [(listed, false), (named, nil)]
            let rows = marked.map { child, passed in
                ClassRow(class: entry.id, learner: Learner(child), hours: 10).with { $0.passed = passed }
            }
            let summary = try await office.import(Classes.import, rows)
            #expect(summary.rejections.isEmpty)
            let first = try await office.call(
                Classes.complete, CompleteClass(id: entry.id).with { $0.failed = [Learner(named)] })
            #expect(first.passed == 0)
            _ = try await office.call(Classes.void, void(entry, .completed))
            #expect(try await office.call(Classes.complete, CompleteClass(id: entry.id)).passed == 1)
            let passed = try await register(office, entry).enrolments.items.filter { $0.passed == true }
            #expect(passed.map(\.learner) == [Learner(named)])
        }
    }

    @Test("one that never was opened is taken back once nobody has a place in it")
    func openingVoided() async throws {
        try await School.deploy { deployment, office in
            let (entry, learner) = try await School.completed(office)
            let number = try #require(try await register(office, entry).enrolments.items.first?.certificate)
            deployment.set(day: day("2021-03-20"))
            _ = try await office.call(Classes.void, void(entry, .completed))
            for text in [learner.id.text, "do thai-binh ghi ngày 15/03/2021"] {
                expect(
                    try await office.refusal(of: Classes.void, void(entry, .open)), .failedPrecondition,
                    at: "/step", text)
            }
            for text in ["2021-03-02", "2021-03-08"] {
                _ = try await office.call(
                    Classes.voidAttendance, VoidAttendance(id: entry.id, learner: learner, on: day(text)))
            }
            _ = try await office.call(
                Classes.voidEnrolment,
                VoidEnrolment(id: entry.id, learner: learner, from: day("2021-03-01")))
            #expect(try await verify(office, number).standing == .void)
            _ = try await office.call(Classes.void, void(entry, .open))
            #expect(try await verify(office, number).standing == .void)
            expect(try await office.refusal(of: Classes.get, GetClass(id: entry.id)), .notFound, at: "/id")
            #expect(try await office.items(Classes.list, ListClasses()).isEmpty)
            expect(try await office.refusal(of: Classes.void, void(entry, .open)), .notFound, at: "/id")
            let request = School.classRequest(entry.course, capacity: entry.capacity)
            expect(
                try await office.refusal(of: Classes.open, request.with { $0.id = entry.id }), .alreadyExists,
                at: "/id")
            // As known before, all of it is there still.
            let known = try await register(office, entry, knownOn: "2021-03-19")
            #expect(known.class.status == .completed && known.class.passed == 1)
            #expect(known.enrolments.items.map(\.learner) == [learner])
            #expect(known.enrolments.items.map(\.hoursAttended) == [10])
            #expect(try await taught(office, knownOn: "2021-03-19") == 1)
            let elsewhere = office.acting(as: School.otherDistrict)
            let then = GetClass(id: entry.id).with { $0.knownOn = day("2021-03-19") }
            expect(try await elsewhere.refusal(of: Classes.get, then), .notFound, at: "/id")
            let other = try await office.call(
                Classes.open, request.with { $0.confirmedDistinct = nil })
            #expect(other.id != entry.id)
            let found = try await deployment.unexplained(in: "campaigns", by: CampaignsProof.self)
            #expect(found.isEmpty)
        }
    }
}
