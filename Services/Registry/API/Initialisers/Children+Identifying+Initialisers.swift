public import Vocabulary

extension IdentifyChildren { public init(rows: sending [ChildClue]) { self.rows = rows } }
extension IdentifiedChildren { public init(rows: sending [IdentifiedChild]) { self.rows = rows } }

extension IdentifiedChild {
    public init(_ recognition: Recognition, candidates: [ChildCandidate] = []) {
        (self.recognition, self.candidates) = (recognition, candidates)
    }
}

extension ChildCandidate {
    public init(id: sending ChildID, name: String, birthYear: Int, commune: UnitPath) {
        (self.id, self.name, self.birthYear, self.commune) = (id, name, birthYear, commune)
    }
}
