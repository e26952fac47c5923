import Bus
import RegistryAPI
import ServiceKit
import TestKit
import Testing
import Vocabulary

@testable import Registry

@Suite("Nothing lies outside a child's life", .timeLimit(.minutes(2)))
struct LifeTests {
    @Test("a death before a determination is refused with the determination, and one on its day is taken")
    func deathBeforeFact() async throws {
        try await Office.open { office in
            let child = try await office.call(Children.register, child(registeredOn: day("2020-01-10")))
            let determined = try await office.call(
                Disabilities.determine,
                DetermineDisability(child: child.id, type: .vision, degree: .severe).with {
                    $0.determinedOn = day("2020-05-05")
                })
            let death = { (on: String) in
                CloseChild(id: child.id, reason: .deceased).with { $0.on = day(on) }
            }
            let refused = try await office.refusal(of: Children.close, death("2020-05-04"))
            #expect(refused?.status == .failedPrecondition)
            #expect(refused?.fields == ["/on"])
            #expect(refused?.message.contains(determined.id.text) == true)
            #expect(refused?.message.contains("2020-05-05") == true)
            let closed = try await office.call(Children.close, death("2020-05-05"))
            #expect(closed.closedOn == day("2020-05-05"))
        }
    }

    @Test("every fact in the way is named, and only those that the caller may see")
    func all() async throws {
        try await Office.open(as: Office.province, Deployment.workRoles.union([.confidential])) { chief in
            let child = try await chief.call(Children.register, child(registeredOn: day("2020-01-10")))
            for code in ["law2016-abandoned", "law2016-hiv"] {
                _ = try await chief.call(
                    Circumstances.add,
                    AddCircumstance(child: child.id, code: code, start: day("2020-06-01")))
            }
            _ = try await chief.call(
                Placements.begin,
                BeginPlacement(child: child.id, kind: .residential).with { $0.start = day("2020-07-01") })
            let closing = CloseChild(id: child.id, reason: .moved).with { $0.on = day("2020-03-01") }
            #expect(
                try await chief.refusal(of: Children.close, closing)?.fields == ["/on", "/on", "/on"])
            let officer = chief.acting(as: Office.province)
            #expect(try await officer.refusal(of: Children.close, closing)?.fields == ["/on", "/on"])
        }
    }

    @Test("a birth is not moved past what is known of the child")
    func birthPastFact() async throws {
        try await Office.open { office in
            let child = try await office.call(Children.register, child(registeredOn: day("2020-01-10")))
            _ = try await office.call(
                Disabilities.determine,
                DetermineDisability(child: child.id, type: .vision, degree: .severe).with {
                    $0.determinedOn = day("2018-01-01")
                })
            let born = { (on: String) in UpdateChild(id: child.id).with { $0.birthDate = day(on) } }
            let refused = try await office.refusal(of: Children.update, born("2019-12-01"))
            #expect(refused?.status == .failedPrecondition)
            #expect(refused?.fields == ["/birthDate"])
            #expect(try await office.call(Children.update, born("2018-01-01")).birthDate == day("2018-01-01"))
        }
    }

    @Test("an entry made in error gives back its number and its name, and stands in nobody's way")
    func enteredInError() async throws {
        try await Office.open { office in
            let wrong = try await office.call(
                Children.register,
                child(personalNumber: "034312000123", registeredOn: day("2020-01-10")))
            _ = try await office.call(
                Disabilities.determine, DetermineDisability(child: wrong.id, type: .vision, degree: .severe))
            let closed = try await office.call(
                Children.close,
                CloseChild(id: wrong.id, reason: .enteredInError).with { $0.on = day("2020-01-10") })
            #expect(closed.personalNumber == nil)
            let right = try await office.call(
                Children.register,
                child(personalNumber: "034312000123", registeredOn: day("2020-01-10")))
            #expect(right.personalNumber == "034312000123")
        }
    }
}

@Suite("What goes on around a child ends with it", .timeLimit(.minutes(2)))
struct EndingTests {
    private struct Around {
        let child: ChildID
        let circumstance: CircumstanceID
        let link: CaregiverLinkID
        let placement: PlacementID
    }

    /// A child with all that can go on.
    private func entered(_ office: TestClient) async throws -> Around {
        let child = try await office.call(Children.register, child(registeredOn: day("2020-01-10"))).id
        let circumstance = try await office.call(
            Circumstances.add,
            AddCircumstance(child: child, code: "law2016-abandoned", start: day("2020-02-01")))
        let person = try await office.call(
            Caregivers.register, RegisterCaregiver(name: "Trần Thị Mai", commune: Office.commune))
        let link = try await office.call(
            Caregivers.link,
            LinkCaregiver(caregiver: person.id, child: child, relation: .relative).with {
                $0.start = day("2020-02-01")
            })
        let placement = try await office.call(
            Placements.begin,
            BeginPlacement(child: child, kind: .residential).with { $0.start = day("2020-06-01") })
        return Around(
            child: child, circumstance: circumstance.id, link: link.id, placement: placement.id)
    }

    private func ends(_ office: TestClient, _ around: Around) async throws -> [Day?] {
        let circumstances = try await office.call(
            Circumstances.list, ListCircumstances(child: around.child).with { $0.includeEnded = true })
        let links = try await office.call(
            Caregivers.list, ListCaregivers(child: around.child).with { $0.includeEnded = true })
        let placements = try await office.call(Placements.list, ListPlacements(child: around.child))
        return [
            circumstances.items.first { $0.id == around.circumstance }?.end,
            links.items.first { $0.link.id == around.link }?.link.end,
            placements.items.first { $0.id == around.placement }?.end,
        ]
    }

    private func closure(_ office: TestClient, _ child: ChildID) async throws -> FactID {
        let history = try await office.call(Children.history, ListChildHistory(child: child)).items
        return try #require(history.first { $0.aspect == .standing && $0.status != .active }?.fact)
    }

    @Test(
        "a closure ends it the day before, moves its end where it is moved, and gives it back where it is void"
    )
    func followed() async throws {
        try await Office.open { office in
            let around = try await entered(office)
            let closed = try await office.call(
                Children.close,
                CloseChild(id: around.child, reason: .moved).with { $0.on = day("2020-09-01") })
            #expect(closed.circumstances.isEmpty && closed.caregivers == 0)
            #expect(try await ends(office, around).allSatisfy { $0 == day("2020-08-31") })
            let fact = try await closure(office, around.child)
            for on in ["2020-07-01", "2020-11-01"] {
                _ = try await office.call(
                    Children.correct,
                    CorrectChild(id: around.child, fact: fact).with { $0.on = day(on) })
                #expect(
                    try await ends(office, around).allSatisfy { $0 == day(on).advanced(by: -1) }, "\(on)")
            }
            let back = try await office.call(
                Children.void, VoidChildFact(id: around.child, fact: fact))
            #expect(back.circumstances.map(\.id) == [around.circumstance] && back.caregivers == 1)
            #expect(try await ends(office, around).allSatisfy { $0 == nil })
        }
    }

    @Test(
        "a return restores nothing, what has taken its place is named when the closure is void, and a decision stays"
    )
    func undecided() async throws {
        try await Office.open { office in
            let around = try await entered(office)
            _ = try await office.call(
                Children.close,
                CloseChild(id: around.child, reason: .moved).with { $0.on = day("2020-09-01") })
            let fact = try await closure(office, around.child)
            _ = try await office.call(
                Children.reopen,
                ReopenChild(id: around.child, note: "Về quê").with { $0.on = day("2020-10-01") })
            #expect(try await ends(office, around).allSatisfy { $0 == day("2020-08-31") })
            let other = try await office.call(
                Placements.begin,
                BeginPlacement(child: around.child, kind: .residential).with { $0.start = day("2020-11-01") }
            )
            let void = VoidChildFact(id: around.child, fact: fact)
            let refused = try await office.refusal(of: Children.void, void)
            expect(refused, .failedPrecondition, at: "/fact", other.id.text)
            #expect(try await ends(office, around).allSatisfy { $0 == day("2020-08-31") })
            // Whoever says when the first placement ended has decided: not on a day past the time off the register, while
            // that stands.
            let decision = CorrectPlacement(id: around.placement)
            expect(
                try await office.refusal(
                    of: Placements.correct, decision.with { $0.end = day("2020-10-31") }),
                .failedPrecondition, at: "/id", fact.text)
            _ = try await office.call(Placements.correct, decision.with { $0.end = day("2020-08-30") })
            _ = try await office.call(Children.void, void)
            #expect(try await ends(office, around) == [nil, nil, day("2020-08-30")])
            _ = try await office.call(Placements.correct, decision.with { $0.end = day("2020-10-31") })
            #expect(try await ends(office, around) == [nil, nil, day("2020-10-31")])
        }
    }

    @Test("a closure that turns out to be of a child entered in error ends nothing, as one that never was")
    func mistaken() async throws {
        try await Office.open { office in
            let around = try await entered(office)
            _ = try await office.call(
                Children.close,
                CloseChild(id: around.child, reason: .moved).with { $0.on = day("2020-09-01") })
            let fact = try await closure(office, around.child)
            let correction = CorrectChild(id: around.child, fact: fact)
            let mistake = try await office.call(
                Children.correct, correction.with { $0.reason = .enteredInError })
            #expect(mistake.status == .enteredInError)
            #expect(try await ends(office, around) == [nil, nil, nil])
            _ = try await office.call(Children.correct, correction.with { $0.reason = .deceased })
            #expect(try await ends(office, around).allSatisfy { $0 == day("2020-08-31") })
            _ = try await office.call(Children.correct, correction.with { $0.reason = .enteredInError })
            let back = try await office.call(Children.void, VoidChildFact(id: around.child, fact: fact))
            #expect(back.status == .active)
            #expect(try await ends(office, around) == [nil, nil, nil])
        }
    }

    @Test("a closure is not put off past a return where what it ended would lie beside what has begun since")
    func putOff() async throws {
        try await Office.open { office in
            let around = try await entered(office)
            _ = try await office.call(
                Children.close,
                CloseChild(id: around.child, reason: .moved).with { $0.on = day("2020-09-01") })
            let fact = try await closure(office, around.child)
            _ = try await office.call(
                Children.reopen,
                ReopenChild(id: around.child, note: "Về quê").with { $0.on = day("2020-10-01") })
            let other = try await office.call(
                Placements.begin,
                BeginPlacement(child: around.child, kind: .residential).with { $0.start = day("2020-11-01") }
            ).id
            let later = CorrectChild(id: around.child, fact: fact).with { $0.on = day("2020-12-01") }
            expect(
                try await office.refusal(of: Children.correct, later), .failedPrecondition, at: "/fact",
                other.text)
            #expect(try await ends(office, around).allSatisfy { $0 == day("2020-08-31") })
            #expect(try await office.call(Children.get, GetChild(id: around.child)).status == .active)
            // Whoever says when the first placement ended has decided.
            _ = try await office.call(
                Placements.correct,
                CorrectPlacement(id: around.placement).with { $0.end = day("2020-08-30") })
            #expect(try await office.call(Children.correct, later).closedOn == day("2020-12-01"))
            let last = day("2020-11-30")
            #expect(try await ends(office, around) == [last, last, day("2020-08-30")])
            let placements = try await office.call(Placements.list, ListPlacements(child: around.child)).items
            #expect(placements.first { $0.id == other }?.end == last)
        }
    }

    @Test("what a closure that never was gives back ends with the one that comes next")
    func nextClosure() async throws {
        try await Office.open { office in
            let around = try await entered(office)
            func close(_ on: String) async throws {
                _ = try await office.call(
                    Children.close, CloseChild(id: around.child, reason: .moved).with { $0.on = day(on) })
            }
            try await close("2020-09-01")
            let first = try await closure(office, around.child)
            _ = try await office.call(
                Children.reopen,
                ReopenChild(id: around.child, note: "Về quê").with { $0.on = day("2020-10-01") })
            try await close("2021-01-04")
            _ = try await office.call(Children.void, VoidChildFact(id: around.child, fact: first))
            #expect(try await ends(office, around).allSatisfy { $0 == day("2021-01-03") })
            let history = try await office.call(Children.history, ListChildHistory(child: around.child)).items
            let second = try #require(history.last { $0.status == .moved && $0.stands }?.fact)
            _ = try await office.call(Children.void, VoidChildFact(id: around.child, fact: second))
            #expect(try await ends(office, around).allSatisfy { $0 == nil })
        }
    }

    @Test("an entry made in error ends nothing: it never was")
    func mistake() async throws {
        try await Office.open { office in
            let around = try await entered(office)
            _ = try await office.call(
                Children.close, CloseChild(id: around.child, reason: .enteredInError))
            #expect(try await ends(office, around).allSatisfy { $0 == nil })
        }
    }
}

@Suite("What a change leaves out stays as it is", .timeLimit(.minutes(2)))
struct ClearingTests {
    @Test("the year alone keeps the day of birth, and another year than the day's is asked about")
    func birthYear() async throws {
        try await Office.open { office in
            let child = try await office.call(Children.register, child(birthDate: day("2012-05-10")))
            let year = { (year: Int) in UpdateChild(id: child.id).with { $0.birthYear = year } }
            #expect(try await office.call(Children.update, year(2012)).birthDate == day("2012-05-10"))
            #expect(try await office.refusal(of: Children.update, year(2013))?.fields == ["/birthYear"])
            let forgotten = try await office.call(
                Children.update, year(2013).with { $0.clear = ["birthDate"] })
            #expect(forgotten.birthDate == nil)
            #expect(forgotten.birthYear == 2013)
        }
    }

    @Test("a personal number, an address and an ethnicity are taken off by name, and nothing else is")
    func clear() async throws {
        try await Office.open { office in
            let child = try await office.call(
                Children.register,
                child(personalNumber: "034312000123", ethnicity: "kinh", address: "Thôn 1"))
            let clear = { (members: [String]) in UpdateChild(id: child.id).with { $0.clear = members } }
            #expect(
                try await office.refusal(of: Children.update, clear(["address", "name"]))?.fields
                    == ["/clear/1"])
            #expect(
                try await office.refusal(
                    of: Children.update, clear(["address"]).with { $0.address = "Thôn 2" })?.fields
                    == ["/clear/0"])
            let bare = try await office.call(
                Children.update, clear(["personalNumber", "ethnicity", "address"]))
            #expect(bare.personalNumber == nil && bare.ethnicity == nil && bare.address == nil)
            #expect(bare.name == child.name && bare.birthDate == child.birthDate)
        }
    }

    @Test("of one mistake made thousands of times a hundred are told at most")
    func thousands() async throws {
        try await Office.open { office in
            let child = try await office.call(Children.register, child())
            let many = UpdateChild(id: child.id).with { $0.clear = (0..<5_000).map { "no-\($0)" } }
            let told = try #require(try await office.refusal(of: Children.update, many)).fields
            #expect(told.first == "/clear/0" && (2...100).contains(told.count))
        }
    }
}

@Suite("Periods collide by their days", .timeLimit(.minutes(2)))
struct CollisionTests {
    @Test("a placement that began before an ended one ended is refused with its days")
    func placements() async throws {
        try await Office.open { office in
            let child = try await office.call(Children.register, child(registeredOn: day("2020-01-10")))
            let begin = { (start: String) in
                BeginPlacement(child: child.id, kind: .residential).with { $0.start = day(start) }
            }
            let first = try await office.call(Placements.begin, begin("2020-01-15"))
            _ = try await office.call(
                Placements.end, EndPlacement(id: first.id).with { $0.end = day("2020-03-31") })
            let refused = try await office.refusal(of: Placements.begin, begin("2020-02-01"))
            #expect(refused?.status == .failedPrecondition)
            #expect(refused?.message.contains("2020-03-31") == true)
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
            let worker = try await office.call(
                Workers.register,
                RegisterWorker(name: "Đỗ Thị Ba", unit: Office.commune, role: .teacher).with {
                    $0.from = day("2019-01-02")
                })
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
