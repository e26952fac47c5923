import JSONCoding
import RegistryAPI
import Store
import Vocabulary

extension RegistryEvent {
    /// The versions that it tells of, as the register's tables keep them.
    var told: [ToldVersion] {
        get throws {
            switch topic {
            case .child(let told): try told.facts.compactMap { try $0.told(of: told.child) }
            case .circumstance(let facts, let kind) where !facts.confidential:
                [
                    version(
                        facts.id, of: facts.child, kind, facts.start, until: facts.end,
                        in: "circumstance_facts")
                ]
            case .disability(let facts, let kind):
                [version(facts.id, of: facts.child, kind, facts.on, in: "disability_facts")]
            case .link(let facts, let kind):
                [
                    version(
                        facts.id, of: facts.child, kind, facts.start, until: facts.end,
                        in: "caregiver_link_facts")
                ]
            case .placement(let facts, let isVoided):
                [
                    version(
                        facts.id, of: facts.child, isVoided ? .voided : placementKind, facts.start,
                        until: facts.end, in: "placement_facts")
                ]
            case .caregiver(let told): try told.facts.map { try $0.told(of: told.caregiver) }
            case .worker(let told): try told.facts.map { try $0.told(of: told.worker) }
            case .visit(let facts, let kind):
                [
                    version(
                        facts.id, of: facts.child, kind, facts.on, until: facts.on,
                        in: "placement_visit_facts")
                ]
            case .note(let facts, let kind):
                [
                    version(
                        facts.id, of: facts.child, kind, facts.on, until: facts.on,
                        in: "placement_note_facts")
                ]
            case .approval(let facts, let kind):
                [
                    ToldVersion(
                        FactID(of: facts.id), of: facts.caregiver.text, kind, from: facts.start,
                        until: facts.end, in: "carer_approval_facts")
                ]
            case .screening(let facts, let kind):
                [
                    version(
                        facts.id, of: facts.child, kind, facts.on, until: facts.on,
                        in: "child_screening_facts")
                ]
            case .application(let facts, let kind):
                [
                    version(
                        facts.id, of: facts.child, kind, facts.on, until: facts.withdrawnOn,
                        in: "disability_application_facts")
                ]
            case .act(let facts, let kind):
                [
                    version(
                        facts.id, of: facts.child, kind, facts.draftedOn, until: facts.revokedOn,
                        in: "act_facts")
                ]
            case .merge(let facts, let kind):
                [
                    ToldVersion(
                        facts.id, of: facts.duplicate.text, kind, from: .first, in: "child_aliases")
                ]
            case .caregiverMerge(let facts, let kind):
                [
                    ToldVersion(
                        facts.id, of: facts.duplicate.text, kind, from: .first, in: "caregiver_aliases")
                ]
            case .workerMerge(let facts, let kind):
                [
                    ToldVersion(
                        facts.id, of: facts.duplicate.text, kind, from: .first, in: "worker_aliases")
                ]
            case .circumstance, .confidential, .childPair, .transfer, .caregiverPair, .case, .opening,
                .forgetting:
                []
            }
        }
    }

    private func version<Named>(
        _ id: ID<Named>, of child: ChildID, _ kind: VersionKind, _ from: Day, until: Day? = nil,
        in table: String
    ) -> ToldVersion {
        ToldVersion(FactID(of: id), of: child.text, kind, from: from, until: until, in: table)
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
        switch aspect {
        case .identity: version(of: child.text, in: "child_identities")
        case .home: try version(of: child.text, home, in: "child_homes")
        case .poverty: try version(of: child.text, poverty, in: "child_poverty")
        case .standing: version(of: child.text, in: "child_standings")
        case .address: nil
        }
    }
}

extension CaregiverFact {
    fileprivate func told(of caregiver: CaregiverID) throws -> ToldVersion {
        switch aspect {
        case .identity: version(of: caregiver.text, in: "caregiver_identities")
        case .home: try version(of: caregiver.text, home, in: "caregiver_homes")
        }
    }
}

extension WorkerFact {
    fileprivate func told(of worker: WorkerID) throws -> ToldVersion {
        switch aspect {
        case .identity: version(of: worker.text, in: "worker_identities")
        case .workplace: try version(of: worker.text, workplace, in: "workplaces")
        case .role: try version(of: worker.text, role, in: "worker_roles")
        case .standing: try version(of: worker.text, standing, in: "worker_standings")
        }
    }
}

extension ToldFact {
    /// Without its value: something of that is sealed, or not told.
    fileprivate func version(of subject: String, in table: String) -> ToldVersion {
        ToldVersion(id, of: subject, kind, from: from, in: table)
    }

    fileprivate func version(
        of subject: String, _ value: (some Encodable)?, in table: String
    ) throws -> ToldVersion {
        let text = try value.map { String(decoding: try JSON.encode($0), as: UTF8.self) }
        return ToldVersion(id, of: subject, kind, from: from, value: text, in: table)
    }
}
