public import Vocabulary

/// The contract of the coordinator, the gateway's own process: what crosses departments.
public enum GatewayContract {
    public static let name = "gateway"
    /// Who shows mandates.
    public static let bearer = Mandate.coordinator
}

/// What the coordinator's ids name.
public enum GatewaySubject {
    public enum Task {}
    /// A case of the registry.
    public enum Case {}
    /// A mandate as it was taken in.
    public enum Mandate {}
}

public typealias TaskID = ID<GatewaySubject.Task>
public typealias MandateID = ID<GatewaySubject.Mandate>
/// The id of the case in the registry that a workflow is about.
public typealias HandledCaseID = ID<GatewaySubject.Case>
