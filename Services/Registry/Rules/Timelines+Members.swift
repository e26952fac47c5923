import RegistryAPI
import Vocabulary

// By what somebody differs from what a caller has read of it.

extension ChildTimelines {
    func members(changedSince version: Int) -> [String] {
        FactVersions.members(
            changedSince: version, identity.history.points, home.history.points, address.history.points,
            poverty.history.points, standing.history.points, of: { child(knownOn: $0) },
            [
                "name": { $0.name }, "sex": { $0.sex }, "birthDate": { $0.birth.date },
                "birthYear": { $0.birth.year }, "ethnicity": { $0.ethnicity },
                "personalNumber": { $0.personalNumber }, "commune": { $0.commune },
                "address": { $0.address }, "povertyStatus": { $0.povertyStatus }, "status": { $0.status },
            ])
    }
}

extension CaregiverTimelines {
    func members(changedSince version: Int) -> [String] {
        FactVersions.members(
            changedSince: version, identity.history.points, home.history.points,
            of: { caregiver(knownOn: $0) },
            [
                "name": { $0.name }, "sex": { $0.sex }, "birthYear": { $0.birthYear },
                "personalNumber": { $0.personalNumber }, "phone": { $0.phone }, "commune": { $0.commune },
            ])
    }
}

extension WorkerTimelines {
    func members(changedSince version: Int) -> [String] {
        FactVersions.members(
            changedSince: version, identity.history.points, workplace.history.points, role.history.points,
            standing.history.points, of: { worker(knownOn: $0) },
            [
                "name": { $0.name }, "phone": { $0.phone }, "unit": { $0.unit }, "role": { $0.role },
                "standing": { $0.standing },
            ])
    }
}
