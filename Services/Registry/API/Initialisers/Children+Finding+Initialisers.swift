public import Vocabulary

extension DuplicateGroup {
    public init(children: sending [Child], more: Bool) { (self.children, self.more) = (children, more) }
}

extension FoundChild {
    public init(
        id: ChildID, name: String, sex: Sex, birthYear: Int, commune: UnitPath, status: ChildStatus
    ) {
        (self.id, self.name, self.sex) = (id, name, sex)
        (self.birthYear, self.commune, self.status) = (birthYear, commune, status)
    }
}
