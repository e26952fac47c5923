import Bus
import RegistryAPI
import ServiceKit
import Store
import TestKit
import Testing
import Vocabulary

@testable import Registry

@Suite("What is around a child is listed as it was on a day, as known on a day", .timeLimit(.minutes(5)))
struct AroundThenTests: ChildStories {
    /// A day, and the day by whose end it was known.
    private struct Then {
        let on: Day
        var knownOn: Day?

        init(_ on: String, knownOn: Day? = nil) { (self.on, self.knownOn) = (day(on), knownOn) }
    }

    @Test("a placement, which was put right since and taken back")
    func placements() async throws {
        try await Office.deploy(on: [.inProcess]) { deployment, office in
            let id = try await entered(office).id
            let begin = BeginPlacement(child: id, kind: .dayCare).with {
                ($0.provider, $0.start, $0.end) = (Office.facility, day("2020-02-01"), day("2020-03-31"))
            }
            let placed = try await office.call(Placements.begin, begin)
            func listed(_ then: Then) async throws -> [Placement] {
                let list = ListPlacements(child: id).with { ($0.on, $0.knownOn) = (then.on, then.knownOn) }
                return try await office.call(Placements.list, list).items
            }
            #expect(try await listed(Then("2020-01-31")).isEmpty)
            #expect(try await listed(Then("2020-02-01")) == [placed])
            // One that had ended is listed as it is without a day.
            #expect(try await listed(Then("2020-04-01")) == [placed])
            let last = Office.today
            deployment.set(day: last.advanced(by: 5))
            let moved = try await office.call(
                Placements.correct, CorrectPlacement(id: placed.id).with { $0.start = day("2020-02-15") })
            #expect(try await listed(Then("2020-02-01")).isEmpty)
            #expect(try await listed(Then("2020-02-15")) == [moved])
            // The catalogue, which the register follows, has told no later day here: more of that day may still be learned.
            let asKnown = placed.with { $0.provisional = true }
            #expect(try await listed(Then("2020-02-01", knownOn: last)) == [asKnown])
            _ = try await office.call(Placements.void, VoidPlacement(id: placed.id))
            #expect(try await listed(Then("2020-04-01")).isEmpty)
            #expect(try await listed(Then("2020-04-01", knownOn: last)) == [asKnown])
            let ahead = ListPlacements(child: id).with { $0.knownOn = last.advanced(by: 6) }
            expect(
                try await office.refusal(of: Placements.list, ahead), .invalidArgument, at: "/knownOn")
            // Without a day, what is said now.
            #expect(try await office.call(Placements.list, ListPlacements(child: id)).items.isEmpty)
        }
    }

    @Test(
        "visits and notes of a placement; the words of a note for who noted them, of one that was taken back too"
    )
    func notes() async throws {
        try await Office.deploy(on: [.inProcess]) { deployment, office in
            let id = try await entered(office).id
            let placed = try await office.call(
                Placements.begin,
                BeginPlacement(child: id, kind: .residential).with {
                    ($0.provider, $0.start) = (Office.facility, day("2020-02-01"))
                })
            let visit = VisitPlacement(placement: placed.id, finding: .wellCared, heard: true).with {
                $0.on = day("2020-03-01")
            }
            let visited = try await office.call(Placements.visit, visit)
            let heard = try await office.call(
                Placements.hear,
                HearChild(placement: placed.id, said: "Cháu muốn về với bà").with {
                    $0.on = day("2020-03-02")
                })
            func visits(_ then: Then) async throws -> [PlacementVisitID] {
                let list = ListPlacementVisits(child: id).with {
                    ($0.on, $0.knownOn) = (then.on, then.knownOn)
                }
                return try await office.call(Placements.listVisits, list).items.map(\.id)
            }
            func words(_ then: Then, by client: TestClient) async throws -> [String] {
                let list = ListPlacementNotes(child: id).with {
                    ($0.on, $0.knownOn) = (then.on, then.knownOn)
                }
                let found = try await client.call(Placements.listNotes, list).items
                #expect(found.allSatisfy { $0.id == heard.id })
                return found.map { $0.text ?? "-" }
            }
            let said = "Cháu muốn về với bà"
            let other = office.acting(as: Office.district, [.caseworker])
            #expect(try await visits(Then("2020-02-29")).isEmpty)
            #expect(try await visits(Then("2020-03-01")) == [visited.id])
            #expect(try await words(Then("2020-03-01"), by: office).isEmpty)
            #expect(try await words(Then("2020-03-02"), by: office) == [said])
            #expect(try await words(Then("2020-03-02"), by: other) == ["-"])
            let last = Office.today
            deployment.set(day: last.advanced(by: 5))
            _ = try await office.call(Placements.voidVisit, VoidPlacementVisit(id: visited.id))
            _ = try await office.call(Placements.voidNote, VoidPlacementNote(id: heard.id))
            let (now, before) = (Then("2020-03-02"), Then("2020-03-02", knownOn: last))
            #expect(try await visits(now).isEmpty)
            #expect(try await words(now, by: office).isEmpty)
            #expect(try await visits(before) == [visited.id])
            #expect(try await words(before, by: office) == [said])
            #expect(try await words(before, by: other) == ["-"])
        }
    }

    @Test(
        "a circumstance, open or under seal, for who may see it; those that had ended where they are asked for"
    )
    func circumstances() async throws {
        try await Office.deploy(on: [.inProcess]) { deployment, office in
            let id = try await entered(office).id
            let doctor = deployment.client(as: Office.province, [.reader, .caseworker, .confidential])
            func add(_ code: String, _ start: String, _ end: String?) -> AddCircumstance {
                AddCircumstance(child: id, code: code, start: day(start)).with { $0.end = end.map(day) }
            }
            let open = try await doctor.call(
                Circumstances.add, add("law2016-abandoned", "2020-02-01", "2020-03-31"))
            let sealed = try await doctor.call(
                Circumstances.add, add("law2016-hiv", "2020-03-01", "2020-04-30"))
            func listed(
                _ then: Then, by client: TestClient, ended: Bool? = nil
            ) async throws -> [CircumstanceID] {
                let list = ListCircumstances(child: id).with {
                    ($0.on, $0.knownOn, $0.includeEnded) = (then.on, then.knownOn, ended)
                }
                return try await client.call(Circumstances.list, list).items.map(\.id)
            }
            #expect(try await listed(Then("2020-01-31"), by: doctor, ended: true).isEmpty)
            #expect(try await listed(Then("2020-02-29"), by: doctor) == [open.id])
            #expect(try await listed(Then("2020-03-31"), by: doctor) == [open.id, sealed.id])
            #expect(try await listed(Then("2020-04-01"), by: doctor) == [sealed.id])
            #expect(try await listed(Then("2020-04-01"), by: doctor, ended: true) == [open.id, sealed.id])
            #expect(try await listed(Then("2020-05-01"), by: doctor).isEmpty)
            // Who may not know sees no more on any day.
            #expect(try await listed(Then("2020-03-31"), by: office) == [open.id])
            #expect(try await listed(Then("2020-05-01"), by: office, ended: true) == [open.id])
            let last = Office.today
            deployment.set(day: last.advanced(by: 5))
            for one in [open, sealed] {
                _ = try await doctor.call(Circumstances.void, VoidCircumstance(id: one.id))
            }
            #expect(try await listed(Then("2020-03-31"), by: doctor, ended: true).isEmpty)
            let before = Then("2020-03-31", knownOn: last)
            #expect(try await listed(before, by: doctor) == [open.id, sealed.id])
            #expect(try await listed(before, by: office) == [open.id])
        }
    }

    @Test(
        "determinations, applications and screenings: the determination that held then says when it is due again"
    )
    func disability() async throws {
        try await Office.deploy(on: [.inProcess]) { deployment, office in
            let id = try await entered(office).id
            func determine(_ on: String) async throws -> Disability {
                try await office.call(
                    Disabilities.determine,
                    DetermineDisability(child: id, type: .vision, degree: .severe).with {
                        $0.determinedOn = day(on)
                    })
            }
            let first = try await determine("2020-02-01")
            let applied = try await office.call(
                Disabilities.apply, ApplyForDisability(child: id).with { $0.on = day("2020-04-01") })
            let second = try await determine("2020-05-01")
            let answers = Screening.Module.ages5To17.scales.mapValues { $0.upperBound == 5 ? 5 : 1 }
            let screened = try await office.call(
                Disabilities.screen,
                ScreenChild(child: id, answers: answers).with { $0.on = day("2020-06-01") })
            func listed(_ then: Then) async throws -> [String] {
                let (on, knownOn) = (Optional(then.on), then.knownOn)
                let determined = try await office.call(
                    Disabilities.list,
                    ListDisabilities(child: id).with { ($0.on, $0.knownOn) = (on, knownOn) })
                let applications = try await office.call(
                    Disabilities.listApplications,
                    ListApplications(child: id).with { ($0.on, $0.knownOn) = (on, knownOn) })
                let screenings = try await office.call(
                    Disabilities.listScreenings,
                    ListScreenings(child: id).with { ($0.on, $0.knownOn) = (on, knownOn) })
                return determined.items.map(\.id.text) + applications.items.map(\.id.text)
                    + screenings.items.map(\.id.text)
            }
            let all = [second.id.text, first.id.text, applied.id.text, screened.id.text]
            #expect(try await listed(Then("2020-01-31")).isEmpty)
            #expect(try await listed(Then("2020-02-01")) == [first.id.text])
            #expect(try await listed(Then("2020-04-30")) == [first.id.text, applied.id.text])
            #expect(try await listed(Then("2020-06-01")) == all)
            let last = Office.today
            deployment.set(day: last.advanced(by: 5))
            _ = try await office.call(Disabilities.void, VoidDisability(id: second.id))
            _ = try await office.call(Disabilities.voidApplication, VoidApplication(id: applied.id))
            _ = try await office.call(Disabilities.voidScreening, VoidScreening(id: screened.id))
            #expect(try await listed(Then("2020-06-01")) == [first.id.text])
            #expect(try await listed(Then("2020-06-01", knownOn: last)) == all)
        }
    }

    @Test("a child is shown with its file of that day; what may change yet is marked")
    func parts() async throws {
        try await Office.deploy(on: [.inProcess]) { deployment, office in
            let id = try await entered(office).id
            let placed = try await office.call(
                Placements.begin,
                BeginPlacement(child: id, kind: .dayCare).with {
                    ($0.provider, $0.start) = (Office.facility, day("2020-02-01"))
                })
            let added = try await office.call(
                Circumstances.add,
                AddCircumstance(child: id, code: "law2016-abandoned", start: day("2020-03-01")))
            let asked: [ChildPart] = [.placements, .circumstances, .caregivers, .determinations]
            func parts(_ on: Day?, knownOn: Day? = nil) async throws -> ChildParts? {
                try await office.call(
                    Children.get,
                    GetChild(id: id).with { ($0.on, $0.knownOn, $0.include) = (on, knownOn, asked) }
                ).parts
            }
            let february = try await parts(day("2020-02-15"))
            #expect(february?.placements?.items == [placed])
            #expect(february?.circumstances?.items.isEmpty == true)
            #expect(february?.linkedCaregivers?.items.isEmpty == true)
            #expect(february?.determinations?.items.isEmpty == true)
            let march = try await parts(day("2020-03-15"))
            #expect(march?.placements?.items == [placed])
            #expect(march?.circumstances?.items == [added])
            let today = try await parts(nil, knownOn: Office.today)
            #expect(today?.placements?.items == [placed.with { $0.provisional = true }])
            #expect(today?.circumstances?.items == [added.with { $0.provisional = true }])
            deployment.set(day: Office.today.advanced(by: 5))
            _ = try await office.call(Circumstances.void, VoidCircumstance(id: added.id))
            #expect(try await parts(day("2020-03-15"))?.circumstances?.items.isEmpty == true)
            let known = try await parts(day("2020-03-15"), knownOn: Office.today)
            #expect(known?.circumstances?.items == [added.with { $0.provisional = true }])
        }
    }
}
