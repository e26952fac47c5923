import Bus
import ReportingAPI
import ServiceKit
import Vocabulary

/// How a compiled report is numbered, signed and sent.
struct SendingRules: Rules {
    let reference: Reference
    let today: Day

    /// `earlier`: what was sent under the plan. `taken`: the numbers that the office has in the year of a day.
    func send(
        _ request: SendReport, as id: SendingID, _ compilation: Sought<Compilation>, by unit: UnitPath,
        earlier: [SentReport], taken: (Int) throws -> Set<Int>, names: ([UnitPath]) -> [String: BilingualText]
    ) throws -> SentReport {
        var checks = Checks(reference, today: today)
        checks.several(request.to, at: "/to")
        for (index, unit) in request.to.enumerated() { checks.unit(unit, at: "/to/\(index)") }
        if let number = request.number { checks.number(number, in: 1...99_999, at: "/number") }
        let symbol: String = checks.words(request.symbol, at: "/symbol", upTo: 50)
        let day = checks.day(
            request.on,
            since: .recorded(
                ReportingDay.compilation, on: compilation.value?.compiledOn, of: compilation.value?.id),
            at: "/on")
        let signatory = checks.part("/signatory") { checks in
            self.signatory(request.signatory, of: unit, &checks)
        }
        let report = try checks.finish(compilation)
        try refuseTwice(request.to, in: earlier.filter { $0.compilation == report.id })
        let used = try taken(day.year)
        if let number = request.number, used.contains(number) {
            throw Refusal.exists(
                "/number",
                Message("reporting.number-taken", ["number": "\(number)", "year": "\(day.year)"]))
        }
        return SentReport(
            id: id, compilation: report.id, plan: report.plan, period: report.period, unit: unit,
            to: request.to, number: request.number ?? (used.max() ?? 0) + 1, symbol: symbol, on: day,
            signatory: signatory, names: names(request.to + [unit])
        ).with {
            if IssuingRules(reference: reference, today: today).decidesTogether(unit) {
                $0.isCommittee = true
            }
        }
    }

    /// A report goes to each unit once, under whatever name it had then. Throws ALREADY_EXISTS with all that have it.
    private func refuseTwice(_ receivers: [UnitPath], in earlier: [SentReport]) throws {
        let twice = receivers.enumerated().compactMap { index, receiver in
            earlier.first { $0.to.contains { reference.units.isSame($0, receiver, on: today) } }
                .map { sent in
                    Refusal.Violation(
                        "/to/\(index)",
                        Message(
                            "reporting.sent-already",
                            ["unit": receiver.text, "on": "\(sent.on)", "number": "\(sent.number)"]
                        ).about(sent.id))
                }
        }
        guard let first = twice.first else { return }
        throw Refusal(.alreadyExists, first.message, violations: twice)
    }

    /// The office of who signs is said where it is another's authority; only a body that decides together is signed for so.
    private func signatory(
        _ signatory: Signatory, of unit: UnitPath, _ checks: inout Checks
    ) -> Signatory {
        let office: String = checks.words(signatory.office, at: "/office", upTo: 100)
        let own: String? = checks.words(signatory.ownOffice, at: "/ownOffice", upTo: 100)
        let isCommittee = IssuingRules(reference: reference, today: today).decidesTogether(unit)
        let name: String = checks.words(signatory.name, at: "/name", upTo: 100)
        let isAnothers = [.deputy, .byOrder, .byMandate].contains(signatory.authority)
        if isAnothers != (own != nil) {
            checks.fail(
                "/ownOffice", isAnothers ? "reporting.sign-own-office" : "reporting.sign-head-office")
        }
        if signatory.authority == .onBehalf, !isCommittee {
            checks.fail("/authority", "reporting.sign-alone")
        }
        if signatory.authority == .head, isCommittee {
            checks.fail("/authority", "reporting.sign-together")
        }
        return signatory.with { ($0.office, $0.ownOffice, $0.name) = (office, own, name) }
    }

    /// When a unit had sent its report about the period to all that receive it, and to whom it has not yet. What went out before
    /// the duty's own cut-off does not give the figures that are asked for.
    func discharge(
        _ owed: DutyCalendar.Owed, by sent: [SentReport]
    ) -> (on: Day?, notYetTo: [UnitPath]) {
        let own = sent.filter {
            $0.period == owed.period && $0.on >= (owed.cutoff ?? owed.period.start)
                && reference.units.isSame($0.unit, owed.unit, on: today)
        }
        let receivers = [owed.to] + owed.alsoTo
        let days = receivers.map { receiver in
            own.filter { $0.to.contains { reference.units.isSame($0, receiver, on: today) } }.map(\.on).min()
        }
        let missing = zip(receivers, days).filter { $0.1 == nil }.map(\.0)
        guard missing.isEmpty else { return (nil, own.isEmpty ? [] : missing) }
        return (days.compactMap { $0 }.max(), [])
    }
}
