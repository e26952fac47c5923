public import Vocabulary

// What a mandate for a workflow has to say, so that whoever starts one can sign it.
extension WorkflowKind {
    /// The version that runs are started with now.
    public var version: Int {
        switch self {
        case .respond, .admit, .transfer, .foster: 1
        }
    }

    /// The methods of that version: a mandate names these and no others.
    public var methods: [String] {
        switch self {
        case .respond:
            [
                "registry.Cases/Outline", "registry.Cases/Get", "catalogue.Referrals/Create",
                "catalogue.Referrals/Cancel",
            ]
        case .transfer: ["registry.Children/Transfer", "registry.Children/Withdraw"]
        case .foster: ["registry.Placements/Extend", "registry.Placements/End"]
        case .admit: ["registry.Cases/Open", "registry.Placements/Begin", "registry.Placements/End"]
        }
    }

    /// What is to be signed for a run that somebody of a unit starts for a child.
    public func mandate(
        for child: ChildID, run: WorkflowID, by unit: UnitPath, _ person: PersonCode?, until last: Day
    ) -> Mandate {
        Mandate(
            run: run, workflow: rawValue, version: version, unit: unit, person: person,
            bearer: GatewayContract.bearer, child: child, methods: methods, until: last)
    }
}
