import Bus
import RegistryAPI
import ServiceKit
import TestKit
import Testing
import Vocabulary

@testable import Registry

@Suite("A screening tells who is looked at more closely, and no degree", .timeLimit(.minutes(5)))
struct ScreeningTests {
    private let person = Person(id: "ntl", name: PersonName("Nguyễn Thị Lan"))

    private func answers(_ module: Screening.Module, _ other: [String: Int] = [:]) -> [String: Int] {
        module.scales.mapValues { $0.upperBound == 5 ? 5 : 1 }.merging(other) { $1 }
    }

    @Test(
        "the reference data asks about what each module asks about, in both languages, with every answer of its scale"
    )
    func questions() throws {
        let rules = DisabilityRules(reference: try Office.reference, today: Office.today)
        for (born, module) in [("2017-03-16", Screening.Module.ages2To4), ("2012-05-10", .ages5To17)] {
            let child = try registered(child(birthDate: day(born)))
            let form = try rules.form(AskScreeningForm(child: child.id), of: .found(child))
            #expect(form.module == module)
            #expect(Set(form.questions.map(\.about)) == Set(module.scales.keys))
            #expect(form.questions.count == module.scales.count)
            #expect(
                form.questions.allSatisfy {
                    $0.choices.map(\.answer) == module.scales[$0.about].map(Array.init)
                })
            #expect(
                form.questions.allSatisfy { $0.question.vi.hasSuffix("?") && $0.question.en.hasSuffix("?") })
            // Nobody has held it against the module itself.
            #expect(form.unverified == true)
        }
        let infant = try registered(child(birthDate: day("2019-03-16")))
        #expect(
            try pointers { _ = try rules.form(AskScreeningForm(child: infant.id), of: .found(infant)) }
                == ["/child"])
    }

    @Test("every question is answered on its scale, once a day, while the child is on the register")
    func refused() async throws {
        try await Office.withChild(child(registeredOn: day("2020-01-10"))) { office, child in
            var few = answers(.ages5To17, ["seeing": 5, "playing": 1])
            few["anxiety"] = nil
            let wrong = ScreenChild(child: child.id, answers: few).with {
                $0.on = Office.today.advanced(by: 1)
            }
            expectAll(
                try await office.refusal(of: Disabilities.screen, wrong),
                ["/on", "/answers/seeing", "/answers/playing", "/answers/anxiety"])
            let right = ScreenChild(child: child.id, answers: answers(.ages5To17))
            let stranger = office.acting(as: Office.otherDistrict)
            expect(try await stranger.refusal(of: Disabilities.screen, right), .notFound, at: "/child")
            let form = AskScreeningForm(child: child.id)
            #expect(try await stranger.refusal(of: Disabilities.screeningForm, form)?.status == .notFound)
            _ = try await office.call(Disabilities.screen, right)
            expect(try await office.refusal(of: Disabilities.screen, right), .alreadyExists, at: "/on")
            try await office.close(child.id, on: "2021-03-15")
            let gone = try await office.refusal(of: Disabilities.screen, right)
            expect(gone, .failedPrecondition, at: "/child")
        }
    }

    @Test("a lot of difficulty with anything, or daily fear, asks for a determination, which it never is")
    func found() async throws {
        try await Office.deployWithChild(child(registeredOn: day("2020-01-10"))) {
            deployment, office, child in
            let lan = deployment.client(as: Office.commune, [.caseworker, .reader]).by(person)
            let some = ScreenChild(
                child: child.id, answers: answers(.ages5To17, ["seeing": 2, "anxiety": 2]))
            let first = try await lan.call(Disabilities.screen, some.with { $0.on = day("2021-03-01") })
            #expect(first.difficulties == [])
            #expect(first.suggestsDetermination == false)
            #expect(first.unit == Office.commune)
            #expect(first.screenedBy == "ntl")
            let more = ScreenChild(
                child: child.id, answers: answers(.ages5To17, ["depression": 1, "walking": 4, "seeing": 3])
            ).with { $0.respondent = .grandparent }
            let second = try await lan.call(Disabilities.screen, more)
            #expect(second.difficulties == ["seeing", "walking", "depression"])
            #expect(second.suggestsDetermination == true)
            #expect(second.respondent == .grandparent)
            let list = ListScreenings(child: child.id)
            #expect(try await office.call(Disabilities.listScreenings, list).items == [first, second])
            // Nobody has determined anything.
            #expect(try await office.call(Children.get, GetChild(id: child.id)).disability == nil)
            let disabled = ListChildren().with { $0.hasDisability = true }
            #expect(try await office.items(Children.list, disabled).isEmpty)
            let voided = try await lan.call(Disabilities.voidScreening, VoidScreening(id: second.id))
            #expect(voided == second)
            #expect(try await office.call(Disabilities.listScreenings, list).items == [first])
            let early = CloseChild(id: child.id, reason: .moved).with { $0.on = day("2021-02-01") }
            expect(
                try await office.refusal(of: Children.close, early), .failedPrecondition, at: "/on",
                first.id.text)
            let unexplained = try await deployment.unexplained(in: "registry", by: RegisterProof.self)
            #expect(unexplained.isEmpty)
        }
    }
}
