public import Vocabulary

extension PublishPlan { public init(plan: sending PlanDocument) { self.plan = plan } }

extension PublishedPlan {
    public init(plan: sending PlanDocument, version: Int, publishedOn: Day) {
        (self.plan, self.version, self.publishedOn) = (plan, version, publishedOn)
    }
}

extension PlanRevision { public init(changes: [PlanChange]) { self.changes = changes } }

extension PlanChange {
    public init(part: PlanPart, kind: PlanChangeKind) { (self.part, self.kind) = (part, kind) }
}

extension RevisePlan {
    public init(plan: PlanDocument, reason: String) { (self.plan, self.reason) = (plan, reason) }
}

extension GetPlan { public init(id: String) { self.id = id } }
