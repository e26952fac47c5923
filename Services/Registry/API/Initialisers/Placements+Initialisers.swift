public import Vocabulary

extension Placement {
    public init(id: PlacementID, child: ChildID, kind: PlacementKind, start: Day) {
        (self.id, self.child, self.kind, self.start) = (id, child, kind, start)
    }
}

extension BeginPlacement {
    public init(child: ChildID, kind: PlacementKind) { (self.child, self.kind) = (child, kind) }
}

extension ExtendPlacement {
    public init(id: sending PlacementID, expectedEnd: Day) { (self.id, self.expectedEnd) = (id, expectedEnd) }
}

extension EndPlacement { public init(id: PlacementID) { self.id = id } }

extension ListPlacements { public init(child: sending ChildID) { self.child = child } }

extension CorrectPlacement { public init(id: PlacementID) { self.id = id } }
extension VoidPlacement { public init(id: sending PlacementID) { self.id = id } }
