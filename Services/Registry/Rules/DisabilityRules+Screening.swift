import Bus
import JSONCoding
import RegistryAPI
import ServiceKit
import Store
import Vocabulary

extension ReferenceTable {
    /// The answers of a form: `degree-1` to `degree-4`, `frequency-1` to `frequency-5`.
    static let screeningAnswer: ReferenceTable = "screening-answer"
    /// Those of them that count as a difficulty.
    static let screeningDifficulty: ReferenceTable = "screening-difficulty"
}

extension Screening.Module {
    /// The questions, by what they ask about.
    var questions: ReferenceTable {
        switch self {
        case .ages2To4: "screening-2-4"
        case .ages5To17: "screening-5-17"
        }
    }

    /// Nil of an age for which there is none.
    init?(age: Int) {
        guard let module = Self.allCases.first(where: { $0.ages.contains(age) }) else { return nil }
        self = module
    }

    /// As the table of answers names one: how often somebody is anxious, how much of a difficulty all else is.
    fileprivate func code(of answer: Int, about: String) -> String {
        scales[about]?.upperBound == 5 ? "frequency-\(answer)" : "degree-\(answer)"
    }
}

extension ChildScreening: AroundChild {
    var days: DayRange { DayRange(on, on) }
    /// A child is screened once a day.
    func collides(with other: ChildScreening) -> Bool { on == other.on }

    var facts: ChildScreeningFacts { ChildScreeningFacts(id: id, child: child, on: on) }
}

extension DisabilityRules {
    /// What is asked about a child. Throws INVALID_ARGUMENT for one of whose age nothing is.
    func form(_ request: AskScreeningForm, of child: Sought<RegisteredChild>) throws -> ScreeningForm {
        var checks = Checks(reference, today: today)
        let day = checks.day(request.on, since: .birth(of: child.value), at: "/on")
        let module = module(for: child.value, on: day, &checks)
        _ = try checks.finish(child)
        guard let module else { preconditionFailure("an age without a module has been refused") }
        let questions = asked(by: module, on: day)
        let answers = labels(.screeningAnswer, on: day)
        return ScreeningForm(
            module: module,
            questions: questions.map { label in
                let scale = module.scales[label.code] ?? 1...1
                return ScreeningQuestion(
                    about: label.code, question: label.text,
                    choices: scale.compactMap { answer in
                        answers.first { $0.code == module.code(of: answer, about: label.code) }
                            .map { ScreeningChoice(answer: answer, text: $0.text) }
                    })
            }
        ).with { $0.unverified = isUnverified(questions + answers) }
    }

    /// `existing` are the child's screenings so far.
    func screen(
        _ request: ScreenChild, of child: Sought<RegisteredChild>, as id: ScreeningID,
        existing: [ChildScreening]
    ) throws -> ChildScreening {
        var checks = Checks(reference, today: today)
        let day = checks.day(request.on, since: .birth(of: child.value), at: "/on")
        let module = module(for: child.value, on: day, &checks)
        if let module {
            check(Screening(module: module, answers: request.answers), of: child.value, on: day, &checks)
            for question in asked(by: module, on: day) where request.answers[question.code] == nil {
                checks.fail(
                    JSONError.pointer(["answers", question.code]), "registry.screening-unanswered",
                    terms: ["about": ["word.Screening.Domain.\(question.code)"]])
            }
        }
        let child = try checks.finish(child)
        try child.requireActive(at: "/child")
        guard let module else { preconditionFailure("an age without a module has been refused") }
        let screening = ChildScreening(
            id: id, child: child.id, on: day, module: module, answers: request.answers
        ).with { $0.respondent = request.respondent }
        if let same = existing.first(where: screening.collides) {
            throw Refusal.exists(
                "/on",
                Message("registry.screened-already", ["day": "\(day)", "id": same.id.text]).about(same.id))
        }
        return screening
    }

    /// The screening with what it found, and by whom.
    func shown(_ screening: ChildScreening, by recorder: Recorder?) -> ChildScreening {
        let module = screening.module
        let counting = labels(.screeningDifficulty, on: screening.on)
        let codes = Set(counting.map(\.code))
        let difficulties = asked(by: module, on: screening.on).map(\.code).filter { about in
            screening.answers[about].map { codes.contains(module.code(of: $0, about: about)) } ?? false
        }
        return screening.with {
            ($0.difficulties, $0.suggestsDetermination) = (difficulties, !difficulties.isEmpty)
            $0.unverified = isUnverified(counting)
            ($0.unit, $0.screenedBy) = (recorder?.unit, recorder?.person)
        }
    }

    /// The module for the child's age on a day; noted where there is none.
    private func module(
        for child: RegisteredChild?, on day: Day, _ checks: inout Checks
    ) -> Screening.Module? {
        guard let child else { return nil }
        let age = child.birth.counted.age(on: day)
        let module = Screening.Module(age: age)
        if module == nil { checks.fail("/child", "registry.screening-no-module", ["age": "\(age)"]) }
        return module
    }

    private func asked(by module: Screening.Module, on day: Day) -> [Label] {
        labels(module.questions, on: day)
    }

    private func labels(_ table: ReferenceTable, on day: Day) -> [Label] {
        reference.codes(table, on: day).compactMap { reference.entry(table, $0, on: day) }
    }

    private func isUnverified(_ labels: [Label]) -> Bool? {
        labels.contains { $0.confidence == .unverified } ? true : nil
    }
}
