public import Vocabulary

extension Act {
    public init(
        id: ActID, child: ChildID, kind: ActKind, office: UnitPath, status: ActStatus, draftedOn: Day
    ) {
        (self.id, self.child, self.kind) = (id, child, kind)
        (self.office, self.status, self.draftedOn) = (office, status, draftedOn)
    }
}

extension DraftAct {
    public init(child: ChildID, kind: ActKind, content: String) {
        (self.child, self.kind, self.content) = (child, kind, content)
    }
}

extension SubmitAct { public init(id: ActID) { self.id = id } }
extension GiveBackAct { public init(id: sending ActID) { self.id = id } }

extension SignAct {
    public init(id: ActID, number: String, signatory: String) {
        (self.id, self.number, self.signatory) = (id, number, signatory)
    }
}

extension IssueAct { public init(id: ActID) { self.id = id } }
extension RevokeAct { public init(id: ActID) { self.id = id } }
extension CorrectAct { public init(id: ActID) { self.id = id } }
extension VoidAct { public init(id: sending ActID) { self.id = id } }
extension ListActs { public init(child: ChildID) { self.child = child } }

extension DueAct {
    public init(act: Act, commune: UnitPath, step: ActStep, overdue: Bool) {
        (self.act, self.commune, self.step, self.overdue) = (act, commune, step, overdue)
    }
}

extension ActFacts {
    public init(id: ActID, child: ChildID, status: ActStatus, draftedOn: Day) {
        (self.id, self.child, self.status, self.draftedOn) = (id, child, status, draftedOn)
    }
}
