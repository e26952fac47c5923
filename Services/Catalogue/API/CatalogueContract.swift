public import Vocabulary

/// The contract of the catalogue service: who gives which service, to whom, and what was given.
public enum CatalogueContract {
    public static let name = "catalogue"
}

/// What the catalogue's own ids name; those that other departments name too are in ``Vocabulary/Subject``.
public enum CatalogueSubject {
    public enum Network {}
    public enum Membership {}
    public enum Pilot {}
    public enum Upgrade {}
}

public typealias NetworkID = ID<CatalogueSubject.Network>
public typealias MembershipID = ID<CatalogueSubject.Membership>
public typealias PilotID = ID<CatalogueSubject.Pilot>
public typealias UpgradeID = ID<CatalogueSubject.Upgrade>
