import Bus
import ReportingAPI
import ServiceKit
import Store
import Vocabulary

extension ReportingService {
    func sendReport(_ request: SendReport, _ tx: Transaction) throws -> SentReport {
        let compilation = try tx.compilations.seekOwn(
            request.compilation, at: "/compilation", by: tx, of: \.compiledBy)
        let unit = tx.principal.unit
        let draft = try SendingRules(tx).send(
            request, as: request.id ?? tx.newID(), compilation, by: unit,
            earlier: compilation.value.map { try tx.sentReports.of(plan: $0.plan) } ?? [],
            taken: { try tx.sentReports.numbers(of: tx.units.names(of: unit, on: tx.today), in: $0) },
            names: { names(of: $0.map(\.text), tx) })
        try tx.sentReports.refuseTaken(request.id)
        let sent = try tx.signed(draft)
        try tx.sentReports.insert(sent)
        tx.emit(ReportingEvent.reportSent(SendingReference(sent)))
        return sent
    }

    func listSentReports(_ request: ListSentReports, _ snapshot: Snapshot) throws -> List<SentReport> {
        let plan = try snapshot.plan(request.plan, at: "/plan").plan
        try snapshot.authorize(plan.area, at: "/plan")
        let page = try ListPage(request, in: SentReportRecords.order)
        return try page.reply(snapshot.sentReports.list(request, page))
    }
}
