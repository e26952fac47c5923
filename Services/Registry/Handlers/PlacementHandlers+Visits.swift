import Bus
import RegistryAPI
import ServiceKit
import Store
import Vocabulary

extension RegistryService {
    func visitPlacement(_ request: VisitPlacement, _ tx: Transaction) throws -> PlacementVisit {
        let placement = try tx.seek(request.placement, in: tx.placements, at: "/placement") {
            try tx.home(of: $0.child)
        }
        let visit = try PlacementRules(tx).visit(
            request, of: placement, as: request.id ?? tx.newID(),
            beside: tx.placementVisits.of(request.placement))
        try tx.placementVisits.facts.refuseTaken(request.id)
        return try tx.enter(visit, as: .recorded, in: tx.placementVisits) { .placementVisited($0) }
    }

    func voidPlacementVisit(_ request: VoidPlacementVisit, _ tx: Transaction) throws -> PlacementVisit {
        try tx.void(tx.seek(request.id, in: tx.placementVisits), in: tx.placementVisits) {
            .placementVisitVoided($0)
        }
    }

    func listPlacementVisits(
        _ request: ListPlacementVisits, _ snapshot: Snapshot
    ) throws -> List<PlacementVisit> {
        let child = try snapshot.file(of: request.child, at: "/child")
        snapshot.disclose(child.id)
        let page = try ListPage(request, in: PlacementVisitRecords.order)
        if let asOf = try snapshot.asOf(on: request.on, knownOn: request.knownOn) {
            let begun = try snapshot.begun(
                of: child, named: request.child, in: snapshot.placementVisits,
                by: PlacementVisitRecords.order, asOf)
            return try page.reply(page.fetch(begun)) { $0.marked(asOf, in: \.provisional) }
        }
        return try page.reply(snapshot.placementVisits.list(of: child.id, page))
    }

    func listDuePlacements(_ request: ListDuePlacements, _ snapshot: Snapshot) throws -> List<DuePlacement> {
        let units = try snapshot.units(request.commune, at: "/commune")
        let page = try ListPage(request, in: Self.dueOrder)
        let rules = PlacementRules(snapshot)
        let goingOn = try snapshot.placementVisits.goingOn(within: units, on: snapshot.today)
        let facilities = try snapshot.facilities.all(Set(goingOn.compactMap(\.placement.provider)))
        let due = try goingOn.flatMap { kept in
            try rules.due(
                kept.placement, visited: kept.visits, unheard: kept.unheard,
                in: kept.placement.provider.flatMap { facilities[$0] },
                unapproved: snapshot.unapproved(kept.placement)
            ).map { item in
                DuePlacement(
                    placement: kept.placement, commune: kept.commune, step: item.step, due: item.due,
                    overdue: item.due < snapshot.today)
            }
        }.filter { item in request.overdue.map { $0 == item.overdue } ?? true }
        let asked = page.fetch(Self.dueOrder.sorted(due))
        for item in asked { snapshot.disclose(item.placement.child) }
        return try page.reply(asked)
    }

    private static let dueOrder = ListOrder<DuePlacement>("due", "id", "step") {
        [$0.due, $0.placement.id, $0.step.rawValue]
    }
}
