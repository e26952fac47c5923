public import Vocabulary

extension PublishPlan { public init(plan: sending PlanDocument) { self.plan = plan } }

extension PublishedPlan {
    public init(plan: sending PlanDocument, version: Int, publishedOn: Day) {
        (self.plan, self.version, self.publishedOn) = (plan, version, publishedOn)
    }
}

extension GetPlan { public init(id: sending String) { self.id = id } }
