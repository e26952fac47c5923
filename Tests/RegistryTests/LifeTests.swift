import Bus
import RegistryAPI
import ServiceKit
import TestKit
import Testing
import Vocabulary

@testable import Registry

@Suite("Nothing lies outside a child's life", .timeLimit(.minutes(5)))
struct LifeTests {
    @Test("a death before a determination is refused with the determination, and one on its day is taken")
    func deathBeforeFact() async throws {
        try await Office.withChild(child(registeredOn: day("2020-01-10"))) { office, child in
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
            #expect(refused?.message.contains("05/05/2020") == true)
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
                BeginPlacement(child: child.id, kind: .residential).with { $0.provider = Office.facility }
                    .with {
                        $0.start = day("2020-07-01")
                    })
            let closing = CloseChild(id: child.id, reason: .moved).with { $0.on = day("2020-03-01") }
            #expect(
                try await chief.refusal(of: Children.close, closing)?.fields == ["/on", "/on", "/on"])
            let officer = chief.acting(as: Office.province)
            #expect(try await officer.refusal(of: Children.close, closing)?.fields == ["/on", "/on"])
        }
    }

    @Test("a birth is not moved past what is known of the child")
    func birthPastFact() async throws {
        try await Office.withChild(child(registeredOn: day("2020-01-10"))) { office, child in
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
