public import Vocabulary

extension ChildCircumstance {
    public init(id: CircumstanceID, child: ChildID, code: String, start: Day, confidential: Bool) {
        (self.id, self.child, self.code, self.start) = (id, child, code, start)
        self.confidential = confidential
    }
}

extension AddCircumstance {
    public init(child: ChildID, code: String, start: Day) {
        (self.child, self.code, self.start) = (child, code, start)
    }
}

extension EndCircumstance {
    public init(id: sending CircumstanceID, end: Day) { (self.id, self.end) = (id, end) }
}

extension ListCircumstances { public init(child: ChildID) { self.child = child } }

extension CircumstanceRow {
    public init(code: String, start: Day) { (self.code, self.start) = (code, start) }
}

extension CorrectCircumstance { public init(id: CircumstanceID) { self.id = id } }
extension VoidCircumstance { public init(id: sending CircumstanceID) { self.id = id } }
