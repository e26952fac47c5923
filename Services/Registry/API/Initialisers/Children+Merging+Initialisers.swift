public import Vocabulary

extension MergeChildren {
    public init(survivor: sending ChildID, duplicate: ChildID, reason: String) {
        (self.survivor, self.duplicate, self.reason) = (survivor, duplicate, reason)
    }
}

extension UnmergeChild {
    public init(duplicate: sending ChildID, reason: String) {
        (self.duplicate, self.reason) = (duplicate, reason)
    }
}

extension MergedChild {
    public init(child: sending Child, duplicate: ChildID, collisions: [MergeCollision]) {
        (self.child, self.duplicate, self.collisions) = (child, duplicate, collisions)
    }
}

extension UnmergedChild {
    public init(child: sending Child, duplicate: Child) { (self.child, self.duplicate) = (child, duplicate) }
}

extension MergeCollision {
    public init(kind: sending MergeCollisionKind, record: FactID, other: FactID) {
        (self.kind, self.record, self.other) = (kind, record, other)
    }
}

extension ChildMergeFacts {
    public init(id: sending FactID, survivor: ChildID, duplicate: ChildID, pair: ChildPairFacts) {
        (self.id, self.survivor, self.duplicate, self.pair) = (id, survivor, duplicate, pair)
    }
}
