/// What ids that cross departments name. Each is only a label for ``ID``.
public enum Subject {
    public enum Child {}
    public enum Worker {}
    public enum Caregiver {}
    public enum Provider {}
    public enum Offer {}
    public enum Referral {}
    public enum Delivery {}
    /// A run of a workflow.
    public enum Workflow {}
}

public typealias ChildID = ID<Subject.Child>
public typealias WorkerID = ID<Subject.Worker>
public typealias CaregiverID = ID<Subject.Caregiver>
public typealias ProviderID = ID<Subject.Provider>
public typealias OfferID = ID<Subject.Offer>
public typealias ReferralID = ID<Subject.Referral>
public typealias DeliveryID = ID<Subject.Delivery>
public typealias WorkflowID = ID<Subject.Workflow>
