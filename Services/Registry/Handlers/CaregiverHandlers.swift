import Bus
import RegistryAPI
import ServiceKit
import Store
import Vocabulary

extension RegistryService {
    func registerCaregiver(_ request: RegisterCaregiver, _ tx: Transaction) throws -> Caregiver {
        try tx.authorize(request.commune, at: "/commune")
        return try enter(request, tx)
    }

    /// Enters the caregiver and tells of it; the caller has been let through.
    func enter(_ request: RegisterCaregiver, _ tx: Transaction) throws -> Caregiver {
        let caregiver = try CaregiverRules(tx).admit(request, as: request.id ?? tx.newID())
        try tx.caregivers.refuseTaken(request.id)
        let namesakes = try tx.caregivers.namesakes(of: caregiver)
        // Nothing had the id: it is in no pair.
        try refuseTwice(
            caregiver, among: namesakes, paired: [], confirmedDistinct: request.confirmedDistinct ?? false,
            tx)
        let said = try CaregiverSayings(registering: caregiver, learned: tx.learned) { tx.newID() }
        return try say(
            said, of: CaregiverTimelines(id: caregiver.id), among: namesakes, paired: [], tx
        ) { .caregiverRegistered($0) }
    }

    /// Of entries that the caller may not know of nothing is told, and those that the register has brought together already
    /// stay so.
    func refuseTwice(
        _ caregiver: Caregiver, among namesakes: [Caregiver], paired pairs: [EntryPair<Subject.Caregiver>],
        confirmedDistinct: Bool, _ tx: Transaction
    ) throws {
        func others(_ pairs: [EntryPair<Subject.Caregiver>]) -> Set<CaregiverID> {
            Set(pairs.map { $0.other(than: caregiver.id) }).union([caregiver.id])
        }
        try CaregiverRules(tx).requireOnce(
            numbered: caregiver.personalNumber.flatMap {
                try tx.caregiver(numbered: $0, otherThan: others(pairs.filter { $0.mark == .personalNumber }))
            })
        try Namesakes(tx).refuse(
            caregiver, among: namesakes.filter { !others(pairs).contains($0.id) },
            confirmedDistinct: confirmedDistinct, known: tx.reaches, by: tx.caregiverAspects.registrar)
    }

    func linkCaregiver(_ request: LinkCaregiver, _ tx: Transaction) throws -> CaregiverLink {
        let start = request.start ?? tx.today
        let child = try tx.seekChild(request.child, on: start, at: "/child")
        let linked = try link(
            tx.seekCaregiver(request.caregiver, at: "/caregiver"), to: child,
            among: child.value.map { try tx.caregiverLinks.people(of: $0.id) } ?? [],
            standing: tx.standing(of: child), as: request.relation, from: start, to: request.end,
            id: request.id, tx)
        tx.disclose(linked.child)
        return try followed(linked, in: tx.caregiverLinks, tx)
    }

    /// Links them and tells of it. The child has the links `existing`.
    @discardableResult
    func link(
        _ caregiver: Sought<Caregiver>, to child: Sought<RegisteredChild>, among existing: [CaregiverLink],
        standing: Timeline<ChildStanding>, as relation: CareRelation, from start: Day, to end: Day?,
        id: CaregiverLinkID?, _ tx: Transaction
    ) throws -> CaregiverLink {
        let link = try CaregiverRules(tx).link(
            caregiver, to: child, as: relation, from: start, to: end, id: id ?? tx.newID(),
            existing: existing, until: standing.lastDay(from: start),
            by: tx.caregiverLinks.facts.recorder)
        try tx.caregiverLinks.facts.refuseTaken(id)
        try tx.keepNew(link, in: tx.caregiverLinks, of: standing)
        return try tx.save(link, in: tx.caregiverLinks) { .caregiverLinked($0) }
    }

    func unlinkCaregiver(_ request: UnlinkCaregiver, _ tx: Transaction) throws -> CaregiverLink {
        let link = try tx.seek(request.id, in: tx.caregiverLinks)
        let day = request.end ?? tx.today
        let ended = try CaregiverRules(tx).unlink(link, on: day)
        try tx.requireActive(ended.child, on: day)
        return try tx.enter(ended, as: .ended, in: tx.caregiverLinks) { .caregiverUnlinked($0) }
    }

    func listCaregivers(_ request: ListCaregivers, _ snapshot: Snapshot) throws -> List<LinkedCaregiver> {
        let child = try snapshot.file(of: request.child, at: "/child")
        snapshot.disclose(child.id)
        let page = try ListPage(request, in: CaregiverLinkRecords.order)
        if let asOf = try snapshot.asOf(on: request.on, knownOn: request.knownOn) {
            let entries = try snapshot.entries(of: child, named: request.child, asOf)
            let links = try snapshot.caregiverLinks.facts.of(
                entries, asOf, includeEnded: request.includeEnded ?? false)
            return try page.reply(page.fetch(CaregiverLinkRecords.order.sorted(links))) { links in
                let merged = try snapshot.merged(links.map(\.caregiver), knownOn: asOf.knownOn)
                return try links.map { link in
                    let known = try snapshot.caregiverAspects.timelines(
                        of: merged[link.caregiver] ?? link.caregiver)
                    guard let then = known.caregiver(on: asOf.on, knownOn: asOf.knownOn) else {
                        throw strayLink(link)
                    }
                    return LinkedCaregiver(
                        link: link, caregiver: then.with { $0.provisional = asOf.provisional })
                }
            }
        }
        let links = try snapshot.caregiverLinks.list(of: child.id, request, on: snapshot.today, page)
        let caregivers = try snapshot.caregivers.all(links.map(\.caregiver))
        return try page.reply(links) { links in
            try links.map { link in
                guard let caregiver = caregivers[link.caregiver] else { throw strayLink(link) }
                return LinkedCaregiver(link: link, caregiver: caregiver)
            }
        }
    }

    private func strayLink(_ link: CaregiverLink) -> UnreadableRecord {
        UnreadableRecord(
            table: CaregiverLinkRecords.table, row: link.id.text, column: "caregiver",
            value: link.caregiver.text)
    }
}
