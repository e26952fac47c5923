public import Vocabulary

extension DutyDeclaration {
    public init(id: String, name: BilingualText, clause: String, rhythm: Rhythm, due: DueRule, to: UnitPath) {
        (self.id, self.name, self.clause, self.rhythm, self.due) = (id, name, clause, rhythm, due)
        self.to = to
    }
}
