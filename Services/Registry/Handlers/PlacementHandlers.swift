import Bus
import RegistryAPI
import ServiceKit
import Store
import Vocabulary

extension RegistryService {
    func beginPlacement(_ request: BeginPlacement, _ tx: Transaction) throws -> Placement {
        let start = request.start ?? tx.today
        let placement = try PlacementRules(tx).begin(
            request, of: tx.seekChild(request.child, on: start, at: "/child"),
            with: tx.seekCaregiver(request.caregiver, at: "/caregiver"), as: request.id ?? tx.newID(),
            existing: tx.placements.of(request.child), until: tx.lastDay(of: request.child, from: start))
        try tx.placementFacts.refuseTaken(request.id)
        try tx.begin(placement, in: tx.placementFacts)
        let begun = try save(placement, tx) { .placementBegun($0) }
        try followClosures(of: begun.child, entered: FactID(of: begun.id), tx)
        return try tx.placements.get(begun.id, at: "/id")
    }

    func extendPlacement(_ request: ExtendPlacement, _ tx: Transaction) throws -> Placement {
        let extended = try PlacementRules(tx).extend(seekPlacement(request.id, tx), to: request.expectedEnd)
        try tx.children.get(extended.child, at: "/id").requireActive(at: "/id")
        // What is expected is said anew.
        try tx.keep(extended, as: .corrected, in: tx.placementFacts)
        return try save(extended, tx) { .placementExtended($0) }
    }

    /// Ending is allowed when the child's registration is closed too.
    func endPlacement(_ request: EndPlacement, _ tx: Transaction) throws -> Placement {
        let ended = try PlacementRules(tx).end(seekPlacement(request.id, tx), on: request.end ?? tx.today)
        try tx.keep(ended, as: .ended, in: tx.placementFacts)
        return try save(ended, tx) { .placementEnded($0) }
    }

    func listPlacements(_ request: ListPlacements, _ snapshot: Snapshot) throws -> List<Placement> {
        let child = try snapshot.file(of: request.child, at: "/child")
        snapshot.disclose(child.id)
        let page = try ListPage(request, in: PlacementRecords.order)
        return try page.reply(snapshot.placements.list(request, page))
    }

    func seekPlacement(_ id: PlacementID, _ tx: Transaction) throws -> Sought<Placement> {
        try tx.seek(id, in: tx.placements) { try tx.home(of: $0.child) }
    }

    func save(
        _ placement: Placement, _ tx: Transaction, telling event: (PlacementFacts) -> RegistryEvent
    ) throws -> Placement {
        tx.disclose(placement.child)
        try tx.placements.save(placement)
        tx.emit(event(placement.facts))
        return placement
    }
}
