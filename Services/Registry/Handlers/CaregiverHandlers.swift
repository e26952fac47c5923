import Bus
import RegistryAPI
import ServiceKit
import Store
import Vocabulary

extension RegistryService {
    func registerCaregiver(_ request: RegisterCaregiver, _ tx: Transaction) throws -> Caregiver {
        try tx.authorize(request.commune, at: "/commune")
        return try admit(request, tx)
    }

    /// Enters the caregiver and tells of it; the caller has been let through.
    func admit(_ request: RegisterCaregiver, _ tx: Transaction) throws -> Caregiver {
        let caregiver = try Care(reference: reference, today: tx.today)
            .admit(request, as: request.id ?? tx.newID())
        try tx.caregivers.refuseTaken(request.id)
        if let number = caregiver.personalNumber, let other = try tx.caregivers.find(personalNumber: number) {
            throw Refusal.exists(
                "/personalNumber", Message("registry.personal-number-taken", ["id": other.id.text]))
        }
        try Namesakes.refuse(
            caregiver, among: tx.caregivers.namesakes(of: caregiver),
            confirmedDistinct: request.confirmedDistinct ?? false)
        try tx.caregivers.insert(caregiver)
        tx.emit(RegistryEvent.caregiverRegistered(caregiver.facts))
        return caregiver
    }

    func linkCaregiver(_ request: LinkCaregiver, _ tx: Transaction) throws -> CaregiverLink {
        let child = try tx.child(request.child, at: "/child")
        tx.disclose(child.id)
        let caregiver = try tx.caregivers.get(request.caregiver, at: "/caregiver")
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
            existing: tx.caregiverLinks.of(child.id))
        try tx.caregiverLinks.refuseTaken(id)
        try tx.caregiverLinks.save(link)
        tx.emit(RegistryEvent.caregiverLinked(link.facts))
        return link
    }

    func unlinkCaregiver(_ request: UnlinkCaregiver, _ tx: Transaction) throws -> CaregiverLink {
        let link = try tx.caregiverLinks.get(request.id, at: "/id")
        let child = try tx.child(link.child, at: "/id")
        tx.disclose(child.id)
        let ended = try Care(reference: reference, today: tx.today).unlink(link, on: request.end ?? tx.today)
        try Standing.requireActive(child)
        try tx.caregiverLinks.save(ended)
        tx.emit(RegistryEvent.caregiverUnlinked(ended.facts))
        return ended
    }

    func listCaregivers(_ request: ListCaregivers, _ snapshot: Snapshot) throws -> List<LinkedCaregiver> {
        let child = try snapshot.child(request.child, at: "/child")
        snapshot.disclose(child.id)
        let links = try snapshot.caregiverLinks.list(request, limit: ListPage.fetch(request))
        let caregivers = try snapshot.caregivers.all(links.map(\.caregiver))
        return try ListPage.reply(links, request) { links in
            try links.map { link in
                guard let caregiver = caregivers[link.caregiver] else {
                    throw UnreadableRecord(
                        table: CaregiverLinkRecords.table, row: link.id.text, column: "caregiver",
                        value: link.caregiver.text)
                }
                return LinkedCaregiver(link: link, caregiver: caregiver)
            }
        } key: {
            $0.id.text
        }
    }
}
