import Store
import Vocabulary

/// What was said of each of a kind of person, an aspect a table.
protocol AspectRecords {
    associatedtype Subject
    associatedtype Aspect: Hashable
    var byAspect: KeyValuePairs<Aspect, any RecordedFacts<Subject>> { get }
}

extension AspectRecords {
    /// Who recorded a fact as it stands now.
    func recorder(of fact: FactID) throws -> Recorder? {
        for (_, facts) in byAspect {
            if let recorder = try facts.recorder(of: fact) { return recorder }
        }
        return nil
    }

    /// Who said first of somebody what is said of every one: the one to ask where the entry is in the way.
    func registrar(of subject: Subject) throws -> Recorder? {
        try byAspect.first?.value.recorders(of: subject).first
    }

    /// Who recorded what of somebody, in the order of the versions of each aspect.
    func recorders(of subject: Subject) throws -> [Aspect: [Recorder]] {
        try Dictionary(
            uniqueKeysWithValues: byAspect.map { ($0.key, try $0.value.recorders(of: subject)) })
    }

    /// Makes anew, from what was said alone, what held when.
    func rebuildFacts() throws {
        for (_, facts) in byAspect { try facts.rebuild() }
    }
}
