import Bus
import RegistryAPI
import ServiceKit
import TestKit
import Testing
import Vocabulary

@testable import Registry

/// Circular 01/2019: 20 working days to conclude, 5 to give the certificate, made anew from six years on. Around Tết of 2021 nobody worked
/// from 10 to 16 February.
@Suite("What a council has to do", .timeLimit(.minutes(5)))
struct ApplicationTests {
    private var rules: DisabilityRules {
        get throws { DisabilityRules(reference: try Office.reference, today: Office.today) }
    }

    private func due(_ office: TestClient, until text: String? = nil) async throws -> [String] {
        let request = ListDueDisabilities().with { $0.until = text.map(day) }
        return try await office.call(Disabilities.due, request).items.map {
            "\($0.step) \($0.due) \($0.overdue ? "late" : "in time")"
        }
    }

    @Test("it concludes on an application, gives the certificate, and is done")
    func steps() async throws {
        try await Office.withChild(child(registeredOn: day("2020-01-10"))) { office, child in
            let apply = ApplyForDisability(child: child.id).with { $0.on = day("2021-02-01") }
            let application = try await office.call(Disabilities.apply, apply)
            #expect(application.council == Office.commune)
            #expect(try await due(office) == ["conclude 2021-03-08 late"])
            let twice = try await office.refusal(of: Disabilities.apply, apply)
            expect(twice, .alreadyExists, at: "/child", application.id.text)
            let stranger = office.acting(as: Office.otherDistrict)
            #expect(try await due(stranger).isEmpty)
            expect(
                try await stranger.refusal(
                    of: Disabilities.withdraw, WithdrawApplication(id: application.id)),
                .notFound, at: "/id")
            let determined = try await office.call(
                Disabilities.determine,
                DetermineDisability(child: child.id, type: .vision, degree: .severe).with {
                    ($0.determinedOn, $0.minutes) = (day("2021-03-09"), "07/BB")
                })
            #expect(determined.minutes == "07/BB")
            #expect(try await due(office) == ["certify 2021-03-16 in time"])
            let certify = CertifyDisability(id: determined.id, certificate: "KT-001").with {
                $0.on = day("2021-03-12")
            }
            expectAll(
                try await office.refusal(
                    of: Disabilities.certify,
                    certify.with { ($0.certificate, $0.on) = (" ", day("2021-03-08")) }),
                ["/certificate", "/on"])
            let certified = try await office.call(Disabilities.certify, certify)
            #expect(certified.certificate == "KT-001")
            #expect(certified.certifiedOn == day("2021-03-12"))
            #expect(try await due(office).isEmpty)
            let again = try await office.refusal(of: Disabilities.certify, certify)
            expect(again, .failedPrecondition, at: "/id", "KT-001")
            // Whoever was answered may ask again.
            _ = try await office.call(Disabilities.apply, apply.with { $0.on = Office.today })
        }
    }

    @Test("nothing is due of an application that was taken back, or never was")
    func withdrawn() async throws {
        try await Office.deployWithChild(child(registeredOn: day("2020-01-10"))) {
            deployment, office, child in
            let apply = ApplyForDisability(child: child.id).with { $0.on = day("2021-03-01") }
            let first = try await office.call(Disabilities.apply, apply)
            let early = WithdrawApplication(id: first.id).with { $0.on = day("2021-02-28") }
            expectAll(try await office.refusal(of: Disabilities.withdraw, early), ["/on"])
            let taken = try await office.call(
                Disabilities.withdraw, early.with { $0.on = day("2021-03-05") })
            #expect(taken.withdrawnOn == day("2021-03-05"))
            #expect(try await due(office).isEmpty)
            let twice = try await office.refusal(of: Disabilities.withdraw, WithdrawApplication(id: first.id))
            expect(twice, .failedPrecondition, at: "/id")
            let second = try await office.call(Disabilities.apply, apply)
            #expect(try await due(office) == ["conclude 2021-03-29 in time"])
            _ = try await office.call(Disabilities.voidApplication, VoidApplication(id: second.id))
            #expect(try await due(office).isEmpty)
            let listed = try await office.call(
                Disabilities.listApplications, ListApplications(child: child.id))
            #expect(listed.items == [taken])
            // Its day is one of the child's life.
            let closing = CloseChild(id: child.id, reason: .moved).with { $0.on = day("2021-02-01") }
            expect(try await office.refusal(of: Children.close, closing), .failedPrecondition, at: "/on")
            let found = try await deployment.unexplained(in: "registry", by: RegisterProof.self)
            #expect(found.isEmpty)
        }
    }

    @Test("what was determined before six years is to be made anew from then on, and counts until it is")
    func anew() async throws {
        let young = child(birthDate: day("2015-01-10"), registeredOn: day("2019-03-20"))
        try await Office.withChild(young) { office, child in
            let determine = DetermineDisability(child: child.id, type: .vision, degree: .severe).with {
                $0.determinedOn = day("2019-04-01")
            }
            let first = try await office.call(Disabilities.determine, determine)
            let before = try #require(try await office.call(Children.get, GetChild(id: child.id)).disability)
            #expect(before.id == first.id)
            #expect(before.degree == .severe)
            #expect(before.redetermineFrom == day("2021-01-10"))
            #expect(try await due(office) == ["redetermine 2021-01-10 late"])
            let second = try await office.call(
                Disabilities.determine,
                determine.with { ($0.determinedOn, $0.degree) = (day("2021-03-01"), .mild) })
            let after = try await office.call(Children.get, GetChild(id: child.id)).disability
            #expect(after == second)
            #expect(try await due(office).isEmpty)
            let all = try await office.call(Disabilities.list, ListDisabilities(child: child.id)).items
            #expect(all.map(\.redetermineFrom) == [nil, nil])
        }
    }

    @Test(
        "of whom and when",
        arguments: [
            ("2016-03-01", "2019-04-01", "2022-03-01"), ("2015-01-10", "2021-01-10", nil),
            // The circular was not in force on that birthday.
            ("2013-03-14", "2018-05-01", nil), ("2013-03-15", "2018-05-01", "2019-03-15"),
        ] as [(String, String, String?)])
    func age(born: String, determined: String, anew: String?) throws {
        let disability = Disability(
            id: newID(), child: newID(), type: .vision, degree: .severe, council: Office.commune,
            determinedOn: day(determined))
        let birth = Birth(date: day(born))
        #expect(try rules.redetermined(disability, born: birth) == anew.map(day))
        let ahead = try rules.due(
            of: (disability.child, Office.commune, birth), [], [disability], until: day("2022-02-28"))
        #expect(ahead.map(\.due) == [anew.map(day)].compactMap(\.self).filter { $0 <= day("2022-02-28") })
    }

    @Test("a certificate has its day with its number, not before the conclusion")
    func certificate() async throws {
        try await Office.withChild(child(registeredOn: day("2020-01-10"))) { office, child in
            let determine = DetermineDisability(child: child.id, type: .vision, degree: .severe).with {
                ($0.determinedOn, $0.certifiedOn) = (day("2021-03-01"), day("2021-02-28"))
            }
            expectAll(
                try await office.refusal(of: Disabilities.determine, determine),
                ["/certifiedOn", "/certificate"])
            let determined = try await office.call(
                Disabilities.determine,
                determine.with { ($0.certificate, $0.certifiedOn) = ("KT-002", day("2021-03-03")) })
            #expect(determined.certifiedOn == day("2021-03-03"))
            let later = CorrectDisability(id: determined.id).with { $0.determinedOn = day("2021-03-04") }
            expectAll(try await office.refusal(of: Disabilities.correct, later), ["/certifiedOn"])
            let bare = try await office.call(
                Disabilities.correct, later.with { ($0.clear, $0.minutes) = (["certificate"], "08/BB") })
            #expect(bare.certificate == nil)
            #expect(bare.certifiedOn == nil)
            #expect(bare.minutes == "08/BB")
        }
    }
}
