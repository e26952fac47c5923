import Bus
import RegistryAPI
import ServiceKit
import TestKit
import Testing
import Vocabulary

@testable import Registry

@Suite("Circumstances", .timeLimit(.minutes(5)))
struct CircumstanceTests {
    private func add(
        _ code: String, _ start: String, _ end: String? = nil, existing: [ChildCircumstance] = [],
        to child: RegisteredChild? = nil
    ) throws -> ChildCircumstance {
        try CircumstanceRules(reference: Office.reference, today: Office.today).add(
            CircumstanceRow(code: code, start: day(start)).with { $0.end = end.map(day) },
            to: .found(child ?? registered()), as: newID(), existing: existing)
    }

    @Test("a code must be in force on the day it starts")
    func inForce() throws {
        #expect(try add("law2016-abandoned", "2017-06-01").end == nil)
        #expect(
            try keys { _ = try add("law2016-abandoned", "2017-05-31") } == [
                "registry.circumstance-not-yet-in-force"
            ])
        #expect(try add("law2004-abandoned", "2017-05-31").code == "law2004-abandoned")
        #expect(
            try keys { _ = try add("law2004-abandoned", "2017-06-01") } == [
                "registry.circumstance-no-longer-in-force"
            ])
        #expect(try keys { _ = try add("nothing", "2018-01-01") } == ["check.code-unknown"])
    }

    @Test("it starts between birth and today, and ends after it started")
    func days() throws {
        #expect(try pointers { _ = try add("law2004-abandoned", "2012-05-09") } == ["/start"])
        #expect(try add("law2004-abandoned", "2012-05-10").start == day("2012-05-10"))
        #expect(try pointers { _ = try add("law2016-abandoned", "2021-03-16") } == ["/start"])
        #expect(try pointers { _ = try add("law2016-abandoned", "2020-01-02", "2020-01-01") } == ["/end"])
    }

    @Test("one of a code is open at a time, and periods of a code do not overlap")
    func overlaps() throws {
        let open = try add("law2016-abandoned", "2018-01-01")
        #expect(
            try refusal { _ = try add("law2016-abandoned", "2019-01-01", existing: [open]) }?.status
                == .alreadyExists)
        #expect(try add("law2016-exploited", "2019-01-01", existing: [open]).end == nil)
        let ended = try add("law2016-abandoned", "2018-01-01", "2018-12-31")
        #expect(
            try keys { _ = try add("law2016-abandoned", "2018-12-31", existing: [ended]) }
                == ["registry.circumstance-overlaps"])
        #expect(
            try keys { _ = try add("law2016-abandoned", "2017-07-01", existing: [ended]) }
                == ["registry.circumstance-overlaps"])
        #expect(try add("law2016-abandoned", "2019-01-01", existing: [ended]).start == day("2019-01-01"))
        #expect(
            try add("law2016-abandoned", "2017-07-01", "2017-12-31", existing: [ended]).end
                == day("2017-12-31"))
    }

    @Test("what has ended does not end again")
    func endsOnce() throws {
        let rules = CircumstanceRules(reference: try Office.reference, today: Office.today)
        let ended = try rules.end(.found(add("law2016-abandoned", "2018-01-01")), on: day("2018-01-01"))
        #expect(ended.end == day("2018-01-01"))
        #expect(
            try keys { _ = try rules.end(.found(ended), on: Office.today) } == ["registry.circumstance-ended"]
        )
    }

    @Test(
        "what a law keeps private is confidential, and never what a list is filtered by",
        arguments: [
            "hiv", "sexually-abused", "violence", "trafficked", "exploited", "offending", "drug-addicted",
        ])
    func confidential(category: String) throws {
        let rules = SearchRules(reference: try Office.reference, today: Office.today)
        let code = "law2016-\(category)"
        #expect(try add(code, "2018-01-01").facts.confidential)
        let filter = ListChildren().with { $0.circumstance = code }
        #expect(try pointers { try rules.filters(filter) } == ["/circumstance"])
    }

    @Test("what no law keeps private is open, and a list may be filtered by it")
    func open() throws {
        #expect(try !add("law2016-abandoned", "2018-01-01").facts.confidential)
        try SearchRules(reference: try Office.reference, today: Office.today)
            .filters(ListChildren().with { $0.circumstance = "law2016-abandoned" })
    }
}

@Suite("Determinations of disability", .timeLimit(.minutes(5)))
struct DeterminationTests {
    private func admit(
        _ on: String, certificate: String? = nil, council: UnitPath? = nil, screening: Screening? = nil,
        existing: [Disability] = []
    ) throws -> Disability {
        let child = try registered()
        return try DisabilityRules(reference: Office.reference, today: Office.today).admit(
            DetermineDisability(child: child.id, type: .vision, degree: .severe).with {
                $0.council = council
                $0.certificate = certificate
                $0.determinedOn = day(on)
                $0.screening = screening
            }, of: .found(child), as: newID(), existing: existing)
    }

    @Test("it was concluded between birth and today, by the commune's council unless said otherwise")
    func admits() throws {
        #expect(try admit("2019-04-01").council == Office.commune)
        #expect(try pointers { _ = try admit("2012-05-09") } == ["/determinedOn"])
        #expect(try pointers { _ = try admit("2021-03-16") } == ["/determinedOn"])
        #expect(try pointers { _ = try admit("2019-04-01", council: "thai-binh/xyz") } == ["/council"])
    }

    @Test("one conclusion a day, so that the latest is one")
    func onceADay() throws {
        let first = try admit("2019-04-01")
        #expect(try refusal { _ = try admit("2019-04-01", existing: [first]) }?.status == .alreadyExists)
        #expect(try admit("2019-04-02", existing: [first]).determinedOn == day("2019-04-02"))
    }

    @Test("a screening asks what its module asks, of children of its age")
    func screening() throws {
        #expect(
            try admit("2019-04-01", screening: Screening(module: .ages5To17, answers: ["anxiety": 5]))
                .screening != nil)
        #expect(
            try pointers {
                _ = try admit(
                    "2019-04-01",
                    screening: Screening(module: .ages2To4, answers: ["anxiety": 1, "seeing": 5]))
            } == ["/screening/module", "/screening/answers/anxiety", "/screening/answers/seeing"])
    }
}

@Suite("Caregivers", .timeLimit(.minutes(5)))
struct CareTests {
    private var rules: CaregiverRules {
        get throws { CaregiverRules(reference: try Office.reference, today: Office.today) }
    }

    private func caregiver(_ sex: Sex? = .female, _ year: Int? = 1985) throws -> Caregiver {
        try rules.admit(
            RegisterCaregiver(name: "Trần Thị Mai", commune: Office.commune).with {
                $0.sex = sex
                $0.birthYear = year
            },
            as: newID())
    }

    private func link(
        _ caregiver: Caregiver, _ relation: CareRelation, from: String = "2020-01-01",
        existing: [CaregiverLink] = []
    ) throws -> CaregiverLink {
        try rules.link(
            .found(caregiver), to: .found(registered()), as: relation, from: day(from), id: newID(),
            existing: existing)
    }

    @Test("a telephone number is kept as dialled at home")
    func phone() throws {
        let admitted = try rules.admit(
            RegisterCaregiver(name: "Trần Thị Mai", commune: Office.commune).with {
                $0.phone = "+84 912 345 678"
            },
            as: newID())
        #expect(admitted.phone == "0912345678")
        #expect(
            try pointers {
                _ = try rules.admit(
                    RegisterCaregiver(name: "Trần Thị Mai", commune: Office.commune).with {
                        $0.phone = "12345"
                    },
                    as: newID())
            } == ["/phone"])
    }

    @Test("a mother is a woman, a father a man, where the sex is known")
    func sexes() throws {
        #expect(try link(caregiver(), .mother).relation == .mother)
        #expect(try keys { _ = try link(caregiver(.male), .mother) } == ["registry.relation-sex"])
        #expect(try keys { _ = try link(caregiver(), .father) } == ["registry.relation-sex"])
        #expect(try link(caregiver(nil), .father).relation == .father)
    }

    @Test("a child has one mother at a time and any number of relatives")
    func single() throws {
        let mother = try link(caregiver(), .mother)
        #expect(
            try keys { _ = try link(caregiver(), .mother, existing: [mother]) }
                == ["registry.relation-taken-still"])
        let past = try rules.unlink(.found(mother), on: day("2020-06-01"))
        #expect(
            try keys { _ = try link(caregiver(), .mother, from: "2020-06-01", existing: [past]) }
                == ["registry.relation-taken"])
        #expect(try link(caregiver(), .mother, from: "2020-06-02", existing: [past]).end == nil)
        let aunt = try link(caregiver(), .relative)
        #expect(try link(caregiver(), .relative, existing: [aunt]).relation == .relative)
    }

    @Test("one person is linked to a child once at a time")
    func once() throws {
        let person = try caregiver()
        let mother = try link(person, .mother)
        #expect(
            try refusal { _ = try link(person, .guardian, existing: [mother]) }?.status == .alreadyExists)
    }

    @Test("who is not kin is twenty years older, by the reference data; kin need not be")
    func ageGap() throws {
        #expect(try link(caregiver(.female, 1992), .fosterParent).relation == .fosterParent)
        #expect(
            try keys { _ = try link(caregiver(.female, 1993), .fosterParent) } == ["registry.carer-too-young"]
        )
        #expect(try link(caregiver(.female, 2001), .sibling).relation == .sibling)
        #expect(try keys { _ = try link(caregiver(.female, 2012), .mother) } == ["registry.relation-age"])
    }
}

@Suite("Placements", .timeLimit(.minutes(5)))
struct PlacementTests {
    private var rules: PlacementRules {
        get throws { PlacementRules(reference: try Office.reference, today: Office.today) }
    }

    private func begin(
        _ kind: PlacementKind, isWithSomeone: Bool = true, start: String = "2021-01-04",
        until: String? = nil, existing: [Placement] = []
    ) throws -> Placement {
        let child = try registered()
        let caregiver = Caregiver(
            id: newID(), name: "Trần Thị Mai", commune: Office.commune, registeredOn: day(start),
            version: 1)
        return try rules.begin(
            BeginPlacement(child: child.id, kind: kind).with {
                $0.caregiver = isWithSomeone ? caregiver.id : nil
                $0.provider = kind.needsCaregiver || !isWithSomeone ? nil : newID()
                $0.start = day(start)
                $0.expectedEnd = until.map(day)
            },
            of: .found(child), with: .found(isWithSomeone ? caregiver : nil), as: newID(), existing: existing)
    }

    @Test("foster care for a time says with whom and until when")
    func foster() throws {
        #expect(
            try pointers { _ = try begin(.timeLimitedFoster, isWithSomeone: false) } == [
                "/caregiver", "/expectedEnd",
            ])
        #expect(try begin(.timeLimitedFoster, until: "2022-01-04").expectedEnd == day("2022-01-04"))
        #expect(try pointers { _ = try begin(.timeLimitedFoster, until: "2021-01-03") } == ["/expectedEnd"])
    }

    @Test("a child lives in one place at a time, and may be in day care beside it")
    func oneResidence() throws {
        let foster = try begin(.timeLimitedFoster, until: "2022-01-04")
        #expect(
            try keys { _ = try begin(.residential, existing: [foster]) } == ["registry.placed-already-still"])
        let dayCare = try begin(.dayCare, existing: [foster])
        #expect(
            try keys { _ = try begin(.dayCare, existing: [foster, dayCare]) }
                == ["registry.placed-already-still"])
        let ended = try rules.end(.found(foster), on: day("2021-02-01"))
        #expect(
            try keys { _ = try begin(.residential, start: "2021-02-01", existing: [ended, dayCare]) }
                == ["registry.placed-already"])
        let next = try begin(.residential, start: "2021-02-02", existing: [ended, dayCare])
        #expect(next.kind == .residential)
    }

    @Test("an emergency admission lasts three months at most, by the reference data")
    func emergency() throws {
        #expect(try begin(.emergency, until: "2021-04-04").expectedEnd == day("2021-04-04"))
        #expect(
            try keys { _ = try begin(.emergency, until: "2021-04-05") } == ["registry.emergency-too-long"])
        let admitted = try begin(.emergency, until: "2021-02-01")
        #expect(try rules.extend(.found(admitted), to: day("2021-04-04")).expectedEnd == day("2021-04-04"))
        #expect(
            try keys { _ = try rules.extend(.found(admitted), to: day("2021-04-05")) } == [
                "registry.emergency-too-long"
            ])
        #expect(
            try keys { _ = try rules.extend(.found(admitted), to: day("2021-02-01")) } == [
                "check.day-not-after"
            ])
    }
}
