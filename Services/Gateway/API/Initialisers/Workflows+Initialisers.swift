public import Vocabulary

extension Workflow {
    public init(
        id: sending WorkflowID, workflow: WorkflowKind, version: Int, child: ChildID, unit: UnitPath,
        status: WorkflowStatus, begunOn: Day, mandateUntil: Day
    ) {
        (self.id, self.workflow, self.version, self.child) = (id, workflow, version, child)
        (self.unit, self.status) = (unit, status)
        (self.begunOn, self.mandateUntil) = (begunOn, mandateUntil)
    }
}

extension StoryLine {
    public init(number: Int, step: String, on: Day, vietnamese: String, english: String) {
        (self.number, self.step, self.on) = (number, step, on)
        (self.vietnamese, self.english) = (vietnamese, english)
    }
}

extension StartWorkflow {
    public init(workflow: WorkflowKind, child: ChildID, mandate: Mandate) {
        (self.workflow, self.child, self.mandate) = (workflow, child, mandate)
    }
}

extension GetWorkflow { public init(id: sending WorkflowID) { self.id = id } }
extension SignalWorkflow { public init(id: WorkflowID) { self.id = id } }
extension CancelWorkflow {
    public init(id: sending WorkflowID, reason: String) { (self.id, self.reason) = (id, reason) }
}

extension WorkflowFacts {
    public init(
        id: WorkflowID, workflow: WorkflowKind, version: Int, child: ChildID, unit: UnitPath,
        status: WorkflowStatus, on: Day
    ) {
        (self.id, self.workflow, self.version, self.child) = (id, workflow, version, child)
        (self.unit, self.status, self.on) = (unit, status, on)
    }
}

extension GivenMandate {
    public init(id: MandateID, _ mandate: Mandate, on day: Day) {
        (self.id, self.mandate, on) = (id, mandate, day)
    }
}
