import Bus
import GatewayKit
import ServiceKit
import Vocabulary

extension Templates {
    static let sheet = """
        <p class="back"><a href="/lists/{{list}}">{{title}}</a></p>
        <h1>{{title}}</h1>
        <p class="lead">{{file}} · {{rows}}</p>
        {{#note}}<div class="note" role="status"><p>{{note}}</p></div>{{/note}}
        {{#said}}<div class="away" role="alert"><p>{{said}}</p></div>{{/said}}
        {{#receipts}}<div class="note" role="status"><p><strong>{{counts}}</strong></p>{{#before}}<p>{{before}}</p>{{/before}}\
        <p class="small">[[sheet-key]] <code>{{key}}</code></p></div>{{/receipts}}
        {{#isAtWork}}<div class="empty" role="status"><p>{{progress}}</p><progress aria-label="{{progress}}" max="{{total}}" value="{{sent}}"></progress>\
        <p><a href="{{place}}">[[sheet-look-again]]</a></p></div>{{/isAtWork}}
        {{#isTried}}
        <section aria-labelledby="tried"><h2 id="tried">[[sheet-tried]]</h2>
        <dl>{{#counts}}<dt>{{what}}</dt><dd>{{count}}</dd>{{/counts}}</dl>
        {{#mayBringIn}}<form method="post" action="{{place}}/bring-in"><input type="hidden" name="token" value="{{token}}">\
        <input type="hidden" name="key" value="{{key}}"><p class="acts"><button>{{bringIn}}</button></p></form>{{/mayBringIn}}
        {{^mayBringIn}}<p class="empty">[[sheet-nothing-new]]</p>{{/mayBringIn}}
        </section>
        {{/isTried}}
        {{#mayTry}}<form method="post" action="{{place}}/trial"><input type="hidden" name="token" value="{{token}}">\
        <p class="acts"><button>[[sheet-try]]</button></p></form>{{/mayTry}}
        {{> sheet-rows}}
        {{#hasRefused}}<p class="acts"><a class="button second" href="{{place}}/refused">[[sheet-refused-file]]</a></p>{{/hasRefused}}
        <section aria-labelledby="columns"><h2 id="columns">[[sheet-columns]]</h2>
        <ul>{{#guesses}}<li>{{said}}</li>{{/guesses}}</ul>
        {{#mayChoose}}<form method="post" action="{{place}}/columns"><input type="hidden" name="token" value="{{token}}">{{/mayChoose}}
        <div class="scroll"><table><thead><tr><th scope="col">[[sheet-column]]</th><th scope="col">[[sheet-meaning]]</th></tr></thead>
        <tbody>{{#columns}}<tr><th scope="row">{{heading}}</th><td data-label="[[sheet-meaning]]">\
        {{#isOpen}}{{#problem}}<p class="mistake" id="column.{{index}}-mistake">{{problem}}</p>{{/problem}}\
        <select name="column.{{index}}" id="column.{{index}}" aria-label="{{heading}}: [[sheet-meaning]]">\
        <option value="">[[choose]]</option><option value="-"{{#isLeft}} selected{{/isLeft}}>[[column-left-out]]</option>\
        {{#choices}}<option value="{{code}}"{{#isChosen}} selected{{/isChosen}}>{{text}}</option>{{/choices}}</select>{{/isOpen}}\
        {{^isOpen}}{{meaning}}{{/isOpen}}</td></tr>
        {{/columns}}</tbody></table></div>
        {{#mayChoose}}<p class="acts"><button>[[sheet-choose]]</button></p></form>{{/mayChoose}}
        </section>
        {{#hasFirst}}
        <section aria-labelledby="first"><h2 id="first">[[sheet-first]]</h2>
        <div class="scroll"><table><thead><tr><th scope="col">[[sheet-row]]</th>{{#meanings}}<th scope="col">{{text}}</th>{{/meanings}}</tr></thead>
        <tbody>{{#first}}<tr><th scope="row">{{line}}</th>{{#cells}}<td data-label="{{label}}">{{said}}</td>{{/cells}}</tr>
        {{/first}}</tbody></table></div></section>
        {{/hasFirst}}
        <form method="post" action="{{place}}/drop"><input type="hidden" name="token" value="{{token}}">\
        <p class="acts"><a href="/lists/{{list}}">[[sheet-another]]</a> <button class="plain">[[sheet-drop]]</button></p></form>
        """
}

extension Visit {
    /// So many rows are shown as they are understood.
    private static let firstRows = 5

    /// A table on its way: what was understood, what would become of its rows, what became of them.
    func sheetPage(_ sheet: Sheet, _ session: Session) async throws -> WebResponse {
        let isSettled = try await settled(sheet)
        let now = sheet.now
        let title = text("list.\(sheet.list.name)")
        let place = "/lists/\(sheet.list.name)/\(sheet.id)"
        var context: [String: Any] = [
            "list": sheet.list.name, "title": title, "file": sheet.name, "place": place,
            "rows": text("sheet-rows", ["count": numbers.whole(now.table.count)]),
            "note": session.takeNote().map { $0 as Any } ?? false,
            "said": now.said.map { $0 as Any } ?? false,
            "isAtWork": !isSettled, "receipts": now.receipts.map(receipt),
            "key": sheet.key(in: now), "isTried": false, "mayBringIn": false, "hasRefused": false,
        ]
        context.merge(progress(now)) { $1 }
        context.merge(columns(now)) { $1 }
        context.merge(try await first(sheet, now)) { $1 }
        context["guesses"] = guesses(sheet, now).map { ["said": $0] }
        context.merge(tried(isSettled ? now.trial : nil)) { $1 }
        context.merge(refusedRows(isSettled ? now.trial : nil, sheet, place)) { $1 }
        let isRefused = !(now.trial ?? now.receipts.last?.outcome).map(\.refused.isEmpty, default: true)
        context["hasRefused"] = isSettled && isRefused
        context["mayTry"] = isSettled && now.trial == nil && now.table.isUnderstood && now.receipts.isEmpty
        var response = page("sheet", title: title, context)
        // Asked for again by the browser itself, without a script.
        if !isSettled { response.headers.append(("Refresh", "2; url=\(place)")) }
        return response
    }

    private func progress(_ now: Sheet.State) -> [String: Any] {
        var total = now.lines?.count ?? now.table.count
        var key = "sheet-trying"
        switch now.work {
        case .trial(let lines): total = lines?.count ?? total
        case .bringingIn, nil: key = "sheet-bringing-in"
        }
        let said = ["sent": numbers.whole(now.sent), "total": numbers.whole(total)]
        return ["progress": text(key, said), "sent": "\(now.sent)", "total": "\(max(1, total))"]
    }

    private func receipt(_ receipt: Sheet.Receipt) -> [String: Any] {
        let outcome = receipt.outcome
        let before = outcome.doneBefore.map { moment in
            text(
                "sheet-done-before",
                [
                    "moment": DayWords.moment(moment, utcOffset: site.zone, in: language),
                    "count": numbers.whole(outcome.repeated),
                ])
        }
        let said = [
            "new": numbers.whole(outcome.accepted),
            "there": numbers.whole(outcome.alreadyThere + outcome.repeated),
            "refused": numbers.whole(outcome.refused.count - outcome.alreadyThere),
        ]
        return [
            "counts": text("sheet-receipt", said), "before": before.map { $0 as Any } ?? false,
            "key": receipt.key,
        ]
    }

    private func tried(_ trial: ImportOutcome?) -> [String: Any] {
        guard let trial else { return ["counts": [], "bringIn": ""] }
        let unsure = trial.refused.count { $0.isUnsure }
        let counts = [
            ("new", trial.accepted), ("there", trial.alreadyThere + trial.repeated), ("unsure", unsure),
            ("refused", trial.refused.count - trial.alreadyThere - unsure),
        ]
        return [
            "isTried": true, "mayBringIn": trial.accepted > 0,
            "bringIn": text("sheet-bring-in", ["count": numbers.whole(trial.accepted)]),
            "counts": counts.map { key, count in
                ["what": text("sheet-count.\(key)"), "count": numbers.whole(count)]
            },
        ]
    }

    // MARK: - What was understood

    private func columns(_ now: Sheet.State) -> [String: Any] {
        let columns = now.table.columns(in: language)
        let mayChoose = now.receipts.isEmpty && now.work == nil
        let meanings = now.table.meanings(in: language)
        let shown = columns.map { column -> [String: Any] in
            let choice = now.choices[column.index]
            let isOpen = mayChoose && (column.problem != nil || choice != nil)
            let chosen: String? = if case .member(let member) = choice { member } else { nil }
            return [
                "index": "\(column.index)", "heading": column.heading, "isOpen": isOpen,
                "problem": column.problem.map { problem in
                    let key = problem.key.split(separator: ".").last ?? ""
                    return text("\(key)", ["heading": column.heading]) as Any
                } ?? false,
                "meaning": column.member == nil ? text("column-left-out") : column.meaning,
                "isLeft": choice == .nothing,
                "choices": !isOpen
                    ? []
                    : meanings.map { member, called -> [String: Any] in
                        ["code": member, "text": called, "isChosen": member == chosen]
                    },
            ]
        }
        return [
            "columns": shown, "mayChoose": shown.contains { $0["isOpen"] as? Bool == true },
            "meanings": columns.filter { $0.member != nil }.map { ["text": $0.meaning] },
        ]
    }

    /// How the file was taken, where it could have been taken otherwise.
    private func guesses(_ sheet: Sheet, _ now: Sheet.State) -> [String] {
        let table = now.table
        let kind = GatewayKitTexts.all.render(Message("gateway.read-as.\(table.readAs)"), in: language)
        var said = [
            text(
                table.isText ? "guess-text" : "guess-sheet",
                [
                    "kind": kind, "encoding": table.isWide ? "UTF-16" : "UTF-8",
                    "row": numbers.whole(table.headingLine ?? 1),
                ])
        ]
        if table.columns(in: language).contains(where: \.isDay) { said.append(text("guess-days")) }
        if table.passedOver > 0 {
            said.append(text("guess-passed-over", ["count": numbers.whole(table.passedOver)]))
        }
        if !sheet.others.isEmpty {
            said.append(text("guess-sheets", ["others": sheet.others.joined(separator: ", ")]))
        }
        return said
    }

    /// Nothing where so many tables are being looked through that nobody would wait for it.
    private func first(_ sheet: Sheet, _ now: Sheet.State) async throws -> [String: Any] {
        // As they were mended.
        let table = now.table.mended(now.cells, sheet.contract.schema)
        let meanings = table.columns(in: language).filter { $0.member != nil }.map(\.meaning)
        var rows: [RowFile.Read] = []
        do {
            rows = try await site.readings.perform { [site, day, language] in
                let unit = site.reference.unitsInTables(on: day, language)
                return try table.firstRows(Self.firstRows, in: language, unit: unit)
            }
        } catch is OneAtATime.Busy {
            rows = []
        }
        return [
            "hasFirst": !rows.isEmpty && !meanings.isEmpty,
            "first": rows.map { row -> [String: Any] in
                [
                    "line": "\(row.line)",
                    "cells": zip(meanings, row.said).map { ["label": $0, "said": $1] },
                ]
            },
        ]
    }
}

extension Optional {
    fileprivate func map<Value>(_ value: (Wrapped) -> Value, default other: Value) -> Value {
        map(value) ?? other
    }
}
