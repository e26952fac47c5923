public import Vocabulary

extension PlacementVisit {
    public init(
        id: sending PlacementVisitID, child: ChildID, placement: PlacementID, on: Day, finding: VisitFinding,
        heard: Bool
    ) {
        (self.id, self.child, self.placement, self.on) = (id, child, placement, on)
        (self.finding, self.heard) = (finding, heard)
    }
}

extension PlacementVisitFacts {
    public init(id: sending PlacementVisitID, child: ChildID, placement: PlacementID, on: Day) {
        (self.id, self.child, self.placement, self.on) = (id, child, placement, on)
    }
}

extension VisitPlacement {
    public init(placement: PlacementID, finding: VisitFinding, heard: Bool) {
        (self.placement, self.finding, self.heard) = (placement, finding, heard)
    }
}

extension VoidPlacementVisit { public init(id: sending PlacementVisitID) { self.id = id } }

extension ListPlacementVisits { public init(child: ChildID) { self.child = child } }

extension DuePlacement {
    public init(
        placement: sending Placement, commune: UnitPath, step: PlacementStep, due: Day, overdue: Bool
    ) {
        (self.placement, self.commune, self.step) = (placement, commune, step)
        (self.due, self.overdue) = (due, overdue)
    }
}
