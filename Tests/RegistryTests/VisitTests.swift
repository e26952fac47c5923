import Bus
import RegistryAPI
import ServiceKit
import TestKit
import Testing
import Vocabulary

@testable import Registry

@Suite("Children in care are seen", .timeLimit(.minutes(5)))
struct VisitTests {
    private var rules: PlacementRules {
        get throws { PlacementRules(reference: try Office.reference, today: Office.today) }
    }

    private func placement(_ kind: PlacementKind, since text: String) -> Placement {
        Placement(id: newID(), child: newID(), kind: kind, start: day(text))
    }

    private func steps(_ placement: Placement, visited: [String]) throws -> [String] {
        try rules.due(placement, visited: visited.map(day)).map { "\($0.step) \($0.due)" }
    }

    @Test("after one month and three, and then every six from the last time on")
    func rhythm() throws {
        let foster = placement(.timeLimitedFoster, since: "2021-01-31").with {
            $0.expectedEnd = day("2021-12-31")
        }
        let term = "term 2021-12-31"
        #expect(try steps(foster, visited: []) == ["firstVisit 2021-02-28", term])
        #expect(try steps(foster, visited: ["2021-02-20"]) == ["secondVisit 2021-04-30", term])
        #expect(try steps(foster, visited: ["2021-05-02"]) == ["nextVisit 2021-11-02", term])
        #expect(try steps(foster, visited: ["2021-04-20", "2021-02-20"]) == ["nextVisit 2021-10-20", term])
        #expect(try steps(placement(.kinship, since: "2021-01-31"), visited: []) == ["firstVisit 2021-02-28"])
        // By the day, and what is over, is not looked after so.
        #expect(try steps(placement(.dayCare, since: "2021-01-31"), visited: []).isEmpty)
        let ended = foster.with { $0.end = day("2021-03-01") }
        #expect(try steps(ended, visited: []).isEmpty)
    }

    @Test("a carer who is not kin is twenty years older, as far as the year of its birth is known")
    func older() throws {
        let child = try registered(child(birthDate: day("2012-05-10")))
        func keys(_ kind: PlacementKind, born year: Int?) throws -> [String] {
            let carer = Caregiver(
                id: newID(), name: "Trần Thị Mai", commune: Office.commune, registeredOn: Office.today,
                version: 1
            ).with { $0.birthYear = year }
            let request = BeginPlacement(child: child.id, kind: kind).with {
                ($0.caregiver, $0.expectedEnd) = (carer.id, Office.today.advanced(by: 30))
            }
            let refused = try refusal {
                _ = try rules.begin(
                    request, of: .found(child), with: .found(carer), as: newID(), existing: [])
            }
            return refused?.violations.map(\.message.key) ?? []
        }
        #expect(try keys(.timeLimitedFoster, born: 1993) == ["registry.carer-too-young"])
        let fit: [(PlacementKind, Int?)] = [
            (.timeLimitedFoster, 1992), (.timeLimitedFoster, nil), (.kinship, 1993),
        ]
        for (kind, year) in fit {
            #expect(try keys(kind, born: year) == [])
        }
    }

    @Test("a visit is entered once a day, within the placement, shown with the child, and can be taken back")
    func visits() async throws {
        try await Office.withChild(child(registeredOn: day("2020-01-10"))) { office, child in
            let placed = try await office.place(child.id, since: "2021-01-04")
            _ = try await office.call(
                Placements.hear, HearChild(placement: placed.id, said: "Con muốn ở gần trường"))
            func due(_ overdue: Bool? = nil) async throws -> [String] {
                let request = ListDuePlacements().with { $0.overdue = overdue }
                return try await office.call(Placements.due, request).items.map { "\($0.step) \($0.due)" }
            }
            #expect(try await due() == ["firstVisit 2021-02-04"])
            #expect(try await due(true) == ["firstVisit 2021-02-04"])
            let visit = VisitPlacement(placement: placed.id, finding: .wellCared, heard: true).with {
                $0.on = day("2021-02-01")
            }
            let visited = try await office.call(Placements.visit, visit)
            #expect(visited.child == child.id)
            #expect(try await due() == ["secondVisit 2021-04-04"])
            #expect(try await due(true).isEmpty)
            let list = ListPlacementVisits(child: child.id)
            #expect(try await office.call(Placements.listVisits, list).items == [visited])
            let twice = try await office.refusal(of: Placements.visit, visit)
            expect(twice, .alreadyExists, at: "/on")
            let before = try await office.refusal(
                of: Placements.visit, visit.with { $0.on = day("2021-01-03") })
            expect(before, .invalidArgument, at: "/on")
            // What was seen stands in the way of other days, until it is taken back.
            let void = VoidPlacement(id: placed.id)
            expect(try await office.refusal(of: Placements.void, void), .failedPrecondition, at: "/id")
            let shorter = EndPlacement(id: placed.id).with { $0.end = day("2021-01-20") }
            expect(try await office.refusal(of: Placements.end, shorter), .failedPrecondition, at: "/id")
            _ = try await office.call(Placements.voidVisit, VoidPlacementVisit(id: visited.id))
            #expect(try await office.call(Placements.listVisits, list).items.isEmpty)
            #expect(try await due() == ["firstVisit 2021-02-04"])
            _ = try await office.call(Placements.void, void)
            #expect(try await due().isEmpty)
        }
    }

    @Test(
        "out of reach there is neither placement nor visit; by the day nobody visits; with nobody there is no care"
    )
    func refusals() async throws {
        try await Office.withChild(child(registeredOn: day("2020-01-10"))) { office, child in
            let placed = try await office.place(child.id, since: "2021-01-04")
            let visit = VisitPlacement(placement: placed.id, finding: .concerns, heard: false)
            let stranger = office.acting(as: Office.otherDistrict)
            expect(try await stranger.refusal(of: Placements.visit, visit), .notFound, at: "/placement")
            #expect(try await stranger.call(Placements.due, ListDuePlacements()).items.isEmpty)
            let daily = try await office.call(
                Placements.begin,
                BeginPlacement(child: child.id, kind: .dayCare).with { $0.provider = Office.facility })
            let wrong = VisitPlacement(placement: daily.id, finding: .concerns, heard: false)
            expect(try await office.refusal(of: Placements.visit, wrong), .invalidArgument, at: "/placement")
            let nobody = BeginPlacement(child: child.id, kind: .dayCare)
            expect(try await office.refusal(of: Placements.begin, nobody), .invalidArgument, at: "/provider")
        }
    }
}
