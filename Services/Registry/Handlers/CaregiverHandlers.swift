import Bus
import RegistryAPI
import Store
import Vocabulary

extension RegistryService {
    func register(_ request: RegisterCaregiver, _ tx: Transaction) throws -> Caregiver {
        try tx.authorize(request.commune, at: "/commune")
        return try admit(request, tx)
    }

    /// Enters the caregiver and tells of it; the caller has been let through.
    func admit(_ request: RegisterCaregiver, _ tx: Transaction) throws -> Caregiver {
        let caregiver = try Care(reference: reference, today: tx.today)
            .admit(request, as: request.id ?? tx.newID())
        if try tx.caregivers.find(caregiver.id) != nil {
            throw Refusal.exists("/id", Message("registry.id-taken", ["id": caregiver.id.text]))
        }
        if let number = caregiver.personalNumber, let other = try tx.caregivers.find(personalNumber: number) {
            throw Refusal.exists(
                "/personalNumber", Message("registry.personal-number-taken", ["id": other.id.text]))
        }
        try tx.caregivers.insert(caregiver)
        tx.emit(RegistryEvent.caregiverRegistered(caregiver.facts))
        return caregiver
    }

    func link(_ request: LinkCaregiver, _ tx: Transaction) throws -> CaregiverLink {
        let child = try tx.child(request.child, at: "/child")
        tx.disclose(child.id)
        guard let caregiver = try tx.caregivers.find(request.caregiver) else {
            throw Refusal.notFound(
                "/caregiver", Message("registry.no-caregiver", ["id": request.caregiver.text]))
        }
        if let id = request.id, try tx.caregivers.link(id) != nil {
            throw Refusal.exists("/id", Message("registry.id-taken", ["id": id.text]))
        }
        return try link(
            caregiver, to: child, as: request.relation, from: request.start ?? tx.today, id: request.id, tx)
    }

    /// Links them and tells of it; the caller has been let through.
    @discardableResult
    func link(
        _ caregiver: Caregiver, to child: RegisteredChild, as relation: CareRelation, from start: Day,
        id: CaregiverLinkID?, _ tx: Transaction
    ) throws -> CaregiverLink {
        let link = try Care(reference: reference, today: tx.today).link(
            caregiver, to: child, as: relation, from: start, id: id ?? tx.newID(),
            existing: tx.caregivers.links(of: child.id))
        try tx.caregivers.save(link)
        tx.emit(RegistryEvent.caregiverLinked(link.facts))
        return link
    }

    func unlink(_ request: UnlinkCaregiver, _ tx: Transaction) throws -> CaregiverLink {
        guard let link = try tx.caregivers.link(request.id) else {
            throw Refusal.notFound("/id", Message("registry.no-link", ["id": request.id.text]))
        }
        let child = try tx.child(link.child, at: "/id")
        tx.disclose(child.id)
        try Standing.requireActive(child)
        let ended = try Care(reference: reference, today: tx.today).unlink(link, on: request.end ?? tx.today)
        try tx.caregivers.save(ended)
        tx.emit(RegistryEvent.caregiverUnlinked(ended.facts))
        return ended
    }

    func list(_ request: ListCaregivers, _ snapshot: Snapshot) throws -> CaregiverList {
        let child = try snapshot.child(request.child, at: "/child")
        snapshot.disclose(child.id)
        let links = try snapshot.caregivers.links(of: child.id)
            .filter { $0.end == nil || request.includeEnded == true }
        return CaregiverList(
            items: try links.compactMap { link in
                try snapshot.caregivers.find(link.caregiver).map {
                    CaregiverList.Entry(link: link, caregiver: $0)
                }
            })
    }
}
