import Bus
import RegistryAPI
import ServiceKit
import Store
import Vocabulary

extension RegistryService {
    /// A child's file was opened out of reach: that is for the lead agency to look at. Whoever opens one is a person, and has
    /// said why.
    func recordOpening(of child: ChildID, _ tx: Transaction) throws {
        guard let person = tx.principal.person?.id, let reason = tx.context.breakGlass else {
            preconditionFailure("nobody opens a file without a name and a reason")
        }
        let opening = OpeningRules(tx).task(
            FileOpening(
                id: tx.newID(), child: child, at: tx.now, unit: tx.principal.unit, person: person,
                method: tx.context.method, reason: reason))
        try tx.openings.save(opening)
        tx.emit(RegistryEvent.fileOpened(opening.facts))
    }

    func listOpenings(_ request: ListOpenings, _ snapshot: Snapshot) throws -> List<FileOpening> {
        let page = try ListPage(request, in: OpeningRecords.order)
        let reach = try snapshot.units(request.unit, at: "/unit")
        let openings = try snapshot.openings.list(request, within: reach, on: snapshot.today, page)
        return try page.reply(openings) { shown in
            // Why somebody opened the file is about the child: who wants to know asks about that one, and has looked at it.
            guard request.child != nil else { return shown.map { self.shown($0, snapshot).withoutWords } }
            for opening in shown { snapshot.disclose(opening.child) }
            return shown.map { self.shown($0, snapshot) }
        }
    }

    private func shown(_ opening: FileOpening, _ snapshot: Snapshot) -> FileOpening {
        OpeningRules(snapshot).timed(
            opening, reviewed: opening.review?.at.day(utcOffset: snapshot.utcOffset))
    }

    func reviewOpening(_ request: ReviewOpening, _ tx: Transaction) throws -> FileOpening {
        let sought = try tx.openings.seek(request.id, at: "/id") { opening in
            let home = try tx.home(of: opening.child)
            guard let unit = [home, opening.unit].first(where: { tx.reaches($0) }) else { return false }
            try tx.authorize(unit, at: "/id")
            return true
        }
        let reviewed = try OpeningRules(tx).review(sought, by: request, reviewer: tx.principal, at: tx.now)
        tx.disclose(reviewed.child)
        try tx.openings.save(reviewed)
        tx.emit(RegistryEvent.fileOpeningReviewed(reviewed.facts))
        return shown(reviewed, tx)
    }
}

extension FileOpening {
    /// Who opened whose file, when, and by when to say whether that was right.
    fileprivate var withoutWords: FileOpening {
        with { opening in
            opening.reason = nil
            opening.review?.note = nil
        }
    }
}
