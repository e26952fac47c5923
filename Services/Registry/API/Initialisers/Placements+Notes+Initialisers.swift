public import Vocabulary

extension PlacementNote {
    public init(
        id: PlacementNoteID, child: ChildID, placement: PlacementID, kind: PlacementNoteKind, on: Day
    ) {
        (self.id, self.child, self.placement) = (id, child, placement)
        (self.kind, self.on) = (kind, on)
    }
}

extension PlacementNoteFacts {
    public init(
        id: sending PlacementNoteID, child: ChildID, placement: PlacementID, kind: PlacementNoteKind, on: Day
    ) {
        (self.id, self.child, self.placement) = (id, child, placement)
        (self.kind, self.on) = (kind, on)
    }
}

extension HearChild {
    public init(placement: PlacementID, said: String) { (self.placement, self.said) = (placement, said) }
}

extension VoidPlacementNote { public init(id: sending PlacementNoteID) { self.id = id } }

extension ListPlacementNotes { public init(child: ChildID) { self.child = child } }
