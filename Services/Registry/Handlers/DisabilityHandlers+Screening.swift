import Bus
import RegistryAPI
import ServiceKit
import Store
import Vocabulary

extension RegistryService {
    func askScreeningForm(_ request: AskScreeningForm, _ snapshot: Snapshot) throws -> ScreeningForm {
        try DisabilityRules(snapshot).form(request, of: snapshot.seekChild(request.child, at: "/child"))
    }

    func screenChild(_ request: ScreenChild, _ tx: Transaction) throws -> ChildScreening {
        let child = try tx.seekChild(request.child, on: request.on ?? tx.today, at: "/child")
        let screening = try DisabilityRules(tx).screen(
            request, of: child, as: request.id ?? tx.newID(),
            existing: child.value.map { try tx.screenings.of($0.id) } ?? [])
        try tx.screenings.facts.refuseTaken(request.id)
        return try tx.shown(
            tx.enter(screening, as: .recorded, in: tx.screenings) { .childScreened($0) })
    }

    func voidScreening(_ request: VoidScreening, _ tx: Transaction) throws -> ChildScreening {
        let sought = try tx.seek(request.id, in: tx.screenings)
        let shown = try sought.value.map { try tx.shown($0) }
        let voided = try tx.void(sought, in: tx.screenings) { .childScreeningVoided($0) }
        return shown ?? voided
    }

    func listScreenings(_ request: ListScreenings, _ snapshot: Snapshot) throws -> List<ChildScreening> {
        let child = try snapshot.file(of: request.child, at: "/child")
        snapshot.disclose(child.id)
        let page = try ListPage(request, in: ScreeningRecords.order)
        if let asOf = try snapshot.asOf(on: request.on, knownOn: request.knownOn) {
            let begun = try snapshot.begun(
                of: child, named: request.child, in: snapshot.screenings, by: ScreeningRecords.order, asOf)
            return try page.reply(page.fetch(begun)) { screenings in
                try screenings.map(snapshot.shown).marked(asOf, in: \.provisional)
            }
        }
        return try page.reply(snapshot.screenings.list(of: child.id, page)) { screenings in
            try screenings.map(snapshot.shown)
        }
    }
}

extension Snapshot {
    fileprivate func shown(_ screening: ChildScreening) throws -> ChildScreening {
        try DisabilityRules(self).shown(
            screening, by: screenings.facts.recorder(of: FactID(of: screening.id)))
    }
}
