public import Vocabulary

/// The contract of the registry service: children, those around them, their cases.
public enum RegistryContract {
    public static let name = "registry"
}

/// What the registry's own ids name; those that other departments use too are in ``Subject``.
public enum RegistrySubject {
    public enum Circumstance {}
    public enum Disability {}
    public enum DisabilityApplication {}
    public enum Screening {}
    public enum CaregiverLink {}
    public enum CarerApproval {}
    public enum Case {}
    public enum Placement {}
    public enum FileOpening {}
    public enum PlacementVisit {}
    public enum PlacementNote {}
    public enum ChildTransfer {}
    public enum Act {}
}

public typealias CircumstanceID = ID<RegistrySubject.Circumstance>
public typealias DisabilityID = ID<RegistrySubject.Disability>
public typealias DisabilityApplicationID = ID<RegistrySubject.DisabilityApplication>
public typealias ScreeningID = ID<RegistrySubject.Screening>
public typealias CarerApprovalID = ID<RegistrySubject.CarerApproval>
public typealias CaregiverLinkID = ID<RegistrySubject.CaregiverLink>
public typealias CaseID = ID<RegistrySubject.Case>
public typealias PlacementID = ID<RegistrySubject.Placement>
public typealias ChildTransferID = ID<RegistrySubject.ChildTransfer>
public typealias PlacementNoteID = ID<RegistrySubject.PlacementNote>
public typealias PlacementVisitID = ID<RegistrySubject.PlacementVisit>
public typealias ActID = ID<RegistrySubject.Act>
public typealias FileOpeningID = ID<RegistrySubject.FileOpening>
