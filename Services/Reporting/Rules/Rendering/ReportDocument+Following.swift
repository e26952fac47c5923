import Documents
import ReportingAPI
import Vocabulary

/// Who has reported, what stands in the units' ways, what inspections found, where the money is, and what the units say.
extension ReportDocument {
    /// Report by report; who is late or has not reported stands out.
    var duties: Section? {
        var rows: [Document.Row] = []
        var last: Duty?
        for duty in compilation.duties {
            if last?.duty != duty.duty || last?.period != duty.period || last?.due != duty.due {
                let title = words(
                    "duty-group",
                    [
                        "name": words.text(duty.name), "period": words.period(duty.period),
                        "due": words.day(duty.due),
                    ])
                rows.append(Document.Row([Document.Cell(title)], .group))
            }
            last = duty
            let state = Document.Cell(words("duty.\(duty.state.rawValue)") + late(duty.daysLate)).with {
                switch duty.state {
                case .missing, .returned: $0.tone = .bad
                case .late: $0.tone = .warning
                case .onTime, .waiting, .dueSoon, .invited: break
                }
            }
            rows.append(Document.Row([unit(duty.unit), day(duty.submittedOn), state]))
        }
        guard !rows.isEmpty else { return nil }
        let columns = [
            column("unit", weight: 3), column("submitted", weight: 1.2), column("state", weight: 1.6),
        ]
        return ("duties", [.table(Document.Table(name: words("duties"), columns: columns, rows: rows))])
    }

    var raised: Section? {
        guard let raised = compilation.raised, !raised.isEmpty else { return nil }
        let rows = raised.map { difficulty in
            let answers = difficulty.answers.map { answer in
                words(
                    "answered",
                    [
                        "by": words.unit(answer.by.text), "on": words.day(answer.on),
                        "decision": words.word(answer.decision), "text": answer.text,
                    ])
            }
            let state = words.word(difficulty.status) + late(difficulty.daysLate)
            return Document.Row([
                unit(difficulty.unit), day(difficulty.raisedOn), Document.Cell(difficulty.text),
                unit(difficulty.to), Document.Cell(([state] + answers).joined(separator: ". ")),
            ])
        }
        let columns = [
            column("unit", weight: 1.6), column("raised-on", weight: 1.2), column("text"),
            column("lies-with", weight: 1.6), column("state", weight: 2.2),
        ]
        return ("raised", [.table(Document.Table(name: words("raised"), columns: columns, rows: rows))])
    }

    var inspections: Section? {
        guard let inspections = compilation.inspections, !inspections.isEmpty else { return nil }
        let rows = inspections.map { inspection in
            Document.Row([
                Document.Cell(words.word(inspection.kind)), unit(inspection.inspector), unit(inspection.of),
                inspection.heldOn.map { day($0) } ?? Document.Cell(words.word(inspection.status)),
                whole(inspection.findings.count),
                whole(inspection.findings.count { $0.mendedOn == nil }),
            ])
        }
        let columns =
            [
                column("kind", weight: 1.3), column("inspector", weight: 2.5),
                column("inspected", weight: 2.5),
                column("held", weight: 1.5),
            ] + ["findings", "unmended"].map { column($0, isNumber: true, weight: 1.2) }
        return (
            "inspections", [.table(Document.Table(name: words("inspections"), columns: columns, rows: rows))]
        )
    }

    var finances: Section? {
        let lines = compilation.finances
        guard !lines.isEmpty else { return nil }
        let amounts: [KeyPath<MoneyLine, Money>] = [\.allocated, \.committed, \.paid, \.left]
        func row(_ name: String, _ year: String, _ sums: [Int64], _ kind: Document.Row.Kind?) -> Document.Row
        {
            Document.Row(
                [Document.Cell(name), Document.Cell(year)]
                    + sums.map { Document.Cell(words.dong($0), .whole($0)) }, kind)
        }
        func rows(_ lines: [MoneyLine], _ kind: Document.Row.Kind?) -> [Document.Row] {
            lines.map { line in
                row(words.money(line), "\(line.year)", amounts.map { line[keyPath: $0].dong }, kind)
            }
        }
        let own = lines.filter { $0.plan == nil }
        let sums = amounts.map { column in own.reduce(0) { $0 + $1[keyPath: column].dong } }
        // Of no plan: after the total, in which it is not.
        let rest = rows(lines.filter { $0.plan != nil }, .beside)
        let columns =
            [column("source", weight: 3), column("year", weight: 0.8)]
            + ["allocated", "committed", "paid", "left"].map { key in
                column(key, isNumber: true, weight: 2).with { $0.unit = words("dong") }
            }
        let table = Document.Table(
            name: words("finances"), columns: columns,
            rows: rows(own, nil) + [row(words("total"), "", sums, .total)] + rest
        ).with { $0.caption = words("finances-caption") }
        return ("finances", chartOfMoney(own) + [.table(table)])
    }

    var narratives: Section? {
        guard !compilation.submissions.isEmpty else { return nil }
        let parts = compilation.submissions.flatMap { submission -> [Document.Part] in
            let figures =
                submission.overridden.compactMap { figure in
                    figure.stated.map { overriding(figure, by: $0) }
                } + (submission.withheld ?? []).map { words("withheld", ["indicator": $0]) }
            let difficulties = [
                Document.Run.emphasised(words("difficulties")), .init(" " + submission.difficulties),
            ]
            var parts: [Document.Part] = [.heading(words.unit(submission.unit.text), level: 2)]
            if !submission.narrative.isEmpty {
                parts.append(.paragraph(Document.Paragraph(submission.narrative)))
            }
            if !submission.difficulties.isEmpty { parts.append(.paragraph(Document.Paragraph(difficulties))) }
            if !figures.isEmpty { parts.append(.list(figures.map { Document.Paragraph($0) })) }
            return parts
        }
        return ("narratives", parts)
    }

    private func overriding(_ figure: SubmittedFigure, by stated: FigurePair) -> String {
        func pair(_ pair: FigurePair) -> String {
            words.whole(pair.numerator) + (pair.denominator.map { "/" + words.whole($0) } ?? "")
        }
        return words(
            "overridden",
            [
                "indicator": figure.indicator, "known": pair(figure.known), "stated": pair(stated),
                "by": figure.by.map { words.unit($0.text) } ?? "", "reason": figure.reason ?? "",
            ])
    }
}
