import Bus
package import CampaignsAPI
import RegistryAPI
package import Vocabulary

/// Somebody as the registry shows them to who may see them: enough to find and call a person.
package struct NamedPerson: Encodable, Sendable {
    package let person: Learner
    package let name: String
    package let birthYear: Int?
    /// Of a child those of its caregivers.
    package let phones: [String]
}

extension ServiceClients {
    /// What the registry calls these people, as far as `unit` may see them. Each is a look that the registry keeps.
    package func named(
        _ people: some Sequence<Learner>, as unit: UnitPath
    ) async throws -> [Learner: NamedPerson] {
        let registry = try client(to: RegistryContract.name, as: .unit(unit))
        var named: [Learner: NamedPerson] = [:]
        for person in people where named[person] == nil {
            do {
                named[person] = try await look(up: person, registry)
            } catch let error as CallError where error.namesNobody {
                // Somebody else's: it stays an id.
                continue
            }
        }
        return named
    }

    private func look(up person: Learner, _ registry: BusClient) async throws -> NamedPerson {
        let options = CallOptions(language: language)
        switch person.kind {
        case .child:
            let id = ChildID(of: person.id)
            let child = try await registry.call(Children.get, GetChild(id: id), options)
            let caregivers = try await registry.all(Caregivers.list, options) { after in
                ListCaregivers(child: id).with { $0.after = after }
            }
            return NamedPerson(
                person: person, name: child.name, birthYear: child.birthYear,
                phones: caregivers.compactMap(\.caregiver.phone))
        case .caregiver:
            let caregiver = try await registry.call(
                Caregivers.get, GetCaregiver(id: CaregiverID(of: person.id)), options)
            return NamedPerson(
                person: person, name: caregiver.name, birthYear: caregiver.birthYear,
                phones: [caregiver.phone].compactMap(\.self))
        case .worker:
            let worker = try await registry.call(
                Workers.get, GetWorker(id: WorkerID(of: person.id)), options)
            return NamedPerson(
                person: person, name: worker.name, birthYear: nil, phones: [worker.phone].compactMap(\.self))
        }
    }
}
