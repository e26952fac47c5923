import JSONCoding
import RegistryAPI
import Vocabulary

extension RegistryEvent {
    /// The versions that it tells of, as the register's tables keep them.
    var told: [ToldVersion] {
        get throws {
            switch topic {
            case .child(let told): try told.facts.compactMap { try $0.told(of: told.child) }
            case .circumstance(let facts, let kind) where !facts.confidential:
                [
                    ToldVersion(
                        facts.id, of: facts.child, kind, facts.start, until: facts.end,
                        in: "circumstance_facts")
                ]
            case .disability(let facts, let kind):
                [ToldVersion(facts.id, of: facts.child, kind, facts.on, in: "disability_facts")]
            case .link(let facts, let kind):
                [
                    ToldVersion(
                        facts.id, of: facts.child, kind, facts.start, until: facts.end,
                        in: "caregiver_link_facts")
                ]
            case .placement(let facts, let isVoided):
                [
                    ToldVersion(
                        facts.id, of: facts.child, isVoided ? .voided : placementKind, facts.start,
                        until: facts.end, in: "placement_facts")
                ]
            case .circumstance, .confidential, .childPair, .caregiver, .caregiverPair, .worker, .case,
                .opening, .forgetting:
                []
            }
        }
    }

    private var placementKind: VersionKind {
        switch self {
        case .placementBegun: .recorded
        case .placementEnded: .ended
        default: .corrected
        }
    }
}

extension ChildFact {
    /// Nil of an address, which nobody is told of.
    fileprivate func told(of child: ChildID) throws -> ToldVersion? {
        func version(_ table: String, _ value: String? = nil) -> ToldVersion {
            ToldVersion(
                table: table, fact: id.text, subject: child.text, kind: kind.rawValue, from: "\(from)",
                value: value)
        }
        func text(_ value: some Encodable) throws -> String {
            String(decoding: try JSON.encode(value), as: UTF8.self)
        }
        return switch aspect {
        case .identity: version("child_identities")
        case .home: version("child_homes", try home.map { try text($0) })
        case .poverty: version("child_poverty", try poverty.map { try text($0) })
        case .standing: version("child_standings")
        case .address: nil
        }
    }
}

extension ToldVersion {
    fileprivate init<Named>(
        _ id: ID<Named>, of child: ChildID, _ kind: VersionKind, _ from: Day, until: Day? = nil,
        in table: String
    ) {
        self.init(
            table: table, fact: FactID(of: id).text, subject: child.text, kind: kind.rawValue,
            from: "\(from)", until: until.map { "\($0)" })
    }
}
