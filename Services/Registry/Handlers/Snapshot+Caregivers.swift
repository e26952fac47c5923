import GRDB
import RegistryAPI
import ServiceKit
import Store
import Vocabulary

/// Caregivers are known to who may act for their commune, or for a child that they look after or looked after once. Nobody
/// else is told that there is such a person: who has a personal number in hand learns nothing by trying it.
extension Snapshot {
    /// The caregiver that the request names.
    func seekCaregiver(_ id: CaregiverID, at pointer: String) throws -> Sought<Caregiver> {
        try caregivers.seek(id, at: pointer) { caregiver in
            guard let unit = try unitInReach(of: caregiver) else { return false }
            try authorize(unit, at: pointer)
            return true
        }
    }

    /// An entry that the request names, merged or not, of a caregiver in reach.
    func seekCaregiverEntry(_ id: CaregiverID, at pointer: String) throws -> Sought<Caregiver> {
        let sought = try seekCaregiver(id, at: pointer)
        guard let caregiver = sought.value, caregiver.id != id, let entry = try caregivers.entry(id) else {
            return sought
        }
        return .found(entry)
    }

    /// The caregiver with its other entries.
    func shown(_ caregiver: Caregiver, knownOn point: LogPoint = .latest) throws -> Caregiver {
        let aliases = try entries(of: caregiver.id, knownOn: point).dropFirst()
        return caregiver.with { $0.aliases = aliases.isEmpty ? nil : Array(aliases) }
    }

    /// Every entry of the one that was taken then for the caregiver that is named so, that one first, where the caller reaches it: else
    /// of `caregiver`, whom the name is taken for now.
    func entries(
        of caregiver: Caregiver, named id: CaregiverID, knownOn point: LogPoint
    ) throws -> [CaregiverID] {
        let taken = try caregiverAliases.survivor(of: id, knownOn: point)
        return try entries(of: tells(of: taken, beside: id) ? taken : caregiver.id, knownOn: point)
    }

    private func entries(of survivor: CaregiverID, knownOn point: LogPoint) throws -> [CaregiverID] {
        try caregiverAliases.entries(of: survivor, knownOn: point)
            .filter { try tells(of: $0, beside: survivor) }
    }

    /// Whether the caller may hear of an entry that was the same as another one once. Who was parted from it since is judged by where it is
    /// now, and of who is forgotten nothing is told.
    private func tells(of entry: CaregiverID, beside other: CaregiverID) throws -> Bool {
        if entry == other { return true }
        guard let now = try caregivers.find(entry) else { return false }
        return try now.id == caregivers.find(other)?.id || reaches(now)
    }

    /// By which entry each of these was shown, as known at a point, of those that were shown by another one that the caller may hear of.
    func merged(_ ids: some Sequence<CaregiverID>, knownOn point: LogPoint) throws -> [CaregiverID:
        CaregiverID]
    {
        let held = try caregiverAliases.held(
            where: "subject IN \(SQL.each(Array(Set(ids))))", on: .last, knownOn: point)
        let told = try held.filter { try tells(of: $0.value.survivor, beside: $0.about) }
        return Dictionary(uniqueKeysWithValues: told.map { ($0.about, $0.value.survivor) })
    }

    /// The same for a member that may be left out: then nil is found.
    func seekCaregiver(_ id: CaregiverID?, at pointer: String) throws -> Sought<Caregiver?> {
        guard let id else { return .found(nil) }
        return try seekCaregiver(id, at: pointer).map(Optional.some)
    }

    /// The caregiver with a personal number. One entered elsewhere too, under another id, is another entry.
    func caregiver(numbered number: PersonalID, otherThan ids: Set<CaregiverID> = []) throws -> Caregiver? {
        let people = try caregivers.all(numbered: number).filter { !ids.contains($0.id) }
            .compactMap { try caregivers.find($0.id) }
        return try people.first { try !ids.contains($0.id) && reaches($0) }
    }

    func reaches(_ caregiver: Caregiver) throws -> Bool { try unitInReach(of: caregiver) != nil }

    /// For which unit the caller may act: the caregiver's own, or that of a child.
    private func unitInReach(of caregiver: Caregiver) throws -> UnitPath? {
        if reaches(caregiver.commune) { return caregiver.commune }
        return try caregivers.homes(ofChildrenOf: caregiver.id).first { reaches($0) }
    }
}
