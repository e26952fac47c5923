import Bus
import FundingAPI
import ServiceKit
import Store
import Vocabulary

extension FundingService {
    func closeSettlement(_ request: CloseSettlement, _ tx: Transaction) throws -> Settlement {
        try tx.authorizeName(of: request.unit, at: "/unit")
        let names = tx.units.names(of: request.unit, on: tx.today)
        let records = tx.settlements
        // Of a year that is closed nothing has to be explained.
        if let before = try records.find(request.year, of: names), let day = before.closedOn {
            throw Refusal.exists(
                "/year",
                Message(
                    "funding.year-closed",
                    [
                        "unit": request.unit.text, "year": "\(request.year)", "day": day.description,
                        "document": before.document ?? "",
                    ]))
        }
        let id = request.id ?? tx.newID()
        let settled = try SettlementRules(tx).close(
            request, as: id, records.lines(of: names, year: request.year, nil),
            pending: tx.commitments.pending(in: request.year, of: names),
            unmended: tx.spendingFindings.open(in: request.year, of: names),
            lastPosted: records.lastPosted(in: request.year, of: names))
        try records.refuseTaken(request.id)
        if let open = try tx.runs.open(in: request.year, of: names) {
            throw Refusal.precondition(
                "/year",
                Message("funding.list-open", ["month": open.month.description]).about(open.id))
        }
        let day = settled.closedOn ?? tx.today
        try records.insert(settled, as: id, on: day)
        try tx.stand(FactSubject(id), closing(settled), from: day)
        tx.emit(FundingEvent.yearSettled(settled))
        return settled
    }

    func correctSettlement(_ request: CorrectSettlement, _ tx: Transaction) throws -> Settlement {
        try tx.authorizeName(of: request.unit, at: "/unit")
        let (records, names) = (tx.settlements, tx.units.names(of: request.unit, on: tx.today))
        let (id, corrected) = try SettlementRules(tx).correct(
            records.find(request.year, of: names), by: request,
            lastPosted: records.lastPosted(in: request.year, of: names))
        let day = corrected.closedOn ?? tx.today
        try records.save(corrected, as: id, on: day)
        try tx.putRight(FactSubject(id), closing(corrected), from: day)
        tx.emit(
            FundingEvent.settlementCorrected(SettlementFacts(settlement: corrected, reason: request.reason)))
        return corrected
    }

    /// That a year is closed, with what may be said wrongly of that.
    private func closing(_ settlement: Settlement) throws -> ServiceKit.Standing {
        try Standing(Entered.entered).saying(YearClosing(settlement))
    }

    func getSettlement(_ request: GetSettlement, _ snapshot: Snapshot) throws -> Settlement {
        try snapshot.authorize(request.unit, at: "/unit")
        var checks = Checks(snapshot.reference, today: snapshot.today)
        checks.budgetYear(request.year, at: "/year")
        try checks.finish()
        let names = snapshot.units.names(of: request.unit, on: snapshot.today)
        let asOf = try snapshot.asOf(on: request.on, knownOn: request.knownOn)
        if let closed = try snapshot.settlements.find(request.year, of: names, asOf) {
            return closed.with { $0.provisional = asOf?.provisional }
        }
        let lines = try snapshot.settlements.lines(of: names, year: request.year, asOf)
        return try Settlement.adding(lines, unit: request.unit, year: request.year).with {
            $0.provisional = asOf?.provisional
        }
    }

    /// Nothing is posted in a year that its unit has closed. FAILED_PRECONDITION at `pointer`.
    func requireOpenYears(_ entries: [NewEntry], at pointer: String, _ tx: Transaction) throws {
        for year in Set(entries.map(\.year)).sorted() {
            let closing = try tx.settlements.units(closing: year)
            guard !closing.isEmpty else { continue }
            for entry in entries where entry.year == year && !entry.postings.isEmpty {
                let names = tx.units.names(of: entry.unit, on: tx.today)
                guard !Set(names).isDisjoint(with: closing) else { continue }
                try SettlementRules(tx).requireOpen(
                    year, of: entry.unit, tx.settlements.find(year, of: names), at: pointer)
            }
        }
    }
}
