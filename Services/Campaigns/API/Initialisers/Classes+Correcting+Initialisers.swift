extension CorrectClass {
    public init(id: ClassID, reason: String) { (self.id, self.reason) = (id, reason) }
}

extension VoidClass {
    public init(id: sending ClassID, step: ClassStatus, reason: String) {
        (self.id, self.step, self.reason) = (id, step, reason)
    }
}
