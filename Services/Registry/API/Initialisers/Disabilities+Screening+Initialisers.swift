public import Vocabulary

extension AskScreeningForm { public init(child: ChildID) { self.child = child } }

extension ScreeningForm {
    public init(module: Screening.Module, questions: [ScreeningQuestion]) {
        (self.module, self.questions) = (module, questions)
    }
}

extension ScreeningQuestion {
    public init(about: sending String, question: BilingualText, choices: [ScreeningChoice]) {
        (self.about, self.question, self.choices) = (about, question, choices)
    }
}

extension ScreeningChoice {
    public init(answer: sending Int, text: BilingualText) { (self.answer, self.text) = (answer, text) }
}

extension ScreenChild {
    public init(child: ChildID, answers: [String: Int]) { (self.child, self.answers) = (child, answers) }
}

extension ChildScreening {
    public init(
        id: ScreeningID, child: ChildID, on day: Day, module: Screening.Module, answers: [String: Int]
    ) {
        (self.id, self.child, on) = (id, child, day)
        (self.module, self.answers) = (module, answers)
    }
}

extension ChildScreeningFacts {
    public init(id: sending ScreeningID, child: ChildID, on day: Day) {
        (self.id, self.child, on) = (id, child, day)
    }
}

extension VoidScreening { public init(id: sending ScreeningID) { self.id = id } }
extension ListScreenings { public init(child: ChildID) { self.child = child } }
