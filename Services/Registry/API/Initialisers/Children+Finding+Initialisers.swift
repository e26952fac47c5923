public import Vocabulary

extension SearchChildren {
    public init(
        name: sending String? = nil, personalNumber: String? = nil, commune: UnitPath? = nil,
        birthYear: Int? = nil, status: ChildStatus? = nil, limit: Int? = nil
    ) {
        (self.name, self.personalNumber, self.commune) = (name, personalNumber, commune)
        (self.birthYear, self.status, self.limit) = (birthYear, status, limit)
    }
}

extension ListChildren {
    public init(
        commune: sending UnitPath? = nil, status: ChildStatus? = nil, hasDisability: Bool? = nil,
        circumstance: String? = nil
    ) {
        (self.commune, self.status, self.hasDisability) = (commune, status, hasDisability)
        self.circumstance = circumstance
    }
}

extension FindDuplicates {
    public init(commune: sending UnitPath? = nil, limit: Int? = nil) {
        (self.commune, self.limit) = (commune, limit)
    }
}

extension DuplicateGroup {
    public init(children: sending [Child], more: Bool) { (self.children, self.more) = (children, more) }
}
